using TransferScheme.AgeAssessments.Guarding;
using TransferScheme.AgeAssessments.Overriding;
using TransferScheme.AgeAssessments.Tests.Api;
using TransferScheme.Contracts.Referrals;
using TransferScheme.Platform.Security;

namespace TransferScheme.AgeAssessments.Tests.Guarding;

/// <summary>
/// A doubt that is raised between the guard's yes and the end of a referral: the end is on the alarms with who did it, the age stays pending,
/// and the national team decides.
/// </summary>
/// <param name="host">The host.</param>
public sealed class CrossedEndTests(AgesHost host) : IClassFixture<AgesHost>
{
    static readonly Crossing End = new(A.ReferralId, A.Wednesday.AddMinutes(1), $"{A.Officer}");
    static readonly DateOnly Due = A.Today.AddDays(2);

    public static TheoryData<string> Ends => ["withdrawn", "closed", "left"];

    [Theory]
    [MemberData(nameof(Ends))]
    public async Task Given_a_yes_and_then_a_doubt_when_the_end_is_told_then_it_is_an_alarm_by_name_until_somebody_else_has_reviewed_it(string end)
    {
        using var service = host.As(Role.Service);
        var (referral, child) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        host.Referrals.Children[referral] = child;
        var ages = new AgeCase(host, referral, child);
        (await MayEndAsync()).ShouldBeTrue();

        // Referrals has its yes; the doubt is recorded before the end is.
        await RaiseAsync(ages);
        var told = Message(end, ages, $"{A.Officer}");
        await host.Tell(told, told);
        var alarm = (await host.OverrideAlarms(ages)).ShouldHaveSingleItem();
        alarm.ShouldContain($"{A.Officer}");
        alarm.ShouldContain("referralEnded");
        (await MayEndAsync()).ShouldBeFalse();

        using var manager = host.Manager();
        using var sameOne = host.As(Role.National, person: A.Officer);
        using var national = host.As(Role.National, person: A.Next);
        (await ages.Act(manager, "overrides/1/review", new { outcome = "justified", words = "w" })).Status.ShouldBe(403);
        (await ages.Act(sameOne, "overrides/1/review", new { outcome = "justified", words = "w" })).Word.ShouldBe("403 same-person");
        (await ages.Act(national, "overrides/1/review", new { outcome = "notJustified", words = "Refer the child again." })).Word
            .ShouldBe("200 doubtRaised");
        (await host.OverrideAlarms(ages)).ShouldBeEmpty();
        var seen = (await ages.Get(manager)).Body["overrides"]!.AsArray().ShouldHaveSingleItem()!;
        ((string?)seen["kind"], (Guid?)seen["person"], (string?)seen["outcome"]).ShouldBe(("referralEnded", A.Officer, "notJustified"));

        // The age stays pending: nothing of it is decided by the end.
        (await ages.Act(manager, "presumption", new { from = "2026-03-04", accommodation = "a" })).Word.ShouldBe("200 doubtRaised");
        var words = (await ages.Get(manager, $"age-assessments/{ages.Id}/timeline")).Body["items"]!.AsArray().Select(i => (string)i!["words"]!);
        words.Count(w => w == "Referral ended on pending age").ShouldBe(1);

        async Task<bool> MayEndAsync() =>
            (bool)(await ages.Get(service, $"age-assessments/guard?childId={child}")).Body["end"]!["allowed"]!;
    }

    [Fact]
    public async Task Given_an_age_doubted_under_the_identifier_of_the_referral_before_when_the_new_one_ends_then_it_is_an_alarm_too()
    {
        var former = await host.Doubt();
        var anew = new AgeCase(host, Guid.CreateVersion7(), Guid.CreateVersion7());
        await host.Tell(Message("closed", anew, "a-client", former.Child));
        (await host.OverrideAlarms(former)).ShouldHaveSingleItem().ShouldContain("a-client");
    }

