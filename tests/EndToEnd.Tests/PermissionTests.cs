using System.Text.Json.Nodes;
using TransferScheme.EndToEnd.Tests.Declining;

namespace TransferScheme.EndToEnd.Tests;

/// <summary>
/// Who may call what: every operation of the API document by every kind of caller, against the table of a stage of the referral, permissions.*.txt. Commands
/// are sent so that they can change nothing: who is allowed gets as far as 412, 428, 400 or 415. How much of the referral each sees stands in
/// permissions.views.txt.
/// </summary>
public abstract class PermissionTests(TheScheme scheme)
{
    static readonly string[] Columns =
        ["anybody", "national", "auditor", "coordinator", "elsewhere", "entry", "offered", "stranger", "manager", "assessor", "service", "portal"];

    [Fact]
    public async Task Every_operation_answers_every_caller_as_the_tables_of_the_stages_say()
    {
        using var kent = await scheme.As("api-client", Journey.Kent);
        using var journey = await AwayAsync(kent);
        var draft = await DraftAsync(kent);
        using var auditor = await scheme.As("auditor");
        var emergency = (await auditor.Post($"referrals/{draft}/break-glass", """{ "reason": "The table of permissions is checked." }""")).Expect(201).Id;
        var callers = await CallersAsync(journey, kent);
        var operations = await OperationsAsync();
        var found = new List<(string Stage, string Table)>();
        var views = new List<string> { $"{"stage",-10} {string.Join(' ', Columns)}" };

        // The walk: one referral through its stages, and beside it one that stays a draft.
        await At("draft", draft, Guid.Empty);
        await At("eligible", journey.Id, Guid.Empty);
        await At("offered", journey.Id, (await journey.OfferAsync()).OfferId);
        await ViewsAt("opened", (await journey.OpenAsync()).Id);
        await At("declined", journey.Id, (await journey.DeclineAsync("G04")).OfferId);

        // Reaffirmed, the offer stands again, and what was opened by name before is closed.
        await (await journey.ReaffirmAsync()).Receiver.GetWhen($"referrals/{journey.Id}", r => r.Status == 200);
        await ViewsAt("reaffirmed", journey.Id);
        await At("accepted", journey.Id, (await journey.AcceptAsync()).OfferId);
        await At("completed", journey.Id, (await journey.CompleteAsync()).OfferId);
        using var national = await scheme.As("national");
        (await national.Post($"referrals/break-glass/{emergency}/review", """{ "outcome": "justified" }""", 1)).Expect(200);
        found.Add(("views", string.Join('\n', views)));
        foreach (var (stage, table) in found)
        {
            var expected = await File.ReadAllLinesAsync(Path.Combine(AppContext.BaseDirectory, $"permissions.{stage}.txt"));
            string[] wanted = [.. expected.Where(l => !l.StartsWith('#'))], seen = table.Split('\n');

            // The rows that differ alone: a whole table would be cut off before them.
            string.Join('\n', wanted.Except(seen).Select(l => $"wanted {l}").Concat(seen.Except(wanted).Select(l => $"answered {l}")))
                .ShouldBeEmpty(stage);
            seen.ShouldBe(wanted, stage);
        }

        async Task At(string stage, Guid referral, Guid offer)
        {
            var officer = scheme.Demo.Users.First(u => u.Role == "duty-officer" && u.Authority == Journey.Kent).Id;
            var table = new List<string> { $"{"operation",-40} {string.Join(' ', Columns)}" };
            foreach (var (operation, method, path) in operations)
            {
                var body = method is "POST" or "PUT" ? Refused(path) : null;
                var address = Fill(path, referral, offer, emergency, officer, journey.Region);
                var statuses = await Task.WhenAll(callers.Select(async (caller, at) =>
                {
                    var reply = await caller.Send(new HttpMethod(method), address, body, path.Contains('{', StringComparison.Ordinal) && body is not null ? 0 : null);
                    return $"{reply.Status}".PadRight(Columns[at].Length);
                }));
                table.Add($"{operation,-40} {string.Join(' ', statuses)}".TrimEnd());
            }

            found.Add((stage, string.Join('\n', table)));
            await ViewsAt(stage, referral);
        }

        async Task ViewsAt(string stage, Guid referral)
        {
            var seen = await Task.WhenAll(callers.Select(async (caller, at) => Seen(await caller.Get($"referrals/{referral}")).PadRight(Columns[at].Length)));
            views.Add($"{stage,-10} {string.Join(' ', seen)}".TrimEnd());
        }
    }

    [Fact]
    public async Task Every_live_route_is_in_the_document_and_the_reverse()
    {
        var operations = await OperationsAsync();
        operations.Select(o => o.Operation).ShouldBeUnique();
        operations.ShouldAllBe(o => o.Operation.Length > 0);
        using var anybody = scheme.Anybody();
        foreach (var (_, method, path) in operations)
        {
            var reply = await anybody.Send(new HttpMethod(method), path
                .Replace("{id}", Guid.CreateVersion7().ToString(), StringComparison.Ordinal).Replace("{service}", "referrals", StringComparison.Ordinal));
            reply.Status.ShouldNotBe(404, $"{method} {path}");
        }
    }

