using MassTransit;
using TransferScheme.Platform.Broker;

namespace TransferScheme.Platform.Messaging;

/// <summary>
/// Takes a message that cannot be read out of its queue at once, to the dead letters. The broker would deliver it again a hundred
/// times before it did the same, and could not tell why. Handlers do not fail here: what they cannot do is parked.
/// </summary>
/// <param name="queue">The queue that is read.</param>
/// <param name="letters">Where it goes.</param>
sealed class UnreadableFilter(string queue, DeadLetters letters) : IFilter<ReceiveContext>, IFilter<ExceptionReceiveContext>
{
    public Task Send(ReceiveContext context, IPipe<ReceiveContext> next) =>
        AddAsync(context, "It is not of the type that this queue is for.");

    public async Task Send(ExceptionReceiveContext context, IPipe<ExceptionReceiveContext> next)
    {
        // Otherwise the bus would also take it for a message that nobody wanted.
        await context.NotifyFaulted(context.Exception);
        var reason = context.Exception is UnreadableException told
            ? told.Message : $"It cannot be read ({context.Exception.GetType().Name}).";
        await AddAsync(context, reason);
    }

    public void Probe(ProbeContext context) => context.CreateFilterScope("unreadable");

    Task AddAsync(ReceiveContext context, string reason) => letters.AddAsync(
        queue, context.GetPayload<RabbitMqBasicConsumeContext>().Properties, context.Body.GetBytes(), reason, context.CancellationToken);
}

/// <summary>A message that lacks what every message of ours has.</summary>
/// <param name="reason">What it lacks, in a sentence.</param>
sealed class UnreadableException(string reason) : Exception(reason);
