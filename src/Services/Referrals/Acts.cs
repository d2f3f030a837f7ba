using TransferScheme.Contracts.Referrals;
using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Protection;

namespace TransferScheme.Referrals;

/// <summary>What an act on a referral answers: where it stands now, and nothing of a child.</summary>
/// <param name="Id">The referral.</param>
/// <param name="Status">Where it stands; <c>held</c> while a hold is open.</param>
/// <param name="Version">Its version.</param>
/// <param name="Stage">Where it stands beneath a hold, or <c>queried</c> or <c>declined</c>; absent where the status tells it.</param>
/// <param name="Overlays">What lies over it: <c>missing</c>, <c>objecting</c>.</param>
public sealed record ActAnswer(Guid Id, string Status, long Version, string? Stage, IReadOnlyList<string> Overlays)
{
    /// <summary>The answer of the act with this identifier of a referral.</summary>
    internal static Func<Referral, long, Answer> Of(Guid id) => (referral, version) => Answer.Ok(
        new ActAnswer(id, referral.Shown.Name(), version, StageOf(referral), referral.OverlayNames), version);

    internal static string? StageOf(Referral referral) => referral.Stage?.Name();
}

/// <summary>What the acts on a referral have in common.</summary>
static class Acts
{
    /// <summary>Longest note, in UTF-16 code units.</summary>
    internal const int LongestNote = 4000;

    static readonly Rejection Completed = Rejection.Conflict(
        "transfer-completed", "Responsibility has moved and nothing changes that (section 69(7)); a return is a new referral.");

    /// <summary>
    /// Names a reason that is not on the list or deprecated, a note that is too long, and one that is absent where it tells the reason.
    /// </summary>
    internal static void Reason(this Faults faults, string reasonCode, string? note, IReadOnlyList<ReferralReason> reasons)
    {
        faults.OneOf(reasonCode, "reasonCode", [.. reasons.Where(r => !r.Deprecated).Select(r => r.Code)]);
        faults.Text(note, "note", LongestNote);
        faults.When(reasonCode == ReferralReasons.Other && note is null, "note", "Is needed with the reason other.");
    }

    /// <summary>Seals what was written about an act; null where nothing was.</summary>
    internal static async Task<Sealed<ActNote>?> SealNote(
        this Sealer<IReferralStore> sealer, Referral referral, string act, string? note, CancellationToken ct) =>
        note is null ? null : await sealer.Seal(referral.About, new ActNote(act, note), ct);

    /// <summary>Under whose keys something about one child is sealed: the child's own, or those of all.</summary>
    internal static IReadOnlyList<Guid> AboutOf(Referral referral, Guid? childId) =>
        childId is { } child && referral.ChildIds.Contains(child) ? [child] : referral.About;

    /// <summary>Why a journey is neither undone nor failed once an authority has said that it ended; null before.</summary>
    internal static Rejection? Arrived(Referral referral) =>
        AwaitsEffect(referral) is { } agreed ? agreed
        : referral.Arrivals.Count == 0 ? null
        : Rejection.Conflict(
            "arrival-confirmed", "One authority has confirmed the arrival: the other confirms it too, or both clear up what happened.");

    /// <summary>Why nothing more is said of a journey whose arrival is agreed before the instant of the terms; null otherwise.</summary>
    internal static Rejection? AwaitsEffect(Referral referral) => referral.Arriving.Agreed is null ? null : Rejection.Conflict(
        "arrival-agreed",
        "The arrival is agreed, and responsibility moves by itself at the instant of the terms. Until then the entry authority reports a "
        + "child missing, and closes the referral for what happens to the children.");

    /// <summary>
    /// Why nothing more happens to a referral that has ended: also where the instant of the terms has come, and its record is about to.
    /// </summary>
    internal static Rejection? Ended(Referral referral, DateTimeOffset now) =>
        referral.Status is ReferralStatus.InTransit && referral.Arriving.Agreed?.EffectiveAt <= now ? Completed : Ended(referral);

    /// <summary>Why nothing more happens to a referral that has ended; null while it is open.</summary>
    internal static Rejection? Ended(Referral referral) => referral.Status switch
    {
        ReferralStatus.Completed => Completed,
        ReferralStatus.Withdrawn => Rejection.Conflict("referral-withdrawn", "This referral was withdrawn: refer the children anew."),
        ReferralStatus.Closed => Rejection.Conflict("referral-closed", "This referral is closed: refer the children anew if they need it."),
        _ => null,
    };

    /// <summary>Why an act cannot be about this child; null where it can, also where it is about all children.</summary>
    internal static Rejection? Stranger(Referral referral, Guid? childId) =>
        childId is { } child && !referral.ChildIds.Contains(child)
            ? Rejection.Invalid("childId", "Must be a child of this referral.")
            : null;
}
