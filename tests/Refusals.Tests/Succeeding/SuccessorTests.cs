using System.Text.Json;
using TransferScheme.Contracts.Allocation;
using TransferScheme.Contracts.Referrals;
using TransferScheme.Platform.Auditing;
using TransferScheme.Platform.Security;
using TransferScheme.Platform.Succeeding;
using TransferScheme.Refusals.Directing;
using TransferScheme.Refusals.Handling;
using TransferScheme.Refusals.Publishing;
using TransferScheme.Refusals.Succeeding;

namespace TransferScheme.Refusals.Tests.Succeeding;

/// <summary>What becomes of statements, reviews and directions when an authority that is no more had a part in them.</summary>
public sealed class SuccessorTests
{
    internal const string Medway = "E06000035";
    const string Third = "E08000021";

    static readonly IReadOnlyList<RefusalEvent[]> Open =
    [
        A.Drafted, A.Issuing, A.Deferred, A.Declined, A.UnderReview, A.Unanswered, A.ReasonsDue, A.ReasonsProvided, A.Challenged, A.Accepted,
        A.Reaffirmed, A.Withdrawing, A.Breached, A.InConference,
    ];

    static RefusalPassedToSuccessor FromDurham => new(A.ReferralId, A.Durham, Medway, "south-east");

    static RefusalPassedToSuccessor FromKent => new(A.ReferralId, A.Kent, Medway, "south-east");

    [Fact]
    public void Given_an_open_case_at_any_stage_when_its_authority_is_no_more_then_it_passes_and_the_second_time_nothing_does()
    {
        foreach (var before in Open.Select(A.State))
        {
            Successors.Pass(before, A.Durham, Medway, "south-east").ShouldBe(FromDurham);
            var after = Refusal.Evolve(before, FromDurham)!;
            (after.Offer.Authority, after.Offer.Region, after.Offer.EntryAuthority, after.Status)
                .ShouldBe((Medway, "south-east", A.Kent, before.Status));
            Successors.Pass(after, A.Durham, Medway, "south-east").ShouldBeNull();
            RefusalsPolicy.Sees(Officer(Medway), after).ShouldBe(RefusalsPolicy.Sees(Officer(A.Durham), before));
            RefusalsPolicy.Sees(Officer(A.Durham), after).ShouldBe(Disclosure.Nothing);
        }
    }

    [Fact]
    public void Given_an_open_case_at_any_stage_when_the_entry_authority_is_no_more_then_its_successor_receives_the_statement()
    {
        foreach (var before in Open.Select(A.State))
        {
            Successors.Pass(before, A.Kent, Medway, "south-east").ShouldBe(FromKent);
            var after = Refusal.Evolve(before, FromKent)!;
            (after.Offer.Authority, after.Offer.EntryAuthority, after.Offer.EntryRegion).ShouldBe((A.Durham, Medway, "south-east"));
            RefusalsPolicy.Sees(Officer(Medway), after).ShouldBe(RefusalsPolicy.Sees(Officer(A.Kent), before));
            RefusalsPolicy.Sees(Officer(A.Kent), after).ShouldBe(Disclosure.Nothing);
        }
    }

    [Fact]
    public void Given_a_case_that_is_over_or_of_others_then_nothing_passes_by_itself()
    {
        foreach (var over in new[] { A.Closed, A.Withdrawn, A.Ended })
        {
            Successors.Pass(A.State(over), A.Durham, Medway, "south-east").ShouldBeNull();
        }

        Successors.Pass(A.State(A.Declined), Third, Medway, "south-east").ShouldBeNull();
        Successors.Pass(default(Refusal), A.Durham, Medway, "south-east").ShouldBeNull();
    }

    [Fact]
    public void Given_the_referral_has_passed_then_all_its_cases_follow_whatever_their_stage() =>
        Successors.Follow(A.State(A.Closed), A.Kent, Medway, "south-east").ShouldBe(FromKent);

    // All open cases pass to one; the national team had named another for this referral, and that is told later.
    [Fact]
    public void Given_a_case_that_passed_to_another_than_its_referral_then_it_follows_the_referral_in_that_part_alone()
    {
        var passed = Refusal.Evolve(A.State(A.Declined), new RefusalPassedToSuccessor(A.ReferralId, A.Durham, A.Kent, "south-east"))!;
        (passed.Offer.Authority, passed.Offer.EntryAuthority).ShouldBe((A.Kent, A.Kent));
        Successors.Follow(passed, A.Durham, Medway, "south-east").ShouldBe(FromDurham);
        var after = Refusal.Evolve(passed, FromDurham)!;
        (after.Offer.Authority, after.Offer.EntryAuthority).ShouldBe((Medway, A.Kent));
        Successors.Follow(after, A.Durham, Medway, "south-east").ShouldBeNull();
    }

