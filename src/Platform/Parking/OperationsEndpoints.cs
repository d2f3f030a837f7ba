using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using TransferScheme.Platform.Broker;
using TransferScheme.Platform.Hosting;
using TransferScheme.Platform.Security;

namespace TransferScheme.Platform.Parking;

/// <summary>
/// What the national team does about messages: parked and dead ones are listed and replayed, a service's own published again.
/// </summary>
static class OperationsEndpoints
{
    internal static void MapOperations(this IEndpointRouteBuilder routes)
    {
        var parked = routes.MapGroup("/operations/{service}/parked-messages");
        parked.MapGet("", (string service, ParkedMessages messages, Operator by) => by.OnAsync(service, async (store, ct) =>
            Results.Ok(new ParkedList(await messages.ListAsync(store, ct)))))
            .WithName("ListParkedMessages").Produces<ParkedList>();
        parked.MapPost("replay", (string service, [FromQuery] string[]? id, Operator by) => by.OnAsync(service, async (store, ct) =>
            Results.Ok(new ReplayAnswer(await ParkedMessages.ReplayAsync(store, id ?? [], ct)))))
            .WithName("ReplayParkedMessages").Produces<ReplayAnswer>();

        var dead = routes.MapGroup("/operations/{service}/dead-letters");
        dead.MapGet("", (string service, DeadLetters letters, Operator by) => by.OnAsync(service, async (_, ct) =>
            Results.Ok(new DeadLetterList(await letters.ListAsync(service, ct)))))
            .WithName("ListDeadLetters").Produces<DeadLetterList>();
        dead.MapPost("replay", (string service, [FromQuery] string[]? id, DeadLetters letters, Operator by) =>
            by.OnAsync(service, async (_, ct) => Results.Ok(new ReplayAnswer(await letters.ReplayAsync(service, id ?? [], ct)))))
            .WithName("ReplayDeadLetters").Produces<ReplayAnswer>();

        routes.MapPost("/operations/{service}/republish", (string service, IEnumerable<PublisherRegistration> publishers, Operator by) =>
            by.OnAsync(service, async (store, ct) =>
            {
                if (!publishers.Any(p => p.Service == service))
                {
                    return TypedResults.NotFound();
                }

                await PublisherMarks.ForgetAsync(store, ct);
                return TypedResults.Accepted((string?)null, new RepublishAnswer(service));
            }))
            .WithName("RepublishMessages").Produces<RepublishAnswer>(StatusCodes.Status202Accepted);
    }

    /// <summary>Who asks, and for which of this process' services.</summary>
    sealed record Operator(HttpContext Http, IServiceProvider Services, IEnumerable<ServiceStore> Stores)
    {
        public static ValueTask<Operator> BindAsync(HttpContext http) =>
            new(new Operator(http, http.RequestServices, http.RequestServices.GetRequiredService<IEnumerable<ServiceStore>>()));

        internal async Task<IResult> OnAsync(string service, Func<IDocumentStore, CancellationToken, Task<IResult>> act) =>
            Stores.FirstOrDefault(s => s.Name == service) is not { } found ? TypedResults.NotFound()
            : Http.Features.GetRequiredFeature<Actor>().Role is not Role.National ? TypedResults.StatusCode(StatusCodes.Status403Forbidden)
            : await act((IDocumentStore)Services.GetRequiredService(found.Store), Http.RequestAborted);
    }
}

/// <summary>Parked messages of one service, the oldest first, at most 1,000.</summary>
/// <param name="Items">The messages.</param>
public sealed record ParkedList(IReadOnlyList<ParkedMessage> Items);

/// <summary>Dead letters of one service's queues, the oldest first, at most 1,000.</summary>
/// <param name="Items">The letters.</param>
public sealed record DeadLetterList(IReadOnlyList<DeadLetter> Items);

/// <summary>What a replay did.</summary>
/// <param name="Replayed">How many messages were made due now, or sent back to their queues.</param>
public sealed record ReplayAnswer(int Replayed);

/// <summary>A service publishes all its messages again, within seconds from now.</summary>
/// <param name="Service">The service.</param>
public sealed record RepublishAnswer(string Service);
