namespace TransferScheme.EventStore;

/// <summary>The name under which a projection's or subscription's progress is kept.</summary>
public class ShardName
{
    /// <summary>The shard of the first version.</summary>
    public ShardName(string name)
        : this(name, 1)
    {
    }

    internal ShardName(string name, uint version)
    {
        Name = name;
        Identity = version < 2 ? $"{name}:All" : $"{name}:V{version}:All";
    }

    /// <summary>The projection's or subscription's name.</summary>
    public string Name { get; }

    /// <summary>The key of the progress row: <c>Name:All</c>, from version 2 on <c>Name:V2:All</c>.</summary>
    public string Identity { get; }

    /// <inheritdoc/>
    public override string ToString() => Identity;
}

/// <summary>How far a shard has come.</summary>
public class ShardState
{
    internal ShardState(string shardName, long sequence)
    {
        ShardName = shardName;
        Sequence = sequence;
    }

    /// <summary>The key of the progress row.</summary>
    public string ShardName { get; }

    /// <summary>The last sequence number that is done.</summary>
    public long Sequence { get; }
}
