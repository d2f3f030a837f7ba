using TransferScheme.Platform.Problems;

namespace TransferScheme.Referrals.Submitting;

/// <summary>The arrival section: top-level members of the form.</summary>
public sealed record ArrivalSection : IChecked
{
    /// <summary>Whether the entry authority looks after the children.</summary>
    public bool? InAuthorityCare { get; init; }

    /// <summary>Day on which the children arrived.</summary>
    public DateOnly? ArrivedOn { get; init; }

    /// <summary>Local time of the arrival.</summary>
    public TimeOnly? ArrivalTime { get; init; }

    /// <summary>Where they arrived.</summary>
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

    /// <summary>What of this section, and of <c>family</c>, is not known, by its path in the form.</summary>
    public IReadOnlyList<NotKnown>? NotKnown { get; init; }

    /// <summary>Whether nothing is said.</summary>
    internal bool IsEmpty => this == new ArrivalSection();

    /// <summary>The members of the form that this section is.</summary>
    internal static ArrivalSection Of(ReferralForm form) => new()
    {
        InAuthorityCare = form.InAuthorityCare,
        ArrivedOn = form.ArrivedOn,
        ArrivalTime = form.ArrivalTime,
        ArrivalPlace = form.ArrivalPlace,
        MeansOfTravel = form.MeansOfTravel,
        MetBy = form.MetBy,
        EnteredCareOn = form.EnteredCareOn,
        CurrentPlacement = form.CurrentPlacement,
        EarlierPresentation = form.EarlierPresentation,
        NotKnown = form.NotKnown,
    };

    /// <summary>The form with this section in place of its own.</summary>
    internal ReferralForm In(ReferralForm form) => form with
    {
        InAuthorityCare = InAuthorityCare,
        ArrivedOn = ArrivedOn,
        ArrivalTime = ArrivalTime,
        ArrivalPlace = ArrivalPlace,
        MeansOfTravel = MeansOfTravel,
        MetBy = MetBy,
        EnteredCareOn = EnteredCareOn,
        CurrentPlacement = CurrentPlacement,
        EarlierPresentation = EarlierPresentation,
        NotKnown = NotKnown,
    };

    /// <inheritdoc/>
    public void Check(Faults faults)
    {
        faults.When(ArrivedOn is { Year: < 2000 }, "arrivedOn", "Must not be before 2000.");
        faults.When(EnteredCareOn is { Year: < 2000 }, "enteredCareOn", "Must not be before 2000.");
        faults.Text(ArrivalPlace, "arrivalPlace", 400);
        faults.Text(MeansOfTravel, "meansOfTravel", Faults.Narrative);
        faults.Text(MetBy, "metBy", 400);
        faults.Text(CurrentPlacement, "currentPlacement", 400);
        faults.Text(EarlierPresentation, "earlierPresentation", Faults.Narrative);
        Submitting.NotKnown.Check(faults, NotKnown, "", Questions.OfForm);
    }
}