    [Fact]
    public async Task Given_nothing_pending_when_a_referral_ends_then_there_is_no_alarm()
    {
        var served = await (await host.Doubt()).To("consequences");
        await host.Tell(Message("withdrawn", served, $"{A.Officer}"));
        (await host.OverrideAlarms(served)).ShouldBeEmpty();

        // Another child of the group left, whose age was found; this one is still referred.
        var stays = await host.Doubt();
        await host.Tell(Message("left", new AgeCase(host, stays.Referral, served.Child), $"{A.Officer}"));
        (await host.OverrideAlarms(stays)).ShouldBeEmpty();
    }

    public static TheoryData<string> PendingStages => Overriding.OverrideTests.PendingStages;

    [Theory]
    [MemberData(nameof(PendingStages))]
    public void Given_an_age_at_every_pending_stage_when_a_referral_ended_then_it_is_noted_once(string stage)
    {
        var before = A.State(Overriding.OverrideTests.At(stage));
        var noted = Decide(before)!;
        noted.ShouldBe(new ReferralEndedOnPendingAge(A.ReferralId, End.At, End.By!, Due));
        var after = AgeAssessment.Evolve(before, noted)!;
        (after.Status, after.Overrides.Single().Person, after.Overrides.Single().By).ShouldBe((before.Status, A.Officer, null));
        Decide(after).ShouldBeNull();
        AskGuard.Of(A.ChildId, [after], A.Today, A.Wednesday).End.Allowed.ShouldBeFalse();
    }

    [Fact]
    public void Given_an_age_before_a_court_or_given_up_when_a_referral_ended_then_it_is_noted_and_a_found_one_is_not()
    {
        Decide(A.State(A.InCourt)).ShouldNotBeNull();
        Decide(A.State([.. A.Doubted, new AssessmentWithdrawn("missing", A.Said, A.Manager, Due)])).ShouldNotBeNull();
        Decide(A.State(A.Closed)).ShouldBeNull();
        Decide(A.State(A.HomeOffice("child"))).ShouldBeNull();
        CrossedGuards.DecideEnd([], End, A.Today, A.Wednesday, _ => Due).ShouldBeNull();
        var unknown = A.State([.. A.Doubted, Decide(A.State(A.Doubted), End with { By = null })!]).Overrides.Single();
        (unknown.Person, unknown.By).ShouldBe((null, "unknown"));
        OverrideGuard.Decide(A.State([.. A.Doubted, Decide(A.State(A.Doubted))!]), new OverrideReviewed(1, A.Officer, "justified", A.Said))
            .Rejection!.Code.ShouldBe("same-person");
    }

    static AgeEvent? Decide(AgeAssessment a, Crossing? end = null) =>
        CrossedGuards.DecideEnd([a], end ?? End, A.Today, A.Wednesday.AddDays(1), _ => Due);

    async Task RaiseAsync(AgeCase ages)
    {
        using var officer = host.As(Role.DutyOfficer, A.Kent, person: A.Officer);
        var raised = await AgeCase.Send(officer, HttpMethod.Post, "age-assessments", new
        {
            referralId = ages.Referral, childId = ages.Child, trigger = new { raisedBy = "w", on = "2026-03-04", grounds = "g" },
        });
        raised.Word.ShouldBe("201 doubtRaised");
        ages.Id = (Guid)raised.Body["id"]!;
    }

    static object Message(string end, AgeCase ages, string by, params Guid[] former) => end switch
    {
        "withdrawn" => new ReferralWithdrawn
        {
            ReferralId = ages.Referral, Version = 9, OccurredAt = A.Wednesday, EntryAuthority = A.Kent, ReasonCode = "x", WasEligible = true,
            EndedBy = by, FormerChildren = former,
        },
        "closed" => new ReferralClosed
        {
            ReferralId = ages.Referral, Version = 9, OccurredAt = A.Wednesday, EntryAuthority = A.Kent, ReasonCode = "x", WasEligible = true,
            EndedBy = by, FormerChildren = former,
        },
        _ => new ChildLeftGroup
        {
            ReferralId = ages.Referral, Version = 9, OccurredAt = A.Wednesday, ChildId = ages.Child, Remaining = 1, ReasonCode = "x",
            WasEligible = true, EndedBy = by,
        },
    };
}
