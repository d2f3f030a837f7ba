using TransferScheme.Platform.Protection;
using TransferScheme.Referrals.GoingMissing;
using TransferScheme.Referrals.Submitting;

namespace TransferScheme.Referrals.Viewing;

/// <summary>An open hold.</summary>
/// <param name="ReasonCode">Why.</param>
/// <param name="ReviewOn">Day on which it is looked at again.</param>
/// <param name="Note">What was written about it, to those who may see the full record.</param>
public sealed record HoldDetails(string ReasonCode, DateOnly ReviewOn, string? Note);

/// <summary>A missing episode.</summary>
/// <param name="Number">Its number within the referral.</param>
/// <param name="ChildId">The child.</param>
/// <param name="MissingSince">When it began.</param>
/// <param name="FoundAt">When it ended; absent while it lasts.</param>
/// <param name="Owner">Who owns it.</param>
/// <param name="GrantStopsOn">The first day without grant if the child is still missing then: the 29th on end.</param>
/// <param name="PoliceReference">
/// The police's reference, to those who may see the full record; absent too while the police have given none.
/// </param>
public sealed record EpisodeDetails(
    int Number, Guid ChildId, DateTimeOffset MissingSince, DateTimeOffset? FoundAt, string Owner, DateOnly GrantStopsOn,
    string? PoliceReference);

/// <summary>What is agreed about an age in question.</summary>
/// <param name="ChildId">The child.</param>
/// <param name="LeadAuthority">Code of the authority that leads.</param>
/// <param name="Timescale">By when it is answered.</param>
/// <param name="Safeguards">What protects the child, and other children, until then.</param>
public sealed record AgePlanDetails(Guid ChildId, string LeadAuthority, string? Timescale, string? Safeguards);

/// <summary>An objection that no review has settled.</summary>
/// <param name="Number">Its number within the referral.</param>
/// <param name="ChildId">The child; absent where all children object.</param>
/// <param name="RecordedOn">Day on which the child said so.</param>
/// <param name="Summary">What the child said.</param>
public sealed record ObjectionDetails(int Number, Guid? ChildId, DateOnly RecordedOn, string? Summary);

/// <summary>What the receiving authority told of the time after the move.</summary>
/// <param name="RecordedOn">Day on which it was found.</param>
/// <param name="Summary">How the children are.</param>
/// <param name="Children">What became of each child's placement, by code, where that was told.</param>
public sealed record OutcomeDetails(DateOnly RecordedOn, string? Summary, IReadOnlyList<ChildOutcome>? Children);

/// <summary>Shows what lies over a referral, as far as its reader may see it.</summary>
static class OverlayDetails
{
    /// <summary>The overlays by name. That an age is queried is known only from the form, where the reader may see it.</summary>
    internal static IReadOnlyList<string> Names(Referral referral, ReferralForm? form) =>
        !referral.HasEnded && (form?.Children ?? []).Any(c => c.Age?.Status is "doubted" or "required" or "inProgress")
            ? [.. referral.OverlayNames, "ageQuery"]
            : referral.OverlayNames;

    /// <summary>
    /// Adds what the reader may see; notes and words only to those who may see the full record, and once responsibility has moved, all of
    /// it, of whatever time.
    /// </summary>
    internal static async Task<ReferralDetails> OverAsync(
        ReferralDetails details, Referral referral, Referral now, Disclosure disclosure, Sealer<IReferralStore> sealer, CancellationToken ct)
    {
        if (disclosure < Disclosure.Identity || (disclosure is Disclosure.Identity && now.EffectiveAt is not null))
        {
            return details;
        }

        var full = disclosure is Disclosure.Full or Disclosure.Past;
        var keys = full ? await sealer.KnownKeysAsync([referral.Id, .. referral.ChildIds], ct) : null;
        var overlays = referral.Overlays;
        return details with
        {
            Hold = overlays.Hold is { } hold && !referral.HasEnded
                ? new HoldDetails(hold.ReasonCode, hold.ReviewOn, Opened(hold.Note)?.Text)
                : null,
            MissingEpisodes = overlays.Episodes.Count == 0 ? null :
            [
                .. overlays.Episodes.Select(e => new EpisodeDetails(
                    e.Number, e.ChildId, e.MissingSince, e.FoundAt, e.Owner, Grant.StopsOn(e.MissingSince), Opened(e.Report)?.Reference)),
            ],
            Objections = !full || overlays.Objections.Count == 0 ? null :
                [.. overlays.Objections.Select(o => new ObjectionDetails(o.Number, o.ChildId, o.RecordedOn, Opened(o.Words)?.Summary))],
            Outcomes = !full || referral.AfterMove.Outcomes.Count == 0 ? null :
                [.. referral.AfterMove.Outcomes.Select(o => new OutcomeDetails(o.RecordedOn, Opened(o.Report)?.Summary, o.Children))],
            AgeChanges = overlays.AgeChanges.Count == 0 ? null : [.. overlays.AgeChanges.Select(c => AgeChangeDetails.Of(c, keys))],
            AgePlans = !full || overlays.AgePlans.Count == 0 ? null :
                [.. overlays.AgePlans.Select(p => AgePlan(p.ChildId, p.LeadAuthority, Opened(p.Plan)))],
        };

        static AgePlanDetails AgePlan(Guid child, string lead, AgePlan? plan) => new(child, lead, plan?.Timescale, plan?.Safeguards);

        T? Opened<T>(Sealed<T>? value)
            where T : class =>
            value is null ? null : keys?.Open(value);
    }
}
