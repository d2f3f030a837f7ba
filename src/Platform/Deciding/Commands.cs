using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Security;
using TransferScheme.Platform.Viewing;

namespace TransferScheme.Platform.Deciding;

/// <summary>
/// The one way a request changes a stream: read it, ask the policy, compare the version, decide, append. Requests only
/// append events; what follows from them, others learn by message.
/// </summary>
public static class Commands
{
    const int MostAttempts = 5;

    /// <summary>Decides a command on an existing stream.</summary>
    /// <param name="store">The service's store.</param>
    /// <param name="command">The command.</param>
    /// <param name="id">The stream.</param>
    /// <param name="policy">May this actor do this to this state?</param>
    /// <param name="decide">The rule, with the facts it needs fetched and personal data sealed before.</param>
    /// <param name="ct">Cancels the request.</param>
    /// <param name="answer">The answer for the new state and version; identifier, status and version when absent.</param>
    public static Task<CommandResult> Decide<TState, TEvent, TRequest>(
        this IDocumentStore store,
        Command<TRequest> command,
        Guid id,
        Func<Actor, TState, Access> policy,
        Func<TState, TRequest, Task<Decision<TEvent>>> decide,
        CancellationToken ct,
        Func<TState, long, Answer>? answer = null)
        where TState : class, ICase<TState, TEvent>
        where TEvent : class
        where TRequest : class =>
        Once(store, command, async session =>
        {
            var stream = await session.Events.FetchForWriting<TState>(id, ct);
            if (stream.Aggregate is not { } state || policy(command.Actor, state) is Access.Hidden)
            {
                return Problem.NotFound;
            }

            var problem = policy(command.Actor, state) is Access.Forbidden ? state.ReadOnlyTo(command.Actor) ?? Problem.Forbidden
                : command.IfMatch is null ? Problem.IfMatchMissing
                : command.IfMatch != stream.CurrentVersion
                    ? await session.StaleAsync(
                        id, command, stream.CurrentVersion!.Value, (e, own) => TState.BeginsPartOf((TEvent)e.Data, own), ct)
                : command.Fault;
            if (problem is not null)
            {
                return problem;
            }

            var decision = await decide(state, command.Body);
            if (decision.Rejection is { } rejection)
            {
                return rejection;
            }

            stream.AppendMany(decision.Events);
            decision.Elsewhere.ForEach(act => act(session));
            var after = Fold(state, decision.Events);
            var version = stream.CurrentVersion!.Value;
            return answer?.Invoke(after, version) ?? Answer.Ok(id, after.StatusName, version);
        }, ct);

    /// <summary>Decides a command that begins a stream.</summary>
    /// <param name="store">The service's store.</param>
    /// <param name="command">The command.</param>
    /// <param name="id">The new stream.</param>
    /// <param name="policy">May this actor begin one? Hidden counts as forbidden: there is nothing to hide yet.</param>
    /// <param name="decide">The rule, with the facts it needs fetched and personal data sealed before.</param>
    /// <param name="answer">The answer for the new state and version.</param>
    /// <param name="ct">Cancels the request.</param>
    public static Task<CommandResult> Begin<TState, TEvent, TRequest>(
        this IDocumentStore store,
        Command<TRequest> command,
        Guid id,
        Func<Actor, Access> policy,
        Func<TRequest, Task<Decision<TEvent>>> decide,
        Func<TState, long, Answer> answer,
        CancellationToken ct)
        where TState : class, ICase<TState, TEvent>
        where TEvent : class
        where TRequest : class =>
        Once(store, command, async session =>
        {
            if (policy(command.Actor) is not Access.Granted)
            {
                return Problem.Forbidden;
            }

            if (command.Fault is not null)
            {
                return command.Fault;
            }

            var decision = await decide(command.Body);
            if (decision.Rejection is { } rejection)
            {
                return rejection;
            }

            session.Events.StartStream<TState>(id, decision.Events);
            decision.Elsewhere.ForEach(act => act(session));
            return answer(Fold<TState, TEvent>(null, decision.Events), decision.Events.Count);
        }, ct);

    static async Task<CommandResult> Once<TRequest>(
        IDocumentStore store, Command<TRequest> command, Func<IDocumentSession, Task<CommandResult>> act, CancellationToken ct)
        where TRequest : class
    {
        if (await Kept(store, command.Key, ct) is { } first)
        {
            return first;
        }

        // A conflict may come from another stream that the decision also appends to: then the caller's version still stands, and
        // the command is decided afresh. Where it is the caller's own that moved on, the next attempt says so.
        CommandResult? result = null;
        for (var attempt = 1; result is null && attempt <= MostAttempts; attempt++)
        {
            result = await Attempt(store, command, act, ct);
        }

        // Another request with the same key may have won meanwhile: then its answer is the first, and ours too. Whoever lost every time
        // lost to others at that other stream, since its own version is compared anew with each attempt.
        return result is { Failed: false } ? result : await Kept(store, command.Key, ct) ?? result ?? Problem.Contended;
    }

    /// <summary>One attempt: null when somebody else appended meanwhile.</summary>
    static async Task<CommandResult?> Attempt<TRequest>(
        IDocumentStore store, Command<TRequest> command, Func<IDocumentSession, Task<CommandResult>> act, CancellationToken ct)
        where TRequest : class
    {
        await using var session = store.LightweightSession();
        session.LastModifiedBy = command.Actor.Name;
        session.SetHeader("role", command.Actor.Role.ToString());
        session.SetHeader("authority", command.Actor.Authority ?? "");
        var result = await act(session);
        if (result.Failed)
        {
            return result;
        }

        if (command.Key is { } key)
        {
            session.Insert(new KeptAnswer(key.Id, key.Payload, result.Answer!));
        }

        try
        {
            await session.SaveChangesAsync(ct);
            return result;
        }
        catch (ConcurrencyException)
        {
            return null;
        }
        catch (Exception lost) when (lost is ExistingStreamIdCollisionException or DocumentAlreadyExistsException)
        {
            return Problem.Stale;
        }
    }

    static async Task<CommandResult?> Kept(IDocumentStore store, RepeatKey? key, CancellationToken ct)
    {
        if (key is null)
        {
            return null;
        }

        await using var session = store.QuerySession();
        return await session.LoadAsync<KeptAnswer>(key.Id, ct) is not { } kept ? null
            : kept.Payload == key.Payload ? kept.Answer : Problem.KeyReused;
    }

    static TState Fold<TState, TEvent>(TState? state, IReadOnlyList<TEvent> events)
        where TState : class, ICase<TState, TEvent>
        where TEvent : class =>
        events.Aggregate(state, TState.After) ?? throw new InvalidOperationException($"The events end {typeof(TState).Name}.");
}
