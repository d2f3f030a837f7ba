using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using TransferScheme.Platform.Attaching;
using TransferScheme.Platform.Documents;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Protection;
using TransferScheme.TestKit;

namespace TransferScheme.Platform.Tests.Attaching;

/// <summary>A small service whose cases have documents.</summary>
public sealed class AttachingHost : IAsyncLifetime
{
    SchemeTestHost? _host;

    internal SchemeTestHost Host => _host ?? throw new InvalidOperationException("Not started.");

    public async Task InitializeAsync() => _host = await Sample.StartAsync(builder => builder.AddDocuments<ISampleStore>("sample"));

    public async Task DisposeAsync() => await Host.DisposeAsync();
}

/// <summary>Contents in chunks on a real database: what was kept is read again, and nothing else is.</summary>
public sealed class AttachmentTests(AttachingHost fixture) : IClassFixture<AttachingHost>
{
    const int Chunk = ChunkCipher.Clear;
    readonly Attachments _attachments = fixture.Host.Services.GetRequiredKeyedService<Attachments>("sample");
    readonly CaseDocuments<ISampleStore> _documents = fixture.Host.Get<CaseDocuments<ISampleStore>>();
    readonly Sealer<ISampleStore> _sealer = fixture.Host.Get<Sealer<ISampleStore>>();
    readonly Guid _child = Guid.CreateVersion7();

