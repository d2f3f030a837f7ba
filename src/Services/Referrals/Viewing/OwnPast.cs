namespace TransferScheme.Referrals.Viewing;

/// <summary>
/// What the entry authority keeps once responsibility has moved (need to know by stage): its own part as it stood at that instant, the
/// acts that moved it, of which it is a party, the outcome that it is sent, that another age stands for a child, by its source and without
/// any date of birth, since it answers for what it found itself (<i>ZU v Kent</i>), and nothing else of after.
/// </summary>
static class OwnPast
{
    /// <summary>A referral as a reader may see it of the time after the move.</summary>
    /// <param name="session">Where to read.</param>
    /// <param name="disclosure">What the reader sees today.</param>
    /// <param name="now">The referral as it stands now.</param>
    /// <param name="then">The referral at the time that is asked for.</param>
    /// <param name="ct">Cancels the request.</param>
    internal static async Task<Referral> OfAsync(
        IQuerySession session, Disclosure disclosure, Referral now, Referral then, CancellationToken ct) =>
        disclosure is Disclosure.Past && now.EffectiveAt is { } moved
            ? Of(await session.Events.FetchStreamAsync(then.Id, version: then.Version, token: ct), moved, then)
        : disclosure is Disclosure.Bare ? then with { Version = then.Version - then.SinceMove }
        : then;

    /// <summary>Folds the own past anew.</summary>
    /// <param name="events">All events to the time that is asked for.</param>
    /// <param name="moved">When responsibility moved, which may be before it was recorded.</param>
    /// <param name="then">The referral at the time that is asked for.</param>
    internal static Referral Of(IReadOnlyList<IEvent> events, DateTimeOffset moved, Referral then)
    {
        var until = events.Index().Where(e => e.Item.Data is TransferCompleted).Select(e => e.Index + 1).FirstOrDefault(events.Count);
        var past = events.Take(until).Where(e => e.Timestamp <= moved || !IsOverlay(e.Data))
            .Aggregate(default(Referral), (state, e) => Referral.Evolve(state, (ReferralEvent)e.Data))!;
        return past with
        {
            Id = then.Id,
            Version = events[until - 1].Version,
            Overlays = past.Overlays with
            {
                AgeChanges =
                [
                    .. past.Overlays.AgeChanges,
                    .. events.Index().Where(e => e.Index >= until || e.Item.Timestamp > moved).Select(e => e.Item.Data)
                        .OfType<AgeInUseChanged>().Select(c => c.WithoutDates()),
                ],
            },
            AfterMove = then.AfterMove with { OutcomeDueOn = null },
        };
    }

    // What was told of children who were another's by then, before both had said so. The form is fixed since the arrangement.
    static bool IsOverlay(object e) => e is ReferralHeld or HoldReleased or MissingEpisodeOpened or MissingEpisodeClosed
        or ObjectionRecorded or BestInterestsReviewed or AgeInUseChanged;
}
