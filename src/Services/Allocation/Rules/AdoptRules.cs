using TransferScheme.Allocation.Data;
using TransferScheme.Allocation.Matching;
using TransferScheme.Allocation.Rota;
using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Time;
using TransferScheme.Rota;

namespace TransferScheme.Allocation.Rules;

/// <summary>A version of the rules to adopt.</summary>
/// <param name="Name">Name of the version, such as 2026-07-01.</param>
/// <param name="ValidFrom">First day on which it applies, today at the earliest.</param>
/// <param name="ThresholdPer100000">Threshold in children of every 100,000 of the child population: 100 is 0.1 %.</param>
/// <param name="WorkingDaysInCare">Statutory limit for a child in an authority's care.</param>
/// <param name="WorkingDaysNotInCare">Statutory limit for a child in no authority's care.</param>
/// <param name="WorkingDaysToRespond">Working days that an offered authority has to answer.</param>
/// <param name="CutOff">Local time after which a day counts as the next working day.</param>
/// <param name="WeightsBasis"><c>regional-shares</c> or <c>population</c>.</param>
/// <param name="Shares">Each region's share of the children.</param>
/// <param name="LargestGroup">Largest group kept together in ordinary running.</param>
/// <param name="RepaymentPercent">Most of an authority's own share by which arrears are repaid, in percent.</param>
/// <param name="AuthorityBand">Units that an authority may be from its share so that a child fits better.</param>
/// <param name="HorizonCap">Most children that the rota looks ahead.</param>
/// <param name="Matching">What the children's interests weigh; null for the weights of the first rules.</param>
/// <param name="WorkingDaysToDefer">Most working days by which an answer may be deferred, in all.</param>
public sealed record AdoptRulesRequest(
    string Name, DateOnly ValidFrom, int ThresholdPer100000, int WorkingDaysInCare, int WorkingDaysNotInCare, int WorkingDaysToRespond,
    TimeOnly CutOff, string WeightsBasis, IReadOnlyList<RegionalShare> Shares, int LargestGroup = 4, int RepaymentPercent = 25,
    long AuthorityBand = Units.PerChild, int HorizonCap = 4096, MatchingWeights? Matching = null,
    int WorkingDaysToDefer = 5) : IChecked
{
    const int MostDays = 60;
    const int MostShare = 100_000;

    /// <inheritdoc/>
    public void Check(Faults faults)
    {
        faults.When(Name is null, "name", "Is needed.");
        faults.Text(Name, "name", 40);
        faults.When(ThresholdPer100000 is < 1 or > 100_000, "thresholdPer100000", "Must be 1 to 100000.");
        faults.When(WorkingDaysInCare is < 1 or > MostDays, "workingDaysInCare", "Must be 1 to 60.");
        faults.When(WorkingDaysNotInCare is < 1 or > MostDays, "workingDaysNotInCare", "Must be 1 to 60.");
        faults.When(WorkingDaysToRespond is < 1 or > MostDays, "workingDaysToRespond", "Must be 1 to 60.");
        faults.When(WorkingDaysToDefer is < 0 or > MostDays, "workingDaysToDefer", "Must be 0 to 60.");
        faults.When(WeightsBasis is null, "weightsBasis", "Is needed.");
        faults.OneOf(WeightsBasis, "weightsBasis", Standings.WeightsBases);
        faults.When(Shares is null, "shares", "Is needed.");
        faults.When(LargestGroup is < 1 or > 20, "largestGroup", "Must be 1 to 20.");
        faults.When(RepaymentPercent is < 0 or > 100, "repaymentPercent", "Must be 0 to 100.");
        faults.When(AuthorityBand is < 0 or > 100 * Units.PerChild, "authorityBand", "Must be 0 to 100 children, in units.");
        faults.When(HorizonCap is < 1 or > 100_000, "horizonCap", "Must be 1 to 100000.");
        foreach (var (member, weight) in Matching?.All ?? [])
        {
            faults.When(weight is < 0 or > MatchingWeights.Most, $"matching.{member}", "Must be 0 to 10000.");
        }

        faults.When(
            Matching?.All.Sum(m => (long)m.Weight) > MatchingWeights.Most, "matching", "Must not be more than 10000 points in all.");
        foreach (var (at, share) in (Shares ?? []).Index())
        {
            faults.OneOf(share.Region, $"shares[{at}].region", Regions.Slugs);
            faults.When(share.Share is < 1 or > MostShare, $"shares[{at}].share", "Must be 1 to 100000: shares are ratios above 0.");
            faults.When(Shares!.Take(at).Any(s => s.Region == share.Region), $"shares[{at}].region", "Must not be there twice.");
        }
    }
}

