namespace TransferScheme.EventStore;

/// <summary>What all projections share. Derive from <see cref="SingleStreamProjection{TDoc, TId}"/> or its sibling.</summary>
public abstract class ProjectionBase
{
    private protected ProjectionBase(Type documentType, Type idType)
    {
        DocumentType = documentType;
        IdType = idType;
        Name = documentType.Name;
    }

    /// <summary>Keeps its place in the daemon; the name of the document's type, unless set.</summary>
    public string Name { get; set; }

    /// <summary>Raising it starts a new shard from zero, with the progress row <c>Name:V2:All</c>.</summary>
    public uint Version { get; set; } = 1;

    /// <summary>How it runs in the daemon.</summary>
    public AsyncOptions Options { get; } = new();

    internal Type DocumentType { get; }

    internal Type IdType { get; }

    internal EventFilter Filter { get; } = new();

    internal abstract bool IsMultiStream { get; }

    /// <summary>Wants events of this type; without any call it is offered all of the schema.</summary>
    public void IncludeType<T>() => Filter.Include(typeof(T));

    /// <summary>Throws when a rule for projections is broken.</summary>
    /// <exception cref="InvalidProjectionException">It is.</exception>
    internal abstract void Check(StreamIdentity streamIdentity);

    /// <summary>The events that concern this projection, by document, in order of first appearance.</summary>
    internal abstract IReadOnlyList<EventSlice> Slice(IReadOnlyList<IEvent> events);

    /// <summary>
    /// Folds those of the events that are included into a snapshot, and sets its id and version. The snapshot handed in is not
    /// changed unless <c>Evolve</c> returns it.
    /// </summary>
    /// <exception cref="ApplyEventException"><c>Evolve</c> threw.</exception>
    internal abstract object? Fold(object? snapshot, object id, IReadOnlyList<IEvent> events);
}

/// <summary>The events of one document; <paramref name="Id"/> is a Guid or a text.</summary>
sealed record EventSlice(object Id, List<IEvent> Events);

/// <summary>A registered projection.</summary>
sealed record ProjectionRegistration(ProjectionBase Source, ProjectionLifecycle Lifecycle)
{
    public ShardName Shard { get; } = new(Source.Name, Source.Version);
}
