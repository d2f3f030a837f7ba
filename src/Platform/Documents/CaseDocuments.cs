using Microsoft.AspNetCore.Http;
using TransferScheme.Platform.Attaching;
using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Protection;
using TransferScheme.Platform.Rescanning;
using TransferScheme.Platform.Scanning;
using TransferScheme.Platform.Security;

namespace TransferScheme.Platform.Documents;

/// <summary>The one way a document comes to a case of a service, and is read again.</summary>
/// <typeparam name="TStore">The service's store.</typeparam>
public sealed class CaseDocuments<TStore>
    where TStore : class, IDocumentStore
{
    static readonly Problem Erased = Problem.NotFound with
    {
        Code = "document-erased",
        Detail = "What this document said is erased with the child's data, and nobody can read it any more.",
    };

    static readonly Problem Infected = Problem.NotFound with
    {
        Code = "document-infected",
        Detail = "The scanner found harmful content in it after it was kept. Ask whoever attached it for another.",
    };

    readonly TStore _store;
    readonly Sealer<TStore> _sealer;
    readonly Attachments _attachments;
    readonly LaterScans<TStore> _scans;

    internal CaseDocuments(TStore store, Sealer<TStore> sealer, Attachments attachments, LaterScans<TStore> scans) =>
        (_store, _sealer, _attachments, _scans) = (store, sealer, attachments, scans);

    /// <summary>
    /// Attaches a document. Whoever may not, or decided on a version that has gone, is told before the content is read; the content is
    /// taken in before the rule is asked, and reachable only when the event is recorded. A command that is repeated because its answer
    /// was lost, with the same content on the same version, gets the same answer.
    /// </summary>
    /// <typeparam name="TState">State of the case.</typeparam>
    /// <typeparam name="TEvent">Its closed union of events.</typeparam>
    /// <param name="upload">The content.</param>
    /// <param name="id">The case.</param>
    /// <param name="asked">What else the request says.</param>
    /// <param name="policy">May this actor attach to this case?</param>
    /// <param name="recorded">The version that an event attached by a request that said the same; null for every other event.</param>
    /// <param name="decide">The rule: the new version as it would be, and whether it says nothing new.</param>
    /// <param name="answer">The answer for the new state and version.</param>
    /// <param name="ct">Cancels the request.</param>
    public async Task<CommandResult> AttachAsync<TState, TEvent>(
        Upload upload,
        Guid id,
        AttachRequest<TState> asked,
        Func<Actor, TState, Access> policy,
        Func<TEvent, AttachedDocument?> recorded,
        Func<TState, AttachedDocument, bool, Decision<TEvent>> decide,
        Func<TState, long, Answer> answer,
        CancellationToken ct)
        where TState : class, ICase<TState, TEvent>
        where TEvent : class
    {
        var command = upload.As(asked.Kind, asked.Title);
        var earlier = await RecordedOnAsync(command, id, policy, recorded, ct);
        if (earlier is null)
        {
            var may = await _store.Decide<TState, TEvent, Upload>(
                command, id, policy, (_, _) => Task.FromResult(Decision<TEvent>.Nothing), ct);
            if (may.Failed)
            {
                return may;
            }
        }

        var received = await _attachments.ReceiveAsync(upload, ct);
        if (received.Fault is { } fault)
        {
            return fault;
        }

        if (ContentJudge.NameFault(upload.Title, received.MediaType) is { } lie)
        {
            await _attachments.DiscardAsync(received);
            return lie;
        }

        if (earlier is not null && await IsSameAsync(earlier, received, asked.Kind, upload.Title, ct))
        {
            await _attachments.DiscardAsync(received);
            await using var session = _store.QuerySession();
            var version = command.IfMatch!.Value + 1;
            return answer((await session.Events.AggregateStreamAsync<TState>(id, version, token: ct))!, version);
        }

        var result = await _store.Decide<TState, TEvent, Upload>(
            command,
            id,
            policy,
            async (state, _) =>
            {
                var newest = asked.Newest(state);
                var isSame = newest is not null && await IsSameAsync(newest, received, asked.Kind, upload.Title, ct);
                var about = asked.About(state);
                var keys = await _sealer.KeysAsync(about, ct);
                var title = upload.Title is { } text ? keys.Seal(about, new DocumentTitle(text)) : null;
                var document = new AttachedDocument(
                    asked.DocumentId, (newest?.Number ?? 0) + 1, asked.Kind!, received.Seal(keys, about), title);
                var decision = decide(state, document, isSame);
                return decision.Events.Count == 0 ? decision : decision.Also(transaction =>
                {
                    received.Keep(transaction);
                    _scans.Await(transaction, document.Content);
                });
            },
            ct,
            answer);
        if (result.Failed || !received.IsGiven)
        {
            await _attachments.DiscardAsync(received);
        }

        return result;
    }

    /// <summary>The answer that lists the documents of a case to somebody who may read them, as they were attached.</summary>
    /// <param name="id">The case.</param>
    /// <param name="readable">Those that they may read.</param>
    /// <param name="attached">The version that an event attached; null for every other event.</param>
    /// <param name="record">Writes the line of the access log, where there is one to list; before anything is shown.</param>
    /// <param name="ct">Cancels the request.</param>
    public async Task<IResult> ListAsync(
        Guid id, IReadOnlyList<ReadableDocument> readable, Func<object, AttachedDocument?> attached, Func<Task> record,
        CancellationToken ct)
    {
        var items = await ShownAsync(id, readable, attached, ct);
        if (items.Count > 0)
        {
            await record();
        }

        return Results.Ok(new DocumentList(items));
    }

    /// <summary>The documents of a case as a list or a page shows them, as they were attached.</summary>
    /// <param name="id">The case.</param>
    /// <param name="readable">Those that its reader may read.</param>
    /// <param name="attached">The version that an event attached; null for every other event.</param>
    /// <param name="ct">Cancels the request.</param>
    public async Task<IReadOnlyList<DocumentView>> ShownAsync(
        Guid id, IReadOnlyList<ReadableDocument> readable, Func<object, AttachedDocument?> attached, CancellationToken ct)
    {
        await using var session = _store.QuerySession();
        var known = readable.ToDictionary(r => r.Document.Content.Id);
        var keys = await _sealer.KnownKeysAsync(readable.SelectMany(r => r.Document.Title?.Keys ?? []).Select(k => k.Child), ct);
        var found = await _scans.FoundAsync(known.Keys, ct);
        return
        [
            .. from e in await session.Events.FetchStreamAsync(id, token: ct)
               let document = attached(e.Data)
               where document is not null && known.ContainsKey(document.Content.Id)
               let one = known[document.Content.Id]
               select DocumentView.Of(document, e.Timestamp, keys, found) with { ChildId = one.ChildId, Part = one.Part },
        ];
    }

    /// <summary>The answer that streams a document to somebody who may read it.</summary>
    /// <param name="readable">Those that they may read.</param>
    /// <param name="documentId">The document.</param>
    /// <param name="version">Which version; null for the newest.</param>
    /// <param name="record">Writes the line of the access log; before anything is shown.</param>
    /// <param name="ct">Cancels the request.</param>
    public async Task<IResult> ReadAsync(
        IReadOnlyList<ReadableDocument> readable, Guid documentId, int? version, Func<ReadableDocument, Task> record, CancellationToken ct)
    {
        if (readable.LastOrDefault(r => r.Document.DocumentId == documentId && (version is null || r.Document.Number == version))
            is not { Document: var document } one)
        {
            return new ProblemResult(Problem.NotFound);
        }

        if (await _sealer.Open(document.Content.Key, ct) is not { } key)
        {
            return new ProblemResult(Erased);
        }

        if (document.Content.Scan == LaterScans<TStore>.NotScanned
            && (await _scans.FoundAsync([document.Content.Id], ct)).GetValueOrDefault(document.Content.Id) == LaterScans<TStore>.Infected)
        {
            return new ProblemResult(Infected);
        }

        await record(one);
        return new DocumentResult(_attachments, document, Convert.FromBase64String(key.Key));
    }

    // What was recorded right after the version that the caller names, where the caller may attach and the case has moved on since.
    async Task<AttachedDocument?> RecordedOnAsync<TState, TEvent>(
        Command<Upload> command, Guid id, Func<Actor, TState, Access> policy, Func<TEvent, AttachedDocument?> recorded,
        CancellationToken ct)
        where TState : class
        where TEvent : class
    {
        if (command is not { Fault: null, IfMatch: > 0 and var version })
        {
            return null;
        }

        await using var session = _store.QuerySession();
        if (await session.LoadAsync<TState>(id, ct) is not { } state || policy(command.Actor, state) is not Access.Granted)
        {
            return null;
        }

        var events = await session.Events.FetchStreamAsync(id, version: version + 1, fromVersion: version + 1, token: ct);
        return events is [{ Data: TEvent next }] ? recorded(next) : null;
    }

    async Task<bool> IsSameAsync(AttachedDocument former, Received received, string? kind, string? title, CancellationToken ct) =>
        former.Kind == kind && former.Content.Hash == received.Hash
        && (former.Title is { } name ? (await _sealer.Open(name, ct))?.Text : null) == title;
}

/// <summary>What a request to attach a document says beside its content.</summary>
/// <typeparam name="TState">State of the case.</typeparam>
/// <param name="DocumentId">The document.</param>
/// <param name="Kind">Code of the kind.</param>
/// <param name="Title">The title, percent-encoded.</param>
/// <param name="About">The children whom it is about: under whose keys it is sealed.</param>
/// <param name="Newest">The newest version of the document; null where there is none.</param>
public sealed record AttachRequest<TState>(
    Guid DocumentId, string? Kind, string? Title, Func<TState, IReadOnlyList<Guid>> About, Func<TState, AttachedDocument?> Newest);
