namespace TransferScheme.Platform.Problems;

/// <summary>One act on a case, told to somebody who decided on the case before it. Never what it was about.</summary>
/// <param name="Act">The act in words, such as <c>section recorded</c>.</param>
/// <param name="By">Who did it, as far as the reader may know.</param>
/// <param name="At">When it was recorded.</param>
/// <param name="Version">The case's version with it.</param>
public sealed record Change(string Act, ChangedBy By, DateTimeOffset At, long Version);

/// <summary>Who acted: of the reader's own side the person or client, of any other side role and authority.</summary>
/// <param name="Person">Identifier of the person or client.</param>
/// <param name="Role">Role, as in tokens; <c>system</c> for what followed from a message.</param>
/// <param name="Authority">Code of the authority.</param>
public sealed record ChangedBy(string? Person, string Role, string? Authority);
