using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Security;
using TransferScheme.Referrals.Arranging;
using TransferScheme.Referrals.HandingOver;
using TransferScheme.Referrals.Viewing;
using TransferScheme.TestKit;

namespace TransferScheme.Referrals.Tests.HandingOver;

/// <summary>The hand-over list: what is said of each item, and who has signed it off as it stands.</summary>
public sealed class HandoverTests
{
    static readonly DateOnly Today = new(2026, 3, 2);
    static readonly Actor Entry = new("client-kent", Role.ApiClient, A.Kent, Person: Guid.NewGuid());
    static readonly Actor Receiving = new("client-durham", Role.DutyOfficer, A.Durham, Person: Guid.NewGuid());
    static readonly HandoverSigned HandedOver = new("carePlan", A.Kent, Entry.Person!.Value);
    static readonly HandoverSigned Received = new("carePlan", A.Durham, Receiving.Person!.Value);
    static readonly HandoverItem Health = new("health", "notNeeded", Reason: A.Sealed<HandoverReason>());

    [Fact]
    public void Given_terms_then_the_list_names_every_item_and_what_is_open_for_each_side()
    {
        var list = Given.Events<Referral, ReferralEvent>(A.Proposed).State!.Handover;
        list.Select(line => $"{line.Name} {line.Item.Status}").ShouldBe(
            ["health open", "medication open", "education open", "solicitor open", "documents open", "delegatedAuthority open", "carePlan ready"]);
        var signed = Given.Events<Referral, ReferralEvent>([.. A.Proposed, HandedOver]).State!.Handover;
        HandoverOpen.Of(signed).Entry.ShouldBe(["health", "medication", "education", "solicitor", "documents", "delegatedAuthority"]);
        HandoverOpen.Of(signed).Receiving.ShouldBe(["health", "medication", "education", "solicitor", "documents", "delegatedAuthority", "carePlan"]);
    }

    [Fact]
    public void Given_an_item_when_each_side_signs_in_either_order_then_signed_once_each()
    {
        Given.Events<Referral, ReferralEvent>(A.Proposed).When(r => SignHandover.Decide(r, Entry, "carePlan")).Then(HandedOver);
        Given.Events<Referral, ReferralEvent>(A.Proposed).When(r => SignHandover.Decide(r, Receiving, "carePlan")).Then(Received);
        Given.Events<Referral, ReferralEvent>([.. A.Proposed, HandedOver]).When(r => SignHandover.Decide(r, Receiving, "carePlan")).Then(Received);
        Given.Events<Referral, ReferralEvent>([.. A.Proposed, Received]).When(r => SignHandover.Decide(r, Entry, "carePlan")).Then(HandedOver);
        var both = Given.Events<Referral, ReferralEvent>([.. A.Proposed, HandedOver, Received]);
        both.When(r => SignHandover.Decide(r, Entry, "carePlan")).ThenRejected("already-signed");
        both.When(r => SignHandover.Decide(r, Receiving with { Person = Guid.NewGuid() }, "carePlan")).ThenRejected("already-signed");
    }

    [Fact]
    public void A_sign_needs_a_person_an_item_that_is_there_and_another_person_than_the_other_sides()
    {
        var signed = Given.Events<Referral, ReferralEvent>([.. A.Proposed, HandedOver]);
        signed.When(r => SignHandover.Decide(r, Receiving with { Person = null }, "carePlan")).ThenRejected("acting-person-required", RejectionKind.Forbidden);
        signed.When(r => SignHandover.Decide(r, Receiving with { Person = Entry.Person }, "carePlan")).ThenRejected("same-person", RejectionKind.Forbidden);
        signed.When(r => SignHandover.Decide(r, Receiving, "bicycle")).ThenRejected("item-not-listed");
        signed.When(r => SignHandover.Decide(r, Receiving, "health")).ThenRejected("item-open");
        Given.Events<Referral, ReferralEvent>([.. A.Proposed, new HandoverItemChanged(new("health", "follows", Today))])
            .When(r => SignHandover.Decide(r, Entry, "health")).ThenRejected("item-follows");
        Given.Events<Referral, ReferralEvent>([.. A.Completed, new HandoverItemChanged(new("health", "follows", Today))])
            .When(r => SignHandover.Decide(r, Receiving, "health")).Then(new HandoverSigned("health", A.Durham, Receiving.Person!.Value));
        Given.Events<Referral, ReferralEvent>(A.Accepted).When(r => SignHandover.Decide(r, Entry, "health")).ThenRejected("no-terms");
        Given.Events<Referral, ReferralEvent>([.. A.Proposed, new ReferralWithdrawn(A.Kent, "family-found", true, null)])
            .When(r => SignHandover.Decide(r, Entry, "carePlan")).ThenRejected("referral-withdrawn");
    }

    [Fact]
    public void Given_a_signed_item_when_something_else_is_said_of_it_then_it_is_signed_anew_and_when_the_same_then_nothing()
    {
        var signed = Given.Events<Referral, ReferralEvent>([.. A.Proposed, HandedOver, Received]);
        signed.When(r => ChangeHandoverItem.Decide(r, new("carePlan", "ready"), Today)).ThenNothing();
        var follows = new HandoverItem("carePlan", "follows", Today);
        signed.When(r => ChangeHandoverItem.Decide(r, follows, Today)).Then(new HandoverItemChanged(follows));
        ReferralEvent[] changed = [.. A.Proposed, HandedOver, Received, new HandoverItemChanged(follows), new HandoverItemChanged(new("carePlan", "ready"))];
        Given.Events<Referral, ReferralEvent>(changed).When(r => SignHandover.Decide(r, Entry, "carePlan")).Then(HandedOver);
        Given.Events<Referral, ReferralEvent>(changed).When(r => SignHandover.Decide(r, Receiving, "carePlan")).Then(Received);
    }

