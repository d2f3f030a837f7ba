using TransferScheme.Portal.Signing;

namespace TransferScheme.Portal.Pages.Declining;

/// <summary>An act on the case of a decline that is told in a few words: one row of <see cref="CaseActs"/>, one page.</summary>
/// <param name="Name">Its name in the address, and of the command.</param>
/// <param name="Title">What is done, in English.</param>
/// <param name="Button">What the button that sends it says.</param>
/// <param name="Next">What comes next, in English.</param>
sealed record CaseAct(string Name, string Title, string Button, string Next)
{
    /// <summary>Whether it is a reader's to do as the case stands; what else bars it, the service says.</summary>
    internal required Func<RefusalView, Person, DateTimeOffset, bool> IsFor { get; init; }

    /// <summary>What is to be known before it is done, in English.</summary>
    internal string? About { get; init; }

    /// <summary>The member that takes the words, the question, and what to do where there is no answer; null where none is asked.</summary>
    internal (string Member, string Question, string Need)? Words { get; init; }

    /// <summary>Most characters of the words.</summary>
    internal int Max { get; init; } = 20_000;

    /// <summary>The member that takes a code, the question, and what to do where there is no answer.</summary>
    internal (string Member, string Question, string Need)? Choice { get; init; }

    /// <summary>The codes to choose from, and their names in <see cref="Portal.Words.Codes"/>.</summary>
    internal Func<RefusalView, IReadOnlyList<(string Code, string Name)>> Choices { get; init; } = _ => [];

    /// <summary>The member that takes a day, and the question.</summary>
    internal (string Member, string Question)? Day { get; init; }

    /// <summary>Whether words can be named that look like a person's name and are none (R11).</summary>
    internal bool AsksNotPersons { get; init; }
}

/// <summary>The acts on a case after a statement, or after an answer that never came.</summary>
static class CaseActs
{
    static readonly (string, string, string) Kind = ("kind", "What do you add?", "Select what you add");

    /// <summary>All of them.</summary>
    internal static IReadOnlyList<CaseAct> All { get; } =
    [
        new("reply", "Reply to the challenge", "Send the reply", "The national team reviews the reasons again, with your reply.")
        {
            IsFor = (r, p, _) => IsOwn(r, p) && r.Status == "challenged",
            About = "What you gave stays as it was: your reply stands beside it, and is marked as given later.",
            Choice = Kind, Choices = _ => Kinds, AsksNotPersons = true,
            Words = ("text", "What do you reply?", "Enter your reply"),
        },
        new("supplements", "Add to the reasons", "Add this", "It stands beside your reasons, and both recipients read it.")
        {
            IsFor = (r, p, _) => IsOwn(r, p) && r.Given is not null && r.Status is not ("challenged" or "closed" or "withdrawn"),
            About = "A statement that is issued is never edited: what you add stands beside it, and is marked as given later.",
            Choice = Kind, Choices = _ => Kinds, AsksNotPersons = true,
            Words = ("text", "What do you add to them?", "Enter what you add"),
        },
        new("lateness", "Say why the statement was late", "Record the reason", "The case can close as far as this goes.")
        {
            IsFor = (r, p, _) => IsOwn(r, p) && r is { Late: true, Statement.LatenessReason: null },
            Words = ("reason", "Why was it late?", "Enter why it was late"), Max = 4000,
        },
        new("annex-release", "Release the annex to the entry authority", "Release the annex",
            "The entry authority can read what you kept apart, with the documents that belong to it.")
        {
            IsFor = (r, p, _) => IsOwn(r, p) && r.Given?.Annex is not null,
            About = "The annex is yours and the reviewer’s until you release it. That is not undone.",
        },
        new("receipt", "Confirm that you received it", "Confirm the receipt",
            "Nothing else is needed from you, unless the authority does not comply.")
        {
            IsFor = (r, p, _) => Recipient(r, p) is { } recipient && r.Given is not null && r.Receipts?.Contains(recipient) != true,
        },
        new("non-compliance", "Report that the authority does not comply", "Report non-compliance",
            "The national team reviews the reasons, and can direct the authority to give them in writing.")
        {
            IsFor = (r, p, now) => Recipient(r, p) is not null
                && (r.Status == "declined" || (r.Status is "draft" or "answered" or "unanswered" && now > r.RespondBy)),
            Words = ("note", "What happened?", "Enter what happened"),
        },
        new("breach", "Record that the obligation was not met", "Record the breach", "The law takes over: advise the Secretary of State.")
        {
            IsFor = (r, p, _) => p.Is(Roles.National) && r.Status == "reaffirmed",
            Words = ("note", "What happened?", "Enter what happened"),
        },
        new("case-conference", "Record the case conference", "Record the outcome", "Do what was decided: nothing is done by itself.")
        {
            IsFor = (r, p, _) => p.Is(Roles.National, Roles.Coordinator) && r.Conference == "called",
            About = "The third decline of one child calls a conference.",
            Day = ("heldOn", "When was it held?"),
            Choice = ("outcome", "What was decided?", "Select what was decided"),
            Choices = _ => [.. ((string[])["offerElsewhere", "otherRegion", "reaffirm", "direct", "stays"]).Select(c => (c, c))],
            Words = ("note", "Why?", "Enter why"),
        },
        new("judicial-review", "Record what a court does", "Record this", "It stands on the case. Record the judgment when it comes.")
        {
            IsFor = (r, p, _) => (IsOwn(r, p) || Recipient(r, p) is not null) && r.Statement is not null,
            Choice = ("stage", "What did the court do?", "Select what the court did"),
            Choices = r => r.InCourt
                ? [("quashed", "court-quashed"), ("upheld", "court-upheld")]
                : [("challenged", "court-challenged")],
            Words = ("note", "Court and reference", "Enter court and reference"),
        },
    ];

    static IReadOnlyList<(string Code, string Name)> Kinds =>
        [("correction", "correction"), ("explanation", "explanation"), ("evidence", "evidence")];

    static bool IsOwn(RefusalView refusal, Person reader) =>
        reader.Is(Roles.DutyOfficer, Roles.Manager) && refusal.IsOf(reader);

    // As which of the two recipients somebody reads it.
    static string? Recipient(RefusalView refusal, Person reader) =>
        reader.Is(Roles.National) ? "national"
        : reader.Is(Roles.DutyOfficer, Roles.Manager) && reader.Authority == refusal.EntryAuthority ? "entry"
        : null;
}
