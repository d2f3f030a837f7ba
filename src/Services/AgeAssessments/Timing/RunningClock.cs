namespace TransferScheme.AgeAssessments.Timing;

/// <summary>Something that is due.</summary>
/// <param name="Name">What: see <see cref="ClockName"/>.</param>
/// <param name="DueOn">Its last day.</param>
/// <param name="SaidSoon">Whether it was said to be due soon.</param>
/// <param name="SaidBreached">Whether it was said to be past.</param>
/// <param name="SaidNational">Whether the national team was told that it is past.</param>
public sealed record RunningClock(
    string Name, DateOnly DueOn, bool SaidSoon = false, bool SaidBreached = false, bool SaidNational = false);

/// <summary>The clocks of an assessment.</summary>
static class ClockName
{
    /// <summary>A route, after a doubt.</summary>
    internal const string Triage = "triage";

    /// <summary>The guideline for the assessment; pauses with a reason.</summary>
    internal const string Assessment = "assessment";

    /// <summary>One of the three exits, after the Secretary of State's doubt.</summary>
    internal const string Exit = "exit";

    /// <summary>The brief enquiry.</summary>
    internal const string Brief = "briefEnquiry";

    /// <summary>The first interview.</summary>
    internal const string FirstInterview = "firstInterview";

    /// <summary>The young person's answer.</summary>
    internal const string Answer = "answer";

    /// <summary>Quality assurance, after both signatures.</summary>
    internal const string Assurance = "qualityAssurance";

    /// <summary>Service, after sign-off.</summary>
    internal const string Service = "service";

    /// <summary>Informing the Secretary of State, or the authorities that a board's finding binds.</summary>
    internal const string Inform = "inform";

    /// <summary>Asking the board, or a source of information, again.</summary>
    internal const string Chase = "chase";

    /// <summary>Evidence that was asked for.</summary>
    internal const string Evidence = "evidence";

    /// <summary>The reply to a pre-action letter.</summary>
    internal const string Reply = "preActionReply";

    /// <summary>The time in which a claim can be brought: its end is no breach.</summary>
    internal const string Challenge = "challenge";

    /// <summary>Whether new evidence is significant.</summary>
    internal const string NewEvidence = "newEvidence";
}
