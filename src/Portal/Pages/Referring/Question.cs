using System.Text.Json.Nodes;

namespace TransferScheme.Portal.Pages.Referring;

/// <summary>How a question is asked and answered.</summary>
enum Kind
{
    /// <summary>One line of text.</summary>
    Line,

    /// <summary>Text of several lines.</summary>
    Narrative,

    /// <summary>A day.</summary>
    Day,

    /// <summary>A time of day.</summary>
    Time,

    /// <summary>Yes or no.</summary>
    YesNo,

    /// <summary>One of a few.</summary>
    One,

    /// <summary>Any of a few.</summary>
    Many,

    /// <summary>Names, one a line.</summary>
    Names,

    /// <summary>A country: one of the common ones, or another by its code.</summary>
    Country,

    /// <summary>A language: one of the common ones, or another by its code.</summary>
    Language,

    /// <summary>Languages: a first one, and others by their codes.</summary>
    Languages,

    /// <summary>An authority of the scheme.</summary>
    Authority,
}

/// <summary>One question of the form.</summary>
/// <param name="Path">Path of the member that answers it, from the object that its page is about.</param>
/// <param name="Kind">How it is answered.</param>
/// <param name="Label">The question, in English.</param>
sealed record Question(string Path, Kind Kind, string Label)
{
    /// <summary>Help below it, in English.</summary>
    internal string? Hint { get; init; }

    /// <summary>What to do where a required one is not answered, in English; null for one that is wanted.</summary>
    internal string? Need { get; init; }

    /// <summary>Path of the question whose answer will do instead.</summary>
    internal string? Instead { get; init; }

    /// <summary>The answers to choose from.</summary>
    internal IReadOnlyList<Option> Options { get; init; } = [];

    /// <summary>The most characters that it takes.</summary>
    internal int Most { get; init; } = Kind is Kind.Narrative ? 20_000 : 200;

    /// <summary>Whether a day may be still to come.</summary>
    internal bool MayBeToCome { get; init; }

    /// <summary>Width of a short answer.</summary>
    internal string? Width { get; init; }

    /// <summary>Whether the form asks for it, so that it can be said why it is not known; otherwise it only adds to another answer.</summary>
    internal bool IsWanted { get; init; } = true;

    /// <summary>Whether "not known, because …" is an answer.</summary>
    internal bool TakesNotKnown => IsWanted && !IsRequired;

    /// <summary>The object that the form takes as a whole where it is not known; null where the answer stands for itself.</summary>
    internal string? Whole =>
        Path.Split('.') is [("nrmReferral" or "unaccompanied") and var whole, _] ? whole : null;

    /// <summary>The path under which the form takes "not known, because …".</summary>
    internal string NotKnownPath => Whole is "nrmReferral" ? "nrm" : Whole ?? Path;

    /// <summary>Whether it must be answered before the form is sent in.</summary>
    internal bool IsRequired => Need is not null;
}

/// <summary>An answer to choose.</summary>
/// <param name="Value">Its code in the contract.</param>
/// <param name="Label">The answer, in English.</param>
/// <param name="Hint">Help below it, in English.</param>
sealed record Option(string Value, string Label, string? Hint = null);

/// <summary>One page of questions.</summary>
/// <param name="Name">Its name in addresses.</param>
/// <param name="Section">The contract's section that it belongs to.</param>
/// <param name="Title">What it asks about, in English.</param>
/// <param name="Questions">Its questions.</param>
sealed record Part(string Name, string Section, string Title, params IReadOnlyList<Question> Questions)
{
    /// <summary>Whether it is asked, judged by the object that it is about.</summary>
    internal Func<JsonObject, bool> Applies { get; init; } = _ => true;

    /// <summary>What makes its answers fit each other before they are saved.</summary>
    internal Action<JsonObject> Tidy { get; init; } = _ => { };

    /// <summary>Whether what is required must be answered even to be kept for later.</summary>
    internal bool IsWhole { get; init; }

    /// <summary>Whether it is about one child or one person of the family, by number.</summary>
    internal bool IsNumbered => Section is "children" or "family";
}
