namespace TransferScheme.EventStore;

/// <summary>What a session will append to one stream when it saves.</summary>
public class StreamAction
{
    readonly List<IEvent> _events = [];

    internal StreamAction(StreamId stream) => Stream = stream;

    /// <summary>The stream, with <see cref="StreamIdentity.AsGuid"/>.</summary>
    public Guid Id => Stream.Guid;

    /// <summary>The stream, with <see cref="StreamIdentity.AsString"/>.</summary>
    public string? Key => Stream.Key;

    /// <summary>The events to append, in order.</summary>
    public IReadOnlyList<IEvent> Events => _events;

    /// <summary>The stream's version after the append, once it is known.</summary>
    public long Version { get; set; }

    internal StreamId Stream { get; }

    /// <summary>Whether it was meant as the start of a stream, which decides the exception when there is one already.</summary>
    internal bool MustStart { get; set; }

    /// <summary>The version the stream must have before the append; null takes any.</summary>
    internal long? ExpectedVersion { get; set; }

    /// <summary>The state type that a new stream is labelled with; null leaves it without label.</summary>
    internal Type? AggregateType { get; set; }

    /// <summary>Inline snapshots read together with the stream's version, by projection.</summary>
    internal Dictionary<ProjectionBase, KeptSnapshot>? Snapshots { get; set; }

    /// <summary>Whether any version was right, so that <see cref="ExpectedVersion"/> is only what the save at hand has read.</summary>
    internal bool IsBlind { get; set; }

    internal string? StateAlias => AggregateType is null ? null : EventAlias.Of(AggregateType);

    internal void Add(IEvent e) => _events.Add(e);

    /// <summary>Forgets what a save has read that then failed: the next one reads anew.</summary>
    internal void Forget()
    {
        Snapshots = null;
        ExpectedVersion = IsBlind ? null : ExpectedVersion;
        IsBlind = false;
    }
}
