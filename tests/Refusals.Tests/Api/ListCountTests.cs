using TransferScheme.Contracts.Allocation;
using TransferScheme.Platform.Security;
using TransferScheme.TestKit;
using static TransferScheme.Refusals.Tests.Api.RefusalsHost;

namespace TransferScheme.Refusals.Tests.Api;

/// <summary>What the list counts: neither more nor fewer than each reader may see, whatever is asked for.</summary>
public sealed class ListCountTests(RefusalsHost fixture) : IClassFixture<RefusalsHost>
{
    static readonly string[] Lists =
    [
        "refusals?", "refusals?order=due", "refusals?status=draft,declined", "refusals?status=unanswered,underReview&order=due",
        $"refusals?authority={A.Durham}", "refusals?region=south-east", "refusals?region=north-east&order=due", "refusals?overdue=false",
        "refusals?conference=called",
    ];

    [Fact]
    public async Task Given_drafts_statements_and_silence_then_each_readers_list_counts_what_its_pages_show_and_shows_what_may_be_read()
    {
        var draft = await fixture.Offer();
        (await fixture.Draft(draft)).Word.ShouldBe("201 draft");
        foreach (var offer in new[] { await fixture.Offer(), await fixture.Offer() })
        {
            (await fixture.Issue(offer)).Word.ShouldBe("200 declined");
        }

        var silent = await fixture.Offer();
        await fixture.Tell(new OfferResponseOverdue
        {
            OfferId = silent, Version = 2, OccurredAt = A.Wednesday, ReferralId = Guid.Empty, Authority = A.Durham, Region = "north-east",
            RespondBy = A.Wednesday,
        });
        using var kent = fixture.As(Role.DutyOfficer, A.Kent);
        (await Send(kent, HttpMethod.Post, $"refusals/{silent}/non-compliance", new { note = "Fixture" })).Status.ShouldBe(201);
        using var national = fixture.As(Role.National);
        var all = await WholeList.ReadAsync(national, "refusals?", limit: 200);
        all.Ids.Count.ShouldBe(4);
        (await WholeList.ReadAsync(kent, "refusals?")).Ids.ShouldBe(all.Ids.Except([draft]));
        foreach (var (role, authority, region) in Readers())
        {
            using var reader = fixture.As(role, authority, region);
            var who = $"{role} of {authority ?? region}";
            foreach (var list in Lists)
            {
                (await WholeList.ReadAsync(reader, list)).IsWhole.ShouldBeTrue($"{who}: {list}");
            }

            var readable = new List<Guid>();
            foreach (var id in all.Ids)
            {
                if ((await Send(reader, HttpMethod.Get, $"refusals/{id}")).Status == 200)
                {
                    readable.Add(id);
                }
            }

            (await WholeList.ReadAsync(reader, "refusals?")).Ids.ShouldBe(readable, who);
            (await WholeList.ReadAsync(reader, "refusals?order=due")).Ids.ShouldBe(readable, ignoreOrder: true, customMessage: who);
        }

        (await Send(national, HttpMethod.Get, "refusals?order=size")).Status.ShouldBe(400);
        (await Send(national, HttpMethod.Get, "refusals?status=draft,x")).Status.ShouldBe(400);
    }

    static IEnumerable<(Role Role, string? Authority, string? Region)> Readers() =>
    [
        (Role.National, null, null), (Role.Auditor, null, null), (Role.Service, null, null), (Role.Coordinator, null, "south-east"),
        (Role.Coordinator, null, "north-east"), (Role.Coordinator, null, "london"),
        .. new[] { A.Kent, A.Durham, "E09000001" }.SelectMany(
            code => new[] { Role.DutyOfficer, Role.ApiClient, Role.Manager, Role.Assessor },
            (code, role) => (role, (string?)code, (string?)null)),
    ];
}
