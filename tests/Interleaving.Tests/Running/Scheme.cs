using TransferScheme.Allocation.Authorities;
using TransferScheme.Allocation.Data;
using TransferScheme.Allocation.Rota;
using TransferScheme.Allocation.Rules;
using TransferScheme.Platform.Protection;
using TransferScheme.Refusals;
using TransferScheme.Refusals.Handling;
using TransferScheme.Referrals;
using Clock = TransferScheme.Platform.Time.StatutoryClock;
using Streams = TransferScheme.Allocation.Streams;

namespace TransferScheme.Interleaving.Tests.Running;

/// <summary>A small scheme: one entry authority over its threshold, and four others whose turn it may be.</summary>
static class Scheme
{
    internal const string Entry = "K1";
    internal static readonly DateTimeOffset Monday = new(2026, 3, 2, 10, 0, 0, TimeSpan.Zero);
    internal static readonly Guid ChildId = new("01900000-0000-7000-8000-000000000001");
    internal static readonly MasterKey Master = new(new byte[32]);

    internal static readonly RulesAdopted Rules = new(
        "2022-08-24", new DateOnly(2022, 8, 24), 100, 10, 5, 2, new TimeOnly(17, 0), "regional-shares",
        [new("north-east", 40, true), new("scotland", 20, false), new("south-east", 10, true)], 5);

    static readonly Authority[] Authorities =
    [
        Of(Entry, "South East", "England", 100_000, 150), Of("N1", "North East", "England", 100_000, 10),
        Of("N2", "North East", "England", 50_000, 5), Of("S1", "Scotland", "Scotland", 80_000, 3), Of("S2", "Scotland", "Scotland", 60_000, 2),
    ];

    /// <summary>The rules and the authorities.</summary>
    internal static SchemeFacts Facts { get; } = new(new SchemeRules { Versions = [Rules] }, Authorities);

    // The Refusals service has met the child: what is sealed about it can be opened.
    static readonly ChildKeys Keys = new Sealer<IRefusalStore>(Storing.Relay.Of<IRefusalStore>((_, _) => null), Master).NewKeys([ChildId]);

    /// <summary>Where the children would live, sealed so that it opens.</summary>
    internal static Sealed<PlacementOffered> Placement { get; } =
        Keys.Seal([ChildId], new PlacementOffered("1 Fixture Street", new PlacementWorker("Fixture", "fixture@example.org", "1")));

    /// <summary>Something sealed that nobody opens here.</summary>
    internal static Sealed<T> Closed<T>() => new("cipher", [new WrappedKey(ChildId, "key")]);

    /// <summary>Slug of an authority's region.</summary>
    internal static string RegionOf(string code) => Authorities.Single(a => a.Code == code).Region;

    /// <summary>Another authority of the same region; there is one each.</summary>
    internal static string NeighbourOf(string code) => Authorities.First(a => a.Code != code && a.Region == RegionOf(code)).Code;

    /// <summary>What the services hold before the first referral.</summary>
    internal static void Register(ServiceProcess allocation, ServiceProcess refusals)
    {
        allocation.Disk.Keep(Streams.SchemeRules, Facts.Rules);
        foreach (var a in Authorities)
        {
            allocation.Disk.Keep(Streams.Authority(a.Code), a);
            refusals.Disk.Keep(a.Code, new KnownAuthority(
                a.Code, a.Name, a.Region, a.Nation, a.ChildPopulation, a.PopulationYear, a.ChildrenLookedAfter, 1));
        }

        foreach (var key in Keys.Made)
        {
            refusals.Disk.Keep(key.Id, key);
        }
    }

    /// <summary>A referral that was found eligible.</summary>
    internal static ReferralEvent[] Eligible(int number)
    {
        var (reference, clock) = ($"NTS-2026-{number:000000}", new Clock(new(2026, 3, 2), new(2026, 3, 16), 10, "england-and-wales"));
        return
        [
            new ReferralStarted(reference, Entry, "south-east"), new ChildrenRecorded([new RecordedChild(ChildId, Closed<ChildDetails>())]),
            new ReferralSubmitted(new(2026, 3, 2), true, Rules.Name, clock),
            new ReferralFoundEligible(
                reference, Entry, true, clock, Rules.Name, [], [new Referrals.ChildFacts(ChildId, "16-17", "male", ["ti"])], ["foster"]),
        ];
    }

    static Authority Of(string code, string region, string nation, int population, int count) =>
        Authority.Evolve(null, new AuthorityRegistered(code, $"Council {code}", nation, Regions.Slug(region), population, "mid-2024", false))!
            .WithCount(count, new DateOnly(2026, 1, 1), new DateOnly(2026, 1, 1));
}
