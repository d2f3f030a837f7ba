using TransferScheme.Platform.Time;
using TransferScheme.Refusals.Grounds;

namespace TransferScheme.Refusals.Rules;

/// <summary>What a statement is held against, as it is known when it is read.</summary>
/// <param name="Grounds">The list of grounds that it was drafted under.</param>
/// <param name="Today">The day in the United Kingdom.</param>
/// <param name="Calendar">Working days of the authority's nation.</param>
sealed record StatementFacts(GroundList Grounds, DateOnly Today, WorkingDays Calendar)
{
    /// <summary>The authority's position against the threshold; null where its figures are not known.</summary>
    internal ThresholdFigures? Figures { get; init; }

    /// <summary>Suitable places of the authority's own return that are free; null where the return could not be read.</summary>
    internal int? SuitablePlaces { get; init; } = 0;

    /// <summary>Hashes of the texts of this authority's earlier statements.</summary>
    internal IReadOnlyCollection<string> EarlierTexts { get; init; } = [];

    /// <summary>Grounds on which this authority declined this child before; null where it never did.</summary>
    internal IReadOnlyCollection<string>? EarlierGrounds { get; init; }

    /// <summary>Hashes of this statement's texts, ground by ground.</summary>
    internal IReadOnlyList<string> Texts { get; init; } = [];

    /// <summary>Whether a second person has read this very text.</summary>
    internal bool SecondReading { get; init; }

    /// <summary>Whether this very text has had its equality review.</summary>
    internal bool EqualityReview { get; init; }

    /// <summary>Whether the statement has a confidential annex.</summary>
    internal bool HasAnnex { get; init; }

    /// <summary>Whether the time to answer is past.</summary>
    internal bool Late { get; init; }

    /// <summary>Words of the names of authorities, which are no persons.</summary>
    internal IReadOnlySet<string> PlaceWords { get; init; } = new HashSet<string>();
}

/// <summary>An authority's position against the threshold, with the rules of the referral.</summary>
/// <param name="Count">Unaccompanied children looked after.</param>
/// <param name="Accepted">Children accepted and not yet arrived.</param>
/// <param name="Population">Child population, the newest published.</param>
/// <param name="PopulationYear">Year of that estimate.</param>
/// <param name="Per100000">The threshold in children per 100,000.</param>
/// <param name="RulesVersion">The rules pinned to the referral.</param>
sealed record ThresholdFigures(int Count, int Accepted, int Population, string PopulationYear, int Per100000, string RulesVersion)
{
    /// <summary>Whether the authority is at or over its threshold: whole numbers, nothing rounded (scheme rule E05).</summary>
    /// <param name="countsAccepted">Whether accepted children count.</param>
    internal bool AtOrOver(bool countsAccepted) => Counted(countsAccepted) * 100_000L >= (long)Population * Per100000;

    /// <summary>The children that count.</summary>
    internal int Counted(bool countsAccepted) => Count + (countsAccepted ? Accepted : 0);
}
