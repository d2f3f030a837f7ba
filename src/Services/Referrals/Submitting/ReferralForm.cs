using TransferScheme.Platform.Problems;

namespace TransferScheme.Referrals.Submitting;

/// <summary>
/// The referral form as it is sent: the scheme's record of an unaccompanied child. Any section may be absent and sent later;
/// what is required and absent keeps the referral a draft.
/// </summary>
public sealed record ReferralForm : IChecked
{
    /// <summary>Code of the entry authority.</summary>
    public required string EntryAuthority { get; init; }

    /// <summary>The completed referral whose children are referred anew, by the authority that it made responsible.</summary>
    public Guid? ReturnOf { get; init; }

    /// <summary>Whether the entry authority looks after the children.</summary>
    public bool? InAuthorityCare { get; init; }

    /// <summary>Day on which the children arrived.</summary>
    public DateOnly? ArrivedOn { get; init; }

    /// <summary>Local time of the arrival.</summary>
    public TimeOnly? ArrivalTime { get; init; }

    /// <summary>Where the children arrived.</summary>
    public string? ArrivalPlace { get; init; }

    /// <summary>How they travelled.</summary>
    public string? MeansOfTravel { get; init; }

    /// <summary>Who met them.</summary>
    public string? MetBy { get; init; }

    /// <summary>Day on which they entered care.</summary>
    public DateOnly? EnteredCareOn { get; init; }

    /// <summary>Kind of the placement where they are now.</summary>
    public string? CurrentPlacement { get; init; }

    /// <summary>Whether, where and when they presented to another council before; "no" is an answer.</summary>
    public string? EarlierPresentation { get; init; }

    /// <summary>What of the arrival, and of <c>family</c>, is not known; the other sections and each child have a list each.</summary>
    public IReadOnlyList<NotKnown>? NotKnown { get; init; }

    /// <summary>The children, kept together.</summary>
    public IReadOnlyList<ChildDetails>? Children { get; init; }

    /// <summary>What the placement must give.</summary>
    public NeedsSection? Needs { get; init; }

    /// <summary>The children's people in the United Kingdom; an empty list says that there are none.</summary>
    public IReadOnlyList<Relative>? Family { get; init; }

    /// <summary>The best-interests assessment.</summary>
    public BestInterestsSection? BestInterests { get; init; }

    /// <summary>What the children say themselves.</summary>
    public ChildsViewsSection? ChildsViews { get; init; }

    /// <summary>Legal status.</summary>
    public LegalSection? Legal { get; init; }

    /// <summary>Travel.</summary>
    public LogisticsSection? Logistics { get; init; }

    /// <inheritdoc/>
    public void Check(Faults faults)
    {
        faults.Text(EntryAuthority, "entryAuthority", 20);
        ArrivalSection.Of(this).Check(faults);
        ChildDetails.Check(faults, Children);
        foreach (var (i, child) in (Children ?? []).Index())
        {
            faults.When(child.Id is not null, $"children[{i}].id", "Is given by the scheme.");
            faults.When(child.FormerChildId is not null && ReturnOf is null, $"children[{i}].formerChildId", "Needs returnOf.");
        }

        Needs?.Check(faults);
        Relative.Check(faults, Family);
        BestInterests?.Check(faults);
        ChildsViews?.Check(faults);
        Legal?.Check(faults);
        Logistics?.Check(faults);
    }
}
