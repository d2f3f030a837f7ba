using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using TransferScheme.Platform.Problems;

namespace TransferScheme.AgeAssessments.Tests.Api;

/// <summary>One assessment, driven through the API.</summary>
/// <param name="host">The host.</param>
/// <param name="referral">The referral.</param>
/// <param name="child">The person.</param>
sealed class AgeCase(AgesHost host, Guid referral, Guid child)
{
    internal const string Note = "Canary-question: when did you begin school? Canary-answer.";

    static readonly string[] Topics = ["family", "education", "chronology", "journey", "dateOfBirthKnowledge", "documents"];

    internal Guid Id { get; set; }

    internal Guid Referral { get; } = referral;

    internal Guid Child { get; } = child;

    internal static object Explained { get; } = new { on = "2026-03-04", language = "ti", how = "Canary-explained" };

    internal static object Session { get; } = new
    {
        appropriateAdult = new { name = "Canary-adult", organisation = "A charity", independent = true },
        interpreter = new
        {
            name = "Canary-interpreter", language = "Tigrinya", dialect = "Asmara", mode = "faceToFace", understoodByYoungPerson = true,
            understoodByInterpreter = true,
        },
    };

    internal static object Whole { get; } = new
    {
        conclusion = new { category = "child", dateOfBirth = "2009-08-14", reasonForDate = "Canary-reason" },
        account = "Canary-account",
        appearance = new { observations = "Canary-appearance", by = "both assessors", where = "the placement" },
        traumaAndCulture = "Canary-trauma",
        benefitOfDoubt = "Canary-margin",
        balanceOfProbabilities = true,
        reasons = new[] { new { issue = "Canary-issue", evidence = "Canary-evidence", why = "Canary-why" } },
        ownAnalysis = true,
        evaluations = new[] { new { number = 1, words = "Canary-evaluation" } },
    };

    internal async Task<Told> Get(HttpClient client, string? path = null) =>
        await Send(client, HttpMethod.Get, path ?? $"age-assessments/{Id}");

    /// <summary>An act on the version that stands.</summary>
    internal async Task<Told> Act(HttpClient client, string act, object? body = null)
    {
        using var national = host.As(Platform.Security.Role.National, person: A.Next);
        return await Send(client, HttpMethod.Post, $"age-assessments/{Id}/{act}", body ?? new { }, (await Get(national)).ETag);
    }

