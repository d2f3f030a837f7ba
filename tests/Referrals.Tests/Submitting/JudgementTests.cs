using TransferScheme.Referrals.Judging;
using TransferScheme.Referrals.Submitting;
using TransferScheme.TestKit;

namespace TransferScheme.Referrals.Tests.Submitting;

/// <summary>What follows from a form: nothing, submission, or the rules again.</summary>
public sealed class JudgementTests
{
    static ReferralForm Whole { get; } = A.Form() with { Children = [A.Form().Children![0] with { Id = A.ChildId }] };

    [Fact]
    public void Given_a_draft_when_a_child_is_omitted_then_rejected() =>
        Given.Events<Referral, ReferralEvent>(A.Started).When(r => RecordSection.Decide(r, "children", A.Form(), [], [])).ThenRejected("child-omitted");

    [Fact]
    public void Given_a_wrong_answer_to_who_cares_when_corrected_then_limit_and_fact_follow_and_the_start_stays()
    {
        ReferralEvent[] ineligible = [.. A.Started, new ReferralSubmitted(new(2026, 3, 2), true, A.Rules.Id, A.Clock), new ReferralFoundIneligible(A.Kent, A.Rules.Id, [])];
        var before = Given.Events<Referral, ReferralEvent>(ineligible).State;
        var judged = Judgement.Of(before, "NTS-2026-000001", A.Form(inCare: false), [A.ChildId], A.Authority(count: 0), A.Rules, A.Monday.AddDays(3));
        var after = Given.Events<Referral, ReferralEvent>([.. ineligible, .. judged]).State!;
        (after.InAuthorityCare, after.Clock).ShouldBe((false, new(new(2026, 3, 2), new(2026, 3, 9), 5, "england-and-wales")));
    }

    [Fact]
    public void A_new_count_cures_an_ineligible_referral_and_otherwise_is_no_news()
    {
        ReferralEvent[] ineligible = [.. A.Started, new ReferralSubmitted(new(2026, 3, 2), true, A.Rules.Id, A.Clock), new ReferralFoundIneligible(A.Kent, A.Rules.Id, [])];
        var referral = Given.Events<Referral, ReferralEvent>(ineligible).State!;
        Cured(347).Select(e => e.GetType()).ShouldBe([typeof(ReferralFoundEligible)]);
        Cured(346).ShouldBeEmpty();

        IReadOnlyList<ReferralEvent> Cured(int count) => Cure.Decide(
            Judgement.Of(referral, referral.Reference, A.Form(), referral.ChildIds, A.Authority(count), A.Rules, A.Monday));
    }

    [Fact]
    public void A_date_in_the_future_is_invalid()
    {
        FormDates.Reject(A.Form(), new(2026, 3, 2)).ShouldBeNull();
        var form = A.Form();
        FormDates.Reject(form with { Children = [form.Children![0] with { DateOfBirth = new(2090, 1, 1) }] }, new(2026, 3, 2))!.Code.ShouldBe("children[0].dateOfBirth");
        FormDates.Reject(form with { ArrivedOn = new(2026, 3, 3) }, new(2026, 3, 2))!.Code.ShouldBe("arrivedOn");
    }

    [Fact]
    public void An_incomplete_form_stays_a_draft_and_says_what_is_missing()
    {
        var form = A.Form() with { BestInterests = null, Legal = null };
        Judgement.Of(null, "NTS-2026-000001", form, [A.ChildId], A.Authority(), A.Rules, A.Monday).ShouldBeEmpty();
        Completeness.Of(form).Missing.ShouldBe(["bestInterests", "legal.careStatus"]);
    }

    [Fact]
    public void The_examples_wanted_members_never_block()
    {
        var completeness = Completeness.Of(A.Form());
        completeness.Missing.ShouldBeEmpty();
        completeness.Wanted.ShouldContain("children[0].health.medication");
    }

