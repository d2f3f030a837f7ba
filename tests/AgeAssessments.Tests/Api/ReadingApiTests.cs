using Npgsql;
using TransferScheme.Platform.Security;

namespace TransferScheme.AgeAssessments.Tests.Api;

/// <summary>Who reads what of an assessment through the API, on a real database and broker.</summary>
/// <param name="host">The host.</param>
public sealed class ReadingApiTests(AgesHost host) : IClassFixture<AgesHost>
{
    [Fact]
    public async Task Only_services_ask_the_guard_and_it_says_no_while_the_age_is_pending()
    {
        var ages = await host.Doubt();
        using var service = host.As(Role.Service);
        using var manager = host.Manager();
        var path = $"age-assessments/guard?childId={ages.Child}";
        (await ages.Get(manager, path)).Status.ShouldBe(403);
        (await ages.Get(service, "age-assessments/guard")).Status.ShouldBe(400);
        var pending = (await ages.Get(service, path)).Body;
        ((string?)pending["ageCase"], (bool)pending["end"]!["allowed"]!, (bool)pending["travel"]!["allowed"]!).ShouldBe(("pending", false, false));
        (await ages.Act(manager, "presumption", new { from = "2026-03-04", accommodation = "a" })).Status.ShouldBe(200);
        (await ages.Act(manager, "travel-agreement", new { lead = A.Kent, completeBy = "2026-04-01", safeguards = "s" })).Status.ShouldBe(200);
        var agreed = (await ages.Get(service, path)).Body;
        ((string?)agreed["ageCase"], (bool)agreed["end"]!["allowed"]!, (bool)agreed["travel"]!["allowed"]!)
            .ShouldBe(("presumedChildPending", false, true));
        var nobody = (await ages.Get(service, $"age-assessments/guard?childId={Guid.NewGuid()}")).Body;
        ((string?)nobody["ageCase"], (bool)nobody["end"]!["allowed"]!).ShouldBe(("none", true));
    }

    [Fact]
    public async Task Privileged_advice_is_for_the_managers_of_the_authority_that_was_advised()
    {
        var ages = await (await host.Doubt()).To("consequences");
        using var manager = host.Manager();
        using var lead = host.Lead();
        using var receiver = host.Receiver();
        using var national = host.As(Role.National, person: A.Next);
        var path = $"age-assessments/{ages.Id}/privileged";
        (await ages.Act(manager, "challenge", new { on = "2026-03-04", words = "letter" })).Word.ShouldBe("200 challenged");
        (await ages.Act(manager, "challenge/maintenance", new { words = "we stand by it" })).Word.ShouldBe("409 advice-missing");
        (await ages.Act(manager, "privileged", new { words = "the advice" })).Word.ShouldBe("200 challenged");
        (await ages.Act(manager, "challenge/maintenance", new { words = "we stand by it" })).Word.ShouldBe("200 challenged");
        ((string?)(await ages.Get(manager, path)).Body["items"]![0]!["words"]).ShouldBe("the advice");
        (await ages.Get(lead, path)).Status.ShouldBe(403);
        (await ages.Get(national, path)).Status.ShouldBe(403);
        await host.Tell(AgesHost.Completed(ages.Referral));
        (await ages.Get(receiver, path)).Body["items"]!.AsArray().ShouldBeEmpty();
        (await ages.Get(manager, path)).Body["items"]!.AsArray().Count.ShouldBe(1);
    }