    /// <summary>Attaches a document on the version that stands.</summary>
    internal async Task<Told> Attach(
        HttpClient client, Guid document, byte[] content, string type = "application/pdf", string kind = "ageReport", string? title = null)
    {
        using var national = host.As(Platform.Security.Role.National, person: A.Next);
        using var request = new HttpRequestMessage(HttpMethod.Put, $"/api/v1/age-assessments/{Id}/documents/{document}?kind={kind}")
        {
            Content = new ByteArrayContent(content),
        };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        request.Headers.TryAddWithoutValidation("If-Match", (await Get(national)).ETag);
        if (title is not null)
        {
            request.Headers.Add("Document-Title", Uri.EscapeDataString(title));
        }

        using var answer = await client.SendAsync(request);
        return new Told(
            (int)answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync())!, answer.Headers.ETag?.ToString());
    }

    /// <summary>The statuses of reading the list of documents, then each of some.</summary>
    internal async Task<string> Reads(HttpClient client, params Guid[] documents)
    {
        var statuses = new List<int>();
        foreach (var path in documents.Select(d => $"/{d}").Prepend(""))
        {
            using var answer = await client.GetAsync($"/api/v1/age-assessments/{Id}/documents{path}");
            statuses.Add((int)answer.StatusCode);
        }

        return string.Join(' ', statuses);
    }

    internal static async Task<Told> Send(HttpClient client, HttpMethod method, string path, object? body = null, string? etag = null)
    {
        using var request = new HttpRequestMessage(method, $"/api/v1/{path}");
        if (body is not null)
        {
            request.Content = new StringContent(JsonSerializer.Serialize(body, body.GetType(), Json.Answers), null, "application/json");
        }

        if (etag is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", etag);
        }

        using var answer = await client.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        return new Told(
            (int)answer.StatusCode, answer.Content.Headers.ContentType?.MediaType == "text/html" ? text : JsonNode.Parse(text)!,
            answer.Headers.ETag?.ToString());
    }

    /// <summary>A full assessment up to a stage: each act with where it leads.</summary>
    /// <param name="stage">The last act.</param>
    /// <param name="perform">Does an act and answers its word; by default on the version that stands.</param>
    internal async Task<AgeCase> To(string stage, Func<HttpClient, string, object?, Task<string>>? perform = null)
    {
        perform ??= async (who, act, body) => (await Act(who, act, body)).Word;
        using var lead = host.Lead();
        using var second = host.Second();
        using var manager = host.Manager();
        (HttpClient Who, string Act, object? Body, string Leads)[] course =
        [
            (manager, "presumption", new { from = "2026-03-04", accommodation = "Canary-placement" }, "doubtRaised"),
            (manager, "route", new { situation = "realDoubt", route = "full", reasons = "Canary-route" }, "triaged"),
            (lead, "plan", Plan, "planning"),
            (lead, "evidence", new { kind = "school", source = "Canary-school", dated = "2026-03-01", weight = "some", content = "Canary-content" }, "planning"),
            (lead, "interviews", new { startedAt = "2026-03-04T09:00:00Z", session = Session, explained = Explained }, "interviewing"),
            (lead, "interviews/1/close", new { endedAt = "2026-03-04T09:40:00Z", breaks = 1, present = new[] { "Canary-present" }, note = Note, signed = true }, "interviewing"),
            (lead, "analysis", new { claimedAge = "16", account = "Canary-account", topics = Topics.Select(t => new { topic = t, covered = "Canary-topic" }) }, "analysis"),
            (lead, "provisional-conclusion", new { category = "child", view = "Canary-view", adversePoints = new[] { new { words = "Canary-point", reliedOn = true } } }, "analysis"),
            (lead, "minded-to", new { heldAt = "2026-03-04T09:50:00Z", points = new[] { 1 }, how = "Canary-put", session = Session }, "mindedTo"),
            (lead, "responses", new { respondedAt = "2026-03-04T09:55:00Z", answers = new[] { new { number = 1, words = "Canary-response" } } }, "mindedTo"),
            (lead, "draft", Whole, "drafted"),
            (lead, "signatures", null, "drafted"),
            (second, "signatures", null, "drafted"),
            (manager, "quality-assurance", new { outcome = "assured", words = "Canary-assured" }, "signedOff"),
            (lead, "service", Service(), "served"),
            (lead, "secretary-of-state", new { on = "2026-03-04", reference = "L-1", acknowledgement = "L-2" }, "served"),
            (manager, "consequences", new { words = "Canary-consequences" }, "served"),
        ];
        foreach (var (who, act, body, leads) in course.TakeWhile((_, i) => i == 0 || course[i - 1].Act != stage))
        {
            (await perform(who, act, body)).ShouldBe($"200 {leads}", act);
        }

        return this;
    }

    internal static object Plan { get; } = new
    {
        assessors = new object[]
        {
            new { person = A.Lead, name = "Canary-lead", registration = "SW1", qualified = true, experienced = true },
            new { person = A.Second, name = "Canary-second", registration = "SW2", qualified = true },
        },
        considered = new { trafficking = "Canary-t", health = "Canary-h", mentalHealth = "Canary-m", fitness = "Canary-f" },
        fitForInterview = true,
        appropriateAdult = new { name = "Canary-adult", organisation = "A charity", independent = true },
        interpreter = new { name = "Canary-interpreter", language = "Tigrinya", dialect = "Asmara", mode = "faceToFace" },
    };

    internal static object Service(string at = "2026-03-04T09:58:00Z") => new
    {
        servedAt = at, orally = true, inWriting = true, interpreter = "Canary-interpreter", appropriateAdult = "Canary-adult",
        reportOffered = true, challengeExplained = "Canary-challenge",
    };
}
