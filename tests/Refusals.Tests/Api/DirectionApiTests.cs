using TransferScheme.Contracts.Allocation;
using TransferScheme.Platform.Security;
using static TransferScheme.Refusals.Tests.Api.RefusalsHost;

namespace TransferScheme.Refusals.Tests.Api;

/// <summary>
/// The powers of sections 70, 71 and 72 of the Immigration Act 2016, walked through as a national user, an authority and a stranger
/// would, on a clock of their own.
/// </summary>
public sealed partial class DirectionApiTests : IAsyncLifetime
{
    const string Stranger = "E09000001";
    readonly RefusalsHost _host = new();

    /// <inheritdoc/>
    public Task InitializeAsync() => _host.InitializeAsync();

    /// <inheritdoc/>
    public Task DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Section_70_information_is_directed_answered_by_the_return_of_services_overdue_replaced_and_late()
    {
        using var national = _host.As(Role.National);
        using var officer = _host.Officer();
        using var stranger = _host.As(Role.Assessor, Stranger);
        var body = new
        {
            kind = "information", authority = A.Durham, dueAt = "2026-03-10T12:00:00Z", form = "services-2026", reasons = "Canary",
        };
        (await Send(officer, HttpMethod.Post, "directions", body)).Word.ShouldBe("403 forbidden");
        var first = await Direct(national, body);
        (await Send(national, HttpMethod.Post, "directions", body)).Word.ShouldBe("409 already-directed");

        // What was returned before, in another form, or by another authority answers nothing.
        await _host.Tell(
            Returned(A.Wednesday.AddDays(-1), 5), Returned(A.Wednesday, 6, "services-2025"), Returned(A.Wednesday, 2, of: A.Kent));
        (await Read(stranger, first)).Word.ShouldBe("200 given");

        var returned = Returned(A.Wednesday.AddHours(1), 7);
        await _host.Tell(returned, returned);
        var answered = await Read(stranger, first);
        (answered.Word, (bool?)answered.Body["late"], (string?)answered.Body["form"], answered.ETag).ShouldBe(
            ("200 answered", false, "services-2026", "\"2\""));
        answered.Body.ToJsonString().ShouldNotContain("Canary");
        (await Read(officer, first)).Body["changes"]![0]!["text"]!.GetValue<string>().ShouldBe("Canary");

        // The next one is not met in time, and another with more time takes its place; what comes after that is late.
        var second = await Direct(national, body);
        (await Send(national, HttpMethod.Post, "directions", new
        {
            kind = "information", authority = A.Kent, dueAt = "2026-03-10T12:00:00Z", form = "services-2026", replaces = second,
        })).Body["errors"]!.AsObject().Select(e => e.Key).ShouldBe(["replaces"]);
        await Wake("2026-03-10T12:00:00Z");
        ((bool?)(await Read(stranger, second)).Body["overdue"]).ShouldBe(true);
        var third = await Direct(national, new
        {
            kind = "information", authority = A.Durham, dueAt = "2026-03-11T12:00:00Z", form = "services-2026", replaces = second,
        });
        var replaced = await Read(stranger, second);
        (replaced.Word, (string?)replaced.Body["replacedBy"], (bool?)replaced.Body["overdue"]).ShouldBe(("200 replaced", third, false));
        await Wake("2026-03-11T12:00:00Z");
        await _host.Tell(Returned(new(2026, 3, 11, 12, 0, 0, TimeSpan.Zero), 8));
        var late = await Read(stranger, third);
        (late.Word, (bool?)late.Body["late"], (long?)late.Body["number"], (string?)late.Body["replaces"]).ShouldBe(
            ("200 answered", true, 3, second));
        late.Body["changes"]!.AsArray().Select(c => (string?)c!["words"]).ShouldBe(
            ["Information was directed in the form services-2026", "What was directed came, late"]);
    }

