using System.Text.Json;
using TransferScheme.Allocation.Handling;
using TransferScheme.Contracts.Refusals;
using TransferScheme.Platform.Security;

namespace TransferScheme.Allocation.Tests.Api;

/// <summary>Directions to return services (section 70) stand beside the return that they ask for until they are over.</summary>
public sealed class DirectedReturnTests(AllocationHost fixture) : IClassFixture<AllocationHost>
{
    const string Darlington = "E06000005";

    [Fact]
    public async Task A_return_that_is_directed_is_shown_until_it_came_or_is_not_directed_any_more_in_whatever_order_that_is_told()
    {
        var (answered, replaced, early, reasons) = (Given(), Given("services-2027"), Given(), Given(kind: "reasons", form: null));
        await Tell(Answered(early));
        foreach (var given in new[] { answered, answered, replaced, early, reasons, Given() with { Authority = "E06000001" } })
        {
            await Tell(given);
        }

        (await DirectedAsync()).ShouldBe(["s70-2026 2026-03-30", "services-2027 2026-03-30"], ignoreOrder: true);
        await Tell(Answered(answered));
        await Tell(Answered(answered));
        (await DirectedAsync()).ShouldBe(["services-2027 2026-03-30"]);
        await Tell(new DirectionWithdrawn
        {
            DirectionId = replaced.DirectionId, Version = 2, OccurredAt = Sample.Monday, Kind = replaced.Kind, Authority = Darlington,
            Reason = "replaced",
        });
        (await DirectedAsync()).ShouldBeEmpty();
        await using var session = fixture.Host.Get<IAllocationStore>().QuerySession();
        (await session.LoadAsync<DirectedReturn>(reasons.DirectionId)).ShouldBeNull();
    }

    static DirectionGiven Given(string? form = "s70-2026", string kind = "information") => new()
    {
        DirectionId = Guid.CreateVersion7(), Version = 1, OccurredAt = Sample.Monday, Kind = kind, Authority = Darlington,
        DueAt = Sample.Monday.AddDays(28), Form = form,
    };

    static DirectionAnswered Answered(DirectionGiven given) => new()
    {
        DirectionId = given.DirectionId, Version = 2, OccurredAt = Sample.Monday, Kind = given.Kind, Authority = given.Authority,
        Late = false,
    };

    Task Tell(object message) => fixture.Deliver(
        message switch
        {
            DirectionGiven => "allocation-when-direction-given",
            DirectionAnswered => "allocation-when-direction-answered",
            _ => "allocation-when-direction-withdrawn",
        },
        message);

    async Task<IReadOnlyList<string>> DirectedAsync()
    {
        using var officer = fixture.Host.Client(Role.DutyOfficer, Darlington);
        var services = JsonDocument.Parse(await officer.GetStringAsync($"/api/v1/authorities/{Darlington}/services")).RootElement;
        return services.TryGetProperty("directed", out var directed)
            ? [.. directed.EnumerateArray().Select(d => $"{d.GetProperty("form")} {d.GetProperty("dueAt").GetDateTimeOffset():yyyy-MM-dd}")]
            : [];
    }
}
