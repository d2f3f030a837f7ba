using TransferScheme.Contracts.Allocation;
using TransferScheme.Contracts.Referrals;
using TransferScheme.Platform.Auditing;
using TransferScheme.Platform.Security;
using TransferScheme.Referrals.Handling;
using TransferScheme.Referrals.Succeeding;
using TransferScheme.Referrals.Tests.Handling;
using TransferScheme.TestKit;
using CasePassedToSuccessor = TransferScheme.Referrals.Succeeding.CasePassedToSuccessor;

namespace TransferScheme.Referrals.Tests.Succeeding;

/// <summary>What becomes of a referral when an authority that is no more had a part in it.</summary>
public sealed class SuccessorTests
{
    internal const string Medway = "E06000035";
    static readonly DateOnly Today = new(2026, 3, 2);
    static readonly KnownSuccession KentToMedway = new(A.Kent, [Medway], Today, Medway, 1);
    static readonly KnownSuccession DurhamToMedway = new(A.Durham, [Medway], Today, Medway, 1);
    static readonly KnownSuccession DurhamToKent = new(A.Durham, [A.Kent], Today, A.Kent, 1);
    static readonly KnownSuccession DurhamSplit = new(A.Durham, [Medway, A.Kent], Today, null, 1);

    [Fact]
    public void Given_a_referral_at_any_stage_when_its_entry_authority_is_no_more_then_it_passes_and_the_second_time_nothing_does()
    {
        ReferralEvent[][] stages =
            [A.Started, A.Ineligible, A.Eligible, A.Offered, A.Queried, A.Declined, A.Settled, A.Accepted, A.Proposed, A.Arranged, A.InTransit, A.Completed];
        foreach (var stage in stages)
        {
            var before = State(stage);
            Decide(before, KentToMedway).ShouldBe([new CasePassedToSuccessor(A.Kent, Medway, "south-east", before.WasEligible)]);
            var after = Passed(before, KentToMedway);
            (after.EntryAuthority, after.EntryRegion, after.Status).ShouldBe((Medway, "south-east", before.Status));
            Decide(after, KentToMedway).ShouldBeEmpty();
            ReferralsPolicy.Sees(Officer(Medway), after).ShouldBe(ReferralsPolicy.Sees(Officer(A.Kent), before));
            ReferralsPolicy.Sees(Officer(A.Kent), after).ShouldBe(Disclosure.Nothing);
        }
    }

    [Fact]
    public void Given_an_offered_or_receiving_authority_that_is_no_more_then_its_successor_has_its_part()
    {
        foreach (var stage in new[] { A.Offered, A.Declined, A.Reaffirmed, A.Accepted, A.Arranged, A.InTransit, A.Completed })
        {
            var (before, after) = (State(stage), Passed(State(stage), DurhamToMedway));
            after.Names(A.Durham).ShouldBeFalse();
            (after.OfferedAuthority, after.OfferedRegion).ShouldBe((Medway, "south-east"));
            after.ReceivingAuthority.ShouldBe(before.ReceivingAuthority is null ? null : Medway);
            ReferralsPolicy.Sees(Officer(Medway), after).ShouldBe(ReferralsPolicy.Sees(Officer(A.Durham), before));
            ReferralsPolicy.Sees(Officer(A.Durham), after).ShouldBe(Disclosure.Nothing);
        }
    }

    [Fact]
    public void Given_identity_opened_by_name_when_the_offer_passes_then_the_successor_opens_it_by_name_of_its_own()
    {
        var opened = State([.. A.Offered, A.Opened]);
        var officer = new Actor("x", Role.DutyOfficer, Medway, Person: Guid.NewGuid());
        ReferralsPolicy.Sees(officer, Passed(opened, DurhamToMedway)).ShouldBe(Disclosure.Offer);
    }

