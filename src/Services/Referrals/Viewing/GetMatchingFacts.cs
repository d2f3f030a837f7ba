using TransferScheme.Platform.Auditing;
using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Security;
using TransferScheme.Referrals.Submitting;

namespace TransferScheme.Referrals.Viewing;

/// <summary>
/// What the form tells, beyond the minimum facts, of where the children should or must not be. The rota asks for it and keeps only
/// how well each authority suits.
/// </summary>
/// <param name="Relatives">Relatives in the United Kingdom whose authority is known.</param>
/// <param name="Faiths">The children's religions, in their own words, each once.</param>
/// <param name="Unsuitable">Codes of the authorities that a person marked for these children, for safety or by a court's order.</param>
public sealed record MatchingFacts(
    IReadOnlyList<RelativeNearby> Relatives, IReadOnlyList<string> Faiths, IReadOnlyList<string> Unsuitable)
{
    /// <summary>Whether there is anything to tell.</summary>
    internal bool Any => Relatives.Count + Faiths.Count + Unsuitable.Count > 0;

    internal static MatchingFacts Of(ReferralForm form) => new(
        [.. (form.Family ?? []).Where(r => r is { Authority: not null, Kind: null or "relative" or "sibling" }).Select(r => new RelativeNearby(r.Authority!, r.Verified is true))],
        [.. (form.Children ?? []).Select(c => c.Religion).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase)],
        [.. (form.Needs?.Avoid ?? []).Select(a => a.Authority).Distinct()]);
}

/// <summary>A relative, by where they live alone.</summary>
/// <param name="Authority">Code of the authority.</param>
/// <param name="Verified">Whether the relation was checked.</param>
public sealed record RelativeNearby(string Authority, bool Verified);

/// <summary>Answers what bears on the place, to our own services only; the read is in the access log like any other.</summary>
static class GetMatchingFacts
{
    internal static void Map(IEndpointRouteBuilder referrals) =>
        referrals.MapGet("{id:guid}/matching-facts", Handle).WithName("GetMatchingFacts").Produces<MatchingFacts>();

    static async Task<IResult> Handle(
        Guid id, HttpContext http, IReferralStore store, FormSealing sealing, AccessLog<IReferralStore> log, CancellationToken ct)
    {
        var actor = http.Features.GetRequiredFeature<Actor>();
        await using var session = store.QuerySession();
        var referral = await session.LoadAsync<Referral>(id, ct);
        var access = referral is null ? Access.Hidden : ReferralsPolicy.MayMatch(actor, referral);
        if (access is not Access.Granted)
        {
            return new ProblemResult(access is Access.Hidden ? Problem.NotFound : Problem.Forbidden);
        }

        var form = await sealing.Open(referral!, ct);
        await log.RecordAsync(
            id, actor,
            new ViewedAs(id, "matching-facts", Purposes.Of(null, actor)!, nameof(Disclosure.Minimum), ["family", "faith", "avoid"]), ct);
        http.Response.Headers.ETag = Answer.ETag(referral!.Version);
        return Results.Ok(MatchingFacts.Of(form));
    }
}
