using System.Collections.Immutable;

namespace TransferScheme.Platform.Deciding;

/// <summary>What kind of no a rejection is.</summary>
public enum RejectionKind
{
    /// <summary>The rules say no in this state: 409.</summary>
    Conflict,

    /// <summary>The rules say no to this person, such as the same officer signing twice: 403.</summary>
    Forbidden,

    /// <summary>A member of the request names something that does not exist: 400, told only after permission and version.</summary>
    Invalid,
}

/// <summary>
/// Our software turning a command down: a value, and nothing is recorded. Never to be mixed up with a decline, which is an
/// authority's act.
/// </summary>
/// <param name="Code">Stable code, the problem's code; the member's path where the request is invalid.</param>
/// <param name="Text">One sentence for the person who asked.</param>
/// <param name="Kind">What kind of no it is.</param>
public sealed record Rejection(string Code, string Text, RejectionKind Kind)
{
    /// <summary>Where several rules say no: what each says, by its identifier.</summary>
    public ImmutableSortedDictionary<string, string[]>? Errors { get; init; }

    /// <summary>The rules say no in this state.</summary>
    /// <param name="code">Stable code.</param>
    /// <param name="text">One sentence.</param>
    public static Rejection Conflict(string code, string text) => new(code, text, RejectionKind.Conflict);

    /// <summary>The rules say no to this person.</summary>
    /// <param name="code">Stable code.</param>
    /// <param name="text">One sentence.</param>
    public static Rejection Forbidden(string code, string text) => new(code, text, RejectionKind.Forbidden);

    /// <summary>A member names something that does not exist, which only the facts could tell.</summary>
    /// <param name="member">Path of the member.</param>
    /// <param name="text">What a valid value is.</param>
    public static Rejection Invalid(string member, string text) => new(member, text, RejectionKind.Invalid);
}
