namespace TransferScheme.Allocation.Notifying;

/// <summary>The notices about one offer, or about the statutory clock of one referral.</summary>
public sealed record Notices
{
    /// <summary>The stream.</summary>
    public Guid Id { get; init; }

    /// <summary>The stream's version.</summary>
    public long Version { get; init; }

    /// <summary>The rungs that have been tried, in order, and whether the office was told.</summary>
    public IReadOnlyList<Tried> Ladder { get; init; } = [];

    /// <summary>Names of the occasions of which an office has been told, or could not be.</summary>
    public IReadOnlyList<string> Told { get; init; } = [];

    /// <summary>The last day of the statutory clock that the ladder is about; null of an offer.</summary>
    public DateOnly? StatutoryDueOn { get; init; }

    internal static Notices? Evolve(Notices? state, NoticeEvent e) => e switch
    {
        NoticeDelivered { Occasion: { } occasion } => With(state, occasion),
        NoticeFailed { Occasion: { } occasion } => With(state, occasion),
        NoticeDelivered n => With(state, new Tried(n.Rung, n.DueAt, IsTold: true)),
        NoticeFailed n => With(state, new Tried(n.Rung, n.DueAt, IsTold: false)),
        StatutoryNoticeDelivered n => With(state, n.DueOn, new Tried(n.Rung, n.DueAt, IsTold: true)),
        StatutoryNoticeFailed n => With(state, n.DueOn, new Tried(n.Rung, n.DueAt, IsTold: false)),
        _ => throw new InvalidOperationException($"{e.GetType().Name} cannot come here in notices."),
    };

    static Notices With(Notices? state, Tried tried)
    {
        var known = state ?? new Notices();
        return known with { Ladder = [.. known.Ladder, tried] };
    }

    // With another last day the ladder begins anew.
    static Notices With(Notices? state, DateOnly dueOn, Tried tried) =>
        With(state?.StatutoryDueOn == dueOn ? state : (state ?? new Notices()) with { StatutoryDueOn = dueOn, Ladder = [] }, tried);

    static Notices With(Notices? state, string occasion)
    {
        var known = state ?? new Notices();
        return known with { Told = [.. known.Told, occasion] };
    }
}

/// <summary>A rung that has been tried.</summary>
/// <param name="Rung">The rung.</param>
/// <param name="DueAt">When it was to be told.</param>
/// <param name="IsTold">Whether it was.</param>
public sealed record Tried(Rung Rung, DateTimeOffset DueAt, bool IsTold);

/// <summary>The fold that the store runs.</summary>
public sealed class NoticesProjection : SingleStreamProjection<Notices, Guid>
{
    /// <summary>Names the events of notices.</summary>
    public NoticesProjection()
    {
        IncludeType<NoticeDelivered>();
        IncludeType<NoticeFailed>();
        IncludeType<StatutoryNoticeDelivered>();
        IncludeType<StatutoryNoticeFailed>();
    }

    /// <inheritdoc/>
    public override Notices? Evolve(Notices? snapshot, Guid id, IEvent e) => Notices.Evolve(snapshot, (NoticeEvent)e.Data);
}
