namespace TransferScheme.Allocation.Alerting;

/// <summary>An alert about children who did not arrive.</summary>
public sealed record Alert
{
    /// <summary>The stream.</summary>
    public Guid Id { get; init; }

    /// <summary>The stream's version.</summary>
    public long Version { get; init; }

    /// <summary>What was raised.</summary>
    public required AlertRaised Raised { get; init; }

    /// <summary>Its end; null while the children are not found.</summary>
    public AlertCleared? Cleared { get; init; }

    /// <summary>The desks that are still to be told, in order: of the alert, or of its end.</summary>
    public IReadOnlyList<AlertedDesk> Waiting { get; init; } = [];

    /// <summary>Whether the national team stands in for a desk that could not be told.</summary>
    public bool IsNationalAsked { get; init; }

    internal static Alert? Evolve(Alert? state, AlertEvent e) => (state, e) switch
    {
        (null, AlertRaised raised) => new Alert { Raised = raised, Waiting = raised.Desks },
        ({ Cleared: null } alert, AlertCleared cleared) => alert with
        {
            Cleared = cleared,
            Waiting = alert.IsNationalAsked ? [.. alert.Raised.Desks, AlertedDesk.National] : alert.Raised.Desks,
        },
        ({ } alert, AlertDelivered delivered) => Without(alert, delivered.Desk),
        ({ IsNationalAsked: true } alert, AlertNotDelivered failed) => Without(alert, failed.Desk),
        ({ } alert, AlertNotDelivered failed) => Without(alert, failed.Desk) with
        {
            Waiting = [.. Without(alert, failed.Desk).Waiting, AlertedDesk.National],
            IsNationalAsked = true,
        },
        _ => throw new InvalidOperationException($"{e.GetType().Name} cannot come here in an alert."),
    };

    static Alert Without(Alert alert, AlertedDesk desk) => alert with { Waiting = [.. alert.Waiting.Where(w => w != desk)] };
}

/// <summary>The fold that the store runs.</summary>
public sealed class AlertProjection : SingleStreamProjection<Alert, Guid>
{
    /// <summary>Names the events of an alert.</summary>
    public AlertProjection()
    {
        IncludeType<AlertRaised>();
        IncludeType<AlertCleared>();
        IncludeType<AlertDelivered>();
        IncludeType<AlertNotDelivered>();
    }

    /// <inheritdoc/>
    public override Alert? Evolve(Alert? snapshot, Guid id, IEvent e) => Alert.Evolve(snapshot, (AlertEvent)e.Data);
}
