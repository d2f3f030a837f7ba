using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Npgsql;
using TransferScheme.Contracts.AgeAssessments;
using TransferScheme.Platform.Messaging;
using TransferScheme.Platform.Security;

namespace TransferScheme.Referrals.Tests.Judging;

/// <summary>A finding that was told by message: the date comes by HTTP, the change is shown to both authorities, before and after.</summary>
/// <param name="host">The host, with an AgeAssessments that says what a test has it say.</param>
public sealed class AgeFindingApiTests(OfferedHost host) : IClassFixture<OfferedHost>
{
    [Fact]
    public async Task Given_an_adult_found_after_acceptance_when_told_twice_then_both_see_one_change_before_and_after_and_it_is_held()
    {
        using var kent = host.Host.Client(Role.ApiClient, A.Kent);
        using var durham = host.Host.Client(Role.ApiClient, A.Durham);
        using var national = host.Host.Client(Role.National);
        var (id, offer) = await host.OfferAsync();
        await host.AppendAsync(id, new AcceptanceNoted(offer, A.Durham));
        var child = await ChildAsync(kent, id);
        Answer("laS50", "adult", "1991-05-17");
        await TellAsync(id, child);
        await TellAsync(id, child);

        foreach (var client in new[] { kent, durham })
        {
            var seen = (await OfferedHost.Get(client, $"referrals/{id}")).Answer;
            ((string?)seen["status"], (string?)seen["stage"], (string?)seen["hold"]!["reasonCode"]).ShouldBe(("held", "accepted", "age-finding"));
            var change = seen["ageChanges"]!.AsArray().ShouldHaveSingleItem()!;
            ((string?)change["before"]!["source"], (string?)change["before"]!["dateOfBirth"], (string?)change["before"]!["ageBand"])
                .ShouldBe(("claimed", "2009-08-14", "16-17"));
            ((string?)change["after"]!["source"], (string?)change["after"]!["category"], (string?)change["after"]!["dateOfBirth"])
                .ShouldBe(("laS50", "adult", "1991-05-17"));
            ((Guid?)change["after"]!["assessmentId"], (int?)change["after"]!["number"], (string?)change["after"]!["authority"])
                .ShouldBe((A.OfferId, 2, A.Kent));
            var rule = change["rules"]!.AsArray().Single(r => (string?)r!["rule"] == "E01")!;
            ((bool)rule["passedBefore"]!, (bool)rule["passesAfter"]!, (bool)change["bars"]!).ShouldBe((true, false, true));
        }

        var told = (await OfferedHost.Get(national, $"referrals/{id}")).Answer["ageChanges"]![0]!;
        ((string?)told["after"]!["category"], told["after"]!["dateOfBirth"]).ShouldBe(("adult", null));

        // A court finds a child: the rule passes again, and people release the hold.
        Answer("court", "child", "2009-01-02", 3);
        await TellAsync(id, child);
        var again = (await OfferedHost.Get(kent, $"referrals/{id}")).Answer;
        again["ageChanges"]!.AsArray().Count.ShouldBe(2);
        ((bool)again["ageChanges"]![1]!["rules"]![0]!["passesAfter"]!).ShouldBeTrue();
        ((string?)again["status"]).ShouldBe("held");
        (await OfferedHost.Post(kent, $"referrals/{id}/holds/release", new { }, (long)again["version"]!)).Status.ShouldBe(200);
        ((string?)(await OfferedHost.Get(kent, $"referrals/{id}")).Answer["status"]).ShouldBe("accepted");
        (await InClearAsync("1991-05-17", "2009-01-02")).ShouldBe(0, "A date of birth stands in clear nowhere.");
    }

    [Fact]
    public async Task Given_a_child_found_where_the_claim_was_adult_when_quashed_then_the_rules_find_again_each_time()
    {
        using var kent = host.Host.Client(Role.ApiClient, A.Kent);
        var form = (JsonObject)System.Text.Json.JsonSerializer.SerializeToNode(A.Form(), Platform.Problems.Json.Answers)!;
        form["children"]![0]!["dateOfBirth"] = "2001-01-01";
        var (status, answer) = await OfferedHost.Post(kent, "referrals", form);
        (status, (string?)answer["status"]).ShouldBe((201, "ineligible"));
        var id = (Guid)answer["id"]!;
        var child = await ChildAsync(kent, id);
        Answer("presumedChild", "child", null);
        await TellAsync(id, child);
        ((string?)(await OfferedHost.Get(kent, $"referrals/{id}")).Answer["status"]).ShouldBe("awaitingAllocation");
        host.OperativeAnswer = c => Results.Json(new { childId = c, basis = "claimed" });
        await TellAsync(id, child, quashed: true);
        var seen = (await OfferedHost.Get(kent, $"referrals/{id}")).Answer;
        ((string?)seen["status"], (string?)seen["ageChanges"]![1]!["after"]!["source"]).ShouldBe(("held", "claimed"));
    }

