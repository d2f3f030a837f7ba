using Microsoft.AspNetCore.Routing;
using TransferScheme.Platform.Security;

namespace TransferScheme.AgeAssessments.Tests.Api;

/// <summary>Two officers at once: the second is told what changed and by whom, whatever the act.</summary>
/// <param name="host">The host.</param>
public sealed class StaleApiTests(AgesHost host) : IClassFixture<AgesHost>
{
    /// <summary>Every act on an assessment, as the host has it: method and what follows the assessment's address.</summary>
    internal static IReadOnlyList<(string Method, string Act)> Acts(AgesHost host) =>
    [
        .. from endpoint in host.Host.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
           let path = endpoint.RoutePattern.RawText!.TrimStart('/')
           where path.StartsWith("api/v1/age-assessments/{id:guid}/", StringComparison.Ordinal)
           from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods
           where method is "POST" or "PUT"
           select (method, path["api/v1/age-assessments/{id:guid}/".Length..]),
    ];

    [Fact]
    public async Task Each_act_on_a_version_that_has_gone_answers_412_with_the_acts_since_and_who_did_them()
    {
        var ages = await host.Doubt();
        using var lead = host.Lead();
        using var manager = host.Manager();
        using var national = host.As(Role.National, person: A.Next);
        var read = (await ages.Get(lead)).ETag;
        (await ages.Act(manager, "presumption", new { from = "2026-03-04", accommodation = "Canary-placement" })).Status.ShouldBe(200);
        var acts = Acts(host);
        acts.Count.ShouldBeGreaterThan(50);
        foreach (var (method, act) in acts)
        {
            var path = act.Replace("{n:int}", "1", StringComparison.Ordinal).Replace("{item}", "A06", StringComparison.Ordinal)
                .Replace("{documentId:guid}", $"{Guid.CreateVersion7()}?kind=other", StringComparison.Ordinal);
            var answers = new List<(HttpClient Who, Told Told)>();
            foreach (var who in new[] { lead, manager, national })
            {
                answers.Add((who, await AgeCase.Send(who, new HttpMethod(method), $"age-assessments/{ages.Id}/{path}", new { }, read)));
            }

            answers.ShouldAllBe(a => a.Told.Status == 412 || a.Told.Status == 403, act);
            var (reader, stale) = answers.First(a => a.Told.Status == 412);
            var changes = stale.Body["changes"]!.AsArray();
            changes.Select(c => (string?)c!["act"]).ShouldBe(["presumed child pending assessment", "age finding made"], act);
            changes.ShouldAllBe(c => (string?)c!["by"]!["role"] == "manager" && (string?)c["by"]!["authority"] == A.Kent, act);

            // Within the authority by name, to others as a role.
            changes.Select(c => (string?)c!["by"]!["person"]).Distinct()
                .ShouldBe([ReferenceEquals(reader, national) ? null : $"{A.Manager}"], act);
            stale.Body.ToJsonString().ShouldNotContain("Canary");
        }
    }

    [Fact]
    public async Task Of_two_who_do_the_same_in_one_moment_one_does_it_and_the_other_is_told_of_that()
    {
        var ages = await host.Doubt();
        await ages.To("consequences", async (who, act, body) =>
        {
            var etag = (await ages.Get(who)).ETag;
            var both = await Task.WhenAll(Enumerable.Range(0, 2).Select(
                _ => AgeCase.Send(who, HttpMethod.Post, $"age-assessments/{ages.Id}/{act}", body ?? new { }, etag)));
            var lost = both.MaxBy(t => t.Status)!;
            lost.Status.ShouldBe(412, act);
            lost.Body["changes"]!.AsArray().ShouldNotBeEmpty(act);
            lost.Body["changes"]!.AsArray().ShouldAllBe(c => c!["by"]!["person"] != null, act);
            return both.MinBy(t => t.Status)!.Word;
        });
    }
}
