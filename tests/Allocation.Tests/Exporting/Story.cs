using System.Text.Json.Nodes;
using TransferScheme.Allocation.Allocations;
using TransferScheme.Allocation.Authorities;
using TransferScheme.Allocation.Exporting;
using TransferScheme.Allocation.Handling;
using TransferScheme.Allocation.Matching;
using TransferScheme.Allocation.Rota;
using TransferScheme.Allocation.Rules;
using TransferScheme.Allocation.Swapping;
using TransferScheme.Rota.Lines;

namespace TransferScheme.Allocation.Tests.Exporting;

/// <summary>A history of the ledger, made by the product's own decisions: referrals, answers, arrivals, returns, new rules.</summary>
sealed class Story(IEnumerable<Authority> authorities, RulesAdopted rules)
{
    readonly SortedDictionary<string, Authority> _authorities = new(authorities.ToDictionary(a => a.Code), StringComparer.Ordinal);
    readonly List<RotaEvent> _entries = [];
    readonly Dictionary<Guid, AllocationCase> _cases = [];

    /// <summary>Every entry of the ledger.</summary>
    internal IReadOnlyList<RotaEvent> Entries => _entries;

    /// <summary>The rota as it stands.</summary>
    internal RotaBook Book { get; private set; } = RotaBook.Empty;

    /// <summary>The rules in force.</summary>
    internal RulesAdopted Rules { get; set; } = rules;

    /// <summary>Decisions that nobody has answered, the oldest first.</summary>
    internal List<Decided> Open { get; } = [];

    /// <summary>Who could take the group, by decision.</summary>
    internal Dictionary<Guid, IReadOnlyList<string>> Candidates { get; } = [];

    /// <summary>Accepted turns whose children have not arrived, the oldest first.</summary>
    internal List<ReservationDebited> Travelling { get; } = [];

    /// <summary>Codes of the authorities, in order.</summary>
    internal IReadOnlyList<string> Codes => [.. _authorities.Keys];

    /// <summary>The exported lines.</summary>
    internal IReadOnlyList<string> Lines() => Export(_entries);

    /// <summary>The lines of any entries.</summary>
    internal static IReadOnlyList<string> Export(IReadOnlyList<RotaEvent> entries)
    {
        var lines = Unsealed(entries);
        var chain = HashChain.Start;
        foreach (var line in lines)
        {
            chain = chain.Seal(line);
        }

        return [.. lines.Select(line => line.ToJsonString())];
    }

    /// <summary>The lines of any entries, without hashes.</summary>
    internal static IReadOnlyList<JsonObject> Unsealed(IReadOnlyList<RotaEvent> entries)
    {
        var settlements = entries.Aggregate(Settlements.None, Settlements.After);
        var lines = new List<JsonObject> { LedgerExport.FirstLine(settlements, "2016-07-01") };
        var export = LedgerExport.Beginning;
        foreach (var entry in entries)
        {
            export = LedgerExport.After(export, entry, settlements);
            lines.AddRange(export.Lines);
        }

        return lines;
    }

    /// <summary>A referral is found eligible and decided.</summary>
    internal Story Refer(string entry, params string[] ageBands)
    {
        var referral = Guid.CreateVersion7();
        var eligible = Sample.Eligible(referral, entry, ageBands) with { Reference = $"NTS-2026-{_entries.Count:000000}" };
        var (entries, outcome) = WhenReferralFoundEligible.Decide(
            eligible, MatchingFacts.None, Sight(), Book, Guid.CreateVersion7(), Sample.Monday);
        return Follow(referral, entries, outcome);
    }

    /// <summary>
    /// The authority of an open decision declines, and the referral goes on without it: its reasons are accepted, or nobody waits for that.
    /// </summary>
    internal Story Decline(int at, bool isValid)
    {
        var decided = Open[at];
        Open.RemoveAt(at);
        var offered = AllocationCase.Evolve(
            _cases[decided.ReferralId], Sample.Offered with { OfferId = decided.DecisionId, Authority = decided.Chosen })!;
        var (entries, outcome) = PassingOn.Decide(
            offered, new DeclineStood(decided.DecisionId, decided.Chosen, isValid), new DeclinedTurn(decided, MatchingFacts.None, Sight(), Book),
            Guid.CreateVersion7(), Sample.Monday);
        _cases[decided.ReferralId] = AllocationCase.Evolve(offered, outcome[0])!;
        return Follow(decided.ReferralId, entries, outcome[1]);
    }

