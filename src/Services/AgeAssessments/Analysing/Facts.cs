namespace TransferScheme.AgeAssessments.Analysing;

/// <summary>A topic of the history (A10).</summary>
/// <param name="Topic">Its code.</param>
/// <param name="Covered">Whether it was asked; otherwise it is written why not.</param>
public sealed record TopicFacts(string Topic, bool Covered)
{
    /// <summary>What a history covers.</summary>
    internal static IReadOnlyList<string> All { get; } =
        ["family", "education", "chronology", "journey", "dateOfBirthKnowledge", "documents"];
}

/// <summary>An adverse point (A14).</summary>
/// <param name="Number">Its number in the assessment, from 1.</param>
/// <param name="ReliedOn">Whether the conclusion rests on it.</param>
/// <param name="Determinative">Whether the conclusion would be another without it.</param>
public sealed record AdversePointFacts(int Number, bool ReliedOn, bool Determinative);

/// <summary>An adverse point and what became of it.</summary>
/// <param name="Number">Its number.</param>
/// <param name="ReliedOn">Whether the conclusion rests on it.</param>
/// <param name="Determinative">Whether the conclusion would be another without it.</param>
/// <param name="PutAt">When it was put to the young person.</param>
/// <param name="Answered">Whether it was answered, or left unanswered by choice.</param>
/// <param name="Evaluated">Whether the answer is evaluated.</param>
public sealed record AdversePoint(int Number, bool ReliedOn, bool Determinative, DateTimeOffset? PutAt, bool Answered, bool Evaluated)
{
    internal bool IsFair => !ReliedOn || (PutAt is not null && Answered && Evaluated);
}
