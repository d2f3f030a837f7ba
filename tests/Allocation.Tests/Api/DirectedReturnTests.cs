using System.Text.Json;
using TransferScheme.Allocation.Handling;
using TransferScheme.Contracts.Refusals;
using TransferScheme.Platform.Security;

namespace TransferScheme.Allocation.Tests.Api;

/// <summary>Directions to return services (section 70) stand beside the return that they ask for until they are over.</summary>
public sealed class DirectedReturnTests(AllocationHost fixture) : IClassFixture<AllocationHost>
{
    const string Darlington = "E06000005";
    const string Sunderland = "E08000024";
    const string Stockton = "E06000004";

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

    [Fact]
    public async Task A_return_that_is_directed_of_an_authority_that_is_no_more_is_shown_with_its_successor_in_whatever_order_that_is_told()
    {
        var (first, early, over) = (Given("passed-1", authority: Sunderland), Given("passed-2", authority: Sunderland), Given("passed-3", authority: Sunderland));
        await Tell(first);
        await Tell(over);
        await Tell(Passed(first, Sunderland, Darlington, 2));
        await Tell(Passed(first, Darlington, Stockton, 3));
        await Tell(Passed(first, Sunderland, Darlington, 2));
        await Tell(Passed(early, Darlington, Stockton, 3));
        await Tell(Passed(early, Sunderland, Darlington, 2));
        await Tell(early);
        await Tell(Passed(over, Sunderland, Stockton, 2));
        (await DirectedAsync(Stockton)).ShouldBe(["passed-1 2026-03-30", "passed-2 2026-03-30", "passed-3 2026-03-30"], ignoreOrder: true);
        (await DirectedAsync(Sunderland)).ShouldBeEmpty();
        await Tell(Answered(over));
        await Tell(Answered(first));
        (await DirectedAsync(Stockton)).ShouldBe(["passed-2 2026-03-30"]);
    }

    static DirectionPassedToSuccessor Passed(DirectionGiven given, string from, string to, long version) => new()
    {
        DirectionId = given.DirectionId, Version = version, OccurredAt = Sample.Monday, Authority = from, Successor = to,
    };

    static DirectionGiven Given(string? form = "s70-2026", string kind = "information", string authority = Darlington) => new()
    {
        DirectionId = Guid.CreateVersion7(), Version = 1, OccurredAt = Sample.Monday, Kind = kind, Authority = authority,
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
            DirectionPassedToSuccessor => "allocation-when-direction-passed-to-successor",
            _ => "allocation-when-direction-withdrawn",
        },
        message);

    async Task<IReadOnlyList<string>> DirectedAsync(string authority = Darlington)
    {
        using var officer = fixture.Host.Client(Role.DutyOfficer, authority);
        var services = JsonDocument.Parse(await officer.GetStringAsync($"/api/v1/authorities/{authority}/services")).RootElement;
        return services.TryGetProperty("directed", out var directed)
            ? [.. directed.EnumerateArray().Select(d => $"{d.GetProperty("form")} {d.GetProperty("dueAt").GetDateTimeOffset():yyyy-MM-dd}")]
            : [];
    }
}