    [Fact]
    public void Given_signed_items_when_terms_are_proposed_anew_then_only_those_that_changed_are_signed_anew()
    {
        var health = new HandoverSigned("health", A.Kent, Entry.Person!.Value);
        ReferralEvent[] signed = [.. A.Proposed, new HandoverItemChanged(Health), HandedOver, health];
        Signed([]).ShouldBe("carePlan health");
        Signed([new("care-plan", "ready"), new("health", "notNeeded", Reason: A.Sealed<HandoverReason>())]).ShouldBe("carePlan health");
        Signed([new("carePlan", "follows", Today)]).ShouldBe("health");
        Signed([new("health", "notNeeded", Reason: new("other words", []))]).ShouldBe("carePlan");

        string Signed(HandoverItem[] given) => string.Join(' ', Given
            .Events<Referral, ReferralEvent>([.. signed, new ArrangementProposed(A.Monday, given)]).State!.Handover
            .Where(line => line.HandedOver is not null).Select(line => line.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Given_a_failed_move_or_a_swap_then_there_is_no_list_until_there_are_terms_again()
    {
        var failed = new MoveFailed(A.Kent, A.Durham, "transport", 1, null);
        Given.Events<Referral, ReferralEvent>([.. A.InTransit, failed]).State!.Handover.ShouldBeEmpty();
        Given.Events<Referral, ReferralEvent>([.. A.Proposed, HandedOver, new SwapNoted(A.OfferId, A.BrotherId, "E08000021", "north-east")])
            .State!.Handover.ShouldBeEmpty();
        Given.Events<Referral, ReferralEvent>([.. A.Proposed, HandedOver, .. A.InTransit[A.Proposed.Length..], failed, A.Terms])
            .State!.Handover.ShouldAllBe(line => line.HandedOver == null);
    }

    [Fact]
    public void What_follows_is_signed_for_after_the_move_by_the_receiving_authority_and_no_open_item_keeps_anybody_from_it()
    {
        Given.Events<Referral, ReferralEvent>(A.Completed).State!.Handover.Count(line => line.HandedOver is null).ShouldBe(7);
        Given.Events<Referral, ReferralEvent>(A.Completed).When(r => ChangeHandoverItem.Decide(r, Health, Today)).ThenRejected("transfer-completed");
        Given.Events<Referral, ReferralEvent>(A.Completed).When(r => SignHandover.Decide(r, Receiving, "carePlan")).Then(Received);
    }

    [Fact]
    public void An_item_follows_today_or_later()
    {
        Given.Events<Referral, ReferralEvent>(A.Proposed).When(r => ChangeHandoverItem.Decide(r, new("health", "follows", Today.AddDays(-1)), Today))
            .ThenRejected("followsOn", RejectionKind.Invalid);
        Given.Events<Referral, ReferralEvent>(A.Accepted)
            .When(r => ProposeArrangement.Decide(r, Entry, A.Monday, [new("health", "ready"), new("carePlan", "follows", Today.AddDays(-1))], A.Monday))
            .ThenRejected("handover[1].followsOn", RejectionKind.Invalid);
        Given.Events<Referral, ReferralEvent>(A.Proposed).When(r => ChangeHandoverItem.Decide(r, new("bicycle", "ready"), Today)).ThenRejected("item-not-listed");
        Given.Events<Referral, ReferralEvent>(A.Accepted).When(r => ChangeHandoverItem.Decide(r, new("health", "ready"), Today)).ThenRejected("no-terms");
    }

    [Theory]
    [InlineData("carePlan", "ready", null, null, "")]
    [InlineData("care-plan", "notNeeded", "Lost", null, "")]
    [InlineData("belongings", "follows", null, "2026-03-09", "")]
    [InlineData("health", "follows", "By post", "2026-03-09", "")]
    [InlineData("Care plan", "ready", null, null, "handover[0].item")]
    [InlineData("-", "ready", null, null, "handover[0].item")]
    [InlineData("health", "to-follow", null, null, "handover[0].status")]
    [InlineData("health", "open", null, null, "handover[0].status")]
    [InlineData("health", "notNeeded", null, null, "handover[0].reason")]
    [InlineData("health", "ready", "Why not", null, "handover[0].reason")]
    [InlineData("health", "notNeeded", " ", null, "handover[0].reason")]
    [InlineData("health", "follows", null, null, "handover[0].followsOn")]
    [InlineData("health", "ready", null, "2026-03-09", "handover[0].followsOn")]
    public void What_is_said_of_an_item_is_whole(string item, string status, string? reason, string? followsOn, string fault)
    {
        var day = followsOn is null ? default(DateOnly?) : DateOnly.Parse(followsOn, System.Globalization.CultureInfo.InvariantCulture);
        FaultsOf(new ProposeArrangementRequest(A.Monday, [new HandoverEntry(item, status, reason, day)])).ShouldBe(fault);
    }

    [Fact]
    public void An_item_is_given_once_however_it_is_written() =>
        FaultsOf(new ProposeArrangementRequest(A.Monday, [new("carePlan", "ready"), new("health", "ready"), new("care-plan", "ready")]))
            .ShouldBe("handover[2].item");

    static string FaultsOf(ProposeArrangementRequest request)
    {
        var faults = new Faults();
        request.Check(faults);
        return string.Join(' ', faults.ToProblem().Errors?.Keys ?? []);
    }
}