    [Fact]
    public async Task Section_71_reasons_are_directed_to_two_recipients_given_a_later_day_answered_and_received_by_each()
    {
        var referral = Guid.CreateVersion7();
        var offer = await _host.Offer(referral);
        using var national = _host.As(Role.National);
        using var kent = _host.As(Role.DutyOfficer, A.Kent);
        using var officer = _host.Officer();
        using var director = _host.Director();
        using var auditor = _host.As(Role.Auditor);
        var issued = await _host.Issue(offer);
        await Send(kent, HttpMethod.Post, $"refusals/{offer}/non-compliance", new { note = "x" }, issued.ETag);
        var first = await Direct(national, new { kind = "reasons", authority = A.Durham, referralId = referral });
        var direction = await Direct(national, new
        {
            kind = "reasons", authority = A.Durham, referralId = referral, dueAt = "2026-03-13T15:00:00Z", replaces = first,
        });
        (await Read(auditor, first)).Word.ShouldBe("200 replaced");
        var due = await Send(officer, HttpMethod.Get, $"refusals/{offer}");
        (due.Word, (string?)due.Body["dueOn"]).ShouldBe(("200 reasonsDue", "2026-03-13"));

        // Which referral it is stands in it for the parties alone.
        foreach (var party in new[] { national, kent, officer })
        {
            var read = (await Read(party, direction)).Body;
            ((string?)read["referralId"], Receipts(read)).ShouldBe((referral.ToString(), "entry False, national False"));
        }

        var register = (await Read(auditor, direction)).Body.ToJsonString();
        register.ShouldNotContain(referral.ToString());
        register.ShouldNotContain(A.Kent);
        var page = await Send(auditor, HttpMethod.Get, $"directions/{direction}/direction.html");
        page.Body.ToString().ShouldNotContain(referral.ToString());

        var written = await Send(officer, HttpMethod.Put, $"refusals/{offer}/statement", A.Form, due.ETag);
        var given = await Send(director, HttpMethod.Post, $"refusals/{offer}/written-reasons", null, written.ETag);
        given.Word.ShouldBe("200 reasonsProvided");
        var answered = await Read(kent, direction);
        (answered.Word, (bool?)answered.Body["late"], Receipts(answered.Body)).ShouldBe(
            ("200 answered", false, "entry False, national False"));
        var received = await Send(kent, HttpMethod.Post, $"refusals/{offer}/receipt", null, given.ETag);
        Receipts((await Read(national, direction)).Body).ShouldBe("entry True, national False");
        await Send(national, HttpMethod.Post, $"refusals/{offer}/receipt", null, received.ETag);
        Receipts((await Read(officer, direction)).Body).ShouldBe("entry True, national True");
    }

    [Fact]
    public async Task Section_71_a_direction_lapses_when_the_offer_is_accepted_after_all()
    {
        var referral = Guid.CreateVersion7();
        var offer = await _host.Offer(referral);
        using var national = _host.As(Role.National);
        await _host.Tell(new OfferResponseOverdue
        {
            OfferId = offer, Version = 3, OccurredAt = A.Wednesday, ReferralId = referral, Authority = A.Durham, Region = "north-east",
            RespondBy = A.Wednesday,
        });
        await Send(national, HttpMethod.Post, $"refusals/{offer}/non-compliance", new { note = "x" });
        var direction = await Direct(national, new { kind = "reasons", authority = A.Durham, referralId = referral });
        await _host.Tell(new OfferAccepted
        {
            OfferId = offer, Version = 4, OccurredAt = A.Wednesday, ReferralId = referral, Authority = A.Durham, Size = 1,
        });
        (await Read(national, direction)).Word.ShouldBe("200 lapsed");
    }

