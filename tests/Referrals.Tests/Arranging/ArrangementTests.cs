using System.Globalization;
using System.Text.Json;
using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Protection;
using TransferScheme.Platform.Security;
using TransferScheme.Referrals.Arranging;
using TransferScheme.Referrals.Travelling;
using TransferScheme.TestKit;

namespace TransferScheme.Referrals.Tests.Arranging;

/// <summary>The section 69 arrangement: two authorities, two persons, terms before signatures.</summary>
public sealed class ArrangementTests
{
    static readonly DateTimeOffset Now = A.Monday.AddHours(1);
    static readonly Sealed<SigningOfficer> Officer = A.Sealed<SigningOfficer>();
    static readonly Actor Entry = new("client-kent", Role.ApiClient, A.Kent, Person: Guid.NewGuid());
    static readonly Actor Receiving = new("client-durham", Role.ApiClient, A.Durham, Person: Guid.NewGuid());

    [Fact]
    public void Given_accepted_when_proposed_then_terms_with_their_drafter() =>
        Given.Events<Referral, ReferralEvent>(A.Accepted)
            .When(r => ProposeArrangement.Decide(r, Entry, A.Terms.EffectiveAt, A.Terms.Handover, A.Monday))
            .Then(A.Terms with { Authority = A.Kent, Person = Entry.Person });

    [Fact]
    public void Given_no_accepted_offer_when_proposed_then_rejected()
    {
        foreach (var stage in new[] { A.Offered, A.Arranged, A.InTransit, A.Completed })
        {
            Given.Events<Referral, ReferralEvent>(stage).When(r => ProposeArrangement.Decide(r, Entry, A.Monday, [], A.Monday)).ThenRejected("no-accepted-offer");
        }
    }

    // The clocks go forward on 29 March and back on 25 October 2026: today begins at another hour of universal time before and after.
    [Theory]
    [InlineData("2026-03-02T10:00Z", "2026-03-02T00:00Z", true)]
    [InlineData("2026-03-02T10:00Z", "2026-03-01T23:59Z", false)]
    [InlineData("2026-03-02T10:00Z", "2026-05-01T10:00Z", true)]
    [InlineData("2026-03-02T10:00Z", "2026-05-01T10:01Z", false)]
    [InlineData("2026-03-29T22:30Z", "2026-03-29T00:00Z", true)]
    [InlineData("2026-03-29T23:30Z", "2026-03-29T22:59Z", false)]
    [InlineData("2026-03-29T23:30Z", "2026-03-29T23:00Z", true)]
    [InlineData("2026-10-25T23:30Z", "2026-10-24T23:00Z", true)]
    [InlineData("2026-10-25T23:30Z", "2026-10-24T22:59Z", false)]
    [InlineData("2026-10-26T00:00Z", "2026-10-25T23:59Z", false)]
    [InlineData("2026-10-26T00:00Z", "2026-10-26T00:00Z", true)]
    public void Terms_begin_today_at_the_earliest_and_in_sixty_days_at_the_latest(string now, string effectiveAt, bool isTaken)
    {
        var outcome = Given.Events<Referral, ReferralEvent>(A.Accepted).When(r => ProposeArrangement.Decide(r, Entry, Time(effectiveAt), [], Time(now)));
        if (isTaken)
        {
            outcome.Then(new ArrangementProposed(Time(effectiveAt), [], A.Kent, Entry.Person));
        }
        else
        {
            outcome.ThenRejected("effectiveAt", RejectionKind.Invalid);
        }
    }

    [Fact]
    public void Given_terms_when_one_signs_then_signed_and_when_the_other_signs_then_made_now()
    {
        var first = new ArrangementSigned(A.Kent, Entry.Person!.Value, Officer);
        var second = new ArrangementSigned(A.Durham, Receiving.Person!.Value, Officer);
        Given.Events<Referral, ReferralEvent>(A.Proposed).When(r => Sign(r, Entry, A.Kent)).Then(first);
        Given.Events<Referral, ReferralEvent>([.. A.Proposed, first]).When(r => Sign(r, Receiving, A.Durham)).Then(
            second, new ArrangementMade(A.Kent, A.Durham, "sameNation", Now));
        Given.Events<Referral, ReferralEvent>([.. A.Proposed, first]).When(r => Sign(r, Receiving, A.Durham, sameNation: false)).Then(
            second, new ArrangementMade(A.Kent, A.Durham, "crossNation", Now));
        Given.Events<Referral, ReferralEvent>([.. A.Proposed, second]).When(r => Sign(r, Entry, A.Kent)).Then(
            first, new ArrangementMade(A.Kent, A.Durham, "sameNation", Now));
        Given.Events<Referral, ReferralEvent>([.. A.Proposed, first]).When(r => Sign(r, Receiving, A.Durham, sameNation: null)).ThenRejected("nation-not-known");
    }

    [Fact]
    public void Given_a_signature_when_terms_change_then_it_no_longer_counts()
    {
        var first = new ArrangementSigned(A.Kent, Entry.Person!.Value, Officer);
        Given.Events<Referral, ReferralEvent>([.. A.Proposed, first, A.Terms]).When(r => Sign(r, Receiving, A.Durham))
            .Then(new ArrangementSigned(A.Durham, Receiving.Person!.Value, Officer));
    }

