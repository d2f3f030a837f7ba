using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace TransferScheme.Tool.Tests;

/// <summary>The few addresses of the scheme that the tool asks, with answers that a test can set.</summary>
sealed class FakeScheme : IAsyncDisposable
{
    readonly WebApplication _app;

    FakeScheme(WebApplication app, string demo) => (_app, Demo) = (app, demo);

    /// <summary>A file with sign-ins for it.</summary>
    internal string Demo { get; }

    /// <summary>Method, address and body of every request, in order.</summary>
    internal List<string> Asked { get; } = [];

    /// <summary>What <c>/health/ready</c> and <c>/health/alarms</c> answer.</summary>
    internal (string Ready, string Alarms) Health { get; set; } = ("ready", "green");

    /// <summary>What the clock answers.</summary>
    internal string Clock { get; set; } = """{"now":"2026-03-02T09:00:00+00:00","simulated":true}""";

    /// <summary>The exported ledger: a line longer than any console, and one that a console would take for markup.</summary>
    internal static string Ledger { get; } = $$"""{"type":"export","hash":"{{new string('f', 600)}}"}""" + "\n" + """{"unsuitable":["[red]"]}""" + "\n";

    /// <summary>Whether the export ends in the middle.</summary>
    internal bool BreaksOff { get; set; }

    /// <summary>Answers of one test alone, by method and address: each time the next, and the last one for good.</summary>
    internal Dictionary<string, Queue<(int Status, string Json)>> Answers { get; } = [];

    internal static async Task<FakeScheme> StartAsync(string secret = "right")
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var demo = Path.GetTempFileName();
        var scheme = new FakeScheme(app, demo);
        app.Run(scheme.AnswerAsync);
        await app.StartAsync();
        var address = app.Urls.Single();
        await File.WriteAllTextAsync(demo, $$"""
            { "baseUrl": "{{address}}",
              "users": [{ "id": "01900000-0000-7000-8000-000000000001", "role": "duty-officer", "authority": "E10000016" },
                        { "id": "01900000-0000-7000-8000-000000000002", "role": "manager", "authority": "E10000016" }],
              "clients": [{ "clientId": "national", "clientSecret": "{{secret}}", "role": "national" },
                          { "clientId": "south-east", "clientSecret": "{{secret}}", "role": "coordinator", "region": "south-east" },
                          { "clientId": "kent", "clientSecret": "{{secret}}", "role": "api-client", "authority": "E10000016" }] }
            """);
        return scheme;
    }

    /// <summary>Runs the tool against it.</summary>
    internal async Task<(int Code, string Output, string Errors)> RunAsync(params IEnumerable<string> args)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var code = await CommandLine.RunAsync([.. args, "--demo", Demo], TextReader.Null, output, errors);
        return (code, output.ToString().Trim(), errors.ToString().Trim());
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        File.Delete(Demo);
    }

    async Task AnswerAsync(HttpContext http)
    {
        var body = await new StreamReader(http.Request.Body).ReadToEndAsync();
        var version = http.Request.Headers.IfMatch.ToString();
        Asked.Add($"{http.Request.Method} {http.Request.Path}{http.Request.QueryString} {version} {body}".Replace("  ", " ", StringComparison.Ordinal).Trim());
        if (Answers.TryGetValue($"{http.Request.Method} {http.Request.Path}", out var answers))
        {
            var (status, json) = answers.Count > 1 ? answers.Dequeue() : answers.Peek();
            await Json(http, status, json);
            return;
        }

        var signed = http.Request.Headers.Authorization == "Bearer token";
        await ((http.Request.Method, http.Request.Path.Value!) switch
        {
            ("POST", "/connect/token") => body.Contains("client_secret=right", StringComparison.Ordinal)
                ? Json(http, 200, """{"access_token":"token","token_type":"Bearer","expires_in":900}""")
                : Json(http, 401, """{"error":"invalid_client"}"""),
            ("GET", "/api/v1/development/clock") => Json(http, 200, Clock),
            ("GET", "/api/v1/referrals") => Json(http, 200, """{"items":[{}],"next":null}"""),
            ("POST", "/api/v1/development/clock") when body.Contains("2020", StringComparison.Ordinal) => Json(
                http, 400,
                """{"title":"The request is not valid","code":"invalid","detail":"Correct the members named in errors.","errors":{"advanceTo":["Too early."]}}""",
                "application/problem+json"),
            ("POST", "/api/v1/development/clock") => Json(http, 200, """{"now":"2026-03-20T09:00:00Z","simulated":true}"""),
            ("GET", "/health/ready") => Json(http, Health.Ready == "unavailable" ? 503 : 200, $$"""{"status":"{{Health.Ready}}","details":["Looked at."]}"""),
            ("GET", "/health/alarms") => Json(http, 200, $$"""{"status":"{{Health.Alarms}}","details":[]}"""),
            (_, var path) when path.StartsWith("/operations", StringComparison.Ordinal) && !signed => Json(http, 401, "{}"),
            ("GET", "/api/v1/rota/export") when !signed => Json(http, 401, "{}"),
            ("GET", "/api/v1/rota/export") when BreaksOff => BreakOff(http),
            ("GET", "/api/v1/rota/export") => Json(http, 200, Ledger, "application/jsonl"),
            ("GET", "/operations/referrals/parked-messages") => Json(
                http, 200,
                """
                {"items":[{"id":"referrals-when-offer-made/1","queue":"q","message":"OfferMade","reason":"NotYetException: Waits [for] it.",
                "attempts":9,"parkedAt":"2026-03-02T09:00:00Z"}]}
                """),
            ("GET", "/operations/allocation/parked-messages") => Json(http, 200, """{"items":[]}"""),
            ("GET", "/operations/referrals/dead-letters") => Json(
                http, 200,
                """
                {"items":[{"id":"0190","queue":"referrals-when-offer-made","reason":"delivery_limit [x]","count":2,"at":"2026-03-02T09:00:00Z"},
                {"id":"abcd","queue":"referrals-when-offer-made","reason":"It cannot be read.","count":1}]}
                """),
            ("GET", "/operations/allocation/dead-letters") => Json(http, 200, """{"items":[]}"""),
            ("POST", "/operations/referrals/dead-letters/replay") => Json(http, 200, http.Request.Query["id"] == "none" ? """{"replayed":0}""" : """{"replayed":2}"""),
            ("POST", "/operations/referrals/republish") => Json(http, 202, """{"service":"referrals"}"""),
            ("POST", "/operations/referrals/parked-messages/replay") => Json(http, 200, http.Request.Query["id"] == "none" ? """{"replayed":0}""" : """{"replayed":1}"""),
            _ => Json(http, 404, """{"title":"Not found","code":"not-found","detail":"There is nothing here that you may see."}""", "application/problem+json"),
        });
    }

    // It promises more than it sends.
    static Task BreakOff(HttpContext http)
    {
        http.Response.ContentLength = 2 * Ledger.Length;
        return http.Response.WriteAsync(Ledger);
    }

    static Task Json(HttpContext http, int status, string json, string type = "application/json")
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = type;
        return http.Response.WriteAsync(json);
    }
}
