using System.Text;
using System.Text.Json.Nodes;
using TransferScheme.FrontDoor.Host.Forwarding;
using TransferScheme.FrontDoor.Host.Instances;
using TransferScheme.Platform.Problems;

namespace TransferScheme.FrontDoor.Host.Documents;

/// <summary>The API document of the whole scheme, made of those of its services; half a minute old at most.</summary>
/// <param name="fleet">The services.</param>
/// <param name="questions">How they are asked.</param>
/// <param name="log">Where it tells what does not fit together.</param>
sealed partial class ApiDocument(Fleet fleet, Questions questions, ILogger<ApiDocument> log) : IDisposable
{
    static readonly TimeSpan Fresh = TimeSpan.FromSeconds(30);
    readonly SemaphoreSlim _one = new(1);
    (long At, byte[] Json)? _kept;

    internal async Task AnswerAsync(HttpContext http)
    {
        var (problem, json) = await NowAsync(http.RequestAborted);
        if (problem is not null)
        {
            http.Response.Headers.RetryAfter = "1";
            await problem.WriteAsync(http);
            return;
        }

        http.Response.ContentType = "application/json;charset=utf-8";
        await http.Response.Body.WriteAsync(json, http.RequestAborted);
    }

    /// <inheritdoc/>
    public void Dispose() => _one.Dispose();

    async Task<(Problem? Problem, byte[] Json)> NowAsync(CancellationToken ct)
    {
        await _one.WaitAsync(ct);
        try
        {
            if (_kept is { } kept && TimeProvider.System.GetElapsedTime(kept.At) <= Fresh)
            {
                return (null, kept.Json);
            }

            var (problem, json) = await MakeAsync(ct);
            if (problem is null)
            {
                _kept = (TimeProvider.System.GetTimestamp(), json);
            }

            return (problem, json);
        }
        finally
        {
            _one.Release();
        }
    }

    async Task<(Problem? Problem, byte[] Json)> MakeAsync(CancellationToken ct)
    {
        var documents = await Task.WhenAll(Routes.Table.Select(async s => (s.Service, Document: await ReadAsync(fleet[s.Service], ct))));
        if (documents.Where(d => d.Document is null).Select(d => d.Service).ToList() is { Count: > 0 } away)
        {
            return (DoorProblems.Away(away), []);
        }

        var (merged, clashes) = DocumentMerge.Of([.. documents.Select(d => (d.Service, d.Document!))]);
        if (clashes.Count > 0)
        {
            var all = string.Join(", ", clashes);
            Clashed(all);
            return (new Problem(503, "document-clash", "Not available at the moment", $"The services' documents differ in {all}."), []);
        }

        return (null, Encoding.UTF8.GetBytes(merged.ToJsonString()));
    }

    async Task<JsonObject?> ReadAsync(Service service, CancellationToken ct)
    {
        foreach (var instance in service.InTurn())
        {
            if (await questions.ReadAsync<JsonObject>(instance, "/openapi/v1.json", ct) is { } document)
            {
                return document;
            }
        }

        return null;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The services' API documents differ in {Clashes}")]
    private partial void Clashed(string clashes);
}
