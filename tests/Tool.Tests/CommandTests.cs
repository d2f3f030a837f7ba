namespace TransferScheme.Tool.Tests;

public sealed class CommandTests
{
    [Fact]
    public async Task Clock_shows_the_time()
    {
        await using var scheme = await FakeScheme.StartAsync();
        (await scheme.RunAsync("clock")).ShouldBe((0, "2026-03-02T09:00:00Z (simulated)", ""));
        scheme.Asked.ShouldBe(["GET /api/v1/development/clock"]);
    }

    [Fact]
    public async Task Clock_advance_sends_the_moment_and_shows_what_stands()
    {
        await using var scheme = await FakeScheme.StartAsync();
        (await scheme.RunAsync("clock", "advance", "2026-03-20T10:00:00+01:00")).ShouldBe((0, "2026-03-20T09:00:00Z (simulated)", ""));
        scheme.Asked.ShouldBe(["""POST /api/v1/development/clock {"advanceTo":"2026-03-20T10:00:00+01:00"}"""]);
    }

    [Theory]
    [InlineData("2026-03-20", "2026-03-20 is not a time such as 2026-03-20T09:00:00Z.")]
    [InlineData("2026-03-20T09:00:00", "2026-03-20T09:00:00 is not a time such as 2026-03-20T09:00:00Z.")]
    [InlineData("2020-03-20T09:00Z", "The request is not valid (invalid). Correct the members named in errors. advanceTo: Too early.")]
    public async Task Clock_advance_says_why_not(string time, string message)
    {
        await using var scheme = await FakeScheme.StartAsync();
        (await scheme.RunAsync("clock", "advance", time)).ShouldBe((1, "", message));
    }

    [Fact]
    public async Task Parked_list_shows_each_message_as_the_national_team_sees_it()
    {
        await using var scheme = await FakeScheme.StartAsync();
        var (code, output, errors) = await scheme.RunAsync("parked", "list");
        (code, errors).ShouldBe((0, ""));
        output.Split('\n').Single(line => line.Contains("OfferMade", StringComparison.Ordinal))
            .Split('│', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).ShouldBe(
            [
                "referrals", "referrals-when-offer-made/1", "OfferMade", "9", "2026-03-02 09:00:00Z", "waits for a person",
                "NotYetException: Waits [for] it.",
            ]);
    }

    [Fact]
    public async Task Parked_list_of_one_service_says_when_there_is_none()
    {
        await using var scheme = await FakeScheme.StartAsync();
        (await scheme.RunAsync("parked", "list", "allocation")).ShouldBe((0, "No message is parked.", ""));
        (await scheme.RunAsync("parked", "list", "post-office")).ShouldBe(
        (
            1, "", "There is no service called post-office. They are age_assessments, allocation, dashboards, identity, referrals, refusals."
        ));
    }

    [Fact]
    public async Task Parked_replay_has_one_message_or_all_tried_again()
    {
        await using var scheme = await FakeScheme.StartAsync();
        (await scheme.RunAsync("parked", "replay", "referrals")).ShouldBe((0, "1 to be tried again now.", ""));
        (await scheme.RunAsync("parked", "replay", "referrals", "referrals-when-offer-made/1")).ShouldBe((0, "1 to be tried again now.", ""));
        (await scheme.RunAsync("parked", "replay", "referrals", "none")).ShouldBe((1, "", "referrals has no parked message none."));
        scheme.Asked.Where(a => a.Contains("replay", StringComparison.Ordinal)).ShouldBe(
        [
            "POST /operations/referrals/parked-messages/replay",
            "POST /operations/referrals/parked-messages/replay?id=referrals-when-offer-made%2F1",
            "POST /operations/referrals/parked-messages/replay?id=none",
        ]);
    }

    [Fact]
    public async Task Dead_letters_list_shows_each_letter_but_not_what_it_says()
    {
        await using var scheme = await FakeScheme.StartAsync();
        var (code, output, errors) = await scheme.RunAsync("dead-letters", "list");
        (code, errors).ShouldBe((0, ""));
        output.Split('\n').Where(line => line.Contains("referrals-when", StringComparison.Ordinal))
            .Select(line => string.Join('|', line.Split('│', StringSplitOptions.TrimEntries))).ShouldBe(
            [
                "|referrals|0190|referrals-when-offer-made|2|2026-03-02 09:00:00Z|delivery_limit [x]|",
                "|referrals|abcd|referrals-when-offer-made|1||It cannot be read.|",
            ]);
        (await scheme.RunAsync("dead-letters", "list", "allocation")).ShouldBe((0, "There are no dead letters.", ""));
    }

