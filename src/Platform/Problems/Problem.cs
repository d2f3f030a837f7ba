using System.Collections.Immutable;
using System.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace TransferScheme.Platform.Problems;

/// <summary>An error answer of the HTTP API, as application/problem+json (RFC 9457). Never holds a value that the caller sent.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Code">Stable code; the problem's <c>type</c> is <c>/problems/&lt;code&gt;</c>.</param>
/// <param name="Title">What went wrong, in a few words, the same for every problem with this code.</param>
/// <param name="Detail">What to do about it.</param>
/// <param name="Errors">For invalid input: the messages for each member, such as <c>children[0].sex</c>.</param>
public sealed record Problem(int Status, string Code, string Title, string Detail, ImmutableSortedDictionary<string, string[]>? Errors = null)
{
    /// <summary>For a case that has moved on: its version now.</summary>
    public long? Version { get; init; }

    /// <summary>For a case that has moved on: what happened since the version that the caller named, the newest last.</summary>
    public IReadOnlyList<Change>? Changes { get; init; }

    /// <summary>No token, or one that is not valid.</summary>
    public static Problem Unauthenticated { get; } = new(401, "unauthenticated", "Sign in first", "Send a valid bearer token.");

    /// <summary>Yours to know, not yours to do.</summary>
    public static Problem Forbidden { get; } = new(403, "forbidden", "Not yours to do", "Your role does not allow this.");

    /// <summary>Unknown, or not yours to know: the two look the same.</summary>
    public static Problem NotFound { get; } = new(404, "not-found", "Not found", "There is nothing here that you may see.");

    /// <summary>A command on an existing case came without the version it was decided on.</summary>
    public static Problem IfMatchMissing { get; } =
        new(428, "if-match-missing", "If-Match is missing", "Send the ETag of the version that you decided on in If-Match.");

    /// <summary>The case has moved on.</summary>
    public static Problem Stale { get; } =
        new(412, "stale", "The case has changed", "Read it again and decide on its present state.");

    /// <summary>Others were always faster at something that the decision also rests on, such as the ledger: the caller's version still stands.</summary>
    public static Problem Contended { get; } = new(
        503, "contended", "Many decide at the same time",
        "Others were faster each time, so nothing was recorded and nothing is lost: send the same again in a moment.");

    /// <summary>The request body is larger than this route takes.</summary>
    public static Problem TooLarge { get; } = new(413, "too-large", "The request is too large", "Send at most 1 MiB.");

    /// <summary>The key was used before, for another request.</summary>
    public static Problem KeyReused { get; } =
        new(422, "idempotency-key-reused", "Idempotency-Key already used", "Use a new key for a different request.");

    /// <summary>Our fault.</summary>
    public static Problem Internal { get; } =
        new(500, "internal", "Something went wrong", "It is not known whether this was recorded: read the case, or repeat it with the same Idempotency-Key.");

    /// <summary>Something that this request needs cannot be reached now.</summary>
    public static Problem Unavailable { get; } =
        new(503, "unavailable", "Not available at the moment", "It is not known whether this was recorded: repeat it in a moment with the same Idempotency-Key.");

    /// <summary>The request is malformed, or a member is not valid.</summary>
    /// <param name="errors">The messages for each member.</param>
    public static Problem Invalid(ImmutableSortedDictionary<string, string[]> errors) =>
        new(400, "invalid", "The request is not valid", "Correct the members named in errors.", errors);

    /// <summary>The request is malformed in one place.</summary>
    /// <param name="member">Path of the member, such as <c>children[0].sex</c>, or the header.</param>
    /// <param name="message">What is wrong with it.</param>
    public static Problem Invalid(string member, string message) =>
        Invalid(ImmutableSortedDictionary.Create<string, string[]>(StringComparer.Ordinal).Add(member, [message]));

    /// <summary>Writes the problem as the answer.</summary>
    /// <param name="http">The request's context; its answer must not have begun.</param>
    public Task WriteAsync(HttpContext http)
    {
        http.Response.StatusCode = Status;
        return http.Response.WriteAsJsonAsync(
            new
            {
                type = $"/problems/{Code}",
                title = Title,
                status = Status,
                detail = Detail,
                code = Code,
                traceId = Activity.Current?.TraceId.ToHexString() ?? http.TraceIdentifier,
                errors = Errors,
                version = Version,
                changes = Changes,
            },
            Json.Answers,
            "application/problem+json",
            http.RequestAborted);
    }
}