    [Fact]
    public async Task Section_72_a_direction_is_noticed_represented_on_considered_given_modified_replaced_and_withdrawn()
    {
        await Wake("2026-03-29T22:30:00Z");
        using var national = _host.As(Role.National);
        using var officer = _host.Officer();
        using var stranger = _host.As(Role.DutyOfficer, Stranger);
        var proposal = new { kind = "scheme", authority = A.Durham, reasons = "Canary-notice" };
        (await Send(officer, HttpMethod.Post, "directions", proposal)).Word.ShouldBe("403 forbidden");
        var id = await Direct(national, proposal, "notice");
        var notice = await Read(stranger, id);
        (notice.Word, (string?)notice.Body["noticeOn"], (string?)notice.Body["representationsUntil"]).ShouldBe(
            ("200 notice", "2026-03-29", "2026-04-11"));

        // On the last moment of 11 April, summer time, representations are in time and no direction can be given.
        await Wake("2026-04-11T22:59:59Z");
        (await Act(stranger, id, "representations", new { text = "x" })).Word.ShouldBe("403 forbidden");
        (await Act(national, id, "representations", new { text = "x" })).Word.ShouldBe("403 forbidden");
        (await Send(officer, HttpMethod.Post, $"directions/{id}/representations", new { text = "x" })).Status.ShouldBe(428);
        (await Send(officer, HttpMethod.Post, $"directions/{id}/representations", new { text = "x" }, "\"9\"")).Status.ShouldBe(412);
        (await Act(officer, id, "representations", new { text = " " })).Status.ShouldBe(400);
        (await Act(officer, id, "representations", new { text = "Canary-in-time" })).Word.ShouldBe("200 notice");
        (await Act(national, id, "decision", Decision)).Word.ShouldBe("409 period-running");
        (await Act(national, id, "change", Change("modify"))).Word.ShouldBe("409 not-in-force");

        // A second later the day is over: what comes is kept and marked late, and it need not be considered.
        await Wake("2026-04-11T23:00:00Z");
        (await Act(officer, id, "representations", new { text = "Canary-late" })).Word.ShouldBe("200 notice");
        (await Act(national, id, "decision", Decision)).Word.ShouldBe("409 representations-not-considered");
        (await Act(officer, id, "representations/1/consideration", new { note = "x" })).Word.ShouldBe("403 forbidden");
        (await Act(national, id, "representations/3/consideration", new { note = "x" })).Word.ShouldBe("409 no-such-representations");
        (await Act(national, id, "representations/1/consideration", new { note = "Canary-weighed" })).Word.ShouldBe("200 notice");
        (await Act(national, id, "representations/1/consideration", new { note = "x" })).Word.ShouldBe("409 already-considered");
        (await Act(national, id, "decision", new { given = true, reasons = "x" })).Word.ShouldBe("409 finding-required");
        (await Act(national, id, "decision", new { given = true, reasons = "x", finding = new { unduePrejudice = true, reasons = "x" } }))
            .Word.ShouldBe("409 undue-prejudice");
        (await Act(officer, id, "decision", Decision)).Word.ShouldBe("403 forbidden");
        (await Act(national, id, "decision", Decision)).Word.ShouldBe("200 given");
        (await Act(national, id, "decision", Decision)).Word.ShouldBe("409 no-notice");
        (await Act(officer, id, "representations", new { text = "Canary-after" })).Word.ShouldBe("200 given");
        (await Send(national, HttpMethod.Post, "directions", proposal)).Word.ShouldBe("409 already-under-direction");

        // Its modification has a notice of its own, given as the clocks go back.
        await Wake("2026-10-25T00:30:00Z");
        (await Act(officer, id, "change", Change("modify"))).Word.ShouldBe("403 forbidden");
        (await Act(national, id, "change", Change("modify"))).Word.ShouldBe("200 changeNotice");
        (await Act(national, id, "change", Change("withdraw"))).Word.ShouldBe("409 not-in-force");
        await Wake("2026-11-07T23:59:59Z");
        (await Act(national, id, "decision", Decision)).Word.ShouldBe("409 period-running");
        await Wake("2026-11-08T00:00:00Z");
        (await Act(national, id, "decision", Decision)).Word.ShouldBe("200 given");
        ((int?)(await Read(stranger, id)).Body["revision"]).ShouldBe(2);

        // Another takes its place only once it is given itself.
        var next = await Direct(national, new { kind = "scheme", authority = A.Durham, replaces = id }, "notice");
        (await Send(national, HttpMethod.Post, "directions", proposal)).Word.ShouldBe("409 notice-running");
        (await Read(stranger, id)).Word.ShouldBe("200 given");
        await Wake("2026-11-22T00:00:00Z");
        (await Act(national, next, "decision", Decision)).Word.ShouldBe("200 given");
        (await Read(stranger, id)).Word.ShouldBe("200 replaced");
        (await Act(officer, id, "representations", new { text = "x" })).Word.ShouldBe("409 no-notice");

        // Withdrawn early in its notice, with the authority's agreement.
        (await Act(national, next, "change", Change("withdraw"))).Word.ShouldBe("200 changeNotice");
        (await Act(national, next, "change", new { act = "withdraw", reasons = "x", withAgreement = true })).Word.ShouldBe("200 withdrawn");
        (await Act(national, next, "change", Change("modify"))).Word.ShouldBe("409 not-in-force");

        await IsTold(id);
    }

