namespace TransferScheme.AgeAssessments.Concluding;

/// <summary>What a decision holds, as the checklist asks it; the words themselves are sealed.</summary>
public sealed record DecisionFacts
{
    /// <summary><c>child</c> or <c>adult</c>; null where nothing is concluded yet (A19).</summary>
    public string? Category { get; init; }

    /// <summary>Whether an age, a range or a date is given (A19).</summary>
    public bool HasAge { get; init; }

    /// <summary>Whether a date of birth is assigned (A19).</summary>
    public bool AssignsDate { get; init; }

    /// <summary>Whether the reason for that date is given (A19).</summary>
    public bool HasReasonForDate { get; init; }

    /// <summary>Whether the claimed age and the account are set out before the analysis (A09).</summary>
    public bool HasAccount { get; init; }

    /// <summary>Whether appearance and demeanour are described, with who saw them and where (A12).</summary>
    public bool HasAppearance { get; init; }

    /// <summary>Whether they are the only basis (A12).</summary>
    public bool AppearanceIsSoleBasis { get; init; }

    /// <summary>Whether trauma, culture and their effects on memory are considered (A13).</summary>
    public bool HasTrauma { get; init; }

    /// <summary>Whether the benefit of the doubt and a margin or range are considered (A16).</summary>
    public bool HasBenefitOfDoubt { get; init; }

    /// <summary>Whether it states the balance of probabilities, with no burden on the young person (A17).</summary>
    public bool HasStandard { get; init; }

    /// <summary>Whether it rests on credibility (A18).</summary>
    public bool UsesCredibility { get; init; }

    /// <summary>Whether lies about other things are told apart from lies about age (A18).</summary>
    public bool TellsLiesApart { get; init; }

    /// <summary>How many issues have evidence and a reason (A20).</summary>
    public int Reasons { get; init; }

    /// <summary>Whether the analysis is the assessors' own (A21).</summary>
    public bool IsOwnAnalysis { get; init; }
}
