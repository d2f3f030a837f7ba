using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.DependencyInjection;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Protection;
using TransferScheme.Platform.Security;

namespace TransferScheme.Platform.Deciding;

/// <summary>
/// A request to change something: who asks, on which version, and its body. The body is read but a fault in it is told only
/// when its turn comes: existence and permission are answered first (401, 404, 403, 428, 412, 400, 409).
/// </summary>
/// <typeparam name="TRequest">The body, or <see cref="NoBody"/>.</typeparam>
public sealed class Command<TRequest> : IEndpointParameterMetadataProvider
    where TRequest : class
{
    readonly TRequest? _body;

    Command(Actor actor, TRequest? body, Problem? fault) => (Actor, _body, Fault) = (actor, body, fault);

    /// <summary>Who asks.</summary>
    public Actor Actor { get; }

    /// <summary>The body. Only read where <see cref="Fault"/> is null.</summary>
    public TRequest Body => _body ?? throw new InvalidOperationException("A command with a fault has no body.");

    /// <summary>What is wrong with the request; null when nothing is.</summary>
    public Problem? Fault { get; }

    /// <summary>The version that the caller decided on: null without If-Match, -1 when it names no version at all.</summary>
    public long? IfMatch { get; private init; }

    /// <summary>The repeat key; null without one.</summary>
    internal RepeatKey? Key { get; private init; }

    /// <summary>Binds a command from a request; the framework calls this.</summary>
    /// <param name="http">The request; its caller is signed in.</param>
    public static async ValueTask<Command<TRequest>?> BindAsync(HttpContext http)
    {
        var actor = http.Features.GetRequiredFeature<Actor>();
        var bytes = await ReadAsync(http);
        var (body, fault) = bytes is null ? (null, Problem.TooLarge) : Parse(bytes, http.Request);
        var text = http.Request.Headers["Idempotency-Key"].ToString();
        var key = default(RepeatKey);
        if (text.Length > 0 && bytes is not null)
        {
            fault = text.Length <= 200 && text.All(c => c is > ' ' and <= '~') ? fault : Problem.Invalid("Idempotency-Key", "Must be 1 to 200 visible ASCII characters.");
            var hash = http.RequestServices.GetRequiredService<MasterKey>();
            var address = Encoding.UTF8.GetBytes($"{http.Request.Method} {http.Request.Path}\n");
            key = new RepeatKey(hash.Hash("key", Encoding.UTF8.GetBytes($"{actor.Subject}\n{text}")), hash.Hash("payload", [.. address, .. bytes]));
        }

        return new Command<TRequest>(actor, body, fault) { IfMatch = Version(http.Request.Headers.IfMatch), Key = key };
    }

    /// <summary>A command whose body is not read yet, because it is streamed.</summary>
    /// <param name="http">The request; its caller is signed in.</param>
    /// <param name="body">Reads it, when its turn comes.</param>
    /// <param name="fault">What is wrong with the rest of the request; null when nothing is.</param>
    internal static Command<TRequest> Of(HttpContext http, TRequest body, Problem? fault) =>
        new(http.Features.GetRequiredFeature<Actor>(), body, fault) { IfMatch = Version(http.Request.Headers.IfMatch) };

    /// <inheritdoc/>
    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder)
    {
        if (typeof(TRequest) != typeof(NoBody))
        {
            builder.Metadata.Add(new AcceptsMetadata(["application/json"], typeof(TRequest), isOptional: false));
        }
    }

    static long? Version(string? etag) => etag switch
    {
        null or "" => null,
        ['"', .. var digits, '"'] when long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var version) => version,
        _ => -1,
    };

    static async Task<byte[]?> ReadAsync(HttpContext http)
    {
        try
        {
            using var buffer = new MemoryStream();
            await http.Request.Body.CopyToAsync(buffer, http.RequestAborted);
            return buffer.ToArray();
        }
        catch (BadHttpRequestException bad) when (bad.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return null;
        }
    }

    static (TRequest? Body, Problem? Fault) Parse(byte[] bytes, HttpRequest request)
    {
        if (typeof(TRequest) == typeof(NoBody))
        {
            return bytes.Length == 0 || bytes.AsSpan().SequenceEqual("{}"u8) ? (NoBody.Instance as TRequest, null) : (null, Problem.Invalid("body", "Must be empty."));
        }

        if (!request.HasJsonContentType())
        {
            return (null, Problem.Invalid("Content-Type", "Must be application/json."));
        }

        try
        {
            var body = JsonSerializer.Deserialize<TRequest>(bytes, Json.Requests);
            var faults = new Faults();
            faults.When(body is null, "body", "Must be an object.");
            using var document = JsonDocument.Parse(bytes);
            faults.Nulls(document.RootElement);
            if (faults.None)
            {
                (body as IChecked)?.Check(faults);
            }

            return faults.None ? (body, null) : (null, faults.ToProblem());
        }
        catch (JsonException exception)
        {
            return (null, Faults.Of(exception));
        }
    }
}

/// <summary>The body of a command that needs none.</summary>
public sealed class NoBody
{
    /// <summary>The only one.</summary>
    public static NoBody Instance { get; } = new();
}

/// <summary>Caller and Idempotency-Key, and the payload they came with, as keyed hashes.</summary>
sealed record RepeatKey(string Id, string Payload);
