namespace TransferScheme.TestKit.Proxying;

/// <summary>A moment in what a process does with its database and its broker.</summary>
public enum Moment
{
    /// <summary>All of a transaction was sent but its end: it is rolled back.</summary>
    BeforeCommit,

    /// <summary>The database has committed; the process does not know.</summary>
    AfterCommit,

    /// <summary>A message is about to be published; the broker does not get it.</summary>
    BeforePublish,

    /// <summary>The broker has confirmed a message; the process does not know.</summary>
    AfterPublish,

    /// <summary>A message was delivered in full; nothing was done with it.</summary>
    AfterDelivery,

    /// <summary>A delivered message was done; the broker does not know.</summary>
    BeforeAcknowledge,
}

/// <summary>What passes at a moment.</summary>
/// <param name="Moment">The moment.</param>
/// <param name="Statements">The transaction's statements, in order; none for a message.</param>
/// <param name="Name">The exchange that is published to, or the queue that is delivered from; empty for a transaction.</param>
public sealed record Passing(Moment Moment, IReadOnlyList<Statement> Statements, string Name);

/// <summary>A statement of a transaction.</summary>
/// <param name="Sql">Its text.</param>
/// <param name="Parameters">Its parameters, as they are sent.</param>
public sealed record Statement(string Sql, string Parameters);

/// <summary>A point at which a process is killed.</summary>
/// <param name="Name">In words, for tables.</param>
/// <param name="Moment">The moment.</param>
/// <param name="Wanted">Whether what passes at the moment is meant.</param>
public sealed record KillPoint(string Name, Moment Moment, Func<Passing, bool> Wanted)
{
    /// <summary>A transaction, before its end.</summary>
    /// <param name="write">Which transaction.</param>
    public static KillPoint BeforeCommit(Write write) => Of("before commit of", Moment.BeforeCommit, write);

    /// <summary>A transaction, after its end.</summary>
    /// <param name="write">Which transaction.</param>
    public static KillPoint AfterCommit(Write write) => Of("after commit of", Moment.AfterCommit, write);

    /// <summary>A message, before it is published.</summary>
    /// <param name="exchange">End of the exchange's name, such as the type of message; any without.</param>
    public static KillPoint BeforePublish(string exchange = "") => Of("before publish", Moment.BeforePublish, exchange);

    /// <summary>A message, after the broker confirmed it.</summary>
    /// <param name="exchange">End of the exchange's name, such as the type of message; any without.</param>
    public static KillPoint AfterPublish(string exchange = "") => Of("after publish", Moment.AfterPublish, exchange);

    /// <summary>A message, after it was delivered.</summary>
    /// <param name="queue">End of the queue's name; any without.</param>
    public static KillPoint AfterDelivery(string queue = "") => Of("after delivery", Moment.AfterDelivery, queue);

    /// <summary>A message, before it is acknowledged.</summary>
    /// <param name="queue">End of the queue's name; any without.</param>
    public static KillPoint BeforeAcknowledge(string queue = "") => Of("before acknowledge", Moment.BeforeAcknowledge, queue);

    static KillPoint Of(string words, Moment moment, Write write) => new($"{words} {write.Name}", moment, p => write.Is(p.Statements));

    static KillPoint Of(string words, Moment moment, string end) =>
        new($"{words} {end}".TrimEnd(), moment, p => p.Name.EndsWith(end, StringComparison.Ordinal));
}

/// <summary>A kind of transaction of the event store, known by its statements.</summary>
/// <param name="Name">In words.</param>
/// <param name="Is">Whether a transaction is of the kind.</param>
public sealed record Write(string Name, Func<IReadOnlyList<Statement>, bool> Is)
{
    const string Inbox = "mt_doc_handledmessage";

    /// <summary>Events appended by a request that came with an Idempotency-Key, and its kept answer.</summary>
    /// <param name="schema">The service's schema.</param>
    public static Write OfCommand(string schema) => new($"a command of {schema}", all =>
        Any(all, $"insert into {schema}.mt_events ") && Any(all, $"insert into {schema}.mt_doc_keptanswer "));

    /// <summary>The inbox row of a message, with its effects.</summary>
    /// <param name="schema">The service's schema.</param>
    public static Write OfConsumer(string schema) => new($"a consumer of {schema}", all => Any(all, $"insert into {schema}.{Inbox} "));

    /// <summary>The place of a publisher after a page of events: its messages are confirmed.</summary>
    /// <param name="schema">The service's schema.</param>
    public static Write OfPublisher(string schema) =>
        new($"the publisher of {schema}", all => !Any(all, "synchronous_commit") && all.Any(s =>
            s.Sql.Contains($"update {schema}.mt_event_progression ", StringComparison.Ordinal)
            && s.Parameters.Contains("Publisher", StringComparison.Ordinal)));

    static bool Any(IReadOnlyList<Statement> all, string words) => all.Any(s => s.Sql.Contains(words, StringComparison.Ordinal));
}
