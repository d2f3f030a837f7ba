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

    /// <summary>Whether the entry authority looks after the children.</summary>
    public bool? InAuthorityCare { get; init; }

    /// <summary>Day on which the children arrived.</summary>
    public DateOnly? ArrivedOn { get; init; }

    /// <summary>The children, kept together.</summary>
    public IReadOnlyList<ChildDetails>? Children { get; init; }

    /// <summary>What the placement must give.</summary>
    public NeedsSection? Needs { get; init; }

    /// <summary>Relatives in the United Kingdom.</summary>
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
        ArrivalSection.Check(faults, ArrivedOn);
        ChildDetails.Check(faults, Children);
        foreach (var (i, child) in (Children ?? []).Index())
        {
            faults.When(child.Id is not null, $"children[{i}].id", "Is given by the scheme.");
        }

        Needs?.Check(faults);
        Relative.Check(faults, Family);
        BestInterests?.Check(faults);
        ChildsViews?.Check(faults);
        Legal?.Check(faults);
        Logistics?.Check(faults);
    }
}
