using Npgsql;

namespace TransferScheme.EventStore;

/// <summary>A stream's identity: a Guid or a text, as the store's <see cref="StreamIdentity"/> says.</summary>
readonly record struct StreamId(Guid Guid, string? Key)
{
    public object Value => (object?)Key ?? Guid;

    public NpgsqlParameter Parameter() =>
        Key is null ? new NpgsqlParameter<Guid> { TypedValue = Guid } : new NpgsqlParameter<string> { TypedValue = Key };

    /// <summary>Several streams of one store as an array.</summary>
    public static NpgsqlParameter Parameter(IEnumerable<StreamId> streams)
    {
        StreamId[] all = [.. streams];
        return Array.Exists(all, s => s.Key is not null)
            ? new NpgsqlParameter<string?[]> { TypedValue = Array.ConvertAll(all, s => s.Key) }
            : new NpgsqlParameter<Guid[]> { TypedValue = Array.ConvertAll(all, s => s.Guid) };
    }

    public static StreamId Of(IEvent e) => new(e.StreamId, e.StreamKey);

    public override string ToString() => Key ?? Guid.ToString();
}
