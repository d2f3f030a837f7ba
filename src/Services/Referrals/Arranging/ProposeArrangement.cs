using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Problems;

namespace TransferScheme.Referrals.Arranging;

/// <summary>The terms of an arrangement.</summary>
/// <param name="EffectiveAt">The earliest instant at which responsibility moves.</param>
/// <param name="Handover">Items handed over with the children.</param>
public sealed record ProposeArrangementRequest(DateTimeOffset EffectiveAt, IReadOnlyList<HandoverItem>? Handover = null) : IChecked
{
    /// <inheritdoc/>
    public void Check(Faults faults)
    {
        faults.When(EffectiveAt.Year is < 2016 or > 2100, "effectiveAt", "Must be a time between 2016 and 2100.");
        faults.When(Handover?.Count > 50, "handover", "Must be at most 50 items.");
        foreach (var (i, item) in (Handover ?? []).Index())
        {
            faults.Text(item.Item, $"handover[{i}].item", 60);
            faults.When(!IsCode(item.Item), $"handover[{i}].item", "Must be a code of small letters, digits and hyphens.");
            faults.OneOf(item.Status, $"handover[{i}].status", "ready", "to-follow", "not-applicable");
        }
    }

    private static bool IsCode(string text) => text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');
}

/// <summary>
/// One of the two authorities proposes the terms of the section 69 arrangement. Their effect depends on the children being
/// received, so a clock alone never moves responsibility (section 69(3)).
/// </summary>
internal static class ProposeArrangement
{
    internal static void Map(IEndpointRouteBuilder transfers) => transfers.MapPost("{id:guid}/arrangement", Handle).WithName("ProposeArrangement");

    internal static Decision<ReferralEvent> Decide(Referral referral, ProposeArrangementRequest request) => referral.Status switch
    {
        ReferralStatus.Accepted => new ArrangementProposed(request.EffectiveAt, request.Handover ?? []),
        _ => Rejection.Conflict("no-accepted-offer", "An arrangement needs an accepted offer, and terms cannot change once both have signed."),
    };

    private static Task<CommandResult> Handle(Guid id, Command<ProposeArrangementRequest> command, IReferralStore store, CancellationToken ct) =>
        store.Decide<Referral, ReferralEvent, ProposeArrangementRequest>(
            command, id, ReferralsPolicy.MayArrange, (referral, request) => Task.FromResult(Decide(referral, request)), ct);
}