/// <summary>
/// Adopts a version of the rules. Referrals made from its first day on are held to it, cases keep the version that they have, and
/// decisions use the one in force; nothing that was decided is worked out again.
/// </summary>
static class AdoptRules
{
    internal static void Map(RouteGroupBuilder rota)
    {
        rota.MapGet("rules", Get).WithName("GetRules").Produces<SchemeRulesView>();
        rota.MapPost("rules", Handle).WithName("AdoptRules");
    }

    /// <summary>A version applies from a day of its own, never from the past; each region with authorities has a share, no other.</summary>
    internal static Decision<SchemeRulesEvent> Decide(
        SchemeRules rules, AdoptRulesRequest request, IReadOnlyList<string> regions, int authorities, DateOnly today)
    {
        var without = regions.FirstOrDefault(region => request.Shares.All(s => s.Region != region));
        var empty = request.Shares.FirstOrDefault(s => !regions.Contains(s.Region))?.Region;
        return rules.Versions.Any(v => v.Name == request.Name) ? Rejection.Invalid("name", "Is the name of another version.")
            : request.ValidFrom < today ? Rejection.Invalid("validFrom", "Must not be in the past.")
            : rules.Versions.Any(v => v.ValidFrom == request.ValidFrom)
                ? Rejection.Invalid("validFrom", "Is the first day of another version: two versions would overlap.")
            : without is not null ? Rejection.Invalid("shares", $"{without} has authorities and needs a share.")
            : empty is not null ? Rejection.Invalid("shares", $"{empty} has no authorities.")
            : new RulesAdopted(
                request.Name, request.ValidFrom, request.ThresholdPer100000, request.WorkingDaysInCare, request.WorkingDaysNotInCare,
                request.WorkingDaysToRespond, request.CutOff, request.WeightsBasis,
                [.. request.Shares.OrderBy(s => s.Region, StringComparer.Ordinal)], authorities, request.LargestGroup,
                request.RepaymentPercent, request.AuthorityBand, request.HorizonCap, request.Matching ?? MatchingWeights.First,
                request.WorkingDaysToDefer);
    }

    static Task<CommandResult> Handle(
        Command<AdoptRulesRequest> command, IAllocationStore store, TimeProvider clock, CancellationToken ct) =>
        store.Decide<SchemeRules, SchemeRulesEvent, AdoptRulesRequest>(
            command, Streams.SchemeRules, (actor, _) => AllocationPolicy.MayAdopt(actor),
            async (rules, request) =>
            {
                await using var session = store.QuerySession();
                var facts = await Standings.ReadAsync(session, ct) ?? throw new InvalidOperationException("No authorities are registered.");
                return Decide(
                    rules, request, [.. facts.Authorities.Select(a => a.Region).Distinct()], facts.Authorities.Count,
                    UkTime.DateOf(clock.GetUtcNow()));
            },
            ct);

    static async Task<IResult> Get(HttpContext http, IAllocationStore store, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        return await session.LoadAsync<SchemeRules>(Streams.SchemeRules, ct) is { } rules
            ? http.Versioned(new SchemeRulesView([.. rules.Versions.OrderBy(v => v.ValidFrom)]), rules.Version)
            : TypedResults.NotFound();
    }
}

/// <summary>Every version of the rules, the earliest first.</summary>
/// <param name="Versions">The versions.</param>
public sealed record SchemeRulesView(IReadOnlyList<RulesAdopted> Versions);
