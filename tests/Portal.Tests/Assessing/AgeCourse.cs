using System.Text.Json;
using TransferScheme.Portal.Tests.Visiting;
using TransferScheme.TestKit;
using TransferScheme.TestKit.Running;

namespace TransferScheme.Portal.Tests.Assessing;

/// <summary>An age assessment of Kent's on its way, as the authority's own systems take it there.</summary>
sealed class AgeCourse : IDisposable
{
    static readonly string[] Topics = ["family", "education", "chronology", "journey", "dateOfBirthKnowledge", "documents"];
    readonly TheScheme _scheme;
    Caller _lead = null!;
    Caller _second = null!;
    Caller _manager = null!;

    AgeCourse(TheScheme scheme) => _scheme = scheme;

    internal Guid Id { get; private set; }

    internal Guid Referral { get; private set; }

    internal string Reference { get; private set; } = "";

    internal DemoUser Lead => Persons("assessor")[0];

    internal DemoUser Second => Persons("assessor")[1];

    internal string Address => $"/assessments/{Id}";

    static object Session { get; } = new
    {
        appropriateAdult = new { name = "Canary-adult", organisation = "A charity", independent = true },
        interpreter = new
        {
            name = "Canary-interpreter", language = "Tigrinya", dialect = "Asmara", mode = "faceToFace", understoodByYoungPerson = true,
            understoodByInterpreter = true,
        },
    };

    static object Whole { get; } = new
    {
        conclusion = new { category = "child", dateOfBirth = "2010-08-14", reasonForDate = "Canary-reason" },
        account = "Canary-account",
        appearance = new { observations = "Canary-appearance", by = "both assessors", where = "the placement" },
        traumaAndCulture = "Canary-trauma", benefitOfDoubt = "Canary-margin", balanceOfProbabilities = true,
        reasons = new[] { new { issue = "Canary-issue", evidence = "Canary-evidence", why = "Canary-why" } },
        ownAnalysis = true, evaluations = new[] { new { number = 1, words = "Canary-evaluation" } },
    };

    /// <summary>Kent refers a child.</summary>
    internal static async Task<AgeCourse> ReferAsync(ThePortal portal)
    {
        var course = new AgeCourse(portal.Scheme);
        course._lead = await course.AsAsync(course.Lead);
        course._second = await course.AsAsync(course.Second);
        course._manager = await course.AsAsync(course.Persons("manager")[0]);
        using var entry = await portal.Scheme.As("api-client", Journey.Kent);
        using var journey = await new Journey(portal.Scheme, entry).ReferAsync();
        course.Referral = journey.Id;
        course.Reference = (await entry.Get($"referrals/{journey.Id}")).Expect(200)["reference"];
        return course;
    }

    /// <summary>A doubt is raised.</summary>
    internal static async Task<AgeCourse> BeginAsync(ThePortal portal)
    {
        var course = await ReferAsync(portal);
        var child = (Guid)(await course._manager.Get($"referrals/{course.Referral}")).Expect(200).Json["children"]![0]!["id"]!;
        var raised = JsonSerializer.Serialize(new
        {
            referralId = course.Referral, childId = child,
            trigger = new { raisedBy = "Canary-source", on = "2026-12-14", grounds = "Canary-grounds" },
        });
        course.Id = (await Poll.ForAsync(() => course._manager.Post("age-assessments", raised), r =>
            r.Status == 201, TimeSpan.FromSeconds(20), "the doubt")).Id;
        return course;
    }

