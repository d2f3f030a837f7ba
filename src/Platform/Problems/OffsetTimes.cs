using System.Text.Json;
using System.Text.Json.Serialization;

namespace TransferScheme.Platform.Problems;

/// <summary>
/// Reads times as RFC 3339 has them, with their offset: without one a time would be that of the machine which happens to read it, and in
/// the hour that comes twice in October nobody could tell which is meant.
/// </summary>
sealed class OffsetTimes : JsonConverter<DateTimeOffset>
{
    internal const string Missing = "Must be a time with its offset, such as 2026-03-20T09:00:00Z or 2026-06-20T09:00:00+01:00.";

    /// <inheritdoc/>
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var time = reader.GetDateTimeOffset();
        return HasOffset(reader.GetString()) ? time : throw new JsonException(Missing);
    }

    /// <summary>Whether a time is written with its offset.</summary>
    /// <param name="time">The time as text.</param>
    internal static bool HasOffset(string? time) => time is [.., 'Z'] or [.., '+' or '-', _, _, ':', _, _];

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value);
}
