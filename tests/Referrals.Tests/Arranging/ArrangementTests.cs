using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Security;
using TransferScheme.Referrals.Arranging;
using TransferScheme.TestKit;

namespace TransferScheme.Referrals.Tests.Arranging;

/// <summary>The section 69 arrangement: two authorities, two persons, terms before signatures.</summary>
public sealed class ArrangementTests
{
    static readonly Actor Entry = new("client-kent", Role.ApiClient, A.Kent, Person: Guid.NewGuid());
    static readonly Actor Receiving = new("client-durham", Role.ApiClient, A.Durham, Person: Guid.NewGuid());

    [Fact]
    public void Given_accepted_when_proposed_then_terms() =>
        Given.Events<Referral, ReferralEvent>(A.Accepted)
            .When(r => ProposeArrangement.Decide(r, new(A.Terms.EffectiveAt, A.Terms.Handover), A.Monday)).Then(A.Terms);

    [Fact]
    public void Given_no_accepted_offer_when_proposed_then_rejected()
    {
        Given.Events<Referral, ReferralEvent>(A.Offered).When(r => ProposeArrangement.Decide(r, new(A.Monday), A.Monday)).ThenRejected("no-accepted-offer");
        Given.Events<Referral, ReferralEvent>(A.Arranged).When(r => ProposeArrangement.Decide(r, new(A.Monday), A.Monday)).ThenRejected("no-accepted-offer");
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(61)]
    public void Terms_outside_the_referral_and_the_next_sixty_days_are_invalid(int days) =>
        Given.Events<Referral, ReferralEvent>(A.Accepted).When(r => ProposeArrangement.Decide(r, new(A.Monday.AddDays(days)), A.Monday))
            .ThenRejected("effectiveAt", RejectionKind.Invalid);

    [Fact]
    public void Given_terms_when_one_signs_then_signed_and_when_the_other_signs_then_made()
    {
        var officer = A.Sealed<SigningOfficer>();
        var first = new ArrangementSigned(A.Kent, Entry.Person!.Value, officer);
        Given.Events<Referral, ReferralEvent>(A.Proposed).When(r => SignArrangement.Decide(r, Entry, A.Kent, officer, true)).Then(first);
        Given.Events<Referral, ReferralEvent>([.. A.Proposed, first]).When(r => SignArrangement.Decide(r, Receiving, A.Durham, officer, true)).Then(
            new ArrangementSigned(A.Durham, Receiving.Person!.Value, officer), new ArrangementMade(A.Kent, A.Durham, "sameNation"));
        Given.Events<Referral, ReferralEvent>([.. A.Proposed, first]).When(r => SignArrangement.Decide(r, Receiving, A.Durham, officer, false)).Then(
            new ArrangementSigned(A.Durham, Receiving.Person!.Value, officer), new ArrangementMade(A.Kent, A.Durham, "crossNation"));
    }

    [Fact]
    public void Given_a_signature_when_terms_change_then_it_no_longer_counts()
    {
        var officer = A.Sealed<SigningOfficer>();
        var first = new ArrangementSigned(A.Kent, Entry.Person!.Value, officer);
        Given.Events<Referral, ReferralEvent>([.. A.Proposed, first, A.Terms]).When(r => SignArrangement.Decide(r, Receiving, A.Durham, officer, true)).Then(
            new ArrangementSigned(A.Durham, Receiving.Person!.Value, officer));
    }

    [Fact]
    public void A_signature_needs_a_person_of_that_authority_terms_and_a_first_time()
    {
        var officer = A.Sealed<SigningOfficer>();
        var signed = Given.Events<Referral, ReferralEvent>([.. A.Proposed, new ArrangementSigned(A.Kent, Entry.Person!.Value, officer)]);
        signed.When(r => SignArrangement.Decide(r, Entry with { Person = null }, A.Kent, officer, true)).ThenRejected("acting-person-required", RejectionKind.Forbidden);
        signed.When(r => SignArrangement.Decide(r, Entry, A.Durham, officer, true)).ThenRejected("not-your-authority", RejectionKind.Forbidden);
        signed.When(r => SignArrangement.Decide(r, Entry, A.Kent, officer, true)).ThenRejected("already-signed");
        signed.When(r => SignArrangement.Decide(r, Receiving with { Person = Entry.Person }, A.Durham, officer, true)).ThenRejected("same-person", RejectionKind.Forbidden);
        Given.Events<Referral, ReferralEvent>(A.Accepted).When(r => SignArrangement.Decide(r, Entry, A.Kent, officer, true)).ThenRejected("no-terms");
    }
}