    [Fact]
    public void A_signature_needs_a_person_of_that_authority_terms_and_a_first_time()
    {
        var signed = Given.Events<Referral, ReferralEvent>([.. A.Proposed, new ArrangementSigned(A.Kent, Entry.Person!.Value, Officer)]);
        signed.When(r => Sign(r, Entry with { Person = null }, A.Kent)).ThenRejected("acting-person-required", RejectionKind.Forbidden);
        signed.When(r => Sign(r, Entry, A.Durham)).ThenRejected("not-your-authority", RejectionKind.Forbidden);
        signed.When(r => Sign(r, Receiving with { Role = Role.Manager }, A.Durham)).ThenRejected("not-your-authority", RejectionKind.Forbidden);
        signed.When(r => Sign(r, Entry, A.Kent)).ThenRejected("already-signed");
        signed.When(r => Sign(r, Entry with { Person = Guid.NewGuid() }, A.Kent)).ThenRejected("already-signed");
        signed.When(r => Sign(r, Receiving with { Person = Entry.Person }, A.Durham)).ThenRejected("same-person", RejectionKind.Forbidden);
        Given.Events<Referral, ReferralEvent>(A.Accepted).When(r => Sign(r, Entry, A.Kent)).ThenRejected("no-terms");
    }

    [Fact]
    public void Given_terms_when_their_drafter_signs_for_the_other_side_then_rejected_and_for_their_own_then_signed()
    {
        var drafted = Given.Events<Referral, ReferralEvent>([.. A.Accepted, A.Terms with { Authority = A.Kent, Person = Entry.Person }]);

        // Once as who they were when they drafted, and once as one who has changed sides since.
        drafted.When(r => Sign(r, Entry, A.Durham)).ThenRejected("drafter-of-other-side", RejectionKind.Forbidden);
        drafted.When(r => Sign(r, Receiving with { Person = Entry.Person }, A.Durham)).ThenRejected("drafter-of-other-side", RejectionKind.Forbidden);
        drafted.When(r => Sign(r, Entry, A.Kent)).Then(new ArrangementSigned(A.Kent, Entry.Person!.Value, Officer));
        drafted.When(r => Sign(r, Receiving, A.Durham)).Then(new ArrangementSigned(A.Durham, Receiving.Person!.Value, Officer));
    }

    [Fact]
    public void Given_an_arrangement_that_is_made_or_has_taken_effect_or_fallen_when_signed_again_then_rejected()
    {
        Given.Events<Referral, ReferralEvent>(A.Arranged).When(r => Sign(r, Entry, A.Kent)).ThenRejected("already-signed");
        Given.Events<Referral, ReferralEvent>(A.InTransit).When(r => Sign(r, Receiving, A.Durham)).ThenRejected("already-signed");
        Given.Events<Referral, ReferralEvent>(A.Completed).When(r => Sign(r, Receiving, A.Durham)).ThenRejected("transfer-completed");
        Given.Events<Referral, ReferralEvent>(A.Withdrawn).When(r => Sign(r, Entry, A.Kent)).ThenRejected("referral-withdrawn");
        Given.Events<Referral, ReferralEvent>([.. A.InTransit, new MoveFailed(A.Kent, A.Durham, "transport", 1, null)]).When(r => Sign(r, Entry, A.Kent))
            .ThenRejected("no-terms");
        Given.Events<Referral, ReferralEvent>([.. A.Arranged, new SwapNoted(A.OfferId, A.BrotherId, "E08000021", "north-east")]).When(r => Sign(r, Entry, A.Kent))
            .ThenRejected("no-terms");
    }

    // Signed at half past one in the night in which that hour comes twice: what is compared is the moment, never what the clock showed.
    [Theory]
    [InlineData("2026-10-25T01:30+01:00", true)]
    [InlineData("2026-10-25T01:15+00:00", true)]
    [InlineData("2026-10-25T01:45+01:00", true)]
    [InlineData("2026-10-25T01:29+01:00", false)]
    [InlineData("2026-10-24T18:00+01:00", false)]
    public void Children_leave_after_both_have_signed(string departedAt, bool isTaken)
    {
        var made = new ArrangementMade(A.Kent, A.Durham, "sameNation", Time("2026-10-25T01:30+01:00"));
        var (left, journey) = (Time(departedAt), A.Sealed<Journey>());
        var fit = new TravelFacts([new ChildToTravel(new(2009, 8, 14), new(2026, 10, 1), new(2026, 10, 1))], 28);
        var outcome = Given.Events<Referral, ReferralEvent>([.. A.Arranged[..^1], made])
            .When(r => RecordDeparture.Decide(r, new(left, "x", left.AddHours(4)), journey, fit, Time("2026-10-26T09:00Z")));
        if (isTaken)
        {
            outcome.Then(new DepartureRecorded(A.Kent, A.Durham, left, left.AddHours(4), journey));
        }
        else
        {
            outcome.ThenRejected("departed-before-arrangement");
        }
    }

    [Fact]
    public void Events_from_before_drafters_and_moments_were_kept_still_read()
    {
        JsonSerializer.Deserialize<ArrangementMade>("""{"EntryAuthority":"a","ReceivingAuthority":"b","TransferKind":"sameNation"}""")
            .ShouldBe(new ArrangementMade("a", "b", "sameNation"));
        var terms = JsonSerializer.Deserialize<ArrangementProposed>("""{"EffectiveAt":"2026-03-02T10:00:00Z","Handover":[{"Item":"care-plan","Status":"to-follow"}]}""")!;
        (terms.Authority, terms.Person).ShouldBe((null, null));
        var carePlan = Given.Events<Referral, ReferralEvent>([.. A.Accepted, terms]).State!.Handover.Single(line => line.Name == "carePlan");
        carePlan.Item.Status.ShouldBe("follows");
    }

    static Decision<ReferralEvent> Sign(Referral referral, Actor actor, string onBehalfOf, bool? sameNation = true) =>
        SignArrangement.Decide(referral, actor, onBehalfOf, Officer, sameNation, Now);

    static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
