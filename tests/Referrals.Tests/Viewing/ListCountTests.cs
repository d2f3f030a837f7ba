using TransferScheme.Platform.Messaging;
using TransferScheme.Platform.Parking;
using TransferScheme.Platform.Security;
using TransferScheme.Referrals.Tests.Handling;
using TransferScheme.TestKit;

namespace TransferScheme.Referrals.Tests.Viewing;

/// <summary>What the list counts: neither more nor fewer than each reader may see, whatever is asked for.</summary>
public sealed class ListCountTests(OfferedHost fixture) : IClassFixture<OfferedHost>
{
    const string Gateshead = "E08000037";

    static readonly string[] Lists =
    [
        "referrals?", "referrals?order=due", "referrals?status=offered", "referrals?status=accepted,arranged&order=due",
        "referrals?status=awaitingAllocation", "referrals?status=incomplete&order=due", $"referrals?authority={A.Durham}",
        "referrals?region=north-east", "referrals?stage=accepted,awaitingAllocation", "referrals?overdue=false&order=due",
    ];

    [Fact]
    public async Task Given_referrals_at_every_stage_then_each_readers_lists_count_what_their_pages_show_and_show_what_may_be_read()
    {
        using var kent = fixture.Host.Client(Role.ApiClient, A.Kent);
        (await OfferedHost.Post(kent, "referrals", new { entryAuthority = A.Kent })).Status.ShouldBe(201);
        await fixture.ReferAsync();
        await fixture.OfferAsync();
        var (queried, question) = await fixture.OfferAsync();
        await TellAsync(Said.Queried(2, offer: question, referral: queried));
        var (declined, refusal) = await fixture.OfferAsync();
        await TellAsync(Said.Declined(2, refusal, declined));
        var (settled, reasons) = await fixture.OfferAsync();
        await TellAsync(Said.Declined(2, reasons, settled));
        await TellAsync(Said.Settled(3, reasons, settled));
        var (accepted, acceptance) = await fixture.OfferAsync();
        await fixture.AppendAsync(accepted, new AcceptanceNoted(acceptance, A.Durham));
        var (swapped, taken) = await fixture.OfferAsync();
        await fixture.AppendAsync(swapped, new AcceptanceNoted(taken, A.Durham));
        await TellAsync(Said.Swapped(taken, Guid.CreateVersion7(), Gateshead, 3, swapped));

        using var national = fixture.Host.Client(Role.National);
        var all = await WholeList.ReadAsync(national, "referrals?", limit: 200);
        all.Ids.Count.ShouldBe(8);
        foreach (var (role, authority, region) in Readers())
        {
            using var reader = fixture.Host.Client(role, authority, region);
            var who = $"{role} of {authority ?? region}";
            foreach (var list in Lists)
            {
                (await WholeList.ReadAsync(reader, list)).IsWhole.ShouldBeTrue($"{who}: {list}");
            }

            var readable = new List<Guid>();
            foreach (var id in all.Ids)
            {
                if ((await OfferedHost.Get(reader, $"referrals/{id}")).Status == 200)
                {
                    readable.Add(id);
                }
            }

            (await WholeList.ReadAsync(reader, "referrals?")).Ids.ShouldBe(readable, who);
            (await WholeList.ReadAsync(reader, "referrals?order=due")).Ids.ShouldBe(readable, ignoreOrder: true, customMessage: who);
        }

        using var durham = fixture.Host.Client(Role.DutyOfficer, A.Durham, person: Guid.CreateVersion7());
        (await WholeList.ReadAsync(durham, "referrals?")).Ids.ShouldNotContain(id => id == declined || id == settled || id == swapped);
    }

    [Fact]
    public async Task Given_referrals_without_a_clock_when_listed_by_what_is_due_then_those_come_last()
    {
        using var kent = fixture.Host.Client(Role.ApiClient, A.Kent);
        var draft = (Guid)(await OfferedHost.Post(kent, "referrals", new { entryAuthority = A.Kent })).Answer["id"]!;
        var eligible = await fixture.ReferAsync();
        var oldest = (await WholeList.ReadAsync(kent, "referrals?")).Ids.ToList();
        var due = (await WholeList.ReadAsync(kent, "referrals?order=due")).Ids.ToList();
        oldest.IndexOf(draft).ShouldBeLessThan(oldest.IndexOf(eligible));
        due.IndexOf(draft).ShouldBeGreaterThan(due.IndexOf(eligible));
        (await OfferedHost.Get(kent, "referrals?order=size")).Status.ShouldBe(400);
    }

    static IEnumerable<(Role Role, string? Authority, string? Region)> Readers() =>
    [
        (Role.National, null, null), (Role.Auditor, null, null), (Role.Service, null, null), (Role.Coordinator, null, "south-east"),
        (Role.Coordinator, null, "north-east"), (Role.Coordinator, null, "london"),
        .. new[] { A.Kent, A.Durham, Gateshead, "E09000001" }.SelectMany(
            code => new[] { Role.DutyOfficer, Role.ApiClient, Role.Manager, Role.Assessor },
            (code, role) => (role, (string?)code, (string?)null)),
    ];

    Task TellAsync(object message) => fixture.Host.Get<Deliveries>().DeliverAsync(
        fixture.Host.Get<IEnumerable<HandlerRegistration>>().Single(h => h.Message == message.GetType()), Guid.CreateVersion7(), message,
        CancellationToken.None);
}
