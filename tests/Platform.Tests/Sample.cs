using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Hosting;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Security;
using TransferScheme.TestKit;

namespace TransferScheme.Platform.Tests;

/// <summary>The smallest service there can be: a counter that one authority owns, everybody of its region may see, and only it may raise.</summary>
public interface ISampleStore : IDocumentStore;

public abstract record SampleEvent
{
    private protected SampleEvent()
    {
    }
}

public sealed record CounterOpened(string Authority) : SampleEvent;

public sealed record CounterRaised(int By) : SampleEvent;

public sealed record Counter(Guid Id, string Authority, int Value, long Version) : ICase<Counter, SampleEvent>
{
    string ICase<Counter, SampleEvent>.StatusName => Value.ToString();

    static Counter? ICase<Counter, SampleEvent>.After(Counter? state, SampleEvent e) => Evolve(state, e);

    internal static Counter? Evolve(Counter? state, SampleEvent e) => (state, e) switch
    {
        (null, CounterOpened opened) => new Counter(Guid.Empty, opened.Authority, 0, 0),
        ({ } c, CounterRaised raised) => c with { Value = c.Value + raised.By },
        _ => throw new InvalidOperationException(),
    };
}

public sealed class CounterProjection : SingleStreamProjection<Counter, Guid>
{
    public CounterProjection()
    {
        IncludeType<CounterOpened>();
        IncludeType<CounterRaised>();
    }

    public override Counter? Evolve(Counter? snapshot, Guid id, IEvent e) => Counter.Evolve(snapshot, (SampleEvent)e.Data);
}

public sealed record OpenCounterRequest(string Authority);

public sealed record RaiseCounterRequest(int By, IReadOnlyList<RaiseNote>? Notes = null) : IChecked
{
    public void Check(Faults faults) => faults.When(By is < 1 or > 100, "by", "Must be between 1 and 100.");
}

public sealed record RaiseNote(DateOnly On, string Text);

public static class Sample
{
    public static Task<SchemeTestHost> StartAsync(
        Action<WebApplicationBuilder>? more = null, Func<IEvent, object?>? message = null, string service = "sample") =>
        SchemeTestHost.StartAsync(
            builder =>
            {
                builder.AddSchemeStore<ISampleStore>(service, o => o.Projections.Add<CounterProjection>(ProjectionLifecycle.Inline), message);
                more?.Invoke(builder);
            },
            Map);

    /// <summary>The same on a database and a broker that others use as well.</summary>
    public static Task<SchemeTestHost> OnAsync(
        string database, Uri broker, Action<WebApplicationBuilder>? more = null, Func<IEvent, object?>? message = null, string service = "sample") =>
        SchemeTestHost.StartAsync(
            builder =>
            {
                builder.AddSchemeStore<ISampleStore>(service, o => o.Projections.Add<CounterProjection>(ProjectionLifecycle.Inline), message);
                more?.Invoke(builder);
            },
            Map,
            null,
            $"--ConnectionStrings:Scheme={database}",
            $"--RabbitMq:Uri={broker}");

    static void Map(WebApplication app)
    {
        app.MapPost("/api/v1/counters", (Command<OpenCounterRequest> command, ISampleStore store, CancellationToken ct) =>
        {
            var id = Guid.CreateVersion7();
            return store.Begin<Counter, SampleEvent, OpenCounterRequest>(
                command, id, actor => actor.Role is Role.ApiClient ? Access.Granted : Access.Forbidden,
                request => Task.FromResult<Decision<SampleEvent>>(new CounterOpened(request.Authority)),
                (_, version) => Answer.Created($"/api/v1/counters/{id}", new CommandAnswer(id, "0", version), version), ct);
        });
        app.MapPost("/api/v1/counters/{id:guid}/raise", (Guid id, Command<RaiseCounterRequest> command, ISampleStore store, CancellationToken ct) =>
            store.Decide<Counter, SampleEvent, RaiseCounterRequest>(
                command, id,
                (actor, counter) => actor.Authority == counter.Authority ? Access.Granted : actor.Role is Role.Coordinator ? Access.Forbidden : Access.Hidden,
                (counter, request) => Task.FromResult<Decision<SampleEvent>>(
                    counter.Value + request.By > 150 ? Rejection.Conflict("too-high", "At most 150.") : new CounterRaised(request.By)),
                ct));
        app.MapPost("/api/v1/counters/{id:guid}/raise-late", (Guid id, Command<RaiseCounterRequest> command, ISampleStore store, CancellationToken ct) =>
            store.Decide<Counter, SampleEvent, RaiseCounterRequest>(
                command, id, (_, _) => Access.Granted,
                (_, request) =>
                {
                    // Another stream that is always further than was read.
                    Decision<SampleEvent> decision = new CounterRaised(request.By);
                    return Task.FromResult(decision.Appending(Guid.CreateVersion7(), 1, new CounterRaised(request.By)));
                },
                ct));
        app.MapPost("/api/v1/fails", void () => throw new InvalidOperationException("Amal Tesfay"));
    }
}
