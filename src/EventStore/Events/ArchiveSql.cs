using Npgsql;

namespace TransferScheme.EventStore;

/// <summary>The statements that archive a stream: its row first, which keeps appends out, then its events.</summary>
sealed class ArchiveSql(string schema)
{
    readonly string _stream = $"update {schema}.mt_streams set is_archived = true where id = $1";
    readonly string _events = $"update {schema}.mt_events set is_archived = true where stream_id = $1";

    public IEnumerable<NpgsqlBatchCommand> Commands(StreamId stream) =>
        [new(_stream) { Parameters = { stream.Parameter() } }, new(_events) { Parameters = { stream.Parameter() } }];
}
