using System.Globalization;

namespace TransferScheme.Dashboards.Returning;

/// <summary>A figure of a return, before it is stamped with its time.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">The figure; null where it is hidden, not known or no number.</param>
/// <param name="Text">The figure as it is read, or what is told in its place.</param>
/// <param name="Unit">What is counted; <c>text</c> for no number.</param>
/// <param name="Definition">What it means, in one sentence.</param>
/// <param name="List">The list behind the figure.</param>
/// <param name="Level1">Of a reason: its group.</param>
/// <param name="Level2">Of a reason: its code; null for the whole group.</param>
sealed record ReturnLine(
    string Name, decimal? Value, string Text, string Unit, string Definition, string? List, string? Level1 = null, string? Level2 = null)
{
    const string NotKnown = "not known";
    const string Withheld = "withheld";

    /// <summary>A count, as far as it is shown.</summary>
    internal static ReturnLine Of(Told told, string name, string unit, string definition, string? list) => told.Shown switch
    {
        Shown.InFull => Of(told.Count, name, unit, definition, list),
        Shown.FewerThanFive => new ReturnLine(name, null, "fewer than 5", unit, definition, list),
        _ => new ReturnLine(name, null, Withheld, unit, definition, list),
    };

    /// <summary>A number that is told whatever it is; null where it is not known.</summary>
    internal static ReturnLine Of(decimal? value, string name, string unit, string definition, string? list) =>
        new(name, value, value?.ToString("0.#####", CultureInfo.InvariantCulture) ?? NotKnown, unit, definition, list);

    /// <summary>Words; null where they are not known.</summary>
    internal static ReturnLine Of(string? text, string name, string definition) =>
        new(name, null, text ?? NotKnown, "text", definition, null);

    /// <summary>The same line, its figure told only where that tells nothing of a hidden count.</summary>
    internal ReturnLine When(bool shown) => shown ? this : this with { Value = null, Text = Withheld };
}
