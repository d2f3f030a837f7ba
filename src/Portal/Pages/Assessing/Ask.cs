namespace TransferScheme.Portal.Pages.Assessing;

/// <summary>What kind of answer a question takes.</summary>
enum Kind
{
    /// <summary>A line.</summary>
    Line,

    /// <summary>A narrative of up to so many characters.</summary>
    Narrative,

    /// <summary>One of some codes.</summary>
    Choice,

    /// <summary>A day.</summary>
    Day,

    /// <summary>A day and a time of day.</summary>
    Moment,

    /// <summary>Ticked or not.</summary>
    Tick,

    /// <summary>Any of some codes or numbers.</summary>
    Ticks,

    /// <summary>A whole number.</summary>
    Number,

    /// <summary>A list, one to a line.</summary>
    Lines,

    /// <summary>An authority.</summary>
    Authority,

    /// <summary>Not asked: sent with what is beside it.</summary>
    Fixed,
}

/// <summary>A question of an act.</summary>
/// <param name="Path">The member of the request that it answers, such as <c>session.interpreter.name</c>.</param>
/// <param name="Kind">What it takes.</param>
/// <param name="Label">The question, in English.</param>
/// <param name="Need">What to do where nothing was answered; null where nothing need be.</param>
sealed record Ask(string Path, Kind Kind, string Label, string? Need = null)
{
    /// <summary>Help below the question.</summary>
    internal string? Hint { get; init; }

    /// <summary>The page of the form on which it stands, by its heading.</summary>
    internal string Section { get; init; } = "";

    /// <summary>The answer to another question that it depends on, by its path.</summary>
    internal (string Path, string Code)? When { get; init; }

    /// <summary>The number in the label, such as of an adverse point.</summary>
    internal int? Number { get; init; }

    /// <summary>The codes to choose from.</summary>
    internal IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>Most characters.</summary>
    internal int Max { get; init; } = Narrative;

    /// <summary>What stands there to begin with, or is sent unasked.</summary>
    internal string? Given { get; init; }

    /// <summary>Most characters of a narrative.</summary>
    internal const int Narrative = 20_000;

    /// <summary>Most characters of a contemporaneous note, or of an account in full.</summary>
    internal const int Whole = 200_000;

    /// <summary>A part of a request, such as the members of one assessor, on one page of the form.</summary>
    internal static IEnumerable<Ask> On(string section, params ReadOnlySpan<Ask> asks)
    {
        var all = new List<Ask>();
        foreach (var ask in asks)
        {
            all.Add(ask with { Section = section });
        }

        return all;
    }
}
