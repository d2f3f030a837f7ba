using System.Text.Json;
using TransferScheme.Platform.Deciding;

namespace TransferScheme.TestKit;

/// <summary>Given what happened, when a rule decides, then exactly these events or this rejection: whole lists, no host, no mocks.</summary>
public static class Given
{
    /// <summary>A stream with these events.</summary>
    /// <param name="events">What has happened, in order.</param>
    public static History<TState, TEvent> Events<TState, TEvent>(params IEnumerable<TEvent> events)
        where TState : class, ICase<TState, TEvent>
        where TEvent : class =>
        new(events.Aggregate(default(TState), TState.After));
}

/// <summary>The state that a history leads to.</summary>
/// <param name="State">The state; null when nothing has happened.</param>
public sealed record History<TState, TEvent>(TState? State)
    where TState : class, ICase<TState, TEvent>
    where TEvent : class
{
    /// <summary>Asks a rule.</summary>
    /// <param name="decide">The rule.</param>
    public Outcome<TEvent> When(Func<TState, Decision<TEvent>> decide) =>
        new(decide(State ?? throw new InvalidOperationException("Nothing has happened yet.")));
}

/// <summary>What the rule decided.</summary>
/// <param name="Decision">The decision.</param>
public sealed record Outcome<TEvent>(Decision<TEvent> Decision)
    where TEvent : class
{
    /// <summary>Exactly these events, and no rejection.</summary>
    /// <param name="events">The events expected, in order.</param>
    public void Then(params TEvent[] events)
    {
        Decision.Rejection.ShouldBeNull();
        Texts(Decision.Events).ShouldBe(Texts(events));
    }

    /// <summary>Nothing to record, and no rejection.</summary>
    public void ThenNothing() => Then();

    /// <summary>A rejection with this code, and no event.</summary>
    /// <param name="code">The code.</param>
    /// <param name="kind">Its kind.</param>
    public void ThenRejected(string code, RejectionKind kind = RejectionKind.Conflict)
    {
        Decision.Events.ShouldBeEmpty();
        Decision.Rejection.ShouldNotBeNull();
        (Decision.Rejection.Code, Decision.Rejection.Kind).ShouldBe((code, kind));
    }

    // Lists inside records compare by reference, so events are compared by what would be stored.
    static List<string> Texts(IEnumerable<TEvent> events) =>
        [.. events.Select(e => $"{e.GetType().Name} {JsonSerializer.Serialize(e, e.GetType())}")];
}
