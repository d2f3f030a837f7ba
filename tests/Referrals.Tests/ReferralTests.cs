using System.Text.Json;
using TransferScheme.Platform.Auditing;
using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Security;
using TransferScheme.Referrals.Closing;
using TransferScheme.Referrals.Withdrawing;
using TransferScheme.TestKit;

namespace TransferScheme.Referrals.Tests;

/// <summary>The state, its events and the policy.</summary>
public sealed class ReferralTests
{
    [Fact]
    public void Every_event_is_handled_and_survives_json()
    {
        var cases = A.Completed.Append(new ReferralFoundIneligible(A.Kent, "v", [])).Append(new SectionRecorded("needs", A.Sealed<SectionContent>()))
            .Concat([new StatutoryDueSoon(A.Kent, A.Clock.DueOn), new StatutoryBreached(A.Kent, A.Clock.DueOn), A.Opened, .. A.Acts]).ToList();
        typeof(ReferralEvent).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(ReferralEvent))).Except(cases.Select(e => e.GetType())).ShouldBeEmpty();
        foreach (var e in cases.Skip(1))
        {
            var json = JsonSerializer.Serialize(e, e.GetType());
            JsonSerializer.Serialize(JsonSerializer.Deserialize(json, e.GetType()), e.GetType()).ShouldBe(json);
            Referral.Evolve(Given.Events<Referral, ReferralEvent>(A.Proposed).State, e).ShouldNotBeNull();
        }
    }

    [Fact]
    public void An_event_that_cannot_come_throws() =>
        Should.Throw<InvalidOperationException>(() => Referral.Evolve(null, new AcceptanceNoted(A.OfferId, A.Durham)));

    [Fact]
    public void Each_stage_has_its_status() =>
        new[] { A.Started, A.Ineligible, A.Eligible, A.Offered, A.Queried, A.Declined, A.Reaffirmed, A.Accepted, A.Arranged, A.InTransit, A.Completed, A.Withdrawn, A.Closed }
            .Select(h => Given.Events<Referral, ReferralEvent>(h).State!.Shown.Name())
            .ShouldBe(
            [
                "incomplete", "ineligible", "awaitingAllocation", "offered", "offered", "awaitingAllocation", "offered", "accepted", "arranged",
                "inTransit", "completed", "withdrawn", "closed",
            ]);

    // Who is in which column of the need-to-know table, stage by stage: Nothing, Minimum facts, Summary, Offer, Identity, Full record, own Past, Bare status.
    // The stages: draft, eligible, offered, queried, declined, accepted, in transit, completed.
    [Theory]
    [InlineData(Role.National, null, null, "IIIIIIII")]
    [InlineData(Role.Auditor, null, null, "MMMMMMMM")]
    [InlineData(Role.Service, null, null, "MMMMMMMM")]
    [InlineData(Role.Portal, null, null, "NNNNNNNN")]
    [InlineData(Role.Coordinator, null, "south-east", "SSSSSSSB")]
    [InlineData(Role.Coordinator, null, "north-east", "NNSSSSSB")]
    [InlineData(Role.Coordinator, null, "london", "NNNNNNNN")]
    [InlineData(Role.DutyOfficer, A.Kent, null, "FFFFFFFP")]
    [InlineData(Role.ApiClient, A.Kent, null, "FFFFFFFP")]
    [InlineData(Role.Manager, A.Kent, null, "FFFFFFFP")]
    [InlineData(Role.Assessor, A.Kent, null, "MMMMMMMB")]
    [InlineData(Role.DutyOfficer, A.Durham, null, "NNOONFFF")]
    [InlineData(Role.ApiClient, A.Durham, null, "NNOONFFF")]
    [InlineData(Role.Manager, A.Durham, null, "NNOONFFF")]
    [InlineData(Role.Assessor, A.Durham, null, "NNNNNMMM")]
    [InlineData(Role.DutyOfficer, "E09000001", null, "NNNNNNNN")]
    [InlineData(Role.ApiClient, "E09000001", null, "NNNNNNNN")]
    [InlineData(Role.Manager, "E09000001", null, "NNNNNNNN")]
    public void Everybody_sees_what_they_need_at_each_stage_and_no_more(Role role, string? authority, string? region, string expected)
    {
        var actor = new Actor("someone", role, authority, region);
        var stages = new[] { A.Started, A.Eligible, A.Offered, A.Queried, A.Declined, A.Accepted, A.InTransit, A.Completed }.Select(h => Given.Events<Referral, ReferralEvent>(h).State!).ToList();
        string.Concat(stages.Select(r => ReferralsPolicy.Sees(actor, r).ToString()[0])).ShouldBe(expected);
        foreach (var referral in stages.Where(r => ReferralsPolicy.Sees(actor, r) is Disclosure.Nothing))
        {
            ReferralsPolicy.MayCorrect(actor, referral).ShouldBe(Access.Hidden);
            ReferralsPolicy.MayArrange(actor, referral).ShouldBe(Access.Hidden);
        }
    }

    [Fact]
    public void Only_the_two_authorities_arrange_only_the_entry_authority_corrects_and_departs()
    {
        var referral = Given.Events<Referral, ReferralEvent>(A.Accepted).State!;
        Access[] Rights(Role role, string? authority)
        {
            var actor = new Actor("someone", role, authority);
            return [ReferralsPolicy.MayCorrect(actor, referral), ReferralsPolicy.MayArrange(actor, referral), ReferralsPolicy.MayDepart(actor, referral)];
        }

        Rights(Role.DutyOfficer, A.Kent).ShouldBe([Access.Granted, Access.Granted, Access.Granted]);
        Rights(Role.ApiClient, A.Durham).ShouldBe([Access.Forbidden, Access.Granted, Access.Forbidden]);
        Rights(Role.National, null).ShouldBe([Access.Forbidden, Access.Forbidden, Access.Forbidden]);
        Rights(Role.Manager, A.Kent).ShouldBe([Access.Forbidden, Access.Forbidden, Access.Forbidden]);
        Rights(Role.DutyOfficer, "E09000001").ShouldBe([Access.Hidden, Access.Hidden, Access.Hidden]);
    }

    [Fact]
    public void With_a_withdrawal_or_a_closure_the_offered_and_the_receiving_authority_and_their_region_see_nothing_any_more()
    {
        Actor[] others = [new("d", Role.ApiClient, A.Durham), new("m", Role.Manager, A.Durham), new("c", Role.Coordinator, Region: "north-east")];
        foreach (var end in new[]
        {
            A.Withdrawn, A.Closed, A.Settled, [.. A.Offered, new OfferWithdrawalNoted(A.OfferId)], [.. A.Declined, new OfferWithdrawalNoted(A.OfferId)],
            [.. A.Declined, new OfferNoted(A.BrotherId, "E09000001", "london")],
        })
        {
            var referral = Given.Events<Referral, ReferralEvent>(end).State!;
            others.ShouldAllBe(actor => ReferralsPolicy.Sees(actor, referral) == Disclosure.Nothing);
            ReferralsPolicy.Sees(new Actor("k", Role.ApiClient, A.Kent), referral).ShouldBe(Disclosure.Full);
        }
    }

    [Fact]
    public void With_a_swap_the_authority_that_had_accepted_sees_nothing_and_the_other_the_full_record()
    {
        var swapped = Given.Events<Referral, ReferralEvent>([.. A.Proposed, new SwapNoted(A.OfferId, A.BrotherId, "E08000021", "north-east")]).State!;
        ReferralsPolicy.Sees(new Actor("d", Role.ApiClient, A.Durham), swapped).ShouldBe(Disclosure.Nothing);
        ReferralsPolicy.Sees(new Actor("n", Role.ApiClient, "E08000021"), swapped).ShouldBe(Disclosure.Full);
        (swapped.Status, swapped.OfferId, swapped.ReceivingAuthority, swapped.Terms).ShouldBe((ReferralStatus.Accepted, A.BrotherId, "E08000021", null));
    }

    // After completion, the acts beside the form: report, hold or close, withdraw, judge, tell the outcome. G granted, F forbidden, H hidden.
    [Theory]
    [InlineData(Role.National, null, null, "FGFGF")]
    [InlineData(Role.Auditor, null, null, "FFFFF")]
    [InlineData(Role.Coordinator, null, "north-east", "FFFFF")]
    [InlineData(Role.Coordinator, null, "london", "HHHHH")]
    [InlineData(Role.DutyOfficer, A.Kent, null, "FFFFF")]
    [InlineData(Role.ApiClient, A.Kent, null, "FFFFF")]
    [InlineData(Role.Manager, A.Kent, null, "FFFFF")]
    [InlineData(Role.Assessor, A.Kent, null, "FFFFF")]
    [InlineData(Role.DutyOfficer, A.Durham, null, "FFFFG")]
    [InlineData(Role.Manager, A.Durham, null, "FFFFF")]
    [InlineData(Role.DutyOfficer, "E09000001", null, "HHHHH")]
    [InlineData(Role.Portal, null, null, "HHHHH")]
    public void Each_act_is_its_own_actors(Role role, string? authority, string? region, string expected)
    {
        var (actor, referral) = (new Actor("someone", role, authority, region), Given.Events<Referral, ReferralEvent>(A.Completed).State!);
        Access[] rights =
        [
            ReferralsPolicy.MayReport(actor, referral), ReferralsPolicy.MayHold(actor, referral), ReferralsPolicy.MayWithdraw(actor, referral),
            ReferralsPolicy.MayJudge(actor, referral), ReferralsPolicy.MayTellOutcome(actor, referral),
        ];
        string.Concat(rights.Select(r => r.ToString()[0])).ShouldBe(expected);
        ReferralsPolicy.MayClose(actor, referral).ShouldBe(ReferralsPolicy.MayHold(actor, referral));
    }

    [Fact]
    public void An_authority_sees_its_own_staffs_reads_and_an_auditor_everybodys()
    {
        var referral = Given.Events<Referral, ReferralEvent>(A.Completed).State!;
        ReferralsPolicy.SeesAccessLog(new Actor("a", Role.Auditor), referral)!(Line(Role.DutyOfficer, A.Kent)).ShouldBeTrue();
        var kent = ReferralsPolicy.SeesAccessLog(new Actor("k", Role.DutyOfficer, A.Kent), referral)!;
        (kent(Line(Role.DutyOfficer, A.Kent)), kent(Line(Role.DutyOfficer, A.Durham)), kent(Line(Role.National))).ShouldBe((true, false, false));
        var national = ReferralsPolicy.SeesAccessLog(new Actor("n", Role.National), referral)!;
        (national(Line(Role.National)), national(Line(Role.Auditor)), national(Line(Role.DutyOfficer, A.Kent))).ShouldBe((true, false, false));
        var former = ReferralsPolicy.SeesAccessLog(new Actor("x", Role.DutyOfficer, "E09000001"), referral)!;
        (former(Line(Role.DutyOfficer, "E09000001")), former(Line(Role.DutyOfficer, A.Kent)), former(Line(Role.National)))
            .ShouldBe((true, false, false));
        var offered = Given.Events<Referral, ReferralEvent>(A.Offered).State!;
        ReferralsPolicy.SeesAccessLog(new Actor("d", Role.DutyOfficer, A.Durham), offered).ShouldBeNull();
        ReferralsPolicy.SeesAccessLog(new Actor("c", Role.Coordinator, Region: "south-east"), offered).ShouldBeNull();
        ReferralsPolicy.SeesAccessLog(new Actor("a", Role.Assessor, A.Kent), offered).ShouldBeNull();
    }

    [Fact]
    public void A_past_state_holds_no_child_who_has_left_since_but_for_its_entry_authority_and_the_national_team()
    {
        var brother = Guid.Parse("01900000-0000-7000-8000-0000000000b1");
        ReferralEvent[] eligible =
        [
            A.Started[0], new ChildrenRecorded([new RecordedChild(A.ChildId, A.Sealed<ChildDetails>()), new RecordedChild(brother, A.Sealed<ChildDetails>())]),
            .. A.Eligible.Skip(2),
        ];
        var before = Given.Events<Referral, ReferralEvent>(eligible).State!;
        ReferralEvent[] left = [.. eligible, new ChildLeftGroup(brother, 1, "family-reunited", true, null), new OfferNoted(A.OfferId, A.Durham, "north-east")];
        var now = Given.Events<Referral, ReferralEvent>(left).State!;
        ReferralsPolicy.AsSeen(new Actor("d", Role.DutyOfficer, A.Durham), now, before)!.ChildIds.ShouldBe([A.ChildId]);
        ReferralsPolicy.AsSeen(new Actor("c", Role.Coordinator, Region: "north-east"), now, before)!.ChildIds.ShouldBe([A.ChildId]);
        ReferralsPolicy.AsSeen(new Actor("k", Role.DutyOfficer, A.Kent), now, before)!.ChildIds.ShouldBe([A.ChildId, brother]);
        ReferralsPolicy.AsSeen(new Actor("n", Role.National), now, before)!.ChildIds.ShouldBe([A.ChildId, brother]);
    }

    [Fact]
    public void An_authoritys_part_begins_with_the_offer_to_it_or_with_a_swap()
    {
        Referral.BeginsPartOf(new OfferNoted(A.OfferId, A.Durham, "north-east"), A.Durham).ShouldBeTrue();
        Referral.BeginsPartOf(new OfferNoted(A.OfferId, A.Durham, "north-east"), A.Kent).ShouldBeFalse();
        Referral.BeginsPartOf(new AcceptanceNoted(A.OfferId, A.Durham), A.Durham).ShouldBeFalse();
        Referral.BeginsPartOf(new SwapNoted(A.OfferId, A.BrotherId, A.Durham, "north-east"), A.Durham).ShouldBeTrue();
        Referral.BeginsPartOf(new SwapNoted(A.OfferId, A.BrotherId, A.Durham, "north-east"), A.Kent).ShouldBeFalse();
    }

    [Fact]
    public void Given_an_arrival_that_one_authority_confirmed_when_withdrawn_or_closed_then_rejected()
    {
        var arrived = Given.Events<Referral, ReferralEvent>([.. A.InTransit, new ArrivalConfirmed(A.Durham, A.Monday.AddDays(7), A.Sealed<Reception>())]).State!;
        WithdrawReferral.Decide(arrived, "family-found", null).Rejection!.Code.ShouldBe("arrival-confirmed");
        CloseReferral.Decide(arrived, new CloseReferralRequest("left-uk"), null, [], A.Monday).Rejection!.Code.ShouldBe("arrival-confirmed");
    }

    [Fact]
    public void Given_a_draft_when_a_child_leaves_then_it_is_not_submitted_by_that()
    {
        CloseReferral.IsJudged(Given.Events<Referral, ReferralEvent>(A.Started).State!).ShouldBeFalse();
        CloseReferral.IsJudged(Given.Events<Referral, ReferralEvent>(
            [.. A.Started, new ReferralSubmitted(new(2026, 3, 2), true, A.Rules.Id, A.Clock), new ReferralFoundIneligible(A.Kent, A.Rules.Id, [])]).State!)
            .ShouldBeTrue();
    }

    static RecordViewed Line(Role role, string? authority = null) =>
        new(A.ChildId, "someone", null, role.ToString(), authority, "transfer", "Full");
}
