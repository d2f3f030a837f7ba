using TransferScheme.Contracts.Allocation;
using TransferScheme.Contracts.Referrals;
using TransferScheme.Platform.Security;
using static TransferScheme.Refusals.Tests.Api.RefusalsHost;

namespace TransferScheme.Refusals.Tests.Api;

/// <summary>The watch over HTTP, and the log of who read a statement.</summary>
public sealed class WatchApiTests(RefusalsHost fixture) : IClassFixture<RefusalsHost>
{
    [Fact]
    public async Task A_place_declared_after_the_statement_that_there_is_none_is_a_finding_and_silence_is_told()
    {
        var offer = await fixture.Offer();
        var drafted = await fixture.Draft(offer, new { response = "deferral", grounds = new[] { A.G06 } });
        (await fixture.Decide(offer, drafted.ETag)).Word.ShouldBe("200 answered");
        using var national = fixture.As(Role.National);
        (await Findings(national, "contradiction")).ShouldBeEmpty();
        fixture.Allocation.Places[A.Durham] = 1;
        var found = (await Findings(national, "contradiction")).Single();
        found.ShouldBe($"{A.Durham} On 2026-03-04 it said that it has no suitable placement; its own return shows 1 now. {offer}");
        fixture.Allocation.IsSilentOnReturns = true;
        var silent = await Send(national, HttpMethod.Get, "refusals/watch");
        silent.Body["notLookedAt"]!.ToJsonString().ShouldBe("""["contradiction"]""");
        (fixture.Allocation.IsSilentOnReturns, fixture.Allocation.Places[A.Durham]) = (false, 0);
    }

    [Fact]
    public async Task What_became_of_each_declined_referral_is_told_with_its_working_days()
    {
        var (arrived, waiting, withdrawn) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        foreach (var referral in new[] { arrived, waiting, withdrawn })
        {
            await fixture.Issue(await fixture.Offer(referral));
        }

        var elsewhere = Guid.CreateVersion7();
        await fixture.Tell(
            Made(elsewhere, arrived) with { Authority = A.Kent, Region = "south-east" },
            new OfferAccepted
            {
                OfferId = elsewhere, Version = 2, OccurredAt = A.Wednesday.AddDays(1), ReferralId = arrived, Authority = A.Kent, Size = 1,
            },
            new TransferCompleted
            {
                ReferralId = arrived, Version = 12, OccurredAt = A.Wednesday.AddDays(6), EntryAuthority = A.Kent,
                ReceivingAuthority = A.Kent, Size = 1, InAuthorityCare = true, EffectiveAt = A.Wednesday.AddDays(6), WorkingDays = 4,
                WithinLimit = true,
            },
            new ReferralWithdrawn
            {
                ReferralId = withdrawn, Version = 9, OccurredAt = A.Wednesday, EntryAuthority = A.Kent, ReasonCode = "x",
                WasEligible = true,
            });
        using var national = fixture.As(Role.National);
        var watch = await Send(national, HttpMethod.Get, "refusals/watch");
        var children = watch.Body["findings"]!.AsArray().Single(f => (string?)f!["kind"] == "children-declined")!["children"]!.AsArray()
            .ToDictionary(c => (Guid)c!["referralId"]!, c => $"{c!["became"]} {c["by"]} {c["workingDays"]}");
        (children[arrived], children[waiting], children[withdrawn]).ShouldBe(($"arrived {A.Kent} 4", "waiting  0", "withdrawn  "));
    }

