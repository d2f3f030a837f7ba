using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Security;

namespace TransferScheme.Allocation;

/// <summary>What every view of a case does alike.</summary>
static class Views
{
    /// <summary>Who asks.</summary>
    internal static Actor Actor(this HttpContext http) => http.Features.GetRequiredFeature<Actor>();

    /// <summary>Answers a case with its version as ETag.</summary>
    internal static IResult Versioned<T>(this HttpContext http, T view, long version)
    {
        http.Response.Headers.ETag = Answer.ETag(version);
        return TypedResults.Ok(view);
    }
}
