using TransferScheme.Allocation.Rota;
using TransferScheme.Platform.Time;
using TransferScheme.Rota.Forecasting;

namespace TransferScheme.Allocation.Forecasting;

/// <summary>
/// The forecast as it stands. It takes some milliseconds to make, and is kept in memory until the ledger, the scheme or the day changes.
/// </summary>
/// <param name="rota">The rota.</param>
/// <param name="scheme">Rules and authorities.</param>
/// <param name="clock">The scheme's clock.</param>
sealed class LatestForecast(LatestRota rota, LatestScheme scheme, TimeProvider clock)
{
    const int Page = 200;
    volatile Known? _known;

    /// <summary>Makes it where it has changed.</summary>
    /// <param name="session">Where to read.</param>
    /// <param name="ct">Cancels the request.</param>
    /// <returns>Null while the first data of the scheme are not registered.</returns>
    internal async Task<Known?> ReadAsync(IQuerySession session, CancellationToken ct)
    {
        var at = await Bearings.ReadAsync(session, Guid.Empty, ct);
        if (await scheme.ReadAsync(session, at.Scheme, ct) is not { } sight)
        {
            return null;
        }

        var book = await rota.ReadAsync(session, at.Rota, ct);
        var today = UkTime.DateOf(clock.GetUtcNow());
        if (_known is { } known && known.Version == book.Version && known.Sight == sight && known.Today == today)
        {
            return known;
        }

        var arrivals = Arrivals.Before(await ReferredAsync(session, book.Version, today, ct), today);
        var seeing = book.Seeing(sight.Positions) is { } seen ? RotaBook.Evolve(book, seen) : book;
        return _known = new Known(
            book.Version, seeing, sight, today, TurnForecast.Of(seeing.Ledger, seeing.Sight(), sight.Rules.Rota, arrivals));
    }

    // Backwards from the end, as far as the forecast looks: a referral counts once, by its first decision.
    static async Task<IReadOnlyList<(DateOnly Day, int Children)>> ReferredAsync(
        IQuerySession session, long end, DateOnly today, CancellationToken ct)
    {
        var referred = new List<(DateOnly Day, int Children)>();
        var from = today.AddDays(-7 * Arrivals.Looked);
        for (var last = end; last > 0; last -= Page)
        {
            await foreach (var entry in session.Entries(after: Math.Max(0, last - Page), last: last, ct: ct))
            {
                if (entry is Decided { Attempt: 1 } d)
                {
                    referred.Add((UkTime.DateOf(d.DecidedAt), d.Referral.Size));
                }
                else if (entry is Unplaced { Attempt: 1 } u)
                {
                    referred.Add((UkTime.DateOf(u.DecidedAt), u.Referral.Size));
                }
            }

            if (referred.Any(r => r.Day < from))
            {
                break;
            }
        }

        return referred;
    }

    /// <summary>A forecast, and what it was made of.</summary>
    /// <param name="Version">Position of the newest entry of the ledger.</param>
    /// <param name="Book">The rota, seeing the authorities as they stand.</param>
    /// <param name="Sight">Rules and authorities.</param>
    /// <param name="Today">Local day.</param>
    /// <param name="Forecast">The forecast.</param>
    internal sealed record Known(long Version, RotaBook Book, SchemeSight Sight, DateOnly Today, TurnForecast Forecast);
}
