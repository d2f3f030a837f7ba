using Microsoft.AspNetCore.Mvc;
using TransferScheme.Platform.Auditing;
using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Protection;
using TransferScheme.Platform.Security;
using TransferScheme.Platform.Viewing;
using TransferScheme.Referrals.HandingOver;

namespace TransferScheme.Referrals.Viewing;

/// <summary>The arrangement and the journey.</summary>
/// <param name="ReferralId">The referral.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Version">Its version.</param>
/// <param name="EntryAuthority">Code of the first authority.</param>
/// <param name="ReceivingAuthority">Code of the second authority.</param>
/// <param name="TransferKind"><c>sameNation</c> or <c>crossNation</c>, once made.</param>
/// <param name="SignedBy">Codes of the authorities that have signed.</param>
/// <param name="Handover">Items handed over with the children, from the first terms on.</param>
/// <param name="HandoverOpen">What each side has still to sign off; it keeps nobody from travelling.</param>
/// <param name="MadeAt">When the second signed, which made the arrangement: no departure lies before it.</param>
/// <param name="DepartedAt">When they left.</param>
/// <param name="ExpectedAt">When they are expected.</param>
/// <param name="ArrivalConfirmedBy">Codes of the authorities that have confirmed the arrival.</param>
/// <param name="EffectiveAt">The instant agreed; final once completed.</param>
public sealed record TransferDetails(
    Guid ReferralId, string Status, long Version, string EntryAuthority, string? ReceivingAuthority, string? TransferKind,
    IReadOnlyList<string> SignedBy,
    IReadOnlyList<HandoverView> Handover, HandoverOpen HandoverOpen, DateTimeOffset? MadeAt, DateTimeOffset? DepartedAt,
    DateTimeOffset? ExpectedAt, IReadOnlyList<string> ArrivalConfirmedBy, DateTimeOffset? EffectiveAt)
{
    /// <summary>Who travels with the children, to the two authorities.</summary>
    public string? Escort { get; init; }

    /// <summary>Journeys that were begun, the one under way among them.</summary>
    public int? Attempts { get; init; }

    /// <summary>Journeys that failed.</summary>
    public int? FailedMoves { get; init; }

    /// <summary>The arrival as each authority recorded it; the receiving authority's time stands.</summary>
    public IReadOnlyList<ArrivalDetails> Arrivals { get; init; } = [];

    /// <summary>The alarm about children who did not arrive; absent where none was raised on this journey.</summary>
    public AlarmDetails? Alarm { get; init; }

    /// <summary>The dispute about the arrival; absent where there was none on this journey.</summary>
    public DisputeDetails? Dispute { get; init; }

    /// <summary>
    /// When responsibility moves by itself: the arrival is agreed, and the instant of the terms is still to come. Absent otherwise.
    /// </summary>
    public DateTimeOffset? MovesAt { get; init; }

    /// <summary>Why it is not complete although the arrival is agreed; absent where nothing bars it.</summary>
    public BarredDetails? Barred { get; init; }
}

/// <summary>An item of the hand-over list, without the reason that may stand beside it: the deed shows that.</summary>
/// <param name="Item">Code of the item.</param>
/// <param name="Status"><c>ready</c>, <c>notNeeded</c> or <c>follows</c>; <c>open</c> while nobody has said.</param>
/// <param name="FollowsOn">Day on which it follows.</param>
/// <param name="HandedOver">Whether the entry authority signed it off as it stands.</param>
/// <param name="Received">Whether the receiving authority did.</param>
public sealed record HandoverView(string Item, string Status, DateOnly? FollowsOn, bool HandedOver, bool Received)
{
    internal static HandoverView Of(HandoverLine line) =>
        new(line.Name, line.Item.Status, line.Item.FollowsOn, line.HandedOver is not null, line.Received is not null);
}

/// <summary>Items of the hand-over list that a side has not signed off.</summary>
/// <param name="Entry">Codes of those that the entry authority has still to hand over; what follows, until it is received.</param>
/// <param name="Receiving">Codes of those that the receiving authority has still to receive.</param>
public sealed record HandoverOpen(IReadOnlyList<string> Entry, IReadOnlyList<string> Receiving)
{
    internal static HandoverOpen Of(IReadOnlyList<HandoverLine> list) => new(
        [
            .. list.Where(l => l.HandedOver is null && (l.Received is null || l.Item.Status is not HandoverList.Follows)).Select(l => l.Name),
        ],
        [.. list.Where(line => line.Received is null).Select(line => line.Name)]);
}

/// <summary>The section 69 arrangement of a referral, to the two authorities and those who oversee them.</summary>
static class GetTransfer
{
    internal static void Map(IEndpointRouteBuilder transfers) =>
        transfers.MapGet("{id:guid}", Handle).WithName("GetTransfer").Produces<TransferDetails>();

    static async Task<IResult> Handle(
        Guid id, DateTimeOffset? asAt, [FromHeader(Name = "Purpose")] string? named, HttpContext http, IReferralStore store,
        Sealer<IReferralStore> sealer, AccessLog<IReferralStore> log, TimeProvider clock, CancellationToken ct)
    {
        var actor = http.Features.GetRequiredFeature<Actor>();
        await using var session = store.QuerySession();
        var now = await session.LoadAsync<Referral>(id, ct);
        var disclosure = now?.ReceivingAuthority is null ? Disclosure.Nothing : ReferralsPolicy.Sees(actor, now);
        if (disclosure is Disclosure.Nothing)
        {
            return new ProblemResult(Problem.NotFound);
        }

        var purpose = Purposes.Of(named, actor);
        if ((purpose is null ? Purposes.Unknown : PastCase.Fault(asAt, clock)) is { } fault)
        {
            return new ProblemResult(fault);
        }

        var then = ReferralsPolicy.AsSeen(actor, now!, await session.AsAt(id, now, asAt, ct));
        if (then?.ReceivingAuthority is null)
        {
            return new ProblemResult(Problem.NotFound);
        }

        var referral = await OwnPast.OfAsync(session, disclosure, now!, then, ct);
        http.Response.Headers.ETag = Answer.ETag(referral.Version);
        var details = new TransferDetails(
            id, referral.Shown.Name(), referral.Version, referral.EntryAuthority, referral.ReceivingAuthority, referral.TransferKind,
            [.. referral.Signatures.Select(s => s.OnBehalfOf)], [.. referral.Handover.Select(HandoverView.Of)],
            HandoverOpen.Of(referral.Handover), referral.MadeAt, referral.Departure?.DepartedAt, referral.ExpectedAt,
            [.. referral.Arrivals.Select(a => a.OnBehalfOf)], referral.EffectiveAt ?? referral.Terms?.EffectiveAt);
        return Results.Ok(ReferralsPolicy.SeesJourney(actor, now!)
            ? await JourneyDetails.OverAsync(details, referral, actor, disclosure, purpose!, sealer, log, ct)
            : Bare(details));
    }

    // Member by member, so that one that is added is not told to everybody.
    static TransferDetails Bare(TransferDetails d) => new(
        d.ReferralId, d.Status, d.Version, d.EntryAuthority, d.ReceivingAuthority, d.TransferKind, [], [], new HandoverOpen([], []), null, null,
        null, [], d.EffectiveAt);
}
