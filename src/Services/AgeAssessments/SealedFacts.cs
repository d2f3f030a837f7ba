using TransferScheme.Platform.Protection;

namespace TransferScheme.AgeAssessments;

/// <summary>What somebody wrote in an act, part by part; only ever inside a <c>Sealed</c>.</summary>
/// <param name="Act">The act: sealed with the words, so that they cannot be passed off as another's.</param>
/// <param name="Parts">The words by the name of their part.</param>
public sealed record AgeText(string Act, IReadOnlyDictionary<string, string> Parts);

/// <summary>The age that was found; only ever inside a <c>Sealed</c>.</summary>
/// <param name="DateOfBirth">Assigned, accepted or declared date of birth.</param>
/// <param name="AgeFrom">Lower end of the range, in years.</param>
/// <param name="AgeTo">Upper end of the range, in years.</param>
/// <param name="Reason">Why that date.</param>
public sealed record FoundAge(DateOnly? DateOfBirth, int? AgeFrom, int? AgeTo, string? Reason);

/// <summary>An event in which somebody wrote something.</summary>
interface ISaid
{
    /// <summary>What was written.</summary>
    Sealed<AgeText> Said { get; }
}