    // The coordinator of the chosen region is to be another than that of the entry authority's, who sees a referral from its draft on.
    async Task<Journey> AwayAsync(Caller kent)
    {
        var home = (await kent.Get($"authorities/{Journey.Kent}")).Expect(200)["region"];
        for (var attempt = 1; ; attempt++)
        {
            var journey = await new Journey(scheme, kent).ReferAsync();
            if (journey.Region != home || attempt == 20)
            {
                journey.Region.ShouldNotBe(home);
                return journey;
            }

            journey.Dispose();
        }
    }

    // Everything but the legal status, which is required.
    static async Task<Guid> DraftAsync(Caller kent)
    {
        var form = JsonNode.Parse(Journey.Form)!.AsObject();
        form.Remove("legal");
        var draft = (await kent.Post("referrals", form.ToJsonString())).Expect(201);
        draft["status"].ShouldBe("incomplete");
        return draft.Id;
    }

    // How much of a referral an answer shows, by the words that stand in one part of the form each.
    static string Seen(Reply reply)
    {
        (char Letter, string Sign)[] parts =
        [
            ('i', "\"initials\""), ('I', "Canary-given"), ('a', "\"ageStatus\""), ('f', "\"flags\""), ('n', "Canary-medical"), ('r', "Canary-interests"),
        ];
        return reply.Status == 200
            ? $"m{string.Concat(parts.Where(p => reply.Text.Contains(p.Sign, StringComparison.Ordinal)).Select(p => p.Letter))}"
            : $"{reply.Status}";
    }

    async Task<Caller[]> CallersAsync(Journey journey, Caller kent)
    {
        var elsewhere = journey.Region == "london" ? "wales" : "london";
        var stranger = scheme.Demo.Clients.First(c => c.Role == "api-client" && c.Authority != Journey.Kent && c.Authority != journey.Chosen).Authority;
        return
        [
            scheme.Anybody(), await scheme.As("national"), await scheme.As("auditor"), await scheme.As("coordinator", journey.Region),
            await scheme.As("coordinator", elsewhere), kent, journey.Receiver, await scheme.As("api-client", stranger),
            await scheme.As("manager", Journey.Kent), await scheme.As("assessor", Journey.Kent), await scheme.Service(), await scheme.As("portal"),
        ];
    }

    static string Fill(string path, Guid referral, Guid offer, Guid emergency, Guid officer, string region) => path
        .Replace("{referralId}", referral.ToString(), StringComparison.Ordinal)
        .Replace("{accessId}", emergency.ToString(), StringComparison.Ordinal)
        .Replace("{documentId}", emergency.ToString(), StringComparison.Ordinal)
        .Replace("{id}", IsOfOffer(path) ? offer.ToString()
            : path.Contains("/people/", StringComparison.Ordinal) ? officer.ToString() : referral.ToString(), StringComparison.Ordinal)
        .Replace("{n}", "1", StringComparison.Ordinal)
        .Replace("{code}", Journey.Kent, StringComparison.Ordinal)
        .Replace("{slug}", region, StringComparison.Ordinal)
        .Replace("{n}", "1", StringComparison.Ordinal)
        .Replace("{service}", "referrals", StringComparison.Ordinal);

    // The case of an offer's decline bears the offer's identifier.
    static bool IsOfOffer(string path) =>
        path.Contains("/offers/", StringComparison.Ordinal) || path.Contains("/refusals/", StringComparison.Ordinal);

    // A body that no command takes: whoever is allowed is told so, and nothing changes.
    static string Refused(string path) => path.Contains("clock", StringComparison.Ordinal) ? """{ "advanceTo": "2000-01-01T00:00:00Z" }""" : "[1]";

    async Task<List<(string Operation, string Method, string Path)>> OperationsAsync()
    {
        using var anybody = scheme.Anybody();
        var document = (await anybody.Get("/openapi/v1.json")).Expect(200).Json;
        document["openapi"]!.ToString().ShouldStartWith("3.1");
        return
        [
            .. from path in document["paths"]!.AsObject()
               from method in path.Value!.AsObject()
               let operation = method.Value!["operationId"]?.ToString() ?? ""
               orderby operation
               select (operation, method.Key.ToUpperInvariant(), path.Key),
        ];
    }
}

/// <inheritdoc/>
[Collection(TogetherCollection.Name)]
public sealed class PermissionTogetherTests(SchemeTogether scheme) : PermissionTests(scheme);

/// <inheritdoc/>
[Collection(ApartCollection.Name)]
public sealed class PermissionApartTests(SchemeApart scheme) : PermissionTests(scheme);
