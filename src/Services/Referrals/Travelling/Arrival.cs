using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Time;
using TransferScheme.Referrals.Judging;
using TransferScheme.Referrals.Submitting;

namespace TransferScheme.Referrals.Travelling;

/// <summary>What every word about an arrival is held against, and what follows once the time is agreed.</summary>
static class Arrival
{
    const int Adult = 18;

    /// <summary>Why children cannot have arrived at a time: before they left, or in the future; null where they can.</summary>
    internal static Rejection? Impossible(Referral referral, DateTimeOffset arrivedAt, DateTimeOffset now) =>
        arrivedAt > now || arrivedAt < referral.Departure?.DepartedAt
            ? Rejection.Invalid("arrivedAt", "Must be between the departure and now.")
            : null;

    /// <summary>Why nothing is said of an arrival now; null while the children are on their way and the arrival is not agreed.</summary>
    internal static Rejection? NotUnderWay(Referral referral) =>
        referral.Status is not ReferralStatus.InTransit
            ? Rejection.Conflict("not-in-transit", "An arrival is confirmed for children on their way.")
        : Acts.AwaitsEffect(referral) is { } agreed ? agreed
        : referral.Arriving.Barred is not null
            ? Rejection.Conflict(
                "arrival-agreed",
                "The arrival is agreed, and by then a child was 18: the entry authority closes the referral for them with turned-18.")
        : null;

    /// <summary>
    /// Why children did not arrive at a time: one was missing, by what somebody recorded. What the alarm opened says no more than that
    /// nobody had heard of them.
    /// </summary>
    internal static Rejection? Missing(Referral referral, DateTimeOffset arrivedAt) =>
        referral.Overlays.Episodes.Any(m => m is { FoundAt: null, OfAlarm: false } && m.MissingSince <= arrivedAt)
            ? Rejection.Conflict(
                "child-missing",
                "A child was missing at that time, by a report of the entry authority: it ends the episode when the child is back.")
            : null;

    /// <summary>
    /// Both authorities say that the children arrived, and the time stands: responsibility moves at the later of it and the instant of
    /// the terms, once and for good (section 69(3), (7)), and never before that instant has come: until then the entry authority has it.
    /// It does not move for somebody who is 18 by then.
    /// </summary>
    /// <param name="referral">The referral.</param>
    /// <param name="arrivedAt">The arrival that stands.</param>
    /// <param name="children">When the children were born.</param>
    /// <param name="now">The scheme's clock.</param>
    internal static ReferralEvent Agreed(
        Referral referral, DateTimeOffset arrivedAt, IReadOnlyList<ChildBorn> children, DateTimeOffset now)
    {
        var day = UkTime.DateOf(EffectiveAt(referral, arrivedAt));
        Guid[] adults =
            [.. children.Where(c => c.IsFoundAdult || (c.On is { } born && Eligibility.AgeOn(born, day) >= Adult)).Select(c => c.ChildId)];
        return adults.Length > 0 ? new TransferBarredByAge(arrivedAt, adults) : Moved(referral, arrivedAt, referral.Children.Count, now);
    }

    /// <summary>
    /// Whether all that is left for somebody who turned 18 on the way is to close the referral for them; for all, where all did.
    /// </summary>
    internal static bool IsBarred(Referral referral, string reasonCode, Guid? childId) =>
        reasonCode is "turned-18" or "found-adult" && referral.Arriving.Barred is { } barred
        && (childId is { } child ? barred.Adults.Contains(child) : !referral.ChildIds.Except(barred.Adults).Any());

    /// <summary>What follows when a child leaves a group that has arrived: once nobody of 18 is left, the others move.</summary>
    internal static IEnumerable<ReferralEvent> OfTheOthers(Referral referral, Guid childId, DateTimeOffset now) =>
        referral.Arriving.Barred is { } barred && !barred.Adults.Any(a => a != childId)
            ? [Moved(referral, barred.ArrivedAt, referral.Children.Count - 1, now)]
            : [];

    static DateTimeOffset EffectiveAt(Referral referral, DateTimeOffset arrivedAt)
    {
        var agreed = referral.Terms!.EffectiveAt;
        return arrivedAt > agreed ? arrivedAt : agreed;
    }

    static ReferralEvent Moved(Referral referral, DateTimeOffset arrivedAt, int size, DateTimeOffset now) =>
        EffectiveAt(referral, arrivedAt) is var effectiveAt && effectiveAt <= now
            ? Completed(referral, effectiveAt, size)
            : new ArrivalAgreed(arrivedAt, effectiveAt);

    /// <summary>What the instant brings that was agreed: the move, unless an adult was found meanwhile, for whom it has no effect.</summary>
    /// <param name="referral">The referral.</param>
    /// <param name="agreed">Arrival and instant.</param>
    internal static ReferralEvent AtInstant(Referral referral, ArrivalAgreed agreed)
    {
        Guid[] adults = [.. referral.ChildIds.Where(id => ChildBorn.IsAdult(referral, id))];
        return adults.Length > 0
            ? new TransferBarredByAge(agreed.ArrivedAt, adults)
            : Completed(referral, agreed.EffectiveAt, referral.Children.Count);
    }

    /// <summary>Responsibility has moved.</summary>
    /// <param name="referral">The referral.</param>
    /// <param name="effectiveAt">The instant, which has come.</param>
    /// <param name="size">How many children moved.</param>
    internal static TransferCompleted Completed(Referral referral, DateTimeOffset effectiveAt, int size)
    {
        var (day, clock) = (UkTime.DateOf(effectiveAt), referral.Clock!);
        return new TransferCompleted(
            referral.EntryAuthority, referral.ReceivingAuthority!, size, referral.InAuthorityCare!.Value, effectiveAt,
            WorkingDays.For(clock.Calendar).Between(clock.StartedOn, day), day <= clock.DueOn);
    }
}

/// <summary>When a child was born.</summary>
/// <param name="ChildId">The child.</param>
/// <param name="On">The date of birth in use; null where it is not known, or was erased.</param>
/// <param name="IsFoundAdult">Whether an adult was found, with or without a date.</param>
sealed record ChildBorn(Guid ChildId, DateOnly? On, bool IsFoundAdult = false)
{
    /// <summary>The children of a referral.</summary>
    /// <param name="referral">The referral.</param>
    /// <param name="form">Its form, opened with the dates in use.</param>
    internal static IReadOnlyList<ChildBorn> Of(Referral referral, ReferralForm form) =>
        [.. referral.ChildIds.Zip(form.Children ?? [], (id, child) => new ChildBorn(id, child.DateOfBirth, IsAdult(referral, id)))];

    /// <summary>Whether an adult was found, by the finding that stands: with or without a date.</summary>
    internal static bool IsAdult(Referral referral, Guid id) =>
        referral.Overlays.AgeOf(id) is { Category: { } category } basis && new FoundAge(basis.Source, category, default, null).IsAdult;
}