    [Fact]
    public async Task Given_an_adult_found_after_completion_when_told_twice_then_both_see_it_as_far_as_they_may_and_the_transfer_stands()
    {
        using var kent = host.Host.Client(Role.ApiClient, A.Kent);
        using var durham = host.Host.Client(Role.ApiClient, A.Durham);
        using var national = host.Host.Client(Role.National);
        var (id, offer) = await host.OfferAsync();
        await host.AppendAsync(id, new AcceptanceNoted(offer, A.Durham));
        var child = await ChildAsync(kent, id);
        await host.AppendAsync(id, new TransferCompleted(A.Kent, A.Durham, 1, true, A.Monday, 0, true));
        var version = (long)(await OfferedHost.Get(kent, $"referrals/{id}")).Answer["version"]!;
        Answer("naabS50", "adult", "1991-05-18");
        await TellAsync(id, child);
        await TellAsync(id, child);

        foreach (var (client, after, before) in new[] { (durham, "1991-05-18", "2009-08-14"), (kent, null, null) })
        {
            var seen = (await OfferedHost.Get(client, $"referrals/{id}")).Answer;
            ((string?)seen["status"], seen["hold"]).ShouldBe(("completed", null));
            var change = seen["ageChanges"]!.AsArray().ShouldHaveSingleItem()!;
            ((string?)change["before"]!["source"], (string?)change["after"]!["source"], (string?)change["after"]!["category"])
                .ShouldBe(("claimed", "naabS50", "adult"));
            ((string?)change["before"]!["dateOfBirth"], (string?)change["after"]!["dateOfBirth"]).ShouldBe((before, after));
            (change["rules"]!.AsArray().Count, (bool)change["bars"]!).ShouldBe((0, false), "Nothing is held against the rules any more.");
            var words = (await OfferedHost.Get(client, $"referrals/{id}/timeline")).Answer["items"]!.AsArray().Select(i => (string)i!["words"]!);
            words.Count(w => w == "The age in use of a child changed by a finding").ShouldBe(1);
        }

        ((long)(await OfferedHost.Get(kent, $"referrals/{id}")).Answer["version"]!).ShouldBe(version);
        (await OfferedHost.Get(national, $"referrals/{id}")).Answer["ageChanges"].ShouldBeNull();
        (await InClearAsync("1991-05-18")).ShouldBe(0, "A date of birth stands in clear nowhere.");
    }

    [Fact]
    public async Task Given_no_answer_or_no_referral_when_told_then_nothing_is_recorded_and_it_is_told_again()
    {
        using var kent = host.Host.Client(Role.ApiClient, A.Kent);
        var id = await host.ReferAsync();
        var child = await ChildAsync(kent, id);
        host.OperativeAnswer = _ => Results.NotFound();
        await Should.ThrowAsync<NotYetException>(() => TellAsync(id, child));
        await Should.ThrowAsync<NotYetException>(() => TellAsync(Guid.CreateVersion7(), child));
        host.OperativeAnswer = _ => Results.Text("not an answer");
        await Should.ThrowAsync<Platform.Calling.NoAnswerException>(() => TellAsync(id, child));
        (await OfferedHost.Get(kent, $"referrals/{id}")).Answer["ageChanges"].ShouldBeNull();
    }

    void Answer(string source, string category, string? born, int number = 2) => host.OperativeAnswer = child => Results.Json(new
    {
        childId = child, basis = "found", assessmentId = A.OfferId, number, category, source, authority = A.Kent,
        effectiveFrom = "2026-03-02", dateOfBirth = born,
    });

    static async Task<Guid> ChildAsync(HttpClient client, Guid id) =>
        (Guid)(await OfferedHost.Get(client, $"referrals/{id}")).Answer["children"]![0]!["id"]!;

    Task TellAsync(Guid referral, Guid child, bool quashed = false)
    {
        object message = quashed
            ? new AgeDecisionQuashed
            {
                AssessmentId = A.OfferId, Version = 9, OccurredAt = A.Monday, ReferralId = referral, ChildId = child, Authority = A.Kent,
            }
            : new AgeFindingMade
            {
                AssessmentId = A.OfferId, Version = 8, OccurredAt = A.Monday, ReferralId = referral, ChildId = child, Authority = A.Kent,
                Category = "adult", Source = "laS50", BindsImmigration = false, EffectiveFrom = new(2026, 3, 2),
            };
        return host.Host.Get<IEnumerable<HandlerRegistration>>().Single(h => h.Message == message.GetType())
            .Deliver(host.Host.Services, Guid.CreateVersion7(), message, CancellationToken.None);
    }

    async Task<long> InClearAsync(params string[] dates)
    {
        await using var connection = new NpgsqlConnection(host.Host.Database);
        await connection.OpenAsync();
        await using var count = new NpgsqlCommand(
            """
            select (select count(*) from referrals.mt_events where data::text like any ($1))
                + (select count(*) from referrals.mt_doc_referral where data::text like any ($1))
            """,
            connection)
        {
            Parameters = { new() { Value = dates.Select(d => $"%{d}%").ToArray() } },
        };
        return (long)(await count.ExecuteScalarAsync())!;
    }
}
