using TransferScheme.AgeAssessments.Ending;
using TransferScheme.AgeAssessments.Guarding;
using TransferScheme.AgeAssessments.Overriding;
using TransferScheme.AgeAssessments.Tests.Api;
using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Security;

namespace TransferScheme.AgeAssessments.Tests.Overriding;

/// <summary>The presumed-child guard is overridden only by name, on the alarms, and reviewed by somebody else.</summary>
/// <param name="host">The host.</param>
public sealed class OverrideTests(AgesHost host) : IClassFixture<AgesHost>
{
    static readonly DateOnly Due = A.Today.AddDays(2);
    static readonly TransferWhilePendingAgreed Agreed = new(A.Kent, A.Today.AddDays(20), A.Said);
    static readonly TravelHoldOverridden Travel = new(A.Next, Due, A.Said);
    static readonly AssessmentWithdrawn GivenUp = new("missing", A.Said, A.Manager, Due);

    public static TheoryData<string> PendingStages =>
        ["doubted", "routed", "planned", "interviewing", "analysed", "mindedTo", "drafted", "signedOff", "brief", "atBoard"];

    [Theory]
    [MemberData(nameof(PendingStages))]
    public void Given_a_pending_age_when_closed_or_given_up_then_nothing_can_end_on_it(string stage)
    {
        var events = At(stage);
        CloseCase.Decide(A.State(events), A.Today.AddYears(1)).Rejection!.Code.ShouldBe("not-at-this-stage");
        End(events).Code.ShouldBe("age-pending");
        var givenUp = A.State([.. events, GivenUp]);
        (givenUp.Status, givenUp.Overrides.Single().Kind, givenUp.Overrides.Single().Person)
            .ShouldBe((AgeStatus.Withdrawn, "givenUp", A.Manager));
        End([.. events, GivenUp]).Code.ShouldBe("age-given-up");
        TravelOf([.. events, GivenUp]).Code.ShouldBe("age-given-up");
        End([.. events, GivenUp, Reviewed("notJustified")]).Code.ShouldBe("age-given-up");
        End([.. events, GivenUp, Reviewed("justified")]).Allowed.ShouldBeTrue();
    }

    [Fact]
    public void Given_a_finding_that_stands_when_a_later_assessment_is_given_up_then_it_still_stands() =>
        End([.. A.Doubted, A.Finding("court"), GivenUp]).Allowed.ShouldBeTrue();

    [Fact]
    public void Given_the_Home_Office_treats_as_adult_when_the_national_team_decides_then_the_child_travels_as_agreed_until_found_wrong()
    {
        AgeEvent[] held = [A.HomeOffice("adult"), A.Presumed, Agreed];
        TravelOf(held).Code.ShouldBe("age-held-for-national-team");
        Word(OverrideGuard.Decide(A.State(held), Travel)).ShouldBe("TravelHoldOverridden");
        Word(OverrideGuard.Decide(A.State(A.HomeOffice("adult"), A.Presumed), Travel)).ShouldBe("age-lead-not-agreed");
        Word(OverrideGuard.Decide(A.State(A.HomeOffice("childUntilAssessed"), A.Presumed, Agreed), Travel)).ShouldBe("not-held");
        Word(OverrideGuard.Decide(A.State([.. held, Travel]), Travel)).ShouldBe("already-overridden");
        TravelOf([.. held, Travel]).Allowed.ShouldBeTrue();
        End([.. held, Travel]).Code.ShouldBe("age-pending", "Travel is not an end.");
        TravelOf([.. held, Travel, Reviewed("notJustified")]).Code.ShouldBe("age-held-for-national-team");
        Word(OverrideGuard.Decide(A.State([.. held, Travel, Reviewed("notJustified")]), Travel)).ShouldBe("TravelHoldOverridden");
    }

    [Fact]
    public void An_override_is_reviewed_once_and_by_somebody_else()
    {
        var a = A.State([.. A.Doubted, GivenUp]);
        Word(OverrideGuard.Decide(a, Reviewed("justified"))).ShouldBe("OverrideReviewed");
        Word(OverrideGuard.Decide(a, Reviewed("justified") with { Person = A.Manager })).ShouldBe("same-person");
        Word(OverrideGuard.Decide(a, Reviewed("justified") with { Number = 2 })).ShouldBe("no-such-override");
        Word(OverrideGuard.Decide(A.State([.. A.Doubted, GivenUp, Reviewed("justified")]), Reviewed("justified"))).ShouldBe("already-reviewed");
    }

