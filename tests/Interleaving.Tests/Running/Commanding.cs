using Microsoft.AspNetCore.Http;
using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Security;

namespace TransferScheme.Interleaving.Tests.Running;

/// <summary>Makes commands as a request brings them.</summary>
static class Commanding
{
    /// <summary>Somebody was turned away before the rule was asked: hidden, forbidden, or at a stale version.</summary>
    internal static readonly Rejection TurnedAway = Rejection.Conflict("turned-away", "Hidden, forbidden or stale.");

    /// <summary>A command of somebody who has seen a version.</summary>
    internal static Command<NoBody> As(Actor actor, long version)
    {
        var http = new DefaultHttpContext();
        http.Features.Set(actor);
        http.Request.Headers.IfMatch = Answer.ETag(version);
        return Command<NoBody>.BindAsync(http).AsTask().GetAwaiter().GetResult()!;
    }
}
