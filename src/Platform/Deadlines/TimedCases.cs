using TransferScheme.Platform.Deciding;

namespace TransferScheme.Platform.Deadlines;

/// <summary>One kind of case that has deadlines.</summary>
/// <param name="service">The service's name.</param>
/// <param name="store">Type of its store.</param>
/// <param name="state">Type of the case.</param>
/// <param name="union">Its closed union of events.</param>
abstract class TimedCases(string service, Type store, Type state, Type union)
{
    /// <summary>The service's name.</summary>
    internal string Service { get; } = service;

    /// <summary>Type of its store.</summary>
    internal Type Store { get; } = store;

    /// <summary>Everything that can happen to such a case.</summary>
    internal IReadOnlyList<Type> Events { get; } = [.. union.Assembly.GetTypes().Where(t => t.IsSealed && t.IsSubclassOf(union))];

    /// <summary>Where the next deadline of each is kept.</summary>
    internal DeadlineRows Rows { get; } = new(service, state.Name);

    /// <summary>Writes down the next deadline of a case as it stands.</summary>
    /// <param name="session">Where to read and write.</param>
    /// <param name="id">The case.</param>
    /// <param name="version">A version that it has reached.</param>
    /// <param name="ct">Cancels the work.</param>
    internal abstract Task NoteAsync(IDocumentOperations session, Guid id, long version, CancellationToken ct);

    /// <summary>
    /// Records what is due, and the case's next deadline with it. One that the case no longer has records nothing.
    /// </summary>
    /// <param name="session">Where to read and write; it is not saved.</param>
    /// <param name="id">The case.</param>
    /// <param name="now">The scheme's clock.</param>
    /// <param name="ct">Cancels the work.</param>
    internal abstract Task FallDueAsync(IDocumentSession session, Guid id, DateTimeOffset now, CancellationToken ct);
}

/// <inheritdoc/>
sealed class TimedCases<TState, TEvent>(string service, Type store, Func<TState, IEnumerable<Deadline>> deadlines)
    : TimedCases(service, store, typeof(TState), typeof(TEvent))
    where TState : class, ICase<TState, TEvent>
    where TEvent : class
{
    /// <inheritdoc/>
    internal override async Task NoteAsync(IDocumentOperations session, Guid id, long version, CancellationToken ct) =>
        Rows.Write(session, id, Next(await session.LoadAsync<TState>(id, ct)), version);

    /// <inheritdoc/>
    internal override async Task FallDueAsync(IDocumentSession session, Guid id, DateTimeOffset now, CancellationToken ct)
    {
        var stream = await session.Events.FetchForWriting<TState>(id, ct);
        var (after, due) = (stream.Aggregate, new List<Deadline>());
        foreach (var deadline in Of(stream.Aggregate).Where(d => d.At <= now).OrderBy(d => d.At))
        {
            // What fell due before may have taken it away: a case that ended on Monday is not late on Thursday.
            if (Of(after).FirstOrDefault(d => d.At == deadline.At && d.Event.GetType() == deadline.Event.GetType()) is { } still)
            {
                after = TState.After(after, (TEvent)still.Event);
                due.Add(still);
            }
        }

        if (Of(after).Intersect(due).FirstOrDefault() is { } kept)
        {
            // It would be recorded again and again, for ever.
            throw new InvalidOperationException($"{kept.Event.GetType().Name} does not take its deadline away.");
        }

        stream.AppendMany(due.Select(d => d.Event));
        Rows.Write(session, id, Next(after), stream.CurrentVersion ?? 0);
    }

    IEnumerable<Deadline> Of(TState? state) => state is null ? [] : deadlines(state);

    DateTimeOffset? Next(TState? state) => Of(state).Min(d => (DateTimeOffset?)d.At);
}
