using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Security;

namespace TransferScheme.Platform.Auditing;

/// <summary>Why somebody reads personal data: a closed list of codes, sent as <c>Purpose</c> (UK GDPR Article 5(1)(b)).</summary>
public static class Purposes
{
    /// <summary>Codes for those who name their purpose.</summary>
    static IReadOnlyList<string> Known { get; } =
        ["allocation", "transfer", "care", "age-assessment", "safeguarding", "oversight", "audit", "subject-access", "legal"];

    /// <summary>The purpose of a read: the one named, or that of the reader's role.</summary>
    /// <param name="named">The code of the header; null or empty without one.</param>
    /// <param name="actor">Who reads.</param>
    /// <returns>Null when a code is named that is not known.</returns>
    public static string? Of(string? named, Actor actor) => named switch
    {
        null or "" => ByRole(actor.Role),
        _ => Known.Contains(named) ? named : null,
    };

    /// <summary>What is wrong with a purpose that is not known.</summary>
    public static Problem Unknown { get; } = Problem.Invalid("Purpose", $"Must be one of: {string.Join(", ", Known)}.");

    static string ByRole(Role role) => role switch
    {
        Role.Coordinator or Role.Service => "allocation",
        Role.National => "oversight",
        Role.Auditor => "audit",
        Role.Assessor => "age-assessment",
        _ => "transfer",
    };
}