    [Fact]
    public async Task Who_reads_stands_in_the_log_and_what_was_believed_can_be_asked()
    {
        var ages = await (await host.Doubt()).To("consequences");
        using var lead = host.Lead();
        await ages.Get(lead);
        (await ages.Get(lead, $"age-assessments/{ages.Id}/access-log")).Body.ToJsonString().ShouldContain("age-assessment");
        var now = (await ages.Get(lead, $"age-assessments/{ages.Id}/belief?on=2026-03-04")).Body;
        ((string?)now["basis"], (string?)now["operative"]!["source"]).ShouldBe(("found", "laS50"));
        var before = (await ages.Get(lead, $"age-assessments/{ages.Id}/belief?on=2026-03-03")).Body;
        ((string?)before["basis"]).ShouldBe("claimed");
        ((string?)(await ages.Get(lead, $"age-assessments/{ages.Id}/belief?on=2026-03-04&knownAt=2026-03-01T00:00:00Z")).Body["basis"])
            .ShouldBe("claimed");
    }

    [Fact]
    public async Task The_passport_and_the_pages_to_print_are_for_those_who_may_read_them()
    {
        var ages = await (await host.Doubt()).To("consequences");
        using var lead = host.Lead();
        using var national = host.As(Role.National, person: A.Next);
        using var auditor = host.As(Role.Auditor);
        using var receiver = host.Receiver();
        var passport = (await ages.Get(lead, $"age-assessments/{ages.Id}/passport")).Body;
        passport["disputed"]!.AsArray().Count.ShouldBe(2);
        ((string?)passport["operative"]!["dateOfBirth"]).ShouldBe("2009-08-14");
        (await ages.Get(national, $"age-assessments/{ages.Id}/passport")).Body["disputed"].ShouldBeNull();
        (await ages.Get(auditor, $"age-assessments/{ages.Id}/passport")).Status.ShouldBe(403);
        var letter = await ages.Get(lead, $"age-assessments/{ages.Id}/letter.html");
        letter.Body.ToString().ShouldContain("Canary-reason");
        using var printed = await lead.GetAsync($"/api/v1/age-assessments/{ages.Id}/letter.html");
        printed.Headers.GetValues("Content-Security-Policy").Single().ShouldStartWith("default-src 'none'; style-src 'sha256-");
        (await ages.Get(lead, $"age-assessments/{ages.Id}/record.html")).Body.ToString().ShouldContain("Canary-answer");
        (await ages.Get(national, $"age-assessments/{ages.Id}/record.html")).Status.ShouldBe(403);
        await host.Tell(AgesHost.Completed(ages.Referral));
        (await ages.Get(receiver, $"age-assessments/{ages.Id}/passport")).Body["disputed"]!.AsArray().Count.ShouldBe(2);

        // The entry authority's finding does not bind the receiver until it relies on it.
        (await ages.Get(receiver)).Body["operative"]!["source"]!.GetValue<string>().ShouldBe("presumedChild");
        (await ages.Act(receiver, "reliance", new { words = "We have read it." })).Word.ShouldBe("200 served");
        (await ages.Get(receiver)).Body["operative"]!["source"]!.GetValue<string>().ShouldBe("laS50");
    }

    [Fact]
    public async Task No_word_of_an_assessment_stands_in_clear_anywhere_in_the_database()
    {
        var ages = await host.Doubt();
        await ages.To("consequences");
        using var manager = host.Manager();
        (await ages.Act(manager, "privileged", new { words = "Canary-advice" })).Status.ShouldBe(200);
        await using var connection = new NpgsqlConnection(host.Host.Database);
        await connection.OpenAsync();
        var tables = new List<string>();
        await using (var list = new NpgsqlCommand(
            "select table_schema || '.' || table_name from information_schema.tables where table_schema = 'age_assessments'", connection))
        await using (var reader = await list.ExecuteReaderAsync())
        {
            while (await reader.ReadAsync())
            {
                tables.Add(reader.GetString(0));
            }
        }

        tables.Count.ShouldBeGreaterThan(5);
        foreach (var table in tables)
        {
            // CA2100 fears what people typed; the names come from the database's own catalogue.
#pragma warning disable CA2100
            await using var count = new NpgsqlCommand($"select count(*) from {table} t where t::text like '%Canary%'", connection);
#pragma warning restore CA2100
            (await count.ExecuteScalarAsync()).ShouldBe(0L, table);
        }
    }
}
