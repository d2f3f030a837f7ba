namespace TransferScheme.EventStore;

/// <summary>What the store may change in the database by itself.</summary>
public enum AutoCreate
{
    /// <summary>Creates what is missing.</summary>
    All = 0,

    /// <summary>Creates missing tables and adds missing columns.</summary>
    CreateOrUpdate = 1,

    /// <summary>Creates missing tables.</summary>
    CreateOnly = 2,

    /// <summary>Nothing: the schema is applied by a step of its own.</summary>
    None = 3,
}

/// <summary>How an enumeration is written in JSON.</summary>
public enum EnumStorage
{
    /// <summary>By its number.</summary>
    AsInteger,

    /// <summary>By its name, as declared.</summary>
    AsString,
}

/// <summary>How property names are written in JSON.</summary>
public enum Casing
{
    /// <summary>As declared.</summary>
    Default,

    /// <summary>firstDepot.</summary>
    CamelCase,

    /// <summary>first_depot.</summary>
    SnakeCase,
}

/// <summary>What identifies a stream; one kind per store.</summary>
public enum StreamIdentity
{
    /// <summary>A Guid.</summary>
    AsGuid,

    /// <summary>A text.</summary>
    AsString,
}

/// <summary>How events are appended. All three are the same act here: one statement, version checked first, client's time.</summary>
public enum EventAppendMode
{
    /// <summary>Kept for the swap to Marten.</summary>
    Rich,

    /// <summary>Kept for the swap to Marten.</summary>
    Quick,

    /// <summary>The default, whose semantics this store has.</summary>
    QuickWithServerTimestamps,
}

/// <summary>When a projection runs.</summary>
public enum ProjectionLifecycle
{
    /// <summary>In the transaction that appends; the snapshot is stored.</summary>
    Inline = 0,

    /// <summary>By the daemon, soon after; the snapshot is stored.</summary>
    Async = 1,

    /// <summary>At each read; nothing is stored.</summary>
    Live = 2,
}
