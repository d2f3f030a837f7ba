namespace TransferScheme.Platform.Deciding;

/// <summary>What kind of no a rejection is.</summary>
public enum RejectionKind
{
    /// <summary>The rules say no in this state: 409.</summary>
    Conflict,

    /// <summary>The rules say no to this person, such as the same officer signing twice: 403.</summary>
    Forbidden,
}

/// <summary>
/// Our software turning a command down: a value, and nothing is recorded. Never to be mixed up with a decline, which is an
/// authority's act.
/// </summary>
/// <param name="Code">Stable code, the problem's code.</param>
/// <param name="Text">One sentence for the person who asked.</param>
/// <param name="Kind">What kind of no it is.</param>
public sealed record Rejection(string Code, string Text, RejectionKind Kind)
{
    /// <summary>The rules say no in this state.</summary>
    /// <param name="code">Stable code.</param>
    /// <param name="text">One sentence.</param>
    public static Rejection Conflict(string code, string text) => new(code, text, RejectionKind.Conflict);

    /// <summary>The rules say no to this person.</summary>
    /// <param name="code">Stable code.</param>
    /// <param name="text">One sentence.</param>
    public static Rejection Forbidden(string code, string text) => new(code, text, RejectionKind.Forbidden);
}
