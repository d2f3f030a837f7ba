using TransferScheme.Platform.Messaging;

namespace TransferScheme.Refusals.Handling;

static class OfferNotes
{
    /// <summary>Notes where an offer stands.</summary>
    /// <param name="session">Where to note it; it is not saved.</param>
    /// <param name="offerId">The offer.</param>
    /// <param name="status">Where it stands.</param>
    /// <param name="version">Version of its stream.</param>
    /// <param name="ct">Cancels the work.</param>
    /// <param name="acceptedOn">Local day of its acceptance.</param>
    /// <returns>The offer as it was known.</returns>
    /// <exception cref="NotYetException">The offer itself is not known here yet: the two messages came out of order.</exception>
    internal static async Task<KnownOffer> NoteAsync(
        this IDocumentSession session, Guid offerId, KnownStatus status, long version, CancellationToken ct, DateOnly? acceptedOn = null)
    {
        var known = await session.LoadAsync<KnownOffer>(offerId, ct) ?? throw new NotYetException("the offer");
        if (known.After(status, version) is { } newer)
        {
            session.Store(newer with { AcceptedOn = acceptedOn ?? newer.AcceptedOn });
        }

        return known;
    }

    /// <summary>Notes that the answer to an offer is due at another time.</summary>
    /// <param name="session">Where to note it; it is not saved.</param>
    /// <param name="offerId">The offer.</param>
    /// <param name="respondBy">When the answer is due now.</param>
    /// <param name="version">Version of its stream.</param>
    /// <param name="ct">Cancels the work.</param>
    /// <exception cref="NotYetException">The offer itself is not known here yet: the two messages came out of order.</exception>
    internal static async Task MoveAsync(
        this IDocumentSession session, Guid offerId, DateTimeOffset respondBy, long version, CancellationToken ct)
    {
        var known = await session.LoadAsync<KnownOffer>(offerId, ct) ?? throw new NotYetException("the offer");
        if (known.Moved(respondBy, version) is { } newer)
        {
            session.Store(newer);
        }
    }
}
