using TransferScheme.AgeAssessments.Finding;
using TransferScheme.AgeAssessments.Succeeding;
using TransferScheme.Contracts.Allocation;
using TransferScheme.Contracts.Referrals;
using TransferScheme.Platform.Auditing;
using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Security;
using TransferScheme.Platform.Succeeding;

namespace TransferScheme.AgeAssessments.Tests.Succeeding;

/// <summary>What becomes of assessments when an authority that is no more had a part in them.</summary>
public sealed class SuccessorTests
{
    static readonly AgeEvent[] HandedOver =
        [.. A.Decided, new AgeCaseHandedOver(A.ReferralId, A.ChildId, A.Kent, A.Receiver, A.Wednesday)];

    static readonly AgeEvent[][] Stages =
    [
        A.Doubted, A.Planned, A.Interviewing, A.Analysed, A.MindedTo, A.Drafted, A.SignedOff, A.Decided, A.Closed, A.InCourt, A.AtBoard, A.Accepted,
        [.. A.InCourt, new DecisionQuashed(A.Today, A.Next, A.Said)], [.. A.Doubted, new AssessmentWithdrawn("missing", A.Said)],
    ];

    static AgeCasePassedToSuccessor FromKent => new(A.ReferralId, A.ChildId, A.Kent, A.Successor, true);

    [Fact]
    public void Given_an_assessment_at_any_stage_when_its_authority_is_no_more_then_it_passes_with_its_clocks_and_the_second_time_nothing_does()
    {
        foreach (var before in Stages.Select(s => A.State(s)))
        {
            Successors.Pass(before, A.Kent, A.Successor).ShouldBe(FromKent);
            var after = AgeAssessment.Evolve(before, FromKent)!;
            (after.Owner, after.Status, after.Clocks).ShouldBe((A.Successor, before.Status, before.Clocks));
            Successors.Pass(after, A.Kent, A.Successor).ShouldBeNull();
            Successors.Follow(after, A.Kent, A.Successor).ShouldBeNull();
            AgePolicy.MayManage(Manager(A.Medway), after).ShouldBe(Access.Granted);
            AgePolicy.Sees(Manager(A.Kent), after).ShouldBe(AgeDisclosure.Nothing);
        }

        Successors.Pass(A.State(A.Drafted), A.Durham, A.Successor).ShouldBeNull();
    }

    [Fact]
    public void Given_what_the_predecessor_found_then_it_stands_as_the_successors_own()
    {
        var after = AgeAssessment.Evolve(A.State(A.Decided), FromKent)!;
        Beliefs.Operative(after.Findings, A.Medway, A.Today, A.Wednesday)!.Source.ShouldBe(FindingSource.Authority);
        Beliefs.Operative(after.Findings, A.Durham, A.Today, A.Wednesday).ShouldBeNull();
    }

    [Fact]
    public void Given_a_case_that_was_handed_over_when_the_entry_authority_is_no_more_then_its_successor_keeps_its_past_and_its_defence()
    {
        var before = A.State(HandedOver);
        var passed = Successors.Pass(before, A.Kent, A.Successor)!;
        passed.ShouldBe(FromKent with { WasOwner = false });
        var after = AgeAssessment.Evolve(before, passed)!;
        after.Owner.ShouldBe(A.Receiver);
        AgePolicy.Had(Manager(A.Medway), after).ShouldNotBeNull();
        AgePolicy.MayDefend(Manager(A.Medway), after).ShouldBe(Access.Granted);
        AgePolicy.Sees(Manager(A.Kent), after).ShouldBe(AgeDisclosure.Nothing);
        after.StandsFor(A.Medway).ShouldBe([A.Medway, A.Kent]);
        Successors.Pass(after, A.Kent, A.Successor).ShouldBeNull();
    }

    // All open cases pass to one; the national team had named another for this referral, and that is told later.
    [Fact]
    public void Given_a_case_that_passed_to_another_than_its_referral_then_it_follows_the_referral()
    {
        var passed = AgeAssessment.Evolve(A.State(A.Decided), FromKent with { Successor = A.Receiver })!;
        Successors.Follow(passed, A.Kent, A.Successor).ShouldBe(FromKent);
        var after = AgeAssessment.Evolve(passed, FromKent)!;
        (after.Owner, after.OwnerStandsFor).ShouldBe((A.Successor, A.Kent));
        after.StandsFor(A.Durham).ShouldBe([A.Durham]);
        after.StandsFor(A.Medway).ShouldBe([A.Medway, A.Kent]);
    }

    [Fact]
    public void Given_agreement_and_awareness_then_they_are_the_successors_and_its_log_of_reads_is_both()
    {
        var after = AgeAssessment.Evolve(
            A.State([.. A.Doubted, A.Presumed, new TransferWhilePendingAgreed(A.Kent, A.Today, A.Said), new AuthorityMadeAware(A.Kent, A.Today)]),
            FromKent)!;
        after.Agreement!.Lead.ShouldBe(A.Medway);
        after.Aware.Select(w => w.Authority).ShouldBe([A.Kent, A.Medway]);
        new[] { A.Kent, A.Medway, A.Durham }
            .Select(code => new RecordViewed(A.ReferralId, "x", null, nameof(Role.Manager), code, "p", "d"))
            .Where(AgePolicy.SeesAccessLog(Manager(A.Medway), after)!).Select(l => l.Authority).ShouldBe([A.Kent, A.Medway]);
    }

    [Fact]
    public void Given_what_is_told_twice_or_late_then_the_newest_stands()
    {
        var told = new AuthoritySucceeded
        {
            AuthorityId = A.Next, Version = 3, OccurredAt = A.Wednesday, Authority = A.Kent, Successors = [A.Medway, A.Durham], From = A.Today,
        };
        var known = KnownSuccession.Newer(null, told)!;
        known.Heir.ShouldBeNull();
        KnownSuccession.Newer(known, told).ShouldBeNull();
        KnownSuccession.Newer(known, told with { Version = 4, OpenCases = A.Medway })!.Heir.ShouldBe(A.Medway);
        var passed = new CasePassedToSuccessor
        {
            ReferralId = A.ReferralId, Version = 5, OccurredAt = A.Wednesday, Authority = A.Kent, Successor = A.Medway, Region = "south-east",
            WasEligible = true,
        };
        var pass = KnownPass.Newer(null, passed)!;
        KnownPass.Newer(pass, passed).ShouldBeNull();
        pass.Id.ShouldBe(KnownPass.IdOf(A.ReferralId, A.Kent));
    }

    static Actor Manager(string authority) => new("someone", Role.Manager, authority);
}
