using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace TransferScheme.Allocation.Allocations;

/// <summary>The place in a queue by time: of allocations those found eligible first come first, of offers those due first.</summary>
/// <param name="Since">That time, in whole microseconds, as the database compares it.</param>
/// <param name="Id">The referral, or the offer.</param>
sealed record QueuePlace(DateTimeOffset Since, Guid Id) : IParsable<QueuePlace>
{
    /// <summary>Before all others.</summary>
    internal static readonly QueuePlace First = new(DateTimeOffset.UnixEpoch, Guid.Empty);

    public static QueuePlace Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var place) ? place : throw new FormatException();

    public static bool TryParse(string? s, IFormatProvider? provider, [MaybeNullWhen(false)] out QueuePlace result)
    {
        result = null;
        if (s?.Split(' ') is not [var since, var id] || !Guid.TryParse(id, out var guid)
            || !DateTimeOffset.TryParseExact(since, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
        {
            return false;
        }

        result = new QueuePlace(time.ToUniversalTime(), guid);
        return true;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Since:O} {Id}");
}
