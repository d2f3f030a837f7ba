using TransferScheme.AgeAssessments.Checking;
using TransferScheme.Platform.Deciding;

namespace TransferScheme.AgeAssessments.Finding;

/// <summary>What a date of birth cannot be.</summary>
static class FoundAges
{
    const int Oldest = 100;

    /// <summary>The rejection of a date that no living person can have; null for any other (A19).</summary>
    internal static Rejection? Impossible(DateOnly born, DateOnly today) => born > today || born < today.AddYears(-Oldest)
        ? Guards.On("A19", $"A date of birth is not in the future, and not more than {Oldest} years ago.") : null;

    /// <summary>The rejection of a date that says something else than the category; null where they agree (A19).</summary>
    internal static Rejection? Contradicts(DateOnly born, string category, DateOnly today) =>
        born.AddYears(18) <= today != (category == "adult")
            ? Guards.On("A19", "The date of birth and the conclusion, child or adult, contradict each other.") : null;
}
