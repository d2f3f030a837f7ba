using TransferScheme.Platform.Messaging;

namespace TransferScheme.Allocation.Rota;

/// <summary>Rules, positions and rota of one moment: a transfer moves both positions and rota, and children must count once.</summary>
/// <param name="IsDecided">Whether the referral that was asked about has been decided before.</param>
/// <param name="Sight">The rules in force and the authorities.</param>
/// <param name="Book">The rota.</param>
sealed record Moment(bool IsDecided, SchemeSight Sight, RotaBook Book)
{
    /// <summary>Reads them. Positions may be newer than the rota: then that has moved on, and what is decided on it cannot be saved.</summary>
    /// <param name="session">Where to read.</param>
    /// <param name="rota">The rota.</param>
    /// <param name="scheme">Rules and authorities.</param>
    /// <param name="referral">The referral that is asked about; empty for none.</param>
    /// <param name="ct">Cancels the request.</param>
    /// <exception cref="NotYetException">The first data of the scheme are not registered.</exception>
    internal static async Task<Moment> ReadAsync(
        IQuerySession session, LatestRota rota, LatestScheme scheme, Guid referral, CancellationToken ct)
    {
        while (true)
        {
            var at = await Bearings.ReadAsync(session, referral, ct);
            var sight = await scheme.ReadAsync(session, at.Scheme, ct)
                ?? throw new NotYetException("the rules and the authorities to be registered");
            var book = await rota.ReadAsync(session, at.Rota, ct);
            if (book.Version == at.Rota.Version)
            {
                return new Moment(at.IsDecided, sight, book);
            }
        }
    }
}
