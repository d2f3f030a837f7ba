using TransferScheme.Platform.Problems;
using TransferScheme.Referrals.Judging;
using TransferScheme.Referrals.Returning;
using TransferScheme.TestKit;

namespace TransferScheme.Referrals.Tests.Returning;

/// <summary>The national team's acts before an authority is looked for: it returns a referral, or lets it go on although a rule fails.</summary>
public sealed class ReturningTests
{
    static readonly ReferralReturned Returned = new(["needs.medical", "children[0].languages"], null);
    static readonly OverruleRulesRequest GoesOn = new("eligible", "court-order");

    [Fact]
    public void Given_ineligible_when_returned_then_a_draft_that_is_judged_again_once_each_section_named_is_recorded()
    {
        Given.Events<Referral, ReferralEvent>(A.Ineligible).When(r => ReturnReferral.Decide(r, [.. Returned.Missing, "needs.medical"], null)).Then(Returned);
        ReferralEvent[] back = [.. A.Ineligible, Returned];
        Judged(back).ShouldBeEmpty();
        ReferralEvent[] needs = [.. back, new SectionRecorded("needs", A.Sealed<SectionContent>())];
        Given.Events<Referral, ReferralEvent>(needs).State!.Asked.ShouldBe(["children[0].languages"]);
        Judged(needs).ShouldBeEmpty();
        Judged([.. needs, .. A.Started[1..]]).Single().ShouldBeOfType<ReferralFoundEligible>().Clock.StartedOn.ShouldBe(A.Clock.StartedOn);
    }

    [Fact]
    public void Given_any_other_stage_when_returned_then_rejected()
    {
        foreach (var (stage, code) in new[]
        {
            (A.Started, "not-submitted"), (A.Eligible, "referral-eligible"), (A.Offered, "referral-eligible"), (A.Completed, "transfer-completed"),
            (A.Withdrawn, "referral-withdrawn"), (A.Closed, "referral-closed"),
        })
        {
            Given.Events<Referral, ReferralEvent>(stage).When(r => ReturnReferral.Decide(r, ["needs"], null)).ThenRejected(code);
        }
    }

    [Fact]
    public void What_is_missing_is_named_by_paths_of_the_form_and_nothing_else()
    {
        Faults("needs", "arrivedOn", "children[0].health.medication").ShouldBeTrue();
        Faults("the needs of Amal").ShouldBeFalse();
        Faults("surname").ShouldBeFalse();
        Faults().ShouldBeFalse();

        static bool Faults(params string[] paths)
        {
            var faults = new Faults();
            new ReturnReferralRequest(paths).Check(faults);
            return faults.None;
        }
    }

    [Fact]
    public void Given_ineligible_when_overruled_then_eligible_with_the_findings_that_failed_and_when_upheld_nothing()
    {
        var ineligible = Given.Events<Referral, ReferralEvent>(A.Ineligible);
        var eligible = Overruling(ineligible.State!).Single().ShouldBeOfType<ReferralFoundEligible>();
        eligible.Findings.Single(f => !f.Passes).Code.ShouldBe("count-missing");
        ineligible.When(r => OverruleRules.Decide(r, GoesOn, null, Overruling(r))).Then(new RulesOverruled(["count-missing"], "court-order", null), eligible);
        ineligible.When(r => OverruleRules.Decide(r, GoesOn with { Outcome = "ineligible" }, null, Overruling(r))).ThenNothing();
    }

    [Fact]
    public void That_somebody_is_18_is_never_overruled_nor_what_the_rules_hold_nothing_against()
    {
        Given.Events<Referral, ReferralEvent>([.. A.Ineligible, new ReferralFoundIneligible(A.Kent, "v", [new Finding("E01", "not-under-18", false, "x")])])
            .When(r => OverruleRules.Decide(r, GoesOn, null, [])).ThenRejected("not-under-18");
        foreach (var (stage, code) in new[]
        {
            (A.Started, "not-ineligible"), (A.Eligible, "not-ineligible"), (A.Completed, "transfer-completed"), (A.Withdrawn, "referral-withdrawn"),
            (A.Closed, "referral-closed"),
        })
        {
            Given.Events<Referral, ReferralEvent>(stage).When(r => OverruleRules.Decide(r, GoesOn, null, [])).ThenRejected(code);
        }
    }

    static IReadOnlyList<ReferralEvent> Judged(ReferralEvent[] history) =>
        Judgement.Of(Given.Events<Referral, ReferralEvent>(history).State, "NTS-2026-000001", A.Form(), [A.ChildId], A.Authority(), A.Rules, A.Monday);

    static IReadOnlyList<ReferralEvent> Overruling(Referral r) =>
        Judgement.Of(r, r.Reference, A.Form(), [A.ChildId], A.Authority(count: null), A.Rules, A.Monday, overruled: true);
}
