using TransferScheme.Platform.Protection;

namespace TransferScheme.Referrals;

/// <summary>What is said of the arrival of the journey under way, beside what each authority has confirmed.</summary>
public sealed record Arriving
{
    /// <summary>Nothing is said.</summary>
    internal static readonly Arriving None = new();

    /// <summary>When the children are expected, where that was said anew since they left.</summary>
    public DateTimeOffset? ExpectedAt { get; init; }

    /// <summary>The alarm that was raised last; null while none was.</summary>
    public ArrivalAlarm? Alarm { get; init; }

    /// <summary>The dispute that was raised last; null where there never was one.</summary>
    public ArrivalDispute? Dispute { get; init; }

    /// <summary>What the national team decided; null where it did not.</summary>
    public ArrivalTimeDecided? Decision { get; init; }

    /// <summary>Who was 18 before responsibility could move, and the arrival that is agreed; null where nobody was.</summary>
    public TransferBarredByAge? Barred { get; init; }

    /// <summary>The arrival that is agreed while the instant of the terms is still to come; null where nothing waits for it.</summary>
    public ArrivalAgreed? Agreed { get; init; }

    /// <summary>The dispute that waits to be settled; null where none does.</summary>
    internal ArrivalDispute? OpenDispute => Dispute is { SettledBy: null } open ? open : null;

    /// <summary>A referral after something that happened on its journey. Who confirms again corrects what it said before.</summary>
    /// <param name="r">The referral.</param>
    /// <param name="e">What happened.</param>
    internal static Referral After(Referral r, ReferralEvent e) => r with
    {
        Arriving = r.Arriving.With(e, r.EntryAuthority),
        Arrivals = e is ArrivalConfirmed arrival ? [.. r.Arrivals.Where(a => a.OnBehalfOf != arrival.OnBehalfOf), arrival] : r.Arrivals,
        Overlays = e is ChildrenDidNotArrive ? r.Overlays.With(e, r.ChildIds) : r.Overlays,
    };

    /// <summary>What is said after one more event.</summary>
    /// <param name="e">Something that happens on a journey.</param>
    /// <param name="entryAuthority">Code of the entry authority.</param>
    internal Arriving With(ReferralEvent e, string entryAuthority) => e switch
    {
        ExpectedArrivalMoved moved => this with { ExpectedAt = moved.ExpectedAt },
        ChildrenDidNotArrive alarm => this with { Alarm = new ArrivalAlarm(alarm.ExpectedAt, alarm.OverdueFrom) },
        ArrivalConfirmed arrival => Settled(arrival.OnBehalfOf == entryAuthority ? "entry" : "receiver"),
        ArrivalDisputed dispute => this with { Dispute = new ArrivalDispute(dispute.ArrivedAt, dispute.Reason) },
        ArrivalTimeDecided decision => Settled("national") with { Decision = decision },
        TransferBarredByAge barred => this with { Barred = barred, Agreed = null },
        ArrivalAgreed agreed => this with { Agreed = agreed, Barred = null },
        ChildLeftGroup left => Barred is null ? this
            : this with { Barred = Barred with { Adults = [.. Barred.Adults.Where(a => a != left.ChildId)] } },
        _ => throw new InvalidOperationException($"{e.GetType().Name} says nothing of an arrival."),
    };

    Arriving Settled(string by) => OpenDispute is { } open ? this with { Dispute = open with { SettledBy = by } } : this;
}

/// <summary>The alarm about children who did not arrive.</summary>
/// <param name="ExpectedAt">When they were expected.</param>
/// <param name="OverdueFrom">When the time of grace was over.</param>
public sealed record ArrivalAlarm(DateTimeOffset ExpectedAt, DateTimeOffset OverdueFrom);

/// <summary>A dispute about an arrival.</summary>
/// <param name="ArrivedAt">The entry authority's time; null where it says that nobody arrived.</param>
/// <param name="Reason">Why.</param>
/// <param name="SettledBy">
/// <c>receiver</c>, which corrected its time; <c>entry</c>, which confirmed after all; <c>national</c>, which decided; null while open.
/// </param>
public sealed record ArrivalDispute(DateTimeOffset? ArrivedAt, Sealed<ActNote> Reason, string? SettledBy = null);