    [Fact]
    public void Given_a_direction_proposed_or_in_force_then_it_binds_the_successor_and_one_that_is_over_nobody()
    {
        var proposed = new DirectionProposed(A.Durham, A.Today, A.Today.AddDays(13));
        DirectionEvent[][] open =
        [
            [new DirectionIssued("information", A.Durham, A.Wednesday, "f", null, ["national"])], [proposed],
            [proposed, new DirectionGiven(false, A.Note)],
            [proposed, new DirectionGiven(false, A.Note), new ChangeProposed("modify", A.Today, A.Today.AddDays(13), A.Note)],
        ];
        foreach (var before in open.Select(Direct))
        {
            Successors.Pass(before, A.Durham, Medway).ShouldBe(new DirectionPassedToSuccessor(A.Durham, Medway));
            var after = Direction.Evolve(before, new DirectionPassedToSuccessor(A.Durham, Medway))!;
            after.ShouldBe(before with { Authority = Medway });
            Successors.Pass(after, A.Durham, Medway).ShouldBeNull();
            RefusalsPolicy.ReadsDirection(Officer(Medway), after).ShouldBeTrue();
            RefusalsPolicy.ReadsDirection(Officer(A.Durham), after).ShouldBeFalse();
        }

        Successors.Pass(Direct([proposed, new DirectionNotGiven(A.Note)]), A.Durham, Medway).ShouldBeNull();
        Successors.Pass(Direct([proposed, new DirectionGiven(false, A.Note), new DirectionWithdrawn(true, A.Note)]), A.Durham, Medway)
            .ShouldBeNull();
    }

    [Fact]
    public void Given_the_copy_of_an_offer_then_it_follows_while_the_offer_stands()
    {
        var offer = A.Found().Known;
        Successors.Pass(offer, A.Durham, Medway, "south-east").ShouldBe(offer with { Authority = Medway, Region = "south-east" });
        Successors.Pass(offer, A.Kent, Medway, "south-east").ShouldBeNull();
        foreach (var over in new[] { KnownStatus.Withdrawn, KnownStatus.Superseded })
        {
            Successors.Pass(offer with { Status = over }, A.Durham, Medway, "south-east").ShouldBeNull();
        }
    }

    [Fact]
    public void Given_the_log_of_reads_then_a_successor_sees_its_predecessors_lines()
    {
        var passed = Refusal.Evolve(A.State(A.Declined), FromDurham)!;
        var lines = new[] { A.Durham, Medway, A.Kent }
            .Select(code => new RecordViewed(A.ReferralId, "x", null, nameof(Role.Manager), code, "p", "d")).ToList();
        lines.Where(RefusalsPolicy.SeesAccessLog(Officer(Medway), passed)!).Select(l => l.Authority).ShouldBe([A.Durham, Medway]);
        lines.Where(RefusalsPolicy.SeesAccessLog(Officer(A.Kent), passed)!).Select(l => l.Authority).ShouldBe([A.Kent]);
    }

    [Fact]
    public void Given_what_is_told_twice_or_late_then_the_newest_stands()
    {
        var told = new AuthoritySucceeded
        {
            AuthorityId = A.OfferId, Version = 3, OccurredAt = A.Wednesday, Authority = A.Durham, Successors = [Medway, Third], From = A.Today,
        };
        var known = KnownSuccession.Newer(null, told)!;
        known.Heir.ShouldBeNull();
        KnownSuccession.Newer(known, told).ShouldBeNull();
        KnownSuccession.Newer(known, told with { Version = 4, OpenCases = Third })!.Heir.ShouldBe(Third);
        var passed = new CasePassedToSuccessor
        {
            ReferralId = A.ReferralId, Version = 5, OccurredAt = A.Wednesday, Authority = A.Durham, Successor = Medway, Region = "south-east",
            WasEligible = true,
        };
        var pass = KnownPass.Newer(null, passed)!;
        KnownPass.Newer(pass, passed).ShouldBeNull();
        pass.Id.ShouldBe(KnownPass.IdOf(A.ReferralId, A.Durham));
    }

    [Fact]
    public void A_direction_that_passes_is_told()
    {
        var recorded = new Event<DirectionPassedToSuccessor>(new DirectionPassedToSuccessor(A.Durham, Medway))
        {
            StreamId = A.DirectionId, Version = 4, Timestamp = A.Wednesday,
        };
        JsonSerializer.Serialize(RefusalsPublisher.Message(recorded), JsonSerializerOptions.Web).ShouldBe(
            """{"directionId":"01900000-0000-7000-8000-000000000004","version":4,"occurredAt":"2026-03-04T10:00:00+00:00","authority":"E06000047","successor":"E06000035"}""");
    }

    static Direction Direct(DirectionEvent[] events) => events.Aggregate(default(Direction), Direction.Evolve)!;

    static Actor Officer(string authority) => new("someone", Role.DutyOfficer, authority);
}
