namespace TransferScheme.Allocation.Allocations;

/// <summary>The minimum facts of a referral: all that Allocation knows of the children, and nothing that identifies one.</summary>
/// <param name="Reference">What people call the referral.</param>
/// <param name="EntryAuthority">Code of the entry authority.</param>
/// <param name="EntryRegion">Slug of its region.</param>
/// <param name="InAuthorityCare">Whether the entry authority looks after the children.</param>
/// <param name="Children">The children, kept together.</param>
/// <param name="PlacementTypes">Kinds of placement sought, by code.</param>
/// <param name="StatutoryStartedOn">Day 0 of the statutory clock.</param>
/// <param name="StatutoryDueOn">Last day of the statutory clock.</param>
public sealed record GroupFacts(
    string Reference, string EntryAuthority, string EntryRegion, bool InAuthorityCare, IReadOnlyList<ChildFacts> Children,
    IReadOnlyList<string> PlacementTypes, DateOnly StatutoryStartedOn, DateOnly StatutoryDueOn)
{
    /// <summary>How many children are kept together.</summary>
    internal int Size => Children.Count;

    /// <summary>The children's identifiers, under whose keys personal data is sealed.</summary>
    internal IReadOnlyList<Guid> ChildIds => [.. Children.Select(c => c.ChildId)];
}

/// <summary>What may be told of a child before an authority accepts.</summary>
/// <param name="ChildId">Identifier of the child.</param>
/// <param name="AgeBand"><c>under-16</c> or <c>16-17</c>.</param>
/// <param name="Sex"><c>female</c>, <c>male</c> or <c>other</c>.</param>
/// <param name="Languages">ISO 639 codes.</param>
public sealed record ChildFacts(Guid ChildId, string AgeBand, string Sex, IReadOnlyList<string> Languages)
{
    /// <summary>Whether the child is under 16.</summary>
    internal bool IsUnder16 => AgeBand == "under-16";

    /// <summary>Rule E15: a child under 16 is never placed in supported accommodation, which is for those of 16 and 17.</summary>
    internal bool MayLiveIn(string placementType) => !IsUnder16 || placementType != "supportedAccommodation";
}
