using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Security;
using TransferScheme.Referrals.Succeeding;
using TransferScheme.TestKit;

namespace TransferScheme.Referrals.Tests.Succeeding;

public sealed class NameSuccessorTests
{
    const string Medway = SuccessorTests.Medway;
    static readonly DateOnly Today = new(2026, 3, 2);
    static readonly KnownSuccession Split = new(A.Durham, [Medway, "E08000021"], Today, null, 1);

    [Fact]
    public void Given_a_case_that_waits_when_named_then_it_passes_at_once() =>
        Name(A.Accepted, Split).Then(new SuccessorNamed(A.Durham, Medway), new CasePassedToSuccessor(A.Durham, Medway, "south-east", true));

    [Fact]
    public void Given_an_authority_that_goes_on_until_tomorrow_when_named_then_it_is_kept() =>
        Name(A.Accepted, Split with { From = Today.AddDays(1) }).Then(new SuccessorNamed(A.Durham, Medway));

    [Fact]
    public void Given_all_others_pass_to_another_when_named_before_the_day_then_this_one_does_not()
    {
        var ahead = Split with { From = Today.AddDays(1), Heir = "E08000021" };
        Name(A.Accepted, ahead).Then(new SuccessorNamed(A.Durham, Medway));
        Successors.Decide(SuccessorTests.State([.. A.Accepted, new SuccessorNamed(A.Durham, Medway)]), ahead, _ => "south-east")
            .ShouldBe([new CasePassedToSuccessor(A.Durham, Medway, "south-east", true)]);
    }

    [Fact]
    public void Given_two_sides_that_become_one_when_named_then_the_referral_ends() =>
        Given.Events<Referral, ReferralEvent>(A.Accepted)
            .When(r => NameSuccessor.Decide(
                r, new(A.Durham, A.Kent), Split with { Successors = [Medway, A.Kent] }, _ => "south-east", Today))
            .Then(
                new SuccessorNamed(A.Durham, A.Kent), new CasePassedToSuccessor(A.Durham, A.Kent, "south-east", true),
                new ReferralWithdrawn(A.Kent, "authorities-merged", true, null));

    [Fact]
    public void Given_no_succession_when_named_then_rejected() => Name(A.Accepted, null).ThenRejected("no-succession");

    [Fact]
    public void Given_one_that_does_not_take_over_when_named_then_rejected() =>
        Name(A.Accepted, Split with { Successors = ["E08000021"] }).ThenRejected("successor", RejectionKind.Invalid);

    [Fact]
    public void Given_a_case_that_has_passed_when_another_is_named_then_rejected_and_the_same_changes_nothing()
    {
        Name([.. A.Accepted, new CasePassedToSuccessor(A.Durham, "E08000021", "north-east", true)], Split).ThenRejected("case-passed");
        Name([.. A.Accepted, new CasePassedToSuccessor(A.Durham, Medway, "south-east", true)], Split).ThenNothing();
        Name([.. A.Accepted, new SuccessorNamed(A.Durham, Medway)], Split with { From = Today.AddDays(1) }).ThenNothing();
    }

    [Fact]
    public void Given_a_referral_that_has_ended_when_named_then_rejected_and_of_a_completed_one_the_record_passes()
    {
        Name(A.Withdrawn, Split).ThenRejected("referral-withdrawn");
        Name(A.Closed, Split).ThenRejected("referral-closed");
        Name(A.Completed, Split).Then(new SuccessorNamed(A.Durham, Medway), new CasePassedToSuccessor(A.Durham, Medway, "south-east", true));
    }

    [Fact]
    public void Only_the_national_team_names_a_successor()
    {
        var r = SuccessorTests.State(A.Accepted);
        ReferralsPolicy.MayNameSuccessor(new Actor("n", Role.National), r).ShouldBe(Access.Granted);
        ReferralsPolicy.MayNameSuccessor(new Actor("k", Role.ApiClient, A.Kent), r).ShouldBe(Access.Forbidden);
        ReferralsPolicy.MayNameSuccessor(new Actor("s", Role.ApiClient, Medway), r).ShouldBe(Access.Hidden);
    }

    static Outcome<ReferralEvent> Name(IEnumerable<ReferralEvent> history, KnownSuccession? succession) =>
        Given.Events<Referral, ReferralEvent>(history)
            .When(r => NameSuccessor.Decide(r, new(A.Durham, Medway), succession, _ => "south-east", Today));
}
