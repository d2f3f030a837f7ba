namespace TransferScheme.Platform.Deadlines;

/// <summary>
/// Keeps the rows of deadlines: whatever happens to a case, its next deadline is written down anew. Requests and handlers only append
/// events, so that none can forget a deadline; the rows follow in the same transaction as this reader's place in the log, so that no
/// event is passed over.
/// </summary>
sealed class DeadlineReader : SubscriptionBase
{
    readonly IReadOnlyList<TimedCases> _cases;

    /// <summary>Keeps the rows of one service.</summary>
    /// <param name="service">The service's name, for the progress row.</param>
    /// <param name="cases">Its kinds of case that have deadlines.</param>
    internal DeadlineReader(string service, IReadOnlyList<TimedCases> cases)
    {
        Name = $"{service}Deadlines";
        Options.BatchSize = 100;
        _cases = cases;

        // Each by name, for then the database reads no others.
        var include = typeof(DeadlineReader).GetMethod(nameof(IncludeType), 1, [])!;
        foreach (var type in cases.SelectMany(c => c.Events))
        {
            include.MakeGenericMethod(type).Invoke(this, null);
        }
    }

    /// <inheritdoc/>
    public override async Task<IChangeListener> ProcessEventsAsync(
        EventRange page, ISubscriptionController controller, IDocumentOperations operations, CancellationToken cancellationToken)
    {
        foreach (var cases in _cases)
        {
            foreach (var last in page.Events.Where(e => cases.Events.Contains(e.EventType)).GroupBy(e => e.StreamId).OrderBy(g => g.Key))
            {
                await cases.NoteAsync(operations, last.Key, last.Max(e => e.Version), cancellationToken);
            }
        }

        return NullChangeListener.Instance;
    }
}
