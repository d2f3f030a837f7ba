using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using TransferScheme.Platform.Security;
using TransferScheme.TestKit;

namespace TransferScheme.Allocation.Tests.Api;

/// <summary>The coordinator's queue and the list of offers, over HTTP.</summary>
public sealed class ListApiTests(AllocationHost fixture) : IClassFixture<AllocationHost>
{
    readonly SchemeTestHost host = fixture.Host;

    [Fact]
    public async Task The_queue_begins_with_the_longest_waiting_and_no_page_misses_or_repeats_one()
    {
        var decided = new List<Guid>();
        for (var i = 0; i < 5; i++)
        {
            decided.Add((await fixture.Decide()).Referral);
        }

        using var national = host.Client(Role.National);
        var seen = new List<Guid>();
        var address = "/api/v1/allocations?status=waiting&limit=2";
        while (address is not null)
        {
            using var answer = await national.GetAsync(address);
            var page = await answer.Content.ReadFromJsonAsync<JsonElement>();
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("referralId").GetGuid()));
            page.GetProperty("items").GetArrayLength().ShouldBeLessThanOrEqualTo(2);
            address = answer.Headers.TryGetValues("Link", out var links) ? links.Single().Split('>')[0][1..] : null;
            (address is null).ShouldBe(page.GetProperty("next").ValueKind is JsonValueKind.Null);
        }

        seen.Where(decided.Contains).ShouldBe(decided);
        seen.Distinct().Count().ShouldBe(seen.Count);
        (await national.GetAsync("/api/v1/allocations?cursor=nonsense!")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await national.GetAsync("/api/v1/allocations?limit=201")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Given_a_queue_that_is_read_by_what_is_due_then_its_pages_have_all_in_order_and_each_tells_how_many_there_are()
    {
        var decided = new List<Guid>();
        for (var i = 0; i < 3; i++)
        {
            decided.Add((await fixture.Decide()).Referral);
        }

        using var national = host.Client(Role.National);
        var (seen, next) = (new List<(string Due, Guid Id)>(), "");
        while (next is not null)
        {
            var page = await national.GetFromJsonAsync<JsonElement>(
                $"/api/v1/allocations?status=waiting&order=due&limit=2&total=true{(next.Length == 0 ? "" : $"&cursor={next}")}");
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(i => (
                i.GetProperty("clocks").GetProperty("statutory").GetProperty("dueOn").GetString()!,
                i.GetProperty("referralId").GetGuid())));
            page.GetProperty("total").GetInt64().ShouldBe((await Items(national, "/api/v1/allocations?status=waiting&limit=200")).Count);
            next = page.GetProperty("next").GetString();
        }

        seen.ShouldBe(seen.OrderBy(s => s.Due, StringComparer.Ordinal).ThenBy(s => s.Id.ToString(), StringComparer.Ordinal));
        seen.Select(s => s.Id).Where(decided.Contains).Count().ShouldBe(decided.Count);
        (await national.GetAsync("/api/v1/allocations?order=size")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await national.GetFromJsonAsync<JsonElement>("/api/v1/allocations?limit=1")).TryGetProperty("total", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task Given_offers_that_wait_when_an_authority_lists_them_by_what_is_due_then_it_counts_its_own_alone()
    {
        var decided = await fixture.Decide();
        var offer = await fixture.Offer(decided);
        using var offered = host.Client(Role.DutyOfficer, decided.Chosen, person: Guid.CreateVersion7());
        var page = await offered.GetFromJsonAsync<JsonElement>(
            $"/api/v1/offers?authority={decided.Chosen}&status=open,overdue&order=due&limit=1&total=true");
        var open = await Items(offered, $"/api/v1/offers?authority={decided.Chosen}&status=open&limit=200");
        page.GetProperty("total").GetInt64().ShouldBe(open.Count);
        var all = await Items(offered, "/api/v1/offers?status=open,overdue&order=due&limit=200");
        all.Select(o => o.GetProperty("id").GetGuid()).ShouldContain(offer);
        all.Select(o => o.GetProperty("respondBy").GetDateTimeOffset()).ShouldBeInOrder();
        (await Items(offered, "/api/v1/offers?status=open&paused=true")).ShouldBeEmpty();
        (await Items(offered, "/api/v1/offers?status=open&deferral=requested")).ShouldBeEmpty();
        (await offered.GetAsync("/api/v1/offers?order=size")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Lists_hold_only_what_the_reader_may_see_and_the_entry_authority_sees_no_more_than_the_status_of_an_offer()
    {
        var decided = await fixture.Decide();
        var offer = await fixture.Offer(decided);
        using var offered = host.Client(Role.DutyOfficer, decided.Chosen, person: Guid.CreateVersion7());
        using var entry = host.Client(Role.DutyOfficer, AllocationHost.Kent, person: Guid.CreateVersion7());
        using var stranger = host.Client(Role.DutyOfficer, "nobody's", person: Guid.CreateVersion7());
        var mine = await Items(offered, $"/api/v1/offers?authority={decided.Chosen}&status=open");
        var shown = mine.Single(o => o.GetProperty("id").GetGuid() == offer);
        shown.GetProperty("children")[0].GetProperty("ageBand").GetString().ShouldBe("16-17");
        shown.GetProperty("statutory").GetProperty("dueOn").GetString().ShouldBe("2026-03-16");
        var theirs = (await Items(entry, "/api/v1/offers?limit=200")).Single(o => o.GetProperty("id").GetGuid() == offer);
        theirs.TryGetProperty("children", out _).ShouldBeFalse();
        theirs.GetProperty("status").GetString().ShouldBe("open");
        (await Items(stranger, "/api/v1/offers")).ShouldBeEmpty();
        (await Items(stranger, "/api/v1/allocations")).ShouldBeEmpty();
        (await stranger.GetAsync($"/api/v1/offers/{offer}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await stranger.GetAsync($"/api/v1/allocations/{decided.Referral}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        using var read = await offered.GetAsync($"/api/v1/offers/{offer}");
        read.Headers.ETag!.Tag.ShouldBe("\"1\"");
    }

    static async Task<IReadOnlyList<JsonElement>> Items(HttpClient client, string address) =>
        [.. (await client.GetFromJsonAsync<JsonElement>(address)).GetProperty("items").EnumerateArray()];
}
