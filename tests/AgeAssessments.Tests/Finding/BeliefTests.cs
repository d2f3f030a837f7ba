using TransferScheme.AgeAssessments.Finding;
using TransferScheme.AgeAssessments.Guarding;

namespace TransferScheme.AgeAssessments.Tests.Finding;

/// <summary>Which finding stands for the scheme, what was believed when, and what the guard says of it.</summary>
public sealed class BeliefTests
{
    static readonly DateTimeOffset Later = A.Wednesday.AddYears(1);

    [Theory]
    [InlineData("hoInitial", "presumedChild", "presumedChild")]
    [InlineData("laS50", "presumedChild", "laS50")]
    [InlineData("naabS50", "laS50", "naabS50")]
    [InlineData("court", "naabS50", "court")]
    [InlineData("fft", "laS50", "fft")]
    [InlineData("laAccepted", "laS50", "laS50")]
    [InlineData("court", "hoS51", "court")]
    public void Of_two_findings_the_higher_stands_and_of_equals_the_newer(string first, string second, string standing)
    {
        IReadOnlyList<AgeFinding> findings = [Made(first), Made(second)];
        Beliefs.Operative(findings, A.Kent, A.Today, Later)!.Source.ShouldBe(standing);
        Operative(A.Kent, Made("hoS51")).ShouldBeNull();
    }

    [Fact]
    public void A_finding_for_immigration_never_stands_for_the_scheme_and_its_divergence_is_shown()
    {
        IReadOnlyList<AgeFinding> findings = [Made("laS50"), Made("hoS51", "adult")];
        var standing = Beliefs.Operative(findings, A.Kent, A.Today, Later);
        standing!.Category.ShouldBe("child");
        Beliefs.Diverges(findings, standing).ShouldBeTrue();
        Beliefs.Diverges([Made("laS50"), Made("hoS51")], standing).ShouldBeFalse();
    }

    [Fact]
    public void Another_authoritys_finding_stands_only_where_the_responsible_one_relies_on_it()
    {
        Operative(A.Durham, Made("laS50")).ShouldBeNull();
        Operative(A.Durham, Made("laS50") with { ReliedOn = [new Reliance(A.Durham, A.Wednesday)] })!.Source.ShouldBe("laS50");
        Operative(A.Durham, Made("naabS50"))!.Source.ShouldBe("naabS50");
    }

    [Fact]
    public void Belief_has_two_times()
    {
        var late = Made("court", "adult") with { EffectiveFrom = A.Today.AddDays(-100), RecordedAt = A.Wednesday.AddDays(50) };
        IReadOnlyList<AgeFinding> findings = [Made("laS50") with { EffectiveFrom = A.Today.AddDays(-50) }, late];
        Beliefs.Operative(findings, A.Kent, A.Today, A.Wednesday.AddDays(10))!.Category.ShouldBe("child");
        Beliefs.Operative(findings, A.Kent, A.Today, Later)!.Category.ShouldBe("adult");
        Beliefs.Operative(findings, A.Kent, A.Today.AddDays(-80), Later)!.Category.ShouldBe("adult");
        Beliefs.Operative(findings, A.Kent, A.Today.AddDays(-80), A.Wednesday.AddDays(10)).ShouldBeNull();
    }

    [Fact]
    public void What_a_court_quashed_stands_until_that_was_known()
    {
        var quashed = Made("laS50", "adult") with { QuashedAt = A.Wednesday.AddDays(10) };
        Beliefs.Operative([quashed], A.Kent, A.Today, A.Wednesday.AddDays(5)).ShouldNotBeNull();
        Beliefs.Operative([quashed], A.Kent, A.Today, Later).ShouldBeNull();
    }

    [Fact]
    public void An_earlier_finding_is_superseded_and_says_by_which()
    {
        IReadOnlyList<AgeFinding> findings = [Made("presumedChild"), Made("laS50"), Made("hoS51"), Made("laS50"), Made("court")];
        findings.Select(f => Beliefs.SupersededBy(findings, f)).ShouldBe([findings[1], findings[3], null, findings[4], null]);
    }

    [Theory]
    [InlineData("none")]
    [InlineData("pending", "doubt")]
    [InlineData("presumedChildPending", "doubt", "presumed")]
    [InlineData("presumedChildPending", "doubt", "presumed", "agreed")]
    [InlineData("concludedChild", "doubt", "laS50")]
    [InlineData("concludedAdult", "doubt", "laS50 adult")]
    [InlineData("acceptedAsClaimed", "doubt", "laAccepted")]
    public void The_guard_lets_nothing_end_on_a_pending_age_and_nobody_travel_without_what_is_agreed(string ageCase, params string[] events)
    {
        var answer = Guard(events);
        answer.AgeCase.ShouldBe(ageCase);
        answer.End.Allowed.ShouldBe(ageCase is not ("pending" or "presumedChildPending"));
        answer.Travel.Allowed.ShouldBe(ageCase is "none" or "concludedChild" or "acceptedAsClaimed" || events.Contains("agreed"));
        (answer.Travel.Detail is null).ShouldBe(answer.Travel.Allowed);
        (answer.End.Detail is null).ShouldBe(answer.End.Allowed);
    }

    [Fact]
    public void Where_the_Home_Office_treats_a_presumed_child_as_an_adult_the_national_team_decides()
    {
        var a = A.State(A.HomeOffice("adult"), A.Presumed, Agreed);
        AskGuard.Of(A.ChildId, [a], A.Today, Later).Travel.Code.ShouldBe("age-held-for-national-team");
    }

    [Fact]
    public void Before_a_court_the_age_is_pending() =>
        AskGuard.Of(A.ChildId, [A.State(A.InCourt)], A.Today, Later).End.Code.ShouldBe("age-pending");

    static readonly TransferWhilePendingAgreed Agreed = new(A.Kent, A.Today.AddDays(20), A.Said);

    static GuardAnswer Guard(string[] events)
    {
        if (events.Length == 0)
        {
            return AskGuard.Of(A.ChildId, [], A.Today, Later);
        }

        var a = A.State(events.Select<string, AgeEvent>(e => e switch
        {
            "doubt" => A.Doubt(),
            "presumed" => A.Presumed,
            "agreed" => Agreed,
            _ => A.Finding(e.Split(' ')[0], e.EndsWith("adult", StringComparison.Ordinal) ? "adult" : "child"),
        }));
        a = a.Findings.Count > 0 ? a with { Status = AgeStatus.Served } : a;
        return AskGuard.Of(A.ChildId, [a], A.Today, Later);
    }

    static AgeFinding Made(string source, string category = "child") =>
        new(1, category, source, A.Kent, [], false, A.Today, null, A.Wednesday);

    static AgeFinding? Operative(string responsible, params AgeFinding[] findings) =>
        Beliefs.Operative(findings, responsible, A.Today, Later);
}