    [Fact]
    public async Task Through_the_API_an_override_stands_on_the_alarms_with_who_did_it_until_the_national_team_has_reviewed_it()
    {
        var ages = await host.Doubt();
        using var manager = host.Manager();
        using var national = host.As(Role.National, person: A.Next);
        using var service = host.As(Role.Service);
        (await ages.Act(manager, "withdrawal", new { reason = "missing", words = "w", safeguardingReferral = "S-1" })).Word.ShouldBe("200 withdrawn");
        (await Guard()).ShouldBe(("givenUp", false, false));
        (await host.OverrideAlarms(ages)).ShouldHaveSingleItem().ShouldContain($"{A.Manager}");
        (await ages.Act(manager, "overrides/1/review", new { outcome = "justified", words = "w" })).Status.ShouldBe(403);
        (await ages.Act(national, "overrides/2/review", new { outcome = "justified", words = "w" })).Word.ShouldBe("409 no-such-override");
        (await ages.Act(national, "overrides/1/review", new { outcome = "maybe", words = "w" })).Status.ShouldBe(400);
        (await ages.Act(national, "overrides/1/review", new { outcome = "justified", words = "w" })).Word.ShouldBe("200 withdrawn");
        (await host.OverrideAlarms(ages)).ShouldBeEmpty();
        (await Guard()).ShouldBe(("none", true, true));
        var seen = (await ages.Get(manager)).Body["overrides"]!.AsArray().ShouldHaveSingleItem()!;
        ((string?)seen["kind"], (Guid?)seen["person"], (string?)seen["outcome"]).ShouldBe(("givenUp", A.Manager, "justified"));

        async Task<(string?, bool, bool)> Guard()
        {
            var answer = (await ages.Get(service, $"age-assessments/guard?childId={ages.Child}")).Body;
            return ((string?)answer["ageCase"], (bool)answer["travel"]!["allowed"]!, (bool)answer["end"]!["allowed"]!);
        }
    }

    [Fact]
    public async Task The_age_that_stands_is_told_to_our_services_alone_and_the_read_is_in_the_log()
    {
        var ages = await (await host.Doubt()).To("service");
        using var service = host.As(Role.Service);
        using var lead = host.Lead();
        var path = $"age-assessments/operative?childId={ages.Child}";
        var told = (await ages.Get(service, path)).Body;
        ((string?)told["basis"], (string?)told["source"], (string?)told["dateOfBirth"], (int?)told["number"])
            .ShouldBe(("found", "laS50", "2009-08-14", 2));
        ((string?)(await ages.Get(service, $"age-assessments/operative?childId={Guid.NewGuid()}")).Body["basis"]).ShouldBe("claimed");
        (await ages.Get(lead, path)).Status.ShouldBe(403);
        (await ages.Get(service, "age-assessments/operative")).Status.ShouldBe(400);
        using var auditor = host.As(Role.Auditor);
        (await ages.Get(auditor, $"age-assessments/{ages.Id}/access-log")).Body.ToJsonString().ShouldContain("operative-age");
    }

    internal static AgeEvent[] At(string stage) => stage switch
    {
        "doubted" => A.Doubted,
        "routed" => A.Routed("full"),
        "planned" => A.Planned,
        "interviewing" => A.Interviewing,
        "analysed" => A.Analysed,
        "mindedTo" => A.MindedTo,
        "drafted" => A.Drafted,
        "signedOff" => A.SignedOff,
        "brief" => A.Brief,
        _ => A.AtBoard,
    };

    static OverrideReviewed Reviewed(string outcome) => new(1, A.Officer, outcome, A.Said);

    static GuardVerdict End(AgeEvent[] events) => AskGuard.Of(A.ChildId, [Known(events)], A.Today, A.Wednesday.AddDays(1)).End;

    static GuardVerdict TravelOf(AgeEvent[] events) => AskGuard.Of(A.ChildId, [Known(events)], A.Today, A.Wednesday.AddDays(1)).Travel;

    static AgeAssessment Known(AgeEvent[] events)
    {
        var a = A.State(events);
        return a with { Findings = [.. a.Findings.Select(f => f with { RecordedAt = A.Wednesday })] };
    }

    static string Word(Decision<AgeEvent> decision) => decision.Rejection?.Code ?? decision.Events[0].GetType().Name;
}
