using System.Collections.Immutable;
using System.Text.Json.Nodes;
using TransferScheme.Allocation.Rota;

namespace TransferScheme.Allocation.Exporting;

/// <summary>
/// The ledger as lines that anyone can check without knowing our software: a fold of its entries. Only settled referrals have a
/// line, each where its last decision stands; so before each line the figures are brought to what that decision saw.
/// </summary>
/// <param name="Book">The rota before the next entry.</param>
/// <param name="Told">What a reader of the lines so far believes of each authority.</param>
/// <param name="Lines">The lines of the newest entry.</param>
sealed record LedgerExport(RotaBook Book, ImmutableSortedDictionary<string, ToldPosition> Told, IReadOnlyList<JsonObject> Lines)
{
    /// <summary>Before the first entry.</summary>
    internal static readonly LedgerExport Beginning =
        new(RotaBook.Empty, ImmutableSortedDictionary.Create<string, ToldPosition>(StringComparer.Ordinal), []);

    /// <summary>The first line.</summary>
    /// <param name="settlements">Of the whole ledger.</param>
    /// <param name="rulesInForce">The rules to name where nothing was decided yet.</param>
    internal static JsonObject FirstLine(Settlements settlements, string rulesInForce) => new()
    {
        ["type"] = "export",
        ["format"] = 1,
        ["rulesVersion"] = settlements.RulesVersion ?? rulesInForce,
        ["position"] = settlements.Position,
        ["open"] = settlements.Open,
        ["reversed"] = settlements.Reversed,
    };

    /// <summary>The last line.</summary>
    /// <param name="lines">How many lines there are, this one among them.</param>
    internal static JsonObject LastLine(int lines) => new() { ["type"] = "end", ["lines"] = lines };

    /// <summary>The export after one more entry.</summary>
    /// <param name="before">The export before it.</param>
    /// <param name="e">The entry.</param>
    /// <param name="settlements">How each referral stands at the end of the ledger.</param>
    internal static LedgerExport After(LedgerExport before, RotaEvent e, Settlements settlements)
    {
        var position = before.Book.Version + 1;
        var after = e switch
        {
            Decided d => before.Tell(settlements.Of(position, d)),
            Unplaced u => before.Tell(u.Referral, settlements.Of(position, u.ReferralId)),
            VoluntaryTaken v => before.Tell(v, settlements.Of(position, v.ReferralId)),
            PositionsSeen or ReservationMoved or DecisionReversed or SeatsTaken or ReservationDebited or DebitReversed or DebitMoved
                or UnplacedEnded or TurnCompleted => before with { Lines = [] },
            _ => throw new InvalidOperationException($"Nobody has said what the export tells of {e.GetType().Name}."),
        };
        return after with { Book = RotaBook.Evolve(before.Book, e) };
    }

    LedgerExport Tell((RotaReferral Referral, Settlement? Settlement) standing) => Tell(standing.Referral, standing.Settlement);

    LedgerExport Tell(RotaReferral referral, Settlement? settlement) => settlement is null
        ? this with { Lines = [] }
        : Tell(Line(referral, settlement.Receiver), settlement.Receiver, referral.Size);

    // Whoever has the children in the end: they may have passed on since.
    LedgerExport Tell(VoluntaryTaken taken, Settlement? settlement) => settlement is not { Receiver: { } receiver }
        ? this with { Lines = [] }
        : Tell(
            new JsonObject
            {
                ["type"] = "voluntary", ["authority"] = receiver, ["size"] = taken.Size, ["counts"] = !taken.IsGift,
                ["referral"] = taken.Referral,
            },
            receiver, taken.Size);

    // What the entry saw, where a reader believes something else, and what it was.
    LedgerExport Tell(JsonObject line, string? receiver, int size)
    {
        var lines = new List<JsonObject>();
        var told = Told.ToBuilder();
        foreach (var (authority, seen) in Book.Positions)
        {
            var now = ToldPosition.Of(seen, Book.Ledger.Of(authority).InFlight);
            lines.AddRange(told.TryGetValue(authority, out var known)
                ? now.Correct(authority, known)
                : now.Introduce(authority, seen.Region));
            told[authority] = now;
        }

        lines.Add(line);
        if (receiver is not null)
        {
            told[receiver] = told[receiver].Taking(size);
        }

        return this with { Told = told.ToImmutable(), Lines = lines };
    }

    static JsonObject Line(RotaReferral referral, string? receiver) => new()
    {
        ["type"] = "referral",
        ["id"] = referral.Id,
        ["size"] = referral.Size,
        ["entry"] = referral.Entry,
        ["unsuitable"] = new JsonArray([.. referral.Unsuitable.Select(code => JsonValue.Create(code))]),
        ["offers"] = new JsonArray(
        [
            .. referral.Declines.Select(decline => Declined(decline.Authority, decline.IsValid)),
            .. receiver is null ? Array.Empty<JsonNode>() : [new JsonObject { ["authority"] = receiver, ["outcome"] = "accepted" }],
        ]),
        ["chosen"] = receiver,
    };

    static JsonObject Declined(string authority, bool valid) =>
        new() { ["authority"] = authority, ["outcome"] = "refused", ["valid"] = valid };
}
