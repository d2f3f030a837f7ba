using System.Security.Cryptography;
using System.Text;
using TransferScheme.Platform.Deciding;

namespace TransferScheme.Refusals.Directing;

/// <summary>What stands of one kind of direction to one authority, and how many there have been.</summary>
/// <param name="Last">The last number given; 0 before the first.</param>
/// <param name="Standing">Those that are in force, or of which notice is given.</param>
sealed record Numbered(long Last, IReadOnlyList<Direction> Standing)
{
    /// <summary>The one that is in force under an identifier; null where there is none.</summary>
    internal Direction? InForce(Guid? id) => Standing.FirstOrDefault(d => d.Id == id && d.IsInForce);
}

/// <summary>
/// Numbers the directions of a kind to an authority. Whoever gives one takes the next number in the same transaction, so that of two who
/// see none standing at the same moment one gives notice, and the other is told of it.
/// </summary>
static class DirectionNumbers
{
    /// <summary>What stands, and the last number.</summary>
    internal static async Task<Numbered> NumberedAsync(this IQuerySession session, string kind, string authority, CancellationToken ct)
    {
        // The number first: what is given after it was read cannot be missed, for then the number is taken.
        var last = (await session.Events.FetchStreamStateAsync(StreamOf(kind, authority), ct))?.Version ?? 0;
        var directions = await session.QueryAsync<Direction>(
            "where data ->> 'kind' = ? and data ->> 'authority' = ? order by id", ct, kind, authority);
        return new Numbered(last, [.. directions.Where(d => d.IsInForce || d.IsNoticed)]);
    }

    /// <summary>Takes the next number with what is decided; a rejection takes none.</summary>
    internal static Decision<DirectionEvent> Numbering(
        this Decision<DirectionEvent> decision, string kind, string authority, Numbered numbered, Guid directionId) =>
        decision.Rejection is not null ? decision
            : decision.Appending(StreamOf(kind, authority), numbered.Last, new DirectionNumbered(directionId));

    static Guid StreamOf(string kind, string authority) =>
        new(SHA256.HashData(Encoding.UTF8.GetBytes($"directions/{kind}/{authority}")).AsSpan(0, 16));
}
