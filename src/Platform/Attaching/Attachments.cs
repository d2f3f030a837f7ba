using System.Buffers;
using System.Security.Cryptography;
using Npgsql;
using TransferScheme.Platform.Documents;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Scanning;
using TransferScheme.Platform.Schema;

namespace TransferScheme.Platform.Attaching;

/// <summary>
/// The contents of one service's documents: rows of sealed chunks in its own schema, beside the event log. Nothing ever holds a whole
/// document, on its way in or out.
/// </summary>
/// <param name="service">The service's name, which is also its schema.</param>
/// <param name="connectionString">Its database.</param>
/// <param name="scanner">Looks for what does harm.</param>
sealed class Attachments(string service, string connectionString, Scanner scanner)
{
    // No upload lasts as long: the server ends one that brings fewer than 240 bytes a second.
    static readonly TimeSpan Longest = TimeSpan.FromDays(2);

    static readonly Problem Infected = new(
        400, "document-infected", "The document does harm",
        "The scanner found harmful content, and nothing was kept. Clean the file, or ask whom you have it from for another.");

    readonly string _chunks = $"{service}.document_chunk";
    readonly string _uploads = $"{service}.document_upload";

    /// <summary>Makes the tables of a service. A content is what an event names; the uploads are those that no event names yet.</summary>
    internal static SchemaStep Schema(string service) => new(
        service, $"{service}.document_upload",
        $"""
        create table if not exists {service}.document_chunk (
            content uuid not null, number integer not null, sealed bytea not null, primary key (content, number));
        alter table {service}.document_chunk alter column sealed set storage external;
        create table if not exists {service}.document_upload (content uuid primary key, begun_at timestamptz not null default now());
        """);

    /// <summary>Takes a content in, chunk by chunk, and stores it out of reach.</summary>
    internal async Task<Received> ReceiveAsync(Upload upload, CancellationToken ct)
    {
        var received = new Received(Guid.CreateVersion7(), _chunks, _uploads);
        try
        {
            await ReceiveAsync(received, upload, ct);
        }
        finally
        {
            // Also where it was cut off: nobody is left to be told.
            if (received.Last.Length == 0 || received.Fault is not null)
            {
                await DiscardAsync(received);
            }
        }

        return received;
    }

    /// <summary>Forgets a content that no event names.</summary>
    internal async Task DiscardAsync(Received received)
    {
        if (received.LastNumber > 0)
        {
            await RunAsync(
                CancellationToken.None,
                Statement($"delete from {_chunks} where content = $1", received.Id),
                Statement($"delete from {_uploads} where content = $1", received.Id));
        }
    }

    /// <summary>Forgets what is left of uploads whose process died: nobody could read it, since its key stood nowhere.</summary>
    internal Task SweepAsync(CancellationToken ct, TimeSpan? olderThan = null) => RunAsync(
        ct,
        Statement(
            $"""
            with gone as (delete from {_uploads} where begun_at < now() - $1 returning content)
            delete from {_chunks} where content in (select content from gone)
            """,
            olderThan ?? Longest));

    /// <summary>Reads and opens one chunk.</summary>
    /// <returns>Its length in <paramref name="clear"/>.</returns>
    /// <exception cref="AuthenticationTagMismatchException">It is not what was stored, or not there.</exception>
    internal async Task<int> ReadAsync(
        ChunkCipher cipher, AttachedContent content, int number, byte[] closed, byte[] clear, CancellationToken ct)
    {
        await using var connection = await OpenAsync(ct);
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands = { Statement($"select sealed from {_chunks} where content = $1 and number = $2", content.Id, number) },
        };
        await using var reader = await batch.ExecuteReaderAsync(System.Data.CommandBehavior.SequentialAccess, ct);
        if (!await reader.ReadAsync(ct))
        {
            throw new AuthenticationTagMismatchException($"Chunk {number} of a document is missing.");
        }

