using Microsoft.AspNetCore.Routing;
using TransferScheme.Platform.Security;

namespace TransferScheme.Referrals.Tests.After;

/// <summary>No command reopens a completed case: every route that changes a referral or a transfer is tried by everybody.</summary>
public sealed class EveryCommandTests(CompletedHost fixture) : IClassFixture<CompletedHost>
{
    // Commands that could be meant: whoever is let in gets as far as the rule.
    static readonly Dictionary<string, object> Bodies = new()
    {
        ["RecordArrival"] = new { inAuthorityCare = false, arrivedOn = "2026-03-01" },
        ["RecordNeeds"] = new { placementTypes = new[] { "foster" } },
        ["RecordFamily"] = Array.Empty<object>(),
        ["RecordBestInterests"] = new { assessedOn = "2026-03-02" },
        ["RecordChildsViews"] = new { recordedOn = "2026-03-02" },
        ["RecordLegal"] = new { careStatus = "s20" },
        ["RecordLogistics"] = new { escort = "x" },
        ["ReturnReferral"] = new { missing = new[] { "needs" } },
        ["OverruleRules"] = new { outcome = "eligible", reasonCode = "court-order" },
        ["HoldReferral"] = new { reasonCode = "in-hospital", reviewOn = "2026-03-02" },
        ["ReleaseHold"] = new { },
        ["RecordObjection"] = new { recordedOn = "2026-03-02", advocateOffered = true, summary = "x" },
        ["ReviewBestInterests"] = new { reviewedOn = "2026-03-02", reviewedBy = "x", summary = "x", stillObjects = false },
        ["CloseMissingEpisode"] = new { },
        ["WithdrawReferral"] = new { reasonCode = "family-found" },
        ["CloseReferral"] = new { reasonCode = "left-uk" },
        ["ProposeArrangement"] = new { effectiveAt = A.Monday },
        ["RecordDeparture"] = new { departedAt = A.Monday, escort = "x", expectedAt = A.Monday },
        ["ConfirmArrival"] = new { arrivedAt = A.Monday, receivedBy = "x" },
        ["RecordFailedMove"] = new { reasonCode = "ill" },
    };

    [Fact]
    public async Task Given_a_completed_case_when_any_command_is_sent_by_anybody_then_it_is_rejected_and_nothing_changes()
    {
        var id = await fixture.MoveAsync();
        var before = await fixture.StateAsync(id);
        List<(string Name, Actor Actor, HttpClient Client)> callers =
        [
            .. new (Role Role, string? Authority, string? Region)[]
            {
                (Role.DutyOfficer, A.Kent, null), (Role.ApiClient, A.Kent, null), (Role.Manager, A.Kent, null),
                (Role.DutyOfficer, A.Durham, null), (Role.National, null, null), (Role.Coordinator, null, "south-east"),
                (Role.Coordinator, null, "north-east"), (Role.Auditor, null, null), (Role.Service, null, null),
                (Role.DutyOfficer, CompletedHost.Newcastle, null),
            }.Select(c => ($"{c.Role} {c.Authority ?? c.Region}", new Actor("x", c.Role, c.Authority, c.Region),
                fixture.Host.Client(c.Role, c.Authority, c.Region, Guid.CreateVersion7()))),
        ];
        var commands = Commands();
        Bodies.Keys.Except(commands.Select(c => c.Name)).ShouldBeEmpty();
        commands.Count.ShouldBeGreaterThan(25);
        foreach (var (command, method, path) in commands)
        {
            foreach (var (name, actor, client) in callers.Where(c => !IsTheirs(command, c.Actor)))
            {
                var address = path.Replace("{id:guid}", $"{id}", StringComparison.Ordinal)
                    .Replace("{n:int}", "1", StringComparison.Ordinal)
                    .Replace("{documentId:guid}", $"{Guid.CreateVersion7()}", StringComparison.Ordinal)
                    .Replace("{item}", "health", StringComparison.Ordinal);
                using var request = new HttpRequestMessage(new HttpMethod(method), address)
                {
                    Content = System.Net.Http.Json.JsonContent.Create(Bodies.GetValueOrDefault(command, new { })),
                };
                request.Headers.TryAddWithoutValidation("If-Match", $"\"{before.Version}\"");
                using var answer = await client.SendAsync(request);
                var status = (int)answer.StatusCode;
                int[] allowed = actor.Authority == A.Kent ? [403] : Bodies.ContainsKey(command) ? [403, 404, 409] : [400, 403, 404, 409];
                allowed.ShouldContain(status, $"{command} by {name}: {status} {await answer.Content.ReadAsStringAsync()}");
            }
        }

        var after = await fixture.StateAsync(id);
        (after.Version, after.Status, after.EffectiveAt, after.EntryAuthority, after.ReceivingAuthority).ShouldBe(
            (before.Version, ReferralStatus.Completed, before.EffectiveAt, A.Kent, A.Durham));
        callers.ForEach(c => c.Client.Dispose());
    }

    [Fact]
    public async Task Given_a_completed_case_when_the_entry_authority_acts_on_whatever_version_then_told_that_responsibility_has_moved()
    {
        var id = await fixture.MoveAsync();
        using var kent = fixture.Host.Client(Role.DutyOfficer, A.Kent);
        using var durham = fixture.Host.Client(Role.DutyOfficer, A.Durham);
        var known = (long)(await OfferedHost.Get(kent, $"referrals/{id}")).Answer["version"]!;
        await fixture.ActAsync(durham, id, "outcome", new { recordedOn = "2026-03-02", summary = "x" });
        foreach (var version in new long?[] { known, known + 1, null })
        {
            var (status, problem) = await OfferedHost.Post(kent, $"referrals/{id}/holds", Bodies["HoldReferral"], version);
            (status, (string?)problem["code"], problem["changes"]).ShouldBe((403, "responsibility-moved", null));
        }
    }

    // The outcome is told after a move, and an auditor opens a record in an emergency, in a stream of its own.
    static bool IsTheirs(string command, Actor actor) =>
        (command == "RecordOutcome" && actor.ActsFor(A.Durham)) || (command == "BreakGlass" && actor.Role is Role.Auditor);

    IReadOnlyList<(string Name, string Method, string Path)> Commands() =>
    [
        .. from endpoint in fixture.Host.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
           let path = endpoint.RoutePattern.RawText!
           where path.Contains("/referrals/{id:guid}", StringComparison.Ordinal)
               || path.Contains("/transfers/{id:guid}", StringComparison.Ordinal)
           from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods
           where method is "POST" or "PUT" or "DELETE" or "PATCH"
           select (endpoint.Metadata.GetMetadata<IEndpointNameMetadata>()!.EndpointName, method, path),
    ];
}