    [Fact]
    public void Everything_required_is_missing_from_an_empty_form() =>
        Completeness.Of(new ReferralForm { EntryAuthority = A.Kent, Children = [new ChildDetails()] }).Missing.ShouldBe(
        [
            "inAuthorityCare", "arrivedOn", "children[0].givenName", "children[0].dateOfBirth", "children[0].sex", "children[0].nationality",
            "children[0].languages", "children[0].asylumClaim", "needs.placementTypes", "bestInterests", "childsViews", "legal.careStatus",
        ]);

    [Fact]
    public void A_complete_form_is_submitted_and_found_eligible_at_once()
    {
        var events = Judgement.Of(null, "NTS-2026-000001", A.Form(), [A.ChildId], A.Authority(), A.Rules, A.Monday);
        var findings = Eligibility.Find(A.Form(), A.Authority(), A.Rules, new(2026, 3, 2));
        new Outcome<ReferralEvent>(events.ToArray()).Then(
            new ReferralSubmitted(new(2026, 3, 2), true, "2022-08-24", A.Clock),
            new ReferralFoundEligible(
                "NTS-2026-000001", A.Kent, true, A.Clock, "2022-08-24", findings, [new ChildFacts(A.ChildId, "16-17", "female", ["ti"])], ["foster"]));
    }

    [Fact]
    public void A_child_in_no_authoritys_care_has_five_working_days() =>
        ((ReferralSubmitted)Judgement.Of(null, "N", A.Form(inCare: false), [A.ChildId], A.Authority(), A.Rules, A.Monday)[0]).Clock
            .ShouldBe(new(new(2026, 3, 2), new(2026, 3, 9), 5, "england-and-wales"));

    [Fact]
    public void Given_ineligible_when_corrected_then_only_the_rules_run_again_under_the_pinned_clock()
    {
        var history = Given.Events<Referral, ReferralEvent>(
            [.. A.Started, new ReferralSubmitted(new(2026, 3, 2), true, A.Rules.Id, A.Clock), new ReferralFoundIneligible(A.Kent, A.Rules.Id, [])]);
        var events = Judgement.Of(history.State, "NTS-2026-000001", A.Form(), [A.ChildId], A.Authority(), A.Rules, A.Monday.AddDays(30));
        events.Select(e => e.GetType()).ShouldBe([typeof(ReferralFoundEligible)]);
        ((ReferralFoundEligible)events[0]).Clock.ShouldBe(A.Clock);
    }

    [Fact]
    public void Given_eligible_when_corrected_then_the_correction_is_recorded_and_nothing_judged()
    {
        var history = Given.Events<Referral, ReferralEvent>(A.Eligible);
        Judgement.Of(history.State, "N", A.Form(), [A.ChildId], A.Authority(), A.Rules, A.Monday).ShouldBeEmpty();
        var needs = new SectionRecorded("needs", A.Sealed<SectionContent>());
        history.When(r => RecordSection.Decide(r, "needs", Whole, [needs], [])).Then(needs);
    }

    [Fact]
    public void Given_eligible_when_children_or_arrival_corrected_then_rejected()
    {
        var history = Given.Events<Referral, ReferralEvent>(A.Eligible);
        history.When(r => RecordSection.Decide(r, "children", Whole, [], [])).ThenRejected("referral-eligible");
        history.When(r => RecordSection.Decide(r, "arrival", Whole, [], [])).ThenRejected("referral-eligible");
        history.When(r => RecordSection.Decide(r, "needs", Whole with { Needs = new(["residential"]) }, [], [])).ThenRejected("referral-eligible");
        history.When(r => RecordSection.Decide(r, "legal", Whole with { Legal = new() }, [], [])).ThenRejected("referral-eligible");
    }

    [Fact]
    public void Given_arranged_when_any_section_corrected_then_rejected() =>
        Given.Events<Referral, ReferralEvent>(A.Arranged).When(r => RecordSection.Decide(r, "needs", Whole, [], [])).ThenRejected("referral-arranged");
}
