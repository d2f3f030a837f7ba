using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace TransferScheme.Rota.Lines;

/// <summary>A line of an instance, a run or the exported ledger. Types and members that are not known are let through.</summary>
/// <param name="Number">Its number in the file, from 1.</param>
/// <param name="Members">What stands in it.</param>
public sealed record RotaLine(int Number, JsonObject Members)
{
    /// <summary>Its type, such as <c>authority</c>.</summary>
    public string Type => Text("type");

    /// <summary>Reads a line.</summary>
    /// <param name="number">Its number in the file, from 1.</param>
    /// <param name="text">The line.</param>
    /// <exception cref="FormatException">It is not a JSON object, or has a member twice.</exception>
    public static RotaLine Parse(int number, string text)
    {
        try
        {
            var line = JsonNode.Parse(text) as JsonObject ?? throw new FormatException($"Line {number} is not a JSON object.");

            // A member that stands twice is only found when one is looked for.
            _ = line.ContainsKey("type");
            return new RotaLine(number, line);
        }
        catch (Exception failure) when (failure is JsonException or ArgumentException)
        {
            throw new FormatException($"Line {number} is not a JSON object: {failure.Message}", failure);
        }
    }

    /// <summary>Does something with the line; figures that no ledger can hold, or a text that is none, are the line's fault.</summary>
    /// <param name="act">What to do.</param>
    /// <exception cref="FormatException">The line cannot be used.</exception>
    public void Using(Action act)
    {
        try
        {
            act();
        }
        catch (Exception failure) when (failure is OverflowException or ArgumentException or InvalidOperationException)
        {
            throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"Line {Number} cannot be used: {failure.Message}"), failure);
        }
    }

    /// <summary>Whether the line has a member, be it null.</summary>
    /// <param name="member">The member.</param>
    public bool Has(string member) => Members.ContainsKey(member);

    /// <summary>A text that must be there.</summary>
    /// <param name="member">The member.</param>
    public string Text(string member) =>
        OptionalText(member) is { Length: > 0 } text ? text : throw Wrong(member, "must be a text");

    /// <summary>A text; null where there is none.</summary>
    /// <param name="member">The member.</param>
    public string? OptionalText(string member) => Members[member] switch
    {
        null => null,
        JsonValue value when value.TryGetValue<string>(out var text) => text,
        _ => throw Wrong(member, "must be a text"),
    };

    /// <summary>A whole number that must be there.</summary>
    /// <param name="member">The member.</param>
    /// <param name="least">The least that it may be.</param>
    /// <param name="most">The most that it may be.</param>
    public long Whole(string member, long least, long most = long.MaxValue) =>
        Members[member] is JsonValue value && value.GetValueKind() is JsonValueKind.Number
        && decimal.TryParse(value.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        && decimal.IsInteger(number) && number >= least && number <= most
            ? (long)number
            : throw Wrong(member, most == long.MaxValue
                ? string.Create(CultureInfo.InvariantCulture, $"must be a whole number of at least {least}")
                : string.Create(CultureInfo.InvariantCulture, $"must be a whole number from {least} to {most}"));

    /// <summary>A whole number of children; null where it is not known or not limited.</summary>
    /// <param name="member">The member.</param>
    /// <param name="least">The least that it may be.</param>
    public int? Children(string member, int least = 0) => Members[member] is null ? null : (int)Whole(member, least, int.MaxValue);

    /// <summary>True or false, which must be there.</summary>
    /// <param name="member">The member.</param>
    public bool Flag(string member) => OptionalFlag(member) ?? throw Wrong(member, "must be true or false");

    /// <summary>True or false; null where it is not said.</summary>
    /// <param name="member">The member.</param>
    public bool? OptionalFlag(string member) => Members[member] switch
    {
        null => null,
        JsonValue value when value.TryGetValue<bool>(out var flag) => flag,
        _ => throw Wrong(member, "must be true or false"),
    };

    /// <summary>Children with up to twelve decimals, in units; 0 where it is not said.</summary>
    /// <param name="member">The member.</param>
    public long Units(string member) => Members[member] switch
    {
        null => 0,
        JsonValue value when value.GetValueKind() is JsonValueKind.Number
            && decimal.TryParse(value.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var children)
            && Math.Abs(children) <= 9_000_000m && decimal.IsInteger(children * Rota.Units.PerChild) =>
            (long)(children * Rota.Units.PerChild),
        _ => throw Wrong(member, "must be a number of children with at most twelve decimals"),
    };

    /// <summary>Whole units, written as a text.</summary>
    /// <param name="member">The member.</param>
    public long WholeText(string member) =>
        long.TryParse(Text(member), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var units)
            ? units
            : throw Wrong(member, "must be whole units, as a text");

    /// <summary>A time.</summary>
    /// <param name="member">The member.</param>
    public DateTimeOffset Time(string member) =>
        DateTimeOffset.TryParse(Text(member), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : throw Wrong(member, "must be a time");

    /// <summary>Texts; none where the member is absent or null.</summary>
    /// <param name="member">The member.</param>
    public IReadOnlyList<string> Texts(string member) => Members[member] switch
    {
        null => [],
        JsonArray items => [.. items.Select(item => item is JsonValue value && value.TryGetValue<string>(out var text)
            ? text
            : throw Wrong(member, "must be texts"))],
        _ => throw Wrong(member, "must be texts"),
    };

    /// <summary>Objects in a list; none where the member is absent or null.</summary>
    /// <param name="member">The member.</param>
    public IReadOnlyList<RotaLine> Items(string member) => Members[member] switch
    {
        null => [],
        JsonArray items => [.. items.Select(item =>
            item is JsonObject members ? new RotaLine(Number, members) : throw Wrong(member, "must be objects"))],
        _ => throw Wrong(member, "must be objects"),
    };

    /// <summary>What is wrong with a member of this line.</summary>
    /// <param name="member">The member.</param>
    /// <param name="problem">What is wrong, such as "must be a text".</param>
    public FormatException Wrong(string member, string problem) =>
        new(string.Create(CultureInfo.InvariantCulture, $"Line {Number}: {member} {problem}."));
}