    /// <summary>Everything up to an act of the main course, with it.</summary>
    internal async Task<AgeCourse> ToAsync(string last)
    {
        (Caller Who, string Act, object Body)[] acts =
        [
            (_manager, "presumption", new { from = "2026-12-14", accommodation = "Canary-placement" }),
            (_manager, "route", new { situation = "realDoubt", route = "full", reasons = "Canary-route" }),
            (_lead, "plan", new
            {
                assessors = new object[]
                {
                    new { person = Lead.Id, name = "Canary-lead", registration = "SW1", qualified = true, experienced = true },
                    new { person = Second.Id, name = "Canary-second", registration = "SW2", qualified = true },
                },
                considered = new { trafficking = "Canary-t", health = "Canary-h", mentalHealth = "Canary-m", fitness = "Canary-f" },
                fitForInterview = true,
                appropriateAdult = new { name = "Canary-adult", organisation = "A charity", independent = true },
                interpreter = new { name = "Canary-interpreter", language = "Tigrinya", dialect = "Asmara", mode = "faceToFace" },
            }),
            (_lead, "evidence", new { kind = "school", source = "Canary-school", dated = "2026-12-01", weight = "some",
                content = "Canary-content" }),
            (_lead, "interviews", new { startedAt = "2026-12-14T08:00:00Z", session = Session,
                explained = new { on = "2026-12-14", language = "ti" } }),
            (_lead, "interviews/1/close", new { endedAt = "2026-12-14T08:30:00Z", breaks = 1, present = new[]
                { "Canary-present" }, note = "Canary-note", signed = true }),
            (_lead, "analysis", new { claimedAge = "16", account = "Canary-account",
                topics = Topics.Select(t => new { topic = t, covered = "Canary-topic" }) }),
            (_lead, "provisional-conclusion", new { category = "child", view = "Canary-view", adversePoints = new[]
                { new { words = "Canary-point", reliedOn = true } } }),
            (_lead, "minded-to", new { heldAt = "2026-12-14T08:40:00Z", points = new[] { 1 }, how = "Canary-put", session = Session }),
            (_lead, "responses", new { respondedAt = "2026-12-14T08:45:00Z", answers = new[]
                { new { number = 1, words = "Canary-response" } } }),
            (_lead, "draft", Whole),
            (_lead, "signatures", new { }),
        ];
        foreach (var (who, act, body) in acts)
        {
            await DoAsync(who, act, body);
            if (act == last)
            {
                break;
            }
        }

        return this;
    }

    /// <summary>An act of the lead assessor's, behind the back of whoever looks at a page.</summary>
    internal Task MeanwhileAsync(string act, object body) => DoAsync(_lead, act, body);

    /// <summary>An act of the manager's.</summary>
    internal Task ManageAsync(string act, object body) => DoAsync(_manager, act, body);

    /// <summary>The decision of the main course, signed, assured and served.</summary>
    internal async Task<AgeCourse> ServedAsync()
    {
        await ToAsync("signatures");
        await SignSecondAsync();
        await ManageAsync("quality-assurance", new { outcome = "assured", words = "Canary-checked" });
        await ManageAsync("service", new
        {
            servedAt = "2026-12-14T08:55:00Z", orally = true, inWriting = true, reportOffered = true, challengeExplained = "Canary-way",
        });
        return this;
    }

    /// <summary>The lead assessor drafts the decision with nothing missing.</summary>
    internal Task ToDraftAsync() => DoAsync(_lead, "draft", Whole);

    /// <summary>The second assessor signs.</summary>
    internal Task SignSecondAsync() => DoAsync(_second, "signatures", new { });

    internal async Task<long> VersionAsync() => (await _lead.Get($"age-assessments/{Id}")).Expect(200).Version;

    internal async Task<string> StatusAsync() => (await _lead.Get($"age-assessments/{Id}")).Expect(200)["status"];

    /// <inheritdoc/>
    public void Dispose()
    {
        _lead.Dispose();
        _second.Dispose();
        _manager.Dispose();
    }

    async Task DoAsync(Caller who, string act, object body) =>
        (await who.Post($"age-assessments/{Id}/{act}", JsonSerializer.Serialize(body), await VersionAsync())).Expect(200);

    List<DemoUser> Persons(string role) => [.. _scheme.Demo.Users.Where(u => u.Role == role && u.Authority == Journey.Kent)];

    async Task<Caller> AsAsync(DemoUser user)
    {
        using var http = new HttpClient { BaseAddress = _scheme.Processes.Address };
        // Each of the demo's people is a client too, in the same order.
        var client = _scheme.Demo.Clients.Where(c => c.Role == user.Role && c.Authority == user.Authority)
            .ElementAt(Persons(user.Role).IndexOf(user));
        var token = (await client.TokenAsync(http)).Expect(200)["access_token"];
        return new Caller(_scheme.Processes.Address, token, user.Id);
    }
}
