using TransferScheme.Platform.Deadlines;
using TransferScheme.Referrals.Travelling;

namespace TransferScheme.Referrals.Timing;

/// <summary>
/// When responsibility moves where the arrival was agreed before the instant of the terms: at that instant, by itself, for the terms say
/// so (section 69(3)). Whatever follows a move follows from then.
/// </summary>
static class EffectDeadline
{
    /// <summary>The move of children who have arrived; none where they have not, or where it has come about.</summary>
    /// <param name="referral">The referral.</param>
    internal static IEnumerable<Deadline> Of(Referral referral) =>
        referral is { Status: ReferralStatus.InTransit, Arriving.Agreed: { } agreed }
            ? [new Deadline(agreed.EffectiveAt, Arrival.AtInstant(referral, agreed))]
            : [];
}
