namespace TransferScheme.Portal.Pages.Assessing;

/// <summary>An act of an assessment: one row of the table in <see cref="Acts"/>, one page.</summary>
/// <param name="Name">Its name in the page's address.</param>
/// <param name="Title">What is done, in English.</param>
/// <param name="Button">What the button that sends it says.</param>
/// <param name="By">Who does it.</param>
/// <param name="At">The statuses at which it is done.</param>
/// <param name="Next">What comes next, in English.</param>
sealed record Act(string Name, string Title, string Button, By By, IReadOnlyList<string> At, string Next)
{
    /// <summary>The path of the command below the assessment; its own name where nothing else is said.</summary>
    internal Func<AssessmentView, string> Path { get; init; } = _ => Name;

    /// <summary>What was written of it stands in the record under this name.</summary>
    internal string Written { get; init; } = Name;

    /// <summary>What is to be known before it is done.</summary>
    internal string? About { get; init; }

    /// <summary>Items of the checklist without which the service turns it down.</summary>
    internal IReadOnlyList<string> Needs { get; init; } = [];

    /// <summary>Lists of the request that are sent empty where nothing was answered.</summary>
    internal IReadOnlyList<string> Lists { get; init; } = [];

    /// <summary>Its questions.</summary>
    internal Func<AssessmentView, IReadOnlyList<Ask>> Asks { get; init; } = _ => [];
}

/// <summary>Who does an act.</summary>
enum By
{
    /// <summary>An assessor of the authority, who thereby becomes one of the case.</summary>
    Assessor,

    /// <summary>One of the two assessors of the case.</summary>
    OwnAssessor,

    /// <summary>A manager.</summary>
    Manager,

    /// <summary>An assessor or a manager.</summary>
    Either,
}