    /// <summary>The coordinator picks another authority for an open decision, before its offer is accepted.</summary>
    internal Story Pick(int at, string other)
    {
        var decided = Open[at];
        Add(new ReservationMoved(decided.ReferralId, decided.Chosen, other, decided.Referral.Size, "safety", "picker"));
        Open[at] = decided with { Chosen = other };
        return this;
    }

    /// <summary>The authority of an open decision accepts.</summary>
    internal Story Accept(int at)
    {
        var decided = Open[at];
        Open.RemoveAt(at);
        var debited = new ReservationDebited(decided.ReferralId, decided.Chosen, decided.Referral.Size);
        Travelling.Add(debited);
        Add(debited);
        return this;
    }

    /// <summary>The referral of an open decision is withdrawn.</summary>
    internal Story Withdraw(int at)
    {
        var decided = Open[at];
        Open.RemoveAt(at);
        Add(TakingBack.Of(decided.ReferralId, decided, decided.Chosen, isDebited: false));
        return this;
    }

    /// <summary>The referral of an accepted turn is withdrawn before its children arrive.</summary>
    internal Story WithdrawAccepted(int at)
    {
        var debited = Travelling[at];
        Travelling.RemoveAt(at);
        Add(TakingBack.Of(debited.ReferralId, Standing(debited.ReferralId), debited.Authority, isDebited: true));
        return this;
    }

    /// <summary>The children of an accepted turn pass to another authority; nothing happens where nobody takes turns.</summary>
    internal Story Swap(int at, string other)
    {
        var debited = Travelling[at];
        var a = _cases[debited.ReferralId] with { OfferedAuthority = debited.Authority };
        if (other != debited.Authority && PassedDebit.Of(a, Standing(a.Id), other, Sight(), Book) is { } passed)
        {
            Travelling[at] = debited with { Authority = other };
            Add([.. passed.Entries]);
        }

        return this;
    }

    /// <summary>Children arrive.</summary>
    internal Story Arrive(int at)
    {
        var turn = Travelling[at];
        Travelling.RemoveAt(at);
        Add(new TurnCompleted(turn.ReferralId, turn.Authority, turn.Size));
        _authorities[turn.Authority] = _authorities[turn.Authority].WithMove(new DateOnly(2026, 3, 2), turn.Size);
        return this;
    }

    /// <summary>An authority makes its return.</summary>
    internal Story Declare(string authority, int count)
    {
        _authorities[authority] = _authorities[authority].WithCount(count, new DateOnly(2026, 3, 2), new DateOnly(2026, 3, 2));
        return this;
    }

    SchemeSight Sight()
    {
        var facts = new SchemeFacts(new SchemeRules { Versions = [Rules] }, [.. _authorities.Values]);
        return new SchemeSight(facts, Rules, Standings.Seen(facts.Authorities, Rules, new DateOnly(2026, 3, 2)));
    }

    RotaEvent Standing(Guid referral) => _entries.Last(
        e => (e is Decided d && d.ReferralId == referral) || (e is VoluntaryTaken v && v.ReferralId == referral));

    Story Follow(Guid referral, IReadOnlyList<RotaEvent> entries, AllocationEvent outcome)
    {
        Add([.. entries]);
        _cases[referral] = AllocationCase.Evolve(_cases.GetValueOrDefault(referral), outcome)! with { Id = referral };
        foreach (var decided in entries.OfType<Decided>())
        {
            Open.Add(decided);
            Candidates[decided.DecisionId] = [.. ((AuthorityRecommended)outcome).Candidates.Select(c => c.Authority)];
        }

        return this;
    }

    void Add(params RotaEvent[] entries)
    {
        _entries.AddRange(entries);
        Book = entries.Aggregate(Book, RotaBook.Evolve);
    }
}
