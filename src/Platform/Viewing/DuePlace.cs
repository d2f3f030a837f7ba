using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace TransferScheme.Platform.Viewing;

/// <summary>The place of a case in a list by its day, the first due first; those that have no day stand after all others.</summary>
/// <param name="DueOn">The day; the last there is for a case that has none.</param>
/// <param name="Id">The case.</param>
public sealed record DuePlace(DateOnly DueOn, Guid Id) : IParsable<DuePlace>
{
    /// <summary>Before all others.</summary>
    public static readonly DuePlace First = new(DateOnly.MinValue, Guid.Empty);

    /// <summary>The day as documents have it, whose order as text is that of the days.</summary>
    public string Day => DueOn.ToString("O", CultureInfo.InvariantCulture);

    /// <summary>The place of a case.</summary>
    /// <param name="dueOn">Its day; null where it has none.</param>
    /// <param name="id">The case.</param>
    public static DuePlace Of(DateOnly? dueOn, Guid id) => new(dueOn ?? DateOnly.MaxValue, id);

    /// <inheritdoc/>
    public static DuePlace Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var place) ? place : throw new FormatException();

    /// <inheritdoc/>
    public static bool TryParse(string? s, IFormatProvider? provider, [MaybeNullWhen(false)] out DuePlace result)
    {
        result = s?.Split(' ') is [var day, var id] && Guid.TryParse(id, out var guid)
            && DateOnly.TryParseExact(day, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var dueOn)
                ? new DuePlace(dueOn, guid)
                : null;
        return result is not null;
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Day} {Id}";
}
