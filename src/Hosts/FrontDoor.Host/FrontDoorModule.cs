using Microsoft.Extensions.DependencyInjection.Extensions;
using TransferScheme.FrontDoor.Host.Documents;
using TransferScheme.FrontDoor.Host.Forwarding;
using TransferScheme.FrontDoor.Host.Health;
using TransferScheme.FrontDoor.Host.Instances;
using TransferScheme.Platform.Calling;
using TransferScheme.Platform.Hosting;

namespace TransferScheme.FrontDoor.Host;

/// <summary>
/// The one host name in front of separate processes. It forwards by the path alone and decides nothing else: who may do what, and
/// what is valid, is the services' own affair.
/// </summary>
static class FrontDoorModule
{
    internal static void AddFrontDoor(this WebApplicationBuilder builder)
    {
        builder.Services.TryAddSingleton<Resilience>(_ => new Resilience());
        builder.Services.AddSingleton<Fleet>().AddSingleton<Questions>().AddHostedService<Looking>();
        builder.Services.AddSingleton<Forwarder>().AddSingleton<ApiDocument>();
    }

    internal static void MapFrontDoor(this WebApplication app)
    {
        app.UseEdge();
        app.UseSwaggerUI(options =>
        {
            options.RoutePrefix = "docs";
            options.SwaggerEndpoint("/openapi/v1.json", "TransferScheme v1");
        });
        app.UseRouting();
        app.MapDoorHealth();
        app.MapGet("/openapi/v1.json", (HttpContext http, ApiDocument document) => document.AnswerAsync(http));
        app.Map("/{**path}", (HttpContext http, Forwarder forwarder) => forwarder.ForwardAsync(http));
    }
}
