using Npgsql;

namespace TransferScheme.EventStore;

/// <summary>A stream's identity: a Guid or a text, as the store's <see cref="StreamIdentity"/> says.</summary>
readonly record struct StreamId(Guid Guid, string? Key)
{
    public object Value => (object?)Key ?? Guid;

    public NpgsqlParameter Parameter() =>
        Key is null ? new NpgsqlParameter<Guid> { TypedValue = Guid } : new NpgsqlParameter<string> { TypedValue = Key };

    public static StreamId Of(IEvent e) => new(e.StreamId, e.StreamKey);

    public override string ToString() => Key ?? Guid.ToString();
}