    [Fact]
    public void Given_a_referral_that_has_ended_or_does_not_name_the_authority_then_nothing_passes()
    {
        foreach (var stage in new[] { A.Withdrawn, A.Closed })
        {
            Decide(State(stage), KentToMedway).ShouldBeEmpty();
        }

        Decide(State(A.Eligible), DurhamToMedway).ShouldBeEmpty();
    }

    [Fact]
    public void Given_terms_that_nobody_signed_when_passed_then_they_are_drawn_anew_and_what_was_signed_stands()
    {
        Passed(State(A.Proposed), DurhamToMedway).Terms.ShouldBeNull();
        var signed = Passed(State([.. A.Proposed, new ArrangementSigned(A.Durham, Guid.NewGuid(), A.Sealed<SigningOfficer>())]), DurhamToMedway);
        signed.Terms.ShouldBe(A.Terms);
        signed.Signatures.Select(s => s.OnBehalfOf).ShouldBe([Medway]);
        var arranged = Passed(State(A.Arranged), KentToMedway);
        arranged.Signatures.Select(s => s.OnBehalfOf).ShouldBe([Medway, A.Durham]);
        (arranged.Status, arranged.TransferKind).ShouldBe((ReferralStatus.Arranged, "sameNation"));
    }

    [Fact]
    public void Given_children_on_their_way_when_passed_then_an_arrival_that_was_confirmed_is_the_successors()
    {
        var confirmed = State([.. A.InTransit, new ArrivalConfirmed(A.Durham, A.Monday.AddDays(7.25), A.Sealed<Reception>())]);
        var passed = Passed(confirmed, DurhamToMedway);
        passed.Arrivals.Select(a => a.OnBehalfOf).ShouldBe([Medway]);
        (passed.Status, passed.ReceivingAuthority).ShouldBe((ReferralStatus.InTransit, Medway));
    }

    [Fact]
    public void Given_two_sides_that_become_one_authority_then_the_referral_is_withdrawn_with_its_reason()
    {
        foreach (var stage in new[] { A.Accepted, A.Proposed, A.Arranged, A.InTransit })
        {
            Decide(State(stage), DurhamToKent).ShouldBe(
            [
                new CasePassedToSuccessor(A.Durham, A.Kent, "south-east", true),
                new ReferralWithdrawn(A.Kent, ReferralReasons.AuthoritiesMerged, true, null),
            ]);
        }

        Decide(State(A.Completed), DurhamToKent).ShouldBe([new CasePassedToSuccessor(A.Durham, A.Kent, "south-east", true)]);
        Decide(State(A.Offered), DurhamToKent).ShouldBe([new CasePassedToSuccessor(A.Durham, A.Kent, "south-east", true)]);
    }

    [Fact]
    public void Given_several_successors_and_nobody_named_then_the_case_waits_until_somebody_is()
    {
        Decide(State(A.Accepted), DurhamSplit).ShouldBeEmpty();
        Decide(State([.. A.Accepted, new SuccessorNamed(A.Durham, Medway)]), DurhamSplit)
            .ShouldBe([new CasePassedToSuccessor(A.Durham, Medway, "south-east", true)]);
        Decide(State([.. A.Accepted, new SuccessorNamed(A.Durham, Medway)]), DurhamToKent)
            .ShouldBe([new CasePassedToSuccessor(A.Durham, Medway, "south-east", true)]);
    }

    [Fact]
    public void Given_a_successor_named_for_an_offer_that_is_past_then_the_others_are_told_once()
    {
        var named = State([.. A.Settled, new SuccessorNamed(A.Durham, Medway)]);
        Decide(named, DurhamSplit).ShouldBe([new CasePassedToSuccessor(A.Durham, Medway, "south-east", true)]);
        var told = Passed(named, DurhamSplit);
        Decide(told, DurhamSplit).ShouldBeEmpty();
        (told.EntryAuthority, told.OfferedAuthority, told.ReceivingAuthority, told.Status)
            .ShouldBe((A.Kent, null, null, ReferralStatus.AwaitingAllocation));
    }

