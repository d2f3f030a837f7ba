using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using TransferScheme.Platform.Hosting;
using TransferScheme.Platform.Messaging;
using TransferScheme.Platform.Security;

namespace TransferScheme.Platform.Health;

/// <summary>The parked messages of each service, listed and replayed by the national team.</summary>
static class ParkedEndpoints
{
    internal static void MapParkedMessages(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/operations/{service}/parked-messages");
        group.MapGet("", async (string service, HttpContext http, IServiceProvider services, IEnumerable<ServiceStore> stores) =>
            await On(service, http, services, stores, async store =>
                Results.Ok(new ParkedList(await ParkedMessages.ListAsync(store, http.RequestAborted)))))
            .WithName("ListParkedMessages").Produces<ParkedList>();
        group.MapPost("replay", async (string service, string? id, HttpContext http, IServiceProvider services, IEnumerable<ServiceStore> stores) =>
            await On(service, http, services, stores, async store =>
                Results.Ok(new ReplayAnswer(await ParkedMessages.ReplayAsync(store, id, http.RequestAborted)))))
            .WithName("ReplayParkedMessages").Produces<ReplayAnswer>();
    }

    static Task<IResult> On(
        string service, HttpContext http, IServiceProvider services, IEnumerable<ServiceStore> stores, Func<IDocumentStore, Task<IResult>> act)
    {
        var actor = http.Features.GetRequiredFeature<Actor>();
        return stores.FirstOrDefault(s => s.Name == service) is not { } found ? Task.FromResult<IResult>(TypedResults.NotFound())
            : actor.Role is Role.National ? act((IDocumentStore)services.GetRequiredService(found.Store))
            : Task.FromResult<IResult>(TypedResults.StatusCode(StatusCodes.Status403Forbidden));
    }
}

/// <summary>Parked messages of one service, the oldest first, at most 1,000.</summary>
/// <param name="Items">The messages.</param>
public sealed record ParkedList(IReadOnlyList<ParkedMessage> Items);

/// <summary>What a replay did.</summary>
/// <param name="Replayed">How many messages were made due now.</param>
public sealed record ReplayAnswer(int Replayed);
