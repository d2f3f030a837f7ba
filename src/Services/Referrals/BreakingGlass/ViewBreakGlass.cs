using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Hosting;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Protection;
using TransferScheme.Platform.Security;
using TransferScheme.Platform.Time;

namespace TransferScheme.Referrals.BreakingGlass;

/// <summary>An emergency access, for those who review it.</summary>
/// <param name="Id">The access.</param>
/// <param name="ReferralId">The referral.</param>
/// <param name="Subject">The auditor.</param>
/// <param name="Status"><c>awaitingReview</c> or <c>reviewed</c>.</param>
/// <param name="Version">Version for If-Match.</param>
/// <param name="OpenUntil">When the record closes, or closed, by itself.</param>
/// <param name="ReviewDueOn">The last day of the review.</param>
/// <param name="Overdue">Whether the review is late.</param>
/// <param name="Outcome">What the review found.</param>
/// <param name="Reference">What people call the referral.</param>
public sealed record EmergencyAccessView(
    Guid Id, Guid ReferralId, string Subject, string Status, long Version, DateTimeOffset OpenUntil, DateOnly ReviewDueOn, bool Overdue,
    string? Outcome, string? Reference)
{
    internal static EmergencyAccessView Of(EmergencyAccess access, string? reference, DateTimeOffset now) => new(
        access.Id, access.ReferralId, access.Subject, access.StatusName, access.Version, access.OpenUntil, access.ReviewDueOn,
        access.Outcome is null && now >= UkTime.EndOf(access.ReviewDueOn), access.Outcome, reference);
}

/// <summary>One emergency access, with the reason.</summary>
/// <param name="Access">The access.</param>
/// <param name="Reason">Why; absent once it has been erased.</param>
public sealed record EmergencyAccessDetails(EmergencyAccessView Access, string? Reason);

/// <summary>The list of emergency accesses, the oldest first, and one by its identifier.</summary>
static class ViewBreakGlass
{
    internal static void Map(IEndpointRouteBuilder referrals)
    {
        referrals.MapGet("break-glass", List).WithName("ListBreakGlass").Produces<Page<EmergencyAccessView>>();
        referrals.MapGet("break-glass/{accessId:guid}", Get).WithName("GetBreakGlass").Produces<EmergencyAccessDetails>();
    }

    static async Task<IResult> List(HttpContext http, IReferralStore store, TimeProvider clock, CancellationToken ct)
    {
        if (ReferralsPolicy.MayReviewBreakGlass(http.Features.GetRequiredFeature<Actor>()) is not Access.Granted)
        {
            return new ProblemResult(Problem.Forbidden);
        }

        await using var session = store.QuerySession();
        var references = new Dictionary<Guid, string>();
        return await Paging.AnswerAsync<EmergencyAccess, Guid, EmergencyAccessView>(
            http, After, access => access.Id, _ => true,
            access => EmergencyAccessView.Of(access, references.GetValueOrDefault(access.ReferralId), clock.GetUtcNow()));

        async Task<IReadOnlyList<EmergencyAccess>> After(Guid after, int limit)
        {
            var found = await session.QueryAsync<EmergencyAccess>("where id > ? order by id limit ?", ct, after, limit);
            foreach (var referral in await session.LoadManyAsync<Referral>(ct, found.Select(access => access.ReferralId).Distinct()))
            {
                references[referral.Id] = referral.Reference;
            }

            return found;
        }
    }

    static async Task<IResult> Get(
        Guid accessId, HttpContext http, IReferralStore store, Sealer<IReferralStore> sealer, TimeProvider clock, CancellationToken ct)
    {
        if (ReferralsPolicy.MayReviewBreakGlass(http.Features.GetRequiredFeature<Actor>()) is not Access.Granted)
        {
            return new ProblemResult(Problem.NotFound);
        }

        await using var session = store.QuerySession();
        if (await session.LoadAsync<EmergencyAccess>(accessId, ct) is not { } access)
        {
            return new ProblemResult(Problem.NotFound);
        }

        var referral = await session.LoadAsync<Referral>(access.ReferralId, ct);
        http.Response.Headers.ETag = Answer.ETag(access.Version);
        return Results.Ok(new EmergencyAccessDetails(
            EmergencyAccessView.Of(access, referral?.Reference, clock.GetUtcNow()), (await sealer.Open(access.Reason, ct))?.Text));
    }
}
