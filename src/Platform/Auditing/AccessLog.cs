using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Security;

namespace TransferScheme.Platform.Auditing;

/// <summary>
/// Records who read personal data of a case of one service (UK GDPR Article 5(2)). Whatever shows nothing of a child leaves no line.
/// </summary>
/// <typeparam name="TStore">The service's store.</typeparam>
/// <param name="store">The service's store.</param>
/// <param name="schema">The service's schema.</param>
/// <param name="clock">The scheme's clock.</param>
public sealed class AccessLog<TStore>(TStore store, string schema, TimeProvider clock) : IDisposable
    where TStore : class, IDocumentStore
{
    const int MostAttempts = 20;

    // As a power of two, in milliseconds.
    const int LongestWait = 7;

    // One reader at a time in this process, for each of many cases: others elsewhere are met by trying again.
    readonly SemaphoreSlim[] _gates = [.. Enumerable.Range(0, 64).Select(_ => new SemaphoreSlim(1))];

    /// <summary>Records a read before it is answered: a read that cannot be recorded does not happen.</summary>
    /// <param name="caseId">The case whose log it is.</param>
    /// <param name="actor">Who reads.</param>
    /// <param name="view">What, and why.</param>
    /// <param name="ct">Cancels the read.</param>
    public async Task RecordAsync(Guid caseId, Actor actor, ViewedAs view, CancellationToken ct)
    {
        var gate = _gates[(uint)caseId.GetHashCode() % _gates.Length];
        await gate.WaitAsync(ct);
        try
        {
            await RecordAsync([(caseId, view)], actor, ct);
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>Records the reads of a list before it is answered, in one transaction: a line in the log of each case.</summary>
    /// <param name="views">The cases whose logs they are, each once, with what is read of it.</param>
    /// <param name="actor">Who reads.</param>
    /// <param name="ct">Cancels the read.</param>
    public async Task RecordAsync(IEnumerable<(Guid CaseId, ViewedAs View)> views, Actor actor, CancellationToken ct)
    {
        // In one order for everybody, so that two lists never wait for each other.
        IReadOnlyList<(Guid CaseId, ViewedAs View)> lines = [.. views.OrderBy(v => v.CaseId)];
        var attempt = 1;
        while (lines.Count > 0 && !await TryRecordAsync(lines, actor, mustSucceed: attempt == MostAttempts, ct))
        {
            // Another reader added a line meanwhile; ours follows that one. Whoever lost waits a little, longer each time, so that
            // nobody loses for ever.
            attempt++;
            await Task.Delay(RandomNumberGenerator.GetInt32(1, 2 << Math.Min(attempt, LongestWait)), ct);
        }
    }

    /// <summary>Adds the line of an opening to the transaction of a decision.</summary>
    /// <param name="decision">The decision; one that is rejected or changes nothing adds no line.</param>
    /// <param name="caseId">The case whose log it is.</param>
    /// <param name="actor">Who opens it.</param>
    /// <param name="view">What, and why.</param>
    /// <param name="ct">Cancels the request.</param>
    public async Task<Decision<TEvent>> AddToAsync<TEvent>(
        Decision<TEvent> decision, Guid caseId, Actor actor, ViewedAs view, CancellationToken ct)
        where TEvent : class
    {
        if (decision.Rejection is not null || decision.Events.Count == 0)
        {
            return decision;
        }

        await using var session = store.QuerySession();
        var head = await HeadAsync(session, caseId, ct);
        return decision.Appending(AccessLines.StreamOf(caseId), head.Number, Line(actor, view, head));
    }

    /// <inheritdoc/>
    public void Dispose() => Array.ForEach(_gates, gate => gate.Dispose());

    async Task<bool> TryRecordAsync(
        IReadOnlyList<(Guid CaseId, ViewedAs View)> lines, Actor actor, bool mustSucceed, CancellationToken ct)
    {
        await using var session = store.LightweightSession();
        session.LastModifiedBy = actor.Name;
        foreach (var (caseId, view) in lines)
        {
            var head = await HeadAsync(session, caseId, ct);
            session.Events.Append(AccessLines.StreamOf(caseId), head.Number + 1, Line(actor, view, head));
        }

        try
        {
            await session.SaveChangesAsync(ct);
            return true;
        }
        catch (ConcurrencyException) when (!mustSucceed)
        {
            return false;
        }
    }

    RecordViewed Line(Actor actor, ViewedAs view, ChainHead head) => AccessChain.Seal(
        new RecordViewed(
            view.ReferralId, actor.Subject, actor.Person, actor.Role.ToString(), actor.Authority, view.Purpose, view.Disclosure,
            view.Projection, view.Fields, view.Reason, clock.GetUtcNow()),
        head);

    async Task<ChainHead> HeadAsync(IQuerySession session, Guid caseId, CancellationToken ct)
    {
        var last = await session.QueryAsync<RecordViewed>(
            $"select data from {schema}.mt_events where stream_id = ? order by version desc limit 1", ct, AccessLines.StreamOf(caseId));
        return last switch
        {
            [] => ChainHead.Start,
            [{ Number: { } number, Hash: { } hash }] => new ChainHead(number, hash),
            _ => AccessChain.Follow(await AccessLines.ReadAsync(session, caseId, ct)).Head,
        };
    }
}

/// <summary>Registers access logs. Each service names <see cref="RecordViewed"/> among its events.</summary>
public static class AccessLogRegistration
{
    /// <summary>A service's access log.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="schema">The service's schema.</param>
    public static IServiceCollection AddAccessLog<TStore>(this IServiceCollection services, string schema)
        where TStore : class, IDocumentStore => services.AddSingleton(
            p => new AccessLog<TStore>(p.GetRequiredService<TStore>(), schema, p.GetRequiredService<TimeProvider>()));
}
