namespace TransferScheme.Allocation.Alerting;

/// <summary>What can happen to an alert about children who did not arrive. Each alert is a stream of its own.</summary>
public abstract record AlertEvent
{
    private protected AlertEvent()
    {
    }
}

/// <summary>Children did not arrive: the desks of both authorities and their police contacts are told at once, day or night.</summary>
/// <param name="ReferralId">The referral.</param>
/// <param name="Reference">What people call it.</param>
/// <param name="EntryAuthority">Code of the entry authority, which is responsible until they are received.</param>
/// <param name="ReceivingAuthority">Code of the receiving authority.</param>
/// <param name="ExpectedAt">When they were expected.</param>
/// <param name="RaisedAt">When the alarm was recorded.</param>
/// <param name="Desks">Who is told, in order.</param>
public sealed record AlertRaised(
    Guid ReferralId, string Reference, string EntryAuthority, string ReceivingAuthority, DateTimeOffset ExpectedAt, DateTimeOffset RaisedAt,
    IReadOnlyList<AlertedDesk> Desks) : AlertEvent;

/// <summary>The children are found, or were received: every desk that the alert was for is told that too.</summary>
/// <param name="FoundAt">When they were.</param>
/// <param name="ClearedAt">When that was recorded.</param>
public sealed record AlertCleared(DateTimeOffset FoundAt, DateTimeOffset ClearedAt) : AlertEvent;

/// <summary>A desk was told.</summary>
/// <param name="Desk">The desk.</param>
/// <param name="Proof">What says that it was delivered, as the channel has it.</param>
public sealed record AlertDelivered(AlertedDesk Desk, string Proof) : AlertEvent;

/// <summary>A desk could not be told: the national team is, in its place.</summary>
/// <param name="Desk">The desk.</param>
/// <param name="Reason">Why, by code: <c>no-mailbox</c>, <c>not-a-mailbox</c>, <c>refused</c> or <c>unreachable</c>.</param>
public sealed record AlertNotDelivered(AlertedDesk Desk, string Reason) : AlertEvent;

/// <summary>A desk that is told of an alert.</summary>
/// <param name="Office">Code of its authority, or <c>national</c>.</param>
/// <param name="Kind">Which of its desks.</param>
public sealed record AlertedDesk(string Office, DeskKind Kind)
{
    /// <summary>The national team.</summary>
    internal static readonly AlertedDesk National = new("national", DeskKind.National);
}

/// <summary>The kinds of desk that are told of an alert.</summary>
public enum DeskKind
{
    /// <summary>The duty mailbox of an authority.</summary>
    Duty,

    /// <summary>Who is asked at night and at weekends, where the authority has said who.</summary>
    OutOfHours,

    /// <summary>The police contact of an authority.</summary>
    Police,

    /// <summary>The national team, where another could not be told.</summary>
    National,
}