    [Fact]
    public async Task A_chart_is_of_one_subject_month_by_month_for_those_who_oversee()
    {
        var offer = await fixture.Offer();
        await fixture.Issue(offer);
        using var national = fixture.As(Role.National);
        var chart = await Send(national, HttpMethod.Get, $"refusals/watch/chart?measure=declined&authority={A.Durham}&months=2");
        chart.Body["points"]!.AsArray().Select(p => (string?)p!["period"]).ShouldBe(["2026-02", "2026-03"]);
        chart.Body["points"]![1]!["refusals"]!.AsArray().Select(r => (Guid)r!).ShouldContain(offer);
        ((string?)chart.Body["authority"], (decimal)chart.Body["centreLine"]! > 0).ShouldBe((A.Durham, true));
        var other = await Send(national, HttpMethod.Get, "refusals/watch/chart");
        ((string?)other.Body["measure"], other.Body["points"]!.AsArray().Count).ShouldBe(("other", 12));

        using var elsewhere = fixture.As(Role.Coordinator, region: "london");
        (await Send(elsewhere, HttpMethod.Get, $"refusals/watch/chart?authority={A.Durham}")).Body["points"]!.AsArray()
            .ShouldAllBe(p => (int)p!["of"]! == 0);
        (await Send(elsewhere, HttpMethod.Get, "refusals/watch/chart?region=north-east")).Body["points"]!.AsArray()
            .ShouldAllBe(p => (int)p!["of"]! == 0);
        using var officer = fixture.Officer();
        (await Send(officer, HttpMethod.Get, "refusals/watch/chart")).Word.ShouldBe("403 forbidden");
        foreach (var wrong in new[] { "measure=rank", "months=0", "months=61", "months=x" })
        {
            (await Send(national, HttpMethod.Get, $"refusals/watch/chart?{wrong}")).Status.ShouldBe(400, wrong);
        }
    }

    [Fact]
    public async Task Every_read_is_a_line_of_a_chain_that_shows_what_was_changed()
    {
        var offer = await fixture.Offer();
        await fixture.Issue(offer);
        using var national = fixture.As(Role.National);
        using var kent = fixture.As(Role.DutyOfficer, A.Kent);
        using var auditor = fixture.As(Role.Auditor);
        using var stranger = fixture.As(Role.DutyOfficer, "E09000001");
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Send(national, HttpMethod.Get, $"refusals/{offer}")));
        await Send(kent, HttpMethod.Get, $"refusals/{offer}/statement.html");
        var all = await Send(auditor, HttpMethod.Get, $"refusals/{offer}/access-log");
        all.Body["items"]!.AsArray().Select(i => $"{i!["number"]} {i["role"]} {i["projection"]} {i["purpose"]}").ShouldBe(
        [
            "1 National refusal oversight", "2 National refusal oversight", "3 National refusal oversight", "4 National refusal oversight",
            "5 DutyOfficer statement-page transfer",
        ]);
        var chain = all.Body["chain"]!;
        ((long?)chain["lines"], chain["firstFault"], (string?)chain["head"]).ShouldBe(
            (5, null, (string?)all.Body["items"]![4]!["hash"]));
        (await Send(kent, HttpMethod.Get, $"refusals/{offer}/access-log")).Body["items"]!.AsArray().Select(i => (long?)i!["number"])
            .ShouldBe([5]);
        (await Send(stranger, HttpMethod.Get, $"refusals/{offer}/access-log")).Word.ShouldBe("404 not-found");
    }

    [Fact]
    public async Task A_read_names_its_purpose_from_the_list_and_no_time_in_the_future()
    {
        var offer = await fixture.Offer();
        await fixture.Issue(offer);
        using var national = fixture.As(Role.National);
        (await Send(national, HttpMethod.Get, $"refusals/{offer}?asAt=2030-01-01T00:00:00Z")).Body["errors"]!.AsObject()
            .Select(e => e.Key).ShouldBe(["asAt"]);
        national.DefaultRequestHeaders.Add("Purpose", "curiosity");
        foreach (var path in new[] { $"refusals/{offer}", $"refusals/{offer}/statement.html" })
        {
            (await Send(national, HttpMethod.Get, path)).Body["errors"]!.AsObject().Select(e => e.Key).ShouldBe(["Purpose"]);
        }
    }

    static async Task<IReadOnlyList<string>> Findings(HttpClient client, string kind) =>
    [
        .. (await Send(client, HttpMethod.Get, "refusals/watch")).Body["findings"]!.AsArray().Where(f => (string?)f!["kind"] == kind)
            .Select(f => $"{f!["subject"]} {f["sentence"]} {f["refusals"]![0]}"),
    ];
}
