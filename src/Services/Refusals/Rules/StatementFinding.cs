namespace TransferScheme.Refusals.Rules;

/// <summary>What a finding stops.</summary>
public enum Severity
{
    /// <summary>The statement cannot be issued.</summary>
    BlocksIssue,

    /// <summary>The case cannot be closed.</summary>
    BlocksClosing,

    /// <summary>Nothing; a person looks at it.</summary>
    Warning,
}

/// <summary>What a rule found in a statement. It quotes nothing of it.</summary>
/// <param name="Id">Number of the rule, R01 to R15.</param>
/// <param name="Severity">What it stops.</param>
/// <param name="Detail">One sentence for the author.</param>
/// <param name="Ground">Code of the ground that it is about.</param>
public sealed record StatementFinding(string Id, Severity Severity, string Detail, string? Ground = null);