    [Fact]
    public async Task Section_72_of_two_notices_given_at_once_one_stands_and_the_other_is_told_so()
    {
        using var national = _host.As(Role.National, person: Guid.CreateVersion7());
        using var other = _host.As(Role.National, person: Guid.CreateVersion7());
        var body = new { kind = "scheme", authority = A.Durham };
        var told = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(i => Send(i % 2 == 0 ? national : other, HttpMethod.Post, "directions", body)));
        told.Select(t => t.Word).Order(StringComparer.Ordinal).ShouldBe(["201 notice", .. Enumerable.Repeat("409 notice-running", 7)]);

        // And of two decisions on it, one: the other was taken on what is not so any more.
        var id = (string)told.Single(t => t.Status == 201).Body["id"]!;
        await Wake("2026-03-18T00:00:00Z");
        var decided = await Task.WhenAll(
            Send(national, HttpMethod.Post, $"directions/{id}/decision", Decision, "\"1\""),
            Send(other, HttpMethod.Post, $"directions/{id}/decision", new { given = false, reasons = "x" }, "\"1\""));
        decided.Select(t => t.Status).Order().ShouldBe([200, 412]);
    }

    [Fact]
    public async Task The_register_is_open_to_everybody_who_is_signed_in_filtered_paged_and_as_it_was()
    {
        using var national = _host.As(Role.National);
        using var nobody = _host.Host.Client();
        await Direct(national, new { kind = "scheme", authority = A.Kent, reasons = "Canary" }, "notice");
        await Direct(national, new { kind = "information", authority = A.Kent, dueAt = "2026-04-01T10:00:00Z", form = "f" });
        await Wake("2026-03-05T10:00:00Z");
        var last = await Direct(national, new { kind = "information", authority = A.Durham, dueAt = "2026-04-01T10:00:00Z", form = "f" });

        using var answer = await nobody.GetAsync("/api/v1/directions");
        ((int)answer.StatusCode).ShouldBe(401);
        foreach (var role in Enum.GetValues<Role>())
        {
            using var reader = _host.As(role, Stranger);
            var list = await Send(reader, HttpMethod.Get, "directions");
            list.Body["items"]!.AsArray().Count.ShouldBe(3, role.ToString());
            list.Body.ToJsonString().ShouldNotContain("Canary");
        }

        (await Count($"?authority={A.Kent}"), await Count("?kind=information"), await Count("?status=notice"),
            await Count($"?authority={A.Kent}&kind=information&status=given"), await Count("?status=changeNotice"))
            .ShouldBe((2, 2, 1, 1, 0));
        (await Count("?region=north-east"), await Count("?inForce=true"), await Count("?inForce=false"), await Count("?overdue=true"))
            .ShouldBe((1, 2, 1, 0));
        foreach (var wrong in new[] { "?status=x", "?kind=x", "?authority=", "?limit=0", "?cursor=x" })
        {
            (await Send(national, HttpMethod.Get, $"directions{wrong}")).Status.ShouldBe(400, wrong);
        }

        var page = await Send(national, HttpMethod.Get, "directions?limit=2");
        page.Body["items"]!.AsArray().Count.ShouldBe(2);
        var rest = await Send(national, HttpMethod.Get, $"directions?limit=2&cursor={page.Body["next"]}");
        ((string?)rest.Body["items"]!.AsArray().Single()!["id"], rest.Body["next"]).ShouldBe((last, null));

        (await Send(national, HttpMethod.Get, $"directions/{last}?asAt=2026-03-04T12:00:00Z")).Word.ShouldBe("404 not-found");
        (await Send(national, HttpMethod.Get, $"directions/{last}?asAt=2027-03-04T12:00:00Z")).Status.ShouldBe(400);
        (await Send(national, HttpMethod.Get, $"directions/{Guid.CreateVersion7()}")).Word.ShouldBe("404 not-found");
        (await Send(national, HttpMethod.Get, $"directions/{Guid.CreateVersion7()}/direction.html")).Word.ShouldBe("404 not-found");

        async Task<int> Count(string query) => (await Send(national, HttpMethod.Get, $"directions{query}")).Body["items"]!.AsArray().Count;
    }
}