        await using var row = await reader.GetStreamAsync(0, ct);
        var length = await row.ReadAtLeastAsync(closed, closed.Length, throwOnEndOfStream: false, ct);
        return cipher.Open(number, number == LastOf(content), closed.AsSpan(0, length), clear);
    }

    /// <summary>Number of the last chunk of a content.</summary>
    internal static int LastOf(AttachedContent content) => (int)((content.Length - 1) / ChunkCipher.Clear);

    /// <summary>Opens the chunks of a content with its key.</summary>
    internal ChunkCipher Cipher(Guid content, byte[] key) => new(service, content, key);

    async Task ReceiveAsync(Received received, Upload upload, CancellationToken ct)
    {
        var pool = ArrayPool<byte>.Shared;
        var (chunk, next) = (pool.Rent(ChunkCipher.Clear), pool.Rent(ChunkCipher.Clear));
        var closed = pool.Rent(ChunkCipher.Clear + ChunkCipher.Tag);
        try
        {
            using var cipher = Cipher(received.Id, received.Key);
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            await using var scan = await scanner.BeginAsync(ct);
            var (judge, size) = (new ContentJudge(upload.ContentType), 0);
            var length = upload.IsTooLarge ? 0 : await FillAsync(upload, chunk, ct);
            while (judge.See(chunk.AsSpan(0, length)))
            {
                received.Length += length;
                if (received.Length > Upload.Most)
                {
                    break;
                }

                hash.AppendData(chunk, 0, length);
                await scan.SendAsync(chunk.AsMemory(0, length), ct);
                var following = length < ChunkCipher.Clear ? 0 : await FillAsync(upload, next, ct);
                size = cipher.Seal(received.LastNumber, following == 0, chunk.AsSpan(0, length), closed);
                if (following == 0)
                {
                    break;
                }

                await StageAsync(received, closed.AsMemory(0, size), ct);
                (chunk, next, length) = (next, chunk, following);
            }

            received.Fault = upload.IsTooLarge || received.Length > Upload.Most ? Upload.TooLarge : judge.Fault();
            if (received.Fault is null)
            {
                (received.Scan, received.Fault) = await scan.EndAsync(ct) switch
                {
                    ScanResult.Infected => ("", Infected),
                    ScanResult.Clean => ("clean", default(Problem)),
                    _ => ("notScanned", null),
                };
                (received.MediaType, received.Hash) = (judge.Type()!, Convert.ToHexStringLower(hash.GetHashAndReset()));
                received.Last = closed[..size];
            }
        }
        finally
        {
            pool.Return(chunk, clearArray: true);
            pool.Return(next, clearArray: true);
            pool.Return(closed);
        }
    }

    static ValueTask<int> FillAsync(Upload upload, byte[] chunk, CancellationToken ct) =>
        upload.Body.ReadAtLeastAsync(chunk.AsMemory(0, ChunkCipher.Clear), ChunkCipher.Clear, throwOnEndOfStream: false, ct);

    // Nothing of it is reached before the event is written, to the same log and after it: what reaches the disk, this reaches before.
    async Task StageAsync(Received received, ReadOnlyMemory<byte> chunk, CancellationToken ct)
    {
        List<NpgsqlBatchCommand> statements =
        [
            Statement("select set_config('synchronous_commit', 'off', true)"),
            Statement($"insert into {_chunks} (content, number, sealed) values ($1, $2, $3)", received.Id, received.LastNumber, chunk),
        ];
        if (received.LastNumber == 0)
        {
            statements.Add(Statement($"insert into {_uploads} (content) values ($1)", received.Id));
        }

        received.LastNumber++;
        await RunAsync(ct, [.. statements]);
    }

    // A connection for each chunk: a caller on a slow line holds none while it waits.
    async Task RunAsync(CancellationToken ct, params NpgsqlBatchCommand[] statements)
    {
        await using var connection = await OpenAsync(ct);
        await using var batch = new NpgsqlBatch(connection);
        foreach (var statement in statements)
        {
            batch.BatchCommands.Add(statement);
        }

        await batch.ExecuteNonQueryAsync(ct);
    }

    async Task<NpgsqlConnection> OpenAsync(CancellationToken ct)
    {
        var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(ct);
        return connection;
    }

    static NpgsqlBatchCommand Statement(string sql, params IEnumerable<object> values)
    {
        var statement = new NpgsqlBatchCommand(sql);
        statement.Parameters.AddRange(values.Select(v => new NpgsqlParameter { Value = v }).ToArray());
        return statement;
    }
}
