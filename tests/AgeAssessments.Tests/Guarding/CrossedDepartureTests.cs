using TransferScheme.AgeAssessments.Finding;
using TransferScheme.AgeAssessments.Guarding;
using TransferScheme.AgeAssessments.Tests.Api;
using TransferScheme.Contracts.Referrals;
using TransferScheme.Platform.Security;

namespace TransferScheme.AgeAssessments.Tests.Guarding;

/// <summary>What the guard says no for, and came between its yes and the departure: the departure is on the alarms with who recorded it.</summary>
/// <param name="host">The host.</param>
public sealed class CrossedDepartureTests(AgesHost host) : IClassFixture<AgesHost>
{
    static readonly Crossing Departure = new(A.ReferralId, A.Wednesday.AddMinutes(1), $"{A.Officer}");
    static readonly DateOnly Due = A.Today.AddDays(2);

    [Fact]
    public async Task Given_a_doubt_that_the_guard_had_not_seen_when_the_departure_is_told_then_it_is_an_alarm_until_somebody_else_has_reviewed_it()
    {
        var ages = await host.Doubt();
        var told = Message(ages);
        await host.Tell(told, told);
        var alarm = (await host.OverrideAlarms(ages)).ShouldHaveSingleItem();
        alarm.ShouldContain($"{A.Officer}");
        alarm.ShouldContain("departed");

        using var national = host.As(Role.National, person: A.Next);
        (await ages.Act(national, "overrides/1/review", new { outcome = "justified", words = "They went back." })).Word.ShouldBe("200 doubtRaised");
        (await host.OverrideAlarms(ages)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Given_an_age_doubted_under_the_identifier_of_the_referral_before_when_the_departure_is_told_then_it_is_an_alarm_too()
    {
        var former = await host.Doubt();
        await host.Tell(Message(new AgeCase(host, Guid.CreateVersion7(), Guid.CreateVersion7()), former.Child));
        (await host.OverrideAlarms(former)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Given_lead_timescale_and_safeguards_when_the_departure_is_told_then_there_is_no_alarm()
    {
        using var manager = host.Manager();
        var ages = await host.Doubt();
        (await ages.Act(manager, "presumption", new { from = "2026-03-04", accommodation = "a" })).Word.ShouldBe("200 doubtRaised");
        (await ages.Act(manager, "travel-agreement", new { lead = A.Kent, completeBy = "2026-04-01", safeguards = "s" })).Word
            .ShouldBe("200 doubtRaised");
        await host.Tell(Message(ages));
        (await host.OverrideAlarms(ages)).ShouldBeEmpty();
    }

    [Fact]
    public void Given_each_no_of_the_guard_when_the_departure_is_told_then_it_is_noted_once_with_its_bar()
    {
        var agreed = new TransferWhilePendingAgreed(A.Kent, A.Today.AddDays(20), A.Said);
        AgeEvent?[] noted =
        [
            Decide(A.State(A.Doubted)), Decide(A.State([.. A.Doubted, A.Presumed])), Decide(A.State([.. A.Doubted, A.Presumed, agreed])),
            Decide(A.State([.. A.Doubted, new AssessmentWithdrawn("missing", A.Said, A.Manager, Due)])), Decide(A.State(A.Closed)),
            Decide(A.State([A.HomeOffice("adult"), A.Presumed, agreed])),
            Decide(A.State([.. A.SignedOff, A.Served(), A.Finding(FindingSource.Authority, "adult")])),
            CrossedGuards.DecideDeparture([], Departure, A.Today, A.Wednesday, _ => Due),
        ];
        noted.Select(e => (e as DepartedAgainstGuard)?.Bar).ShouldBe(
            ["age-pending", "age-lead-not-agreed", null, "age-given-up", null, "age-held-for-national-team", "age-found-adult", null]);
        noted[0].ShouldBe(new DepartedAgainstGuard(A.ReferralId, Departure.At, Departure.By!, "age-pending", Due));

        var after = A.State([.. A.Doubted, noted[0]!]);
        var made = after.Overrides.ShouldHaveSingleItem();
        (made.Kind, made.Person, made.By, made.DepartedAt, made.EndedAt).ShouldBe(("departed", A.Officer, null, Departure.At, null));
        Decide(after).ShouldBeNull();
        A.State([.. A.Doubted, Decide(A.State(A.Doubted), Departure with { By = null })!]).Overrides.Single().By.ShouldBe("unknown");
    }

    static AgeEvent? Decide(AgeAssessment a, Crossing? departure = null) =>
        CrossedGuards.DecideDeparture([a], departure ?? Departure, A.Today, A.Wednesday.AddDays(1), _ => Due);

    static DepartureRecorded Message(AgeCase ages, params Guid[] former) => new()
    {
        ReferralId = ages.Referral, Version = 9, OccurredAt = A.Wednesday, EntryAuthority = A.Kent, ReceivingAuthority = A.Durham,
        FormerChildren = former, RecordedBy = $"{A.Officer}",
    };
}