    [Fact]
    public void Given_a_successor_that_is_no_more_itself_then_the_case_goes_on_to_its_successor()
    {
        var further = new KnownSuccession(Medway, ["E06000044"], Today, "E06000044", 1);
        Successors.Decide(State(A.Accepted), [DurhamToMedway, further], _ => "south-east").ShouldBe(
        [
            new CasePassedToSuccessor(A.Durham, Medway, "south-east", true), new CasePassedToSuccessor(Medway, "E06000044", "south-east", true),
        ]);
    }

    [Fact]
    public void Given_an_acceptance_that_crossed_then_it_is_the_successors_and_between_two_that_are_one_the_referral_is_withdrawn()
    {
        var passed = Passed(State(A.Offered), DurhamToMedway);
        WhenOfferAccepted.Decide(passed, Said.Accepted(2, A.OfferId)).ShouldBe(new AcceptanceNoted(A.OfferId, Medway));
        var merged = Passed(State(A.Offered), DurhamToKent);
        var accepted = Referral.Evolve(merged, WhenOfferAccepted.Decide(merged, Said.Accepted(2, A.OfferId))!)!;
        Decide(accepted, DurhamToKent).ShouldBe([new ReferralWithdrawn(A.Kent, ReferralReasons.AuthoritiesMerged, true, null)]);
    }

    [Fact]
    public void Given_the_log_of_reads_then_a_successor_sees_its_predecessors_lines_and_the_others_stay_their_own()
    {
        var passed = Passed(State(A.Accepted), KentToMedway);
        var lines = new[] { A.Kent, Medway, A.Durham }.Select(code => new RecordViewed(
            Guid.NewGuid(), "x", null, nameof(Role.DutyOfficer), code, "p", "d")).ToList();
        lines.Where(ReferralsPolicy.SeesAccessLog(Officer(Medway), passed)!).Select(l => l.Authority).ShouldBe([A.Kent, Medway]);
        lines.Where(ReferralsPolicy.SeesAccessLog(Officer(A.Kent), passed)!).Select(l => l.Authority).ShouldBe([A.Kent]);
        lines.Where(ReferralsPolicy.SeesAccessLog(new Actor("a", Role.Auditor), passed)!).Count().ShouldBe(3);
    }

    [Fact]
    public void Given_successions_then_the_newest_stands_and_the_authority_refers_nobody_from_its_day_on()
    {
        var told = new AuthoritySucceeded
        {
            AuthorityId = Guid.NewGuid(), Version = 3, OccurredAt = A.Monday, Authority = A.Kent, Successors = [Medway], From = Today, OpenCases = Medway,
        };
        var known = KnownSuccession.Newer(null, told)!;
        KnownSuccession.Newer(known, told).ShouldBeNull();
        KnownSuccession.Newer(known, told with { Version = 4, From = Today.AddDays(1) })!.From.ShouldBe(Today.AddDays(1));
        known.Against(Today.AddDays(-1), code => code).ShouldBeNull();
        var no = known.Against(Today, code => code == A.Kent ? "Kent" : "Medway")!;
        (no.Code, no.Text).ShouldBe(
            ("authority-abolished", "Kent has not existed since 2 March 2026: refer the children in the name of Medway (E06000035)."));
    }

    internal static Referral State(IEnumerable<ReferralEvent> events) => Given.Events<Referral, ReferralEvent>(events).State!;

    static IReadOnlyList<ReferralEvent> Decide(Referral r, KnownSuccession succession) =>
        Successors.Decide(r, [succession], _ => "south-east");

    static Referral Passed(Referral r, KnownSuccession succession) =>
        Decide(r, succession).Aggregate(r, (state, e) => Referral.Evolve(state, e)!);

    static Actor Officer(string authority) => new("someone", Role.DutyOfficer, authority);
}
