namespace TransferScheme.EndToEnd.Tests;

/// <summary>
/// Who may call what: every operation of the API document by every kind of caller, against the table of a stage of the referral, permissions.*.txt. Commands
/// are sent so that they can change nothing: who is allowed gets as far as 412, 428, 400 or 415.
/// </summary>
public abstract class PermissionTests(TheScheme scheme)
{
    static readonly string[] Columns =
        ["anybody", "national", "auditor", "coordinator", "elsewhere", "entry", "offered", "stranger", "manager", "assessor", "service", "portal"];

    [Theory]
    [InlineData("offered")]
    [InlineData("completed")]
    public async Task Every_operation_answers_every_caller_as_the_table_of_the_stage_says(string stage)
    {
        using var kent = await scheme.As("api-client", Journey.Kent);
        using var offered = await new Journey(scheme, kent).OfferAsync();
        if (stage == "completed")
        {
            await (await offered.AcceptAsync()).CompleteAsync();
        }

        var region = (await offered.Receiver.Get($"authorities/{offered.Chosen}")).Expect(200)["region"];
        var other = region == "london" ? "wales" : "london";
        var stranger = scheme.Demo.Clients.First(c => c.Role == "api-client" && c.Authority != Journey.Kent && c.Authority != offered.Chosen).Authority;
        Caller[] callers =
        [
            scheme.Anybody(), await scheme.As("national"), await scheme.As("auditor"), await scheme.As("coordinator", region), await scheme.As("coordinator", other),
            kent, offered.Receiver, await scheme.As("api-client", stranger), await scheme.As("manager", Journey.Kent), await scheme.As("assessor", Journey.Kent),
            await scheme.Service(), await scheme.As("portal"),
        ];

        var officer = scheme.Demo.Users.First(u => u.Role == "duty-officer" && u.Authority == Journey.Kent).Id;
        var table = new List<string> { $"{"operation",-40} {string.Join(' ', Columns)}" };
        foreach (var (operation, method, path) in await OperationsAsync())
        {
            var address = Fill(path, offered, officer, region);
            var statuses = new List<string>();
            foreach (var (caller, column) in callers.Zip(Columns))
            {
                var body = method is "POST" or "PUT" ? Refused(path) : null;
                var reply = await caller.Send(new HttpMethod(method), address, body, path.Contains('{', StringComparison.Ordinal) && body is not null ? 0 : null);
                statuses.Add($"{reply.Status}".PadRight(column.Length));
            }

            table.Add($"{operation,-40} {string.Join(' ', statuses)}".TrimEnd());
        }

        var expected = await File.ReadAllLinesAsync(Path.Combine(AppContext.BaseDirectory, $"permissions.{stage}.txt"));
        string.Join('\n', table).ShouldBe(string.Join('\n', expected.Where(l => !l.StartsWith('#'))));
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

    static string Fill(string path, Journey journey, Guid officer, string region) => path
        .Replace("{referralId}", journey.Id.ToString(), StringComparison.Ordinal)
        .Replace("{id}", path.Contains("/offers/", StringComparison.Ordinal) ? journey.OfferId.ToString()
            : path.Contains("/people/", StringComparison.Ordinal) ? officer.ToString() : journey.Id.ToString(), StringComparison.Ordinal)
        .Replace("{code}", Journey.Kent, StringComparison.Ordinal)
        .Replace("{slug}", region, StringComparison.Ordinal)
        .Replace("{service}", "referrals", StringComparison.Ordinal);

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
