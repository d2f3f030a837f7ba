namespace TransferScheme.Allocation.Standards;

/// <summary>What can happen to a region.</summary>
public abstract record RegionEvent
{
    private protected RegionEvent()
    {
    }
}

/// <summary>A region that takes turns in the scheme.</summary>
/// <param name="Slug">The region.</param>
public sealed record RegionRegistered(string Slug) : RegionEvent;

/// <summary>The region set down its standards and how ages are assessed in it. Earlier versions are kept.</summary>
/// <param name="AsOf">Date of the text.</param>
/// <param name="Standards">The region's standards.</param>
/// <param name="AgeAssessmentPractice">How ages are assessed in the region.</param>
public sealed record StandardsSet(DateOnly AsOf, string Standards, string AgeAssessmentPractice) : RegionEvent;
