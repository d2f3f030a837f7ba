using TransferScheme.Allocation.Allocations;
using TransferScheme.Allocation.Authorities;
using TransferScheme.Allocation.Data;
using TransferScheme.Allocation.Offers;
using TransferScheme.Allocation.Rota;
using TransferScheme.Allocation.Rules;
using TransferScheme.Contracts.Referrals;
using TransferScheme.Platform.Protection;
using TransferScheme.Platform.Time;
using TransferScheme.Rota;
using OfferAcceptedMessage = TransferScheme.Contracts.Allocation.OfferAccepted;

namespace TransferScheme.Allocation.Tests;

/// <summary>A small scheme to decide in: two regions, four authorities, a single child from the south.</summary>
static class Sample
{
    internal static readonly DateTimeOffset Monday = new(2026, 3, 2, 10, 0, 0, TimeSpan.Zero);
    internal static readonly Guid ReferralId = new("0195a1c0-0000-7000-8000-000000000001");
    internal static readonly Guid OfferId = new("0195a1c0-0000-7000-8000-000000000002");
    internal static readonly Guid DecisionId = new("0195a1c0-0000-7000-8000-000000000003");
    internal static readonly Guid ChildId = new("0195a1c0-0000-7000-8000-000000000004");

    internal static readonly RulesAdopted Rules = new(
        "2022-08-24", new DateOnly(2022, 8, 24), 100, 10, 5, 2, new TimeOnly(17, 0), "regional-shares",
        [new("north-east", 40, true), new("scotland", 20, false), new("south-east", 10, true)], 4);

    /// <summary>Region north-east has N1 and N2, Scotland S1, region south-east K1; nobody's count is near a threshold but K1's.</summary>
    internal static readonly SchemeFacts Facts = new(
        new SchemeRules { Versions = [Rules] },
        [
            Authority("K1", "South East", "England", 100_000, 150), Authority("N1", "North East", "England", 100_000, 10),
            Authority("N2", "North East", "England", 50_000, 5), Authority("S1", "Scotland", "Scotland", 80_000, null),
        ]);

    internal static readonly SchemeSight Sight = Of(Facts);

    /// <summary>Authorities under the sample's rules.</summary>
    internal static SchemeSight Of(SchemeFacts facts) => new(facts, Rules, Standings.Seen(facts.Authorities, Rules, UkTime.DateOf(Monday)));

    internal static GroupFacts Group(params string[] ageBands) => new(
        "NTS-2026-000123", "K1", "south-east", true,
        [.. Bands(ageBands).Select((band, at) => new ChildFacts(at == 0 ? ChildId : new Guid(at, 0, 0, new byte[8]), band, "male", ["ti"]))],
        ["foster"], new DateOnly(2026, 3, 2), new DateOnly(2026, 3, 16));

    /// <summary>The referral as a decision knows it.</summary>
    internal static RotaReferral Child { get; } = new("NTS-2026-000123", 1, "K1", [], []);

    static string[] Bands(string[] ageBands) => ageBands.Length == 0 ? ["16-17"] : ageBands;

    internal static Authority Authority(string code, string region, string nation, int population, int? count)
    {
        var registered = TransferScheme.Allocation.Authorities.Authority.Evolve(null,
            new AuthorityRegistered(code, $"Council {code}", nation, Regions.Slug(region), population, "mid-2024", false))!;
        return count is { } children ? registered.WithCount(children, new DateOnly(2026, 1, 1), new DateOnly(2026, 1, 1)) : registered;
    }

    internal static ReferralFoundEligible Eligible(Guid? referral = null, string entry = "K1", params string[] ageBands) => new()
    {
        ReferralId = referral ?? ReferralId, Version = 5, OccurredAt = Monday,
        Reference = "NTS-2026-000123", EntryAuthority = entry, InAuthorityCare = true,
        Children =
            [.. Bands(ageBands).Select(band => new MinimumFacts { ChildId = ChildId, AgeBand = band, Sex = "male", Languages = ["ti"] })],
        PlacementTypes = ["foster"], RulesVersion = "2022-08-24",
        StatutoryStartedOn = new DateOnly(2026, 3, 2), StatutoryDueOn = new DateOnly(2026, 3, 16),
    };

    internal static OfferAcceptedMessage Acceptance(Guid? referral = null, Guid? offer = null, string authority = "N1", int size = 1) =>
        new()
        {
            OfferId = offer ?? OfferId, Version = 2, OccurredAt = Monday,
            ReferralId = referral ?? ReferralId, Authority = authority, Size = size,
        };

    internal static TransferCompleted Completion(Guid? referral = null, string entry = "K1", string receiver = "N1", bool inCare = true) =>
        new()
        {
            ReferralId = referral ?? ReferralId, Version = 12, OccurredAt = Monday,
            EntryAuthority = entry, ReceivingAuthority = receiver, Size = 1, InAuthorityCare = inCare,
            EffectiveAt = new DateTimeOffset(2026, 3, 9, 23, 30, 0, TimeSpan.Zero), WorkingDays = 5, WithinLimit = true,
        };

    /// <summary>N1 is recommended, N2 is the other candidate of its region, S1 one of another.</summary>
    internal static AuthorityRecommended Recommended { get; } = new(
        DecisionId, 1, "N1", "north-east",
        [new("N1", 4, 4, 0), new("N2", 2, 2, 0), new("S1", 3, 3, 0)],
        [new("K1", "threshold")], "N1 was chosen.", Group(), "2022-08-24", Monday);

    /// <summary>The allocation while the recommendation waits for the coordinator.</summary>
    internal static AllocationCase Waiting() => AllocationCase.Evolve(null, Recommended)! with { Id = ReferralId, Version = 1 };

    internal static AllocationOffered Offered { get; } = new(OfferId, "N1", "north-east",
        new DateTimeOffset(2026, 3, 4, 17, 0, 0, TimeSpan.Zero), null, null);

    internal static OfferMade Made(params string[] ageBands) => new(ReferralId, "N1", "north-east", Offered.RespondBy, Group(ageBands));

    internal static OfferDeclined Declined { get; } = new(ReferralId, "N1", 1, OfferId, ["G04", "G06"], ["child", "placement"]);

    /// <summary>The offer while its decline waits for what follows.</summary>
    internal static Offer DeclinedOffer => Offer.Evolve(Offer.Evolve(null, Made()), Declined)! with { Id = OfferId, Version = 2 };

    internal static Sealed<PlacementDetails> Details { get; } = new("cipher", [new WrappedKey(ChildId, "key")]);

    /// <summary>An entry that chooses N1 at a place of the ledger.</summary>
    internal static Decided Decided(long position, RotaReferral referral, params IReadOnlyList<Accrual> accruals) => new(
        DecisionId, position, ReferralId, referral, "2022-08-24", accruals, "N1", "north-east", [], 1, Monday, "hash");

    /// <summary>A rota that has seen everyone.</summary>
    internal static RotaBook Seen { get; } = RotaBook.Evolve(RotaBook.Empty, new PositionsSeen(Sight.Positions));

    /// <summary>A rota that has decided for N1.</summary>
    internal static RotaBook Book { get; } = RotaBook.Evolve(Seen, Decided(2, Child, new Accrual("N1", Units.PerChild)));

    /// <summary>Every account of a ledger.</summary>
    internal static SortedDictionary<string, LedgerAccount> Accounts(this Ledger ledger) =>
        new(ledger.Roll.Ids.ToDictionary(id => id, ledger.Of), StringComparer.Ordinal);
}
