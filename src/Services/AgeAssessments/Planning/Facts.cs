namespace TransferScheme.AgeAssessments.Planning;

/// <summary>An assessor, as the checklist counts persons (A03).</summary>
/// <param name="Person">The person.</param>
/// <param name="Registered">Whether a registration number is recorded.</param>
/// <param name="Qualified">Whether qualified and registered as a social worker.</param>
/// <param name="Experienced">Whether experienced in assessing age.</param>
public sealed record AssessorFacts(Guid Person, bool Registered, bool Qualified, bool Experienced);

/// <summary>Who helped the young person in a session (A06, A07).</summary>
/// <param name="Adult">The appropriate adult: <c>none</c>, <c>dependent</c> on the authority, or <c>independent</c>.</param>
/// <param name="Interpreter"><c>none</c>, <c>phone</c> or <c>faceToFace</c>.</param>
/// <param name="Understood">Whether the young person and the interpreter both confirmed that they understand each other.</param>
public sealed record SessionFacts(string Adult, string Interpreter, bool Understood)
{
    /// <summary>Independent of the authority.</summary>
    internal const string Independent = "independent";

    internal bool HasAdult => Adult == Independent;

    internal bool HasInterpreter => Interpreter is not "none" && Understood;
}
