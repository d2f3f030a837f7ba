using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using TransferScheme.Platform.Problems;

namespace TransferScheme.Platform.Deciding;

/// <summary>The outcome of a command as an HTTP answer.</summary>
public sealed class CommandResult : IResult, IEndpointMetadataProvider
{
    CommandResult(Answer? answer, Problem? problem) => (Answer, Problem) = (answer, problem);

    /// <summary>The answer of a success.</summary>
    internal Answer? Answer { get; }

    /// <summary>Why the command was turned down; null where it was not.</summary>
    public Problem? Problem { get; }

    /// <summary>Whether the command was turned down.</summary>
    public bool Failed => Problem is not null;

    /// <summary>A success.</summary>
    /// <param name="answer">What to answer.</param>
    public static implicit operator CommandResult(Answer answer) => new(answer, null);

    /// <summary>A problem.</summary>
    /// <param name="problem">What is wrong.</param>
    public static implicit operator CommandResult(Problem problem) => new(null, problem);

    /// <summary>A rejection, mapped to its status.</summary>
    /// <param name="rejection">Why the rules say no.</param>
    public static implicit operator CommandResult(Rejection rejection) => rejection.Kind switch
    {
        RejectionKind.Invalid => Problem.Invalid(rejection.Code, rejection.Text),
        RejectionKind.Forbidden => new Problem(403, rejection.Code, "Not yours to do", rejection.Text),
        _ => new Problem(409, rejection.Code, "The rules do not allow this now", rejection.Text, rejection.Errors),
    };

    /// <inheritdoc/>
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(200, typeof(CommandAnswer), ["application/json"]));

    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext)
    {
        if (Problem is not null)
        {
            return Problem.WriteAsync(httpContext);
        }

        var response = httpContext.Response;
        response.StatusCode = Answer!.Status;
        response.Headers.ETag = Answer.ETag(Answer.Version);
        if (Answer.Location is not null)
        {
            response.Headers.Location = Answer.Location;
        }

        response.ContentType = "application/json; charset=utf-8";
        return response.WriteAsync(Answer.Body, httpContext.RequestAborted);
    }
}
