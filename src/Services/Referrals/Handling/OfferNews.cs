using TransferScheme.Platform.Messaging;

namespace TransferScheme.Referrals.Handling;

/// <summary>Whether a message on an offer bears on a referral still: messages come late, twice and out of order.</summary>
static class OfferNews
{
    /// <summary>
    /// It does while the offer that was made last is open or declined. What was said of an offer before it was accepted, or ended, tells
    /// nothing new after that.
    /// </summary>
    /// <param name="referral">The referral.</param>
    /// <param name="offerId">The offer.</param>
    /// <exception cref="NotYetException">The offer itself is not known here yet: the messages came out of order.</exception>
    internal static bool Bears(Referral? referral, Guid offerId) => referral switch
    {
        { HasEnded: true } => false,
        { OfferId: { } last } when last == offerId => referral.IsBeforeAcceptance,
        { } known when known.PastOffers.Contains(offerId) => false,
        _ => throw new NotYetException("the offer that this is about"),
    };

    /// <summary>The same, and of two declines or reaffirmations the later in the offer's own stream stands.</summary>
    /// <param name="referral">The referral.</param>
    /// <param name="offerId">The offer.</param>
    /// <param name="version">Version of the offer's stream.</param>
    /// <inheritdoc cref="Bears(Referral?, Guid)" path="/exception"/>
    internal static bool Bears(Referral? referral, Guid offerId, long version) =>
        Bears(referral, offerId) && version > referral!.OfferVersion;
}