    [Theory]
    [InlineData(1, 1)]
    [InlineData(Chunk - 1, 1)]
    [InlineData(Chunk, 1)]
    [InlineData(Chunk + 1, 2)]
    [InlineData(2 * Chunk, 2)]
    [InlineData((5 * Chunk) + 17, 6)]
    public async Task What_is_kept_is_read_again_whole_and_lies_in_chunks_that_nobody_can_read(int length, int chunks)
    {
        var text = Files.AText("Canary in a document", length);
        var content = await Kept(text);
        (content.Length, content.MediaType, content.Scan).ShouldBe((length, "text/plain", "notScanned"));
        content.Hash.ShouldBe(Convert.ToHexStringLower(SHA256.HashData(text)));
        (await Read(content)).ShouldBe(text);
        var stored = await Rows<string>("select encode(sealed, 'escape') from sample.document_chunk where content = ?", content.Id);
        stored.Count.ShouldBe(chunks);
        stored.ShouldAllBe(s => !s.Contains("Canary"));
        (await Rows<Guid>("select content from sample.document_upload where content = ?", content.Id)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("update sample.document_chunk set sealed = set_byte(sealed, 9, 255 - get_byte(sealed, 9)) where content = ? and number = 1")]
    [InlineData("update sample.document_chunk set number = (number + 1) % 2 + 7 where content = ? and number < 2")]
    [InlineData("delete from sample.document_chunk where content = ? and number = 2")]
    [InlineData("update sample.document_chunk set sealed = '' where content = ? and number = 0")]
    public async Task A_chunk_that_is_altered_moved_or_missing_is_never_answered(string attack)
    {
        var content = await Kept(Files.AText("Something", (2 * Chunk) + 5));
        await Change(attack, content.Id);

        // The second step of the swap: one statement would meet a number that is still taken.
        await Change("update sample.document_chunk set number = number - 7 where content = ? and number >= 7", content.Id);
        await Should.ThrowAsync<AuthenticationTagMismatchException>(() => Read(content));
    }

    [Fact]
    public async Task A_chunk_of_another_document_or_an_end_cut_off_does_not_open_even_where_the_event_says_so()
    {
        var (one, other) = (await Kept(Files.AText("One", 2 * Chunk)), await Kept(Files.AText("Other", 2 * Chunk)));
        await Should.ThrowAsync<AuthenticationTagMismatchException>(() => Read(one with { Length = Chunk }));
        await Change(
            "update sample.document_chunk set sealed = (select sealed from sample.document_chunk where content = ? and number = 0) where content = ? and number = 0",
            other.Id, one.Id);
        await Should.ThrowAsync<AuthenticationTagMismatchException>(() => Read(one));
        await Should.ThrowAsync<AuthenticationTagMismatchException>(() => Read(one with { Key = other.Key }));
    }

    [Fact]
    public async Task With_the_childs_key_the_document_is_gone()
    {
        var content = await Kept("Text"u8.ToArray());
        await using (var session = fixture.Host.Get<ISampleStore>().LightweightSession())
        {
            session.Delete<ChildKey>(_child);
            await session.SaveChangesAsync();
        }

        var isRecorded = false;
        var document = Document(content);
        var answer = await _documents.ReadAsync([new(document)], document.DocumentId, null, _ => Task.FromResult(isRecorded = true), default);
        (answer is ProblemResult, isRecorded).ShouldBe((true, false));
    }

    [Fact]
    public async Task An_upload_that_is_cut_off_leaves_nothing()
    {
        var before = await Counts();
        await Should.ThrowAsync<IOException>(async () => await _attachments.ReceiveAsync(await Uploads.Of(new CutStream(5 * Chunk)), default));
        (await Counts()).ShouldBe(before);
    }

    [Fact]
    public async Task What_nobody_kept_is_swept_and_what_was_kept_is_not()
    {
        var kept = await Kept(Files.AText("Kept", 3 * Chunk));
        var left = await _attachments.ReceiveAsync(await Uploads.Of(Files.AText("Left", 3 * Chunk)), default);
        await _attachments.SweepAsync(default);
        (await Chunks(left.Id)).ShouldBe(2);
        await _attachments.SweepAsync(default, TimeSpan.Zero);
        (await Chunks(left.Id), await Chunks(kept.Id)).ShouldBe((0, 3));
        (await Read(kept)).Length.ShouldBe(3 * Chunk);
    }

    [Fact]
    public async Task What_is_refused_leaves_nothing()
    {
        var before = await Counts();
        byte[] broken = [.. Files.AText("Text at first", 3 * Chunk), 0xC3];
        (await _attachments.ReceiveAsync(await Uploads.Of(broken), default)).Fault!.Code.ShouldBe("document-type");
        (await _attachments.ReceiveAsync(await Uploads.Of(""u8.ToArray()), default)).Fault!.Code.ShouldBe("document-empty");
        (await Counts()).ShouldBe(before);
    }

    async Task<AttachedContent> Kept(byte[] text)
    {
        var received = await _attachments.ReceiveAsync(await Uploads.Of(text), default);
        received.Fault.ShouldBeNull();
        await using var session = fixture.Host.Get<ISampleStore>().LightweightSession();
        received.Keep(session);
        await session.SaveChangesAsync();
        return received.Seal(await _sealer.KeysAsync([_child], default), [_child]);
    }

    async Task<byte[]> Read(AttachedContent content)
    {
        var http = new DefaultHttpContext { RequestServices = fixture.Host.Services };
        using var body = new MemoryStream();
        http.Response.Body = body;
        var document = Document(content);
        var answer = await _documents.ReadAsync([new(document)], document.DocumentId, null, _ => Task.CompletedTask, default);
        await answer.ExecuteAsync(http);
        return body.ToArray();
    }

    static AttachedDocument Document(AttachedContent content) => new(Guid.CreateVersion7(), 1, "other", content);

    async Task<int> Chunks(Guid content) => (await Rows<int>("select number from sample.document_chunk where content = ?", content)).Count;

    async Task<(long Chunks, long Uploads)> Counts() => (
        (await Rows<long>("select count(*) from sample.document_chunk"))[0], (await Rows<long>("select count(*) from sample.document_upload"))[0]);

    async Task<IReadOnlyList<T>> Rows<T>(string sql, params object[] values)
    {
        await using var session = fixture.Host.Get<ISampleStore>().QuerySession();
        return await session.QueryAsync<T>(sql, values);
    }

    async Task Change(string sql, params object[] values)
    {
        await using var session = fixture.Host.Get<ISampleStore>().LightweightSession();
        session.QueueSqlCommand(sql, values);
        await session.SaveChangesAsync();
    }
}