    [Fact]
    public async Task Dead_letters_replay_sends_some_or_all_back()
    {
        await using var scheme = await FakeScheme.StartAsync();
        (await scheme.RunAsync("dead-letters", "replay", "referrals")).ShouldBe((0, "2 sent back.", ""));
        (await scheme.RunAsync("dead-letters", "replay", "referrals", "0190", "ab&cd")).ShouldBe((0, "2 sent back.", ""));
        (await scheme.RunAsync("dead-letters", "replay", "referrals", "none")).ShouldBe((1, "", "referrals has no dead letter none."));
        scheme.Asked.Where(a => a.Contains("replay", StringComparison.Ordinal)).ShouldBe(
        [
            "POST /operations/referrals/dead-letters/replay",
            "POST /operations/referrals/dead-letters/replay?id=0190&id=ab%26cd",
            "POST /operations/referrals/dead-letters/replay?id=none",
        ]);
    }

    [Fact]
    public async Task Republish_has_a_service_publish_all_again()
    {
        await using var scheme = await FakeScheme.StartAsync();
        (await scheme.RunAsync("republish", "referrals")).ShouldBe((0, "referrals publishes all its messages again.", ""));
    }

    [Fact]
    public async Task Export_of_the_rota_goes_to_standard_output_or_to_a_file_byte_for_byte()
    {
        await using var scheme = await FakeScheme.StartAsync();
        (await scheme.RunAsync("export", "rota")).ShouldBe((0, FakeScheme.Ledger.Trim(), ""));
        var file = Path.GetTempFileName();
        (await scheme.RunAsync("export", "rota", file)).ShouldBe((0, $"The ledger is in {file}.", ""));
        (await File.ReadAllTextAsync(file)).ShouldBe(FakeScheme.Ledger);
        File.Delete(file);
    }

    [Fact]
    public async Task Export_that_breaks_off_or_cannot_be_written_fails()
    {
        await using var scheme = await FakeScheme.StartAsync();
        var nowhere = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName(), "ledger.jsonl");
        var (code, output, errors) = await scheme.RunAsync("export", "rota", nowhere);
        (code, output).ShouldBe((1, ""));
        errors.ShouldStartWith($"{nowhere} cannot be written: ");
        scheme.BreaksOff = true;
        (await scheme.RunAsync("export", "rota")).Errors.ShouldContain("/api/v1/rota/export broke off: ");
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, "an earlier one");
        (await scheme.RunAsync("export", "rota", file)).Code.ShouldBe(1);
        (await File.ReadAllTextAsync(file)).ShouldBe("an earlier one");
    }

    [Theory]
    [InlineData("ready", "green", 0)]
    [InlineData("degraded", "red", 1)]
    [InlineData("unavailable", "green", 1)]
    public async Task Health_tells_by_its_exit_code_whether_all_is_well(string ready, string alarms, int expected)
    {
        await using var scheme = await FakeScheme.StartAsync();
        scheme.Health = (ready, alarms);
        var (code, output, errors) = await scheme.RunAsync("health");
        (code, errors).ShouldBe((expected, ""));
        output.ShouldContain(ready);
        output.ShouldContain(alarms);
        output.ShouldContain("Looked at.");
    }

    [Fact]
    public async Task Wrong_sign_ins_are_named()
    {
        await using var scheme = await FakeScheme.StartAsync(secret: "wrong");
        (await scheme.RunAsync("parked", "list")).ShouldBe((1, "", "national could not sign in (401): are these this scheme's sign-ins?"));
    }

    [Fact]
    public async Task A_scheme_that_is_not_there_is_named()
    {
        await using var scheme = await FakeScheme.StartAsync();
        var (code, output, errors) = await scheme.RunAsync("health", "--base-url", "http://127.0.0.1:1");
        (code, output).ShouldBe((1, ""));
        errors.ShouldStartWith("http://127.0.0.1:1 cannot be reached: ");
    }

    [Fact]
    public async Task Help_shows_the_usage_and_an_unknown_command_points_to_it()
    {
        await using var scheme = await FakeScheme.StartAsync();
        (await scheme.RunAsync("--help")).Output.ShouldStartWith("usage: scheme <command>");
        (await scheme.RunAsync("clock", "back")).ShouldBe((1, "", "scheme does not know 'clock back'. Try scheme --help."));
        var (code, output, errors) = await scheme.RunAsync();
        (code, output).ShouldBe((1, ""));
        errors.ShouldStartWith("usage: scheme <command>");
    }
}
