using TransferScheme.Allocation.Matching;
using TransferScheme.Allocation.Rules;
using TransferScheme.Rota.Deciding;
using TransferScheme.Rota.Receipts;

namespace TransferScheme.Allocation.Rota;

/// <summary>Whose turn a referral is: the entries of the ledger, and the receipt of the decision.</summary>
/// <param name="Entries">What the rota saw, where that is new, and what it decided.</param>
/// <param name="Receipt">The receipt.</param>
sealed record Turn(IReadOnlyList<RotaEvent> Entries, Receipt Receipt)
{
    /// <summary>Code of the chosen authority; null where nobody can take the group.</summary>
    internal string? Chosen => Receipt.Decision.Chosen < 0 ? null : Receipt.Ledger.Roll.Ids[Receipt.Decision.Chosen];

    /// <summary>Slug of its region.</summary>
    internal string? Region => Receipt.Decision.Chosen < 0 ? null : Receipt.Ledger.Roll.RegionAt(Receipt.Decision.Chosen);

    /// <summary>The decision in one sentence.</summary>
    internal string Sentence => RotaSentence.Of(Receipt.Decision, Receipt.Ledger, Receipt.Facts.Rules, Receipt.Names);

    /// <summary>Every other authority, with the code of the first reason.</summary>
    internal IReadOnlyList<ExcludedAuthority> Excluded =>
    [
        .. Receipt.Decision.Exclusions.Index().Where(e => e.Item is not Exclusion.None)
            .Select(e => new ExcludedAuthority(Receipt.Ledger.Roll.Ids[e.Index], e.Item.Code)),
    ];

    /// <summary>Decides by the guarded rota.</summary>
    /// <param name="book">The rota as it stands.</param>
    /// <param name="sight">The rules in force now, and the authorities as they stand.</param>
    /// <param name="referralId">The referral.</param>
    /// <param name="referral">What is known of it.</param>
    /// <param name="decisionId">Identifier of the decision.</param>
    /// <param name="attempt">1 for the first decision on the referral.</param>
    /// <param name="now">The time.</param>
    /// <param name="fits">How each authority suits the group, by code; null where nothing is known of it.</param>
    internal static Turn Take(
        RotaBook book, SchemeSight sight, Guid referralId, RotaReferral referral, Guid decisionId, int attempt, DateTimeOffset now,
        IReadOnlyDictionary<string, FitPoints>? fits = null)
    {
        RotaEvent[] before = book.Seeing(sight.Positions) is { } seen ? [seen] : [];
        book = before.Aggregate(book, RotaBook.Evolve);
        referral = referral with { Mismatch = fits is null ? null : [.. book.Ledger.Roll.Ids.Select(id => fits[id].Sum)] };
        var turn = new Turn([], Decide(book, referral, new ReceiptFacts(
            $"{decisionId}", book.Version + 1, book.LastHash, referral.Id, attempt, now, sight.Rules.Rota), sight.Names));
        return turn with { Entries = [.. before, turn.Entry(book, decisionId, referralId, referral)] };
    }

    /// <summary>The receipt of a decision that was taken, worked out again from the ledger.</summary>
    /// <param name="before">The rota before it.</param>
    /// <param name="entry">Its entry.</param>
    /// <param name="rules">All rules.</param>
    /// <param name="names">What authorities and regions are called.</param>
    /// <param name="pick">Who picked another candidate later; null where nobody did.</param>
    /// <param name="seat">The referral that took its seat in a burst; null where it was taken by its own.</param>
    /// <exception cref="InvalidOperationException">It does not come out as it was.</exception>
    internal static Receipt Again(RotaBook before, RotaEvent entry, SchemeRules rules, Names names, OutOfOrder? pick, SeatHolder? seat = null)
    {
        var (decisionId, position, referral, version, attempt, at, hash) = entry switch
        {
            Decided d => (d.DecisionId, d.Position, d.Referral, d.RulesVersion, d.Attempt, d.DecidedAt, d.Hash),
            Unplaced u => (u.DecisionId, u.Position, u.Referral, u.RulesVersion, u.Attempt, u.DecidedAt, u.Hash),
            _ => throw new InvalidOperationException($"{entry.GetType().Name} is no decision."),
        };
        var receipt = Decide(before, referral, new ReceiptFacts(
            $"{decisionId}", position, before.LastHash, referral.Id, attempt, at, rules.Named(version).Rota), names);
        return receipt.Hash() == hash
            ? receipt with
            {
                Facts = receipt.Facts with { OutOfOrder = pick, Seat = seat?.Seat, Referral = seat?.Reference ?? receipt.Facts.Referral },
            }
            : throw new InvalidOperationException($"Decision {decisionId} at {position} does not come out as it was taken.");
    }

    static Receipt Decide(RotaBook book, RotaReferral referral, ReceiptFacts facts, Names names)
    {
        var positions = book.Sight();
        var decision = GuardedRota.Decide(book.Ledger, positions, book.Group(referral), facts.Rules);
        return new Receipt(book.Ledger, positions, decision, facts, names);
    }

    RotaEvent Entry(RotaBook book, Guid decisionId, Guid referralId, RotaReferral referral)
    {
        var (decision, facts) = (Receipt.Decision, Receipt.Facts);
        return Chosen is { } chosen && Region is { } region
            ? new Decided(
                decisionId, facts.Position, referralId, referral, facts.Rules.Version, book.Parts(decision.Shares), chosen, region,
                book.Parts(decision.ArrearsChanges), facts.Attempt, facts.DecidedAt, Receipt.Hash())
            : new Unplaced(
                decisionId, facts.Position, referralId, referral, facts.Rules.Version, Excluded, facts.Attempt, facts.DecidedAt,
                Receipt.Hash());
    }
}

/// <summary>The referral that took a seat of a burst.</summary>
/// <param name="Reference">What people call it.</param>
/// <param name="Seat">The seat.</param>
sealed record SeatHolder(string Reference, BurstSeat Seat);
