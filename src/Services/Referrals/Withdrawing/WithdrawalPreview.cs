using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Security;

namespace TransferScheme.Referrals.Withdrawing;

/// <summary>Everything that falls with a withdrawal, as things stand. The ETag of this answer is what the withdrawal has to name.</summary>
/// <param name="ReferralId">The referral.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Version">Its version.</param>
/// <param name="Falls">What falls, in the order in which it was done; empty where nothing was done for it yet.</param>
public sealed record WithdrawalPreview(Guid ReferralId, string Status, long Version, IReadOnlyList<FallsWithIt> Falls)
{
    /// <summary>What a withdrawal would undo.</summary>
    internal static WithdrawalPreview Of(Referral r)
    {
        var lookedFor = r.Status is not (ReferralStatus.Incomplete or ReferralStatus.Ineligible);
        var falls = new (bool Is, FallsWithIt What)[]
        {
            (lookedFor, new("turn", null, "The rota's decision is taken back: every share of it, and the turn is given back.")),
            (lookedFor, new("place", r.ReceivingAuthority ?? r.OfferedAuthority, "The place that is held for the children is free again.")),
            (r.IsBeforeAcceptance, new("offer", r.OfferedAuthority, r.Status is ReferralStatus.Declined
                ? "The offer that was declined is withdrawn; the review of the reasons ends."
                : "The open offer is withdrawn; the authority sees the referral no more.")),
            (r.ReceivingAuthority is not null,
                new("acceptance", r.ReceivingAuthority, "The acceptance is undone; the authority sees the record no more.")),
            (r.Terms is not null && r.TransferKind is null,
                new("terms", r.ReceivingAuthority, "The terms that were proposed fall, with their signatures.")),
            (r.TransferKind is not null,
                new("arrangement", r.ReceivingAuthority, "The section 69 arrangement that both authorities signed falls.")),
            (r.Status is ReferralStatus.InTransit, new("journey", r.ReceivingAuthority, "The children are on their way: bring them back.")),
            (r.Overlays.Hold is not null, new("hold", null, "The hold ends.")),
        };
        return new WithdrawalPreview(r.Id, r.Shown.Name(), r.Version, [.. falls.Where(f => f.Is).Select(f => f.What)]);
    }

    internal static void Map(IEndpointRouteBuilder referrals) =>
        referrals.MapGet("{id:guid}/withdrawal-preview", Handle).WithName("PreviewWithdrawal").Produces<WithdrawalPreview>();

    static async Task<IResult> Handle(Guid id, HttpContext http, IReferralStore store, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        var referral = await session.LoadAsync<Referral>(id, ct);
        var access = referral is null ? Access.Hidden : ReferralsPolicy.MayHold(http.Features.GetRequiredFeature<Actor>(), referral);
        if (access is not Access.Granted || referral is null)
        {
            return new ProblemResult(access is Access.Forbidden ? Problem.Forbidden : Problem.NotFound);
        }

        if (Acts.Ended(referral) is { } ended)
        {
            return (CommandResult)ended;
        }

        http.Response.Headers.ETag = Answer.ETag(referral.Version);
        return Results.Ok(Of(referral));
    }
}

/// <summary>Something that falls with a withdrawal.</summary>
/// <param name="Code">
/// <c>turn</c>, <c>place</c>, <c>offer</c>, <c>acceptance</c>, <c>terms</c>, <c>arrangement</c>, <c>journey</c> or <c>hold</c>.
/// </param>
/// <param name="Authority">Code of the authority whose it is, where there is one.</param>
/// <param name="Detail">One sentence.</param>
public sealed record FallsWithIt(string Code, string? Authority, string Detail);
