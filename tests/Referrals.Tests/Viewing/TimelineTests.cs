using TransferScheme.Platform.Printing;
using TransferScheme.Platform.Security;
using TransferScheme.Referrals.Succeeding;
using TransferScheme.Referrals.Viewing;
using TransferScheme.TestKit;

namespace TransferScheme.Referrals.Tests.Viewing;

/// <summary>What a timeline says of each event, and to whom.</summary>
public sealed class TimelineTests
{
    const string Newcastle = "E08000021";
    static readonly Guid Earlier = Guid.Parse("01900000-0000-7000-8000-000000000009");
    static readonly DateTimeOffset Moved = A.Monday.AddDays(7.25);

    static (ReferralEvent Event, string Sentence)[] Golden =>
    [
        (A.Started[0], "Course: E10000016 began the referral NTS-2026-000001"),
        (new ReferralStarted("NTS-2026-000002", A.Durham, "north-east", A.OfferId),
            "Course: E06000047 began to refer the children anew, as NTS-2026-000002"),
        (A.Started[1], "Form: Who is referred was recorded: 1 child"),
        (A.Brothers[1], "Form: Who is referred was recorded: 2 children"),
        (new SectionRecorded("bestInterests", A.Sealed<SectionContent>()), "Form: The section on best interests was recorded"),
        (A.Document(), "Form: A document was attached: health"),
        (A.Document(2), "Form: Version 2 of a document was attached: health"),
        (new ReferralReturned(["needs", "children[0].languages"], null),
            "Form: The referral was returned to be completed: needs, children[0].languages"),
        (new RulesOverruled(["count-missing"], "court-order", null), "Form: The national team overruled count-missing: court-order"),
        (A.Eligible[2], "Course: The referral was submitted. The statutory clock runs: 10 working days, to 16 March 2026"),
        (A.Eligible[3], "Course: The referral was found eligible by the rules of 2022-08-24, and waits for an authority"),
        (A.Ineligible[^1], "Course: The referral was found ineligible by the rules of 2022-08-24: count-missing"),
        (new StatutoryDueSoon(A.Kent, A.Clock.DueOn), "Course: The statutory clock ends soon, on 16 March 2026"),
        (new StatutoryBreached(A.Kent, A.Clock.DueOn),
            "Course: The statutory clock ended on 16 March 2026 before the children had moved. It runs on"),
        (A.Withdrawn[^1], "Course: E10000016 withdrew the referral: family-found"),
        (A.Closed[^1], "Course: The referral was closed: left-uk"),
        (new ChildLeftGroup(A.ChildId, 1, "found-adult", true, null),
            "Course: A child left the group: found-adult. The referral goes on for 1 child"),
        (A.Completed[^1], "Course: Responsibility moved to E06000047 on 9 March 2026, 16:00, after 5 working days, within the limit"),
        (new TransferCompleted(A.Kent, A.Durham, 1, true, Moved, 11, false),
            "Course: Responsibility moved to E06000047 on 9 March 2026, 16:00, after 11 working days, over the limit"),
        (A.Offered[^1], "Offer: The children were offered to E06000047"),
        (new QueryNoted(A.OfferId, 1), "Offer: The offered authority asked question 1"),
        (new QueryAnswerNoted(A.OfferId, 1), "Offer: Question 1 was answered"),
        (A.Opened, "Offer: A person of E06000047 opened the children's identity by name"),
        (new DeclineNoted(A.OfferId, 3), "Offer: The offered authority declined, with a statement of reasons"),
        (new ReaffirmationNoted(A.OfferId, 4), "Offer: The obligation of the offered authority was reaffirmed: the offer stands again"),
        (new DeclineSettlementNoted(A.OfferId, true), "Offer: The reasons of the decline were accepted: the referral goes on"),
        (new DeclineSettlementNoted(A.OfferId, false),
            "Offer: The referral goes on without the authority that declined; its reasons were not accepted"),
        (new OfferWithdrawalNoted(A.OfferId), "Offer: The offer was withdrawn: the referral waits for an authority again"),
        (A.Accepted[^1], "Offer: E06000047 accepted the children"),
        (new SwapNoted(A.OfferId, A.BrotherId, Newcastle, "north-east"),
            "Offer: E08000021 takes the children in place of the authority that had accepted"),
        (new SuccessorNamed(A.Durham, Newcastle), "Offer: E08000021 was named to follow E06000047 in this case"),
        (new CasePassedToSuccessor(A.Durham, Newcastle, "north-east", true), "Offer: E06000047 is no more: E08000021 stands in its place"),
        (A.Terms, "Journey: The terms of the section 69 arrangement were proposed"),
        (A.Terms with { Authority = A.Kent }, "Journey: E10000016 proposed the terms of the section 69 arrangement"),
        (A.Arranged[^2], "Journey: An officer signed the arrangement for E06000047"),
        (A.Arranged[^1], "Journey: The section 69 arrangement between E10000016 and E06000047 was made"),
        (new HandoverItemChanged(new HandoverItem("carePlan", "follows", new(2026, 3, 9), A.Sealed<HandoverReason>())),
            "Journey: What is handed over was changed: care plan, follows"),
        (new HandoverSigned("carePlan", A.Kent, A.Weigher), "Journey: E10000016 signed off what is handed over: care plan"),
        (new AgePlanAgreed(A.ChildId, A.Kent, A.Sealed<AgePlan>()),
            "Children: It was agreed that E10000016 leads on an age that is in question"),
        (A.InTransit[^1], "Journey: The children left for E06000047, expected on 9 March 2026, 22:00"),
        (new ExpectedArrivalMoved(A.Monday.AddDays(8), null), "Journey: The children are expected on 10 March 2026, 10:00 now"),
        (A.Overdue, "Journey: The children, expected on 9 March 2026, 22:00, did not arrive: they count as missing"),
        (A.Completed[^2], "Journey: E06000047 confirmed the arrival on 9 March 2026, 16:00"),
        (new ArrivalDisputed(Moved, A.Sealed<ActNote>()), "Journey: The entry authority disputes the arrival: by its account 9 March 2026, 16:00"),
        (new ArrivalDisputed(null, A.Sealed<ActNote>()), "Journey: The entry authority disputes that the children arrived"),
        (new ArrivalTimeDecided(Moved, A.Sealed<ActNote>()), "Journey: The national team decided that the children arrived on 9 March 2026, 16:00"),
        (new TransferBarredByAge(Moved, [A.ChildId]),
            "Journey: Responsibility does not move yet: 1 child would have been 18 on 9 March 2026, 16:00"),
        (new MoveFailed(A.Kent, A.Durham, "transport", 1, null), "Journey: Journey 1 failed: transport. Responsibility has not moved"),
        (new ReferralHeld("in-hospital", new(2026, 3, 9), null), "Children: The referral was put on hold. The statutory clock runs on"),
        (new HoldReleased(), "Children: The hold was released"),
        (Missing, "Children: A child went missing: episode 1"),
        (new PoliceReferenceRecorded(1, A.Sealed<PoliceReport>()), "Children: The police reference of missing episode 1 was recorded"),
        (new MissingEpisodeClosed(1, A.Monday), "Children: A missing child was found: episode 1"),
        (new ObjectionRecorded(1, null, new(2026, 3, 3), A.Sealed<ChildsWords>()), "Children: The children object to the move: objection 1"),
        (new ObjectionRecorded(2, A.ChildId, new(2026, 3, 3), A.Sealed<ChildsWords>()),
            "Children: A child objects to the move: objection 2"),
        (new BestInterestsReviewed(null, new(2026, 3, 4), true, A.Sealed<ReviewReport>()),
            "Children: The best interests and views were reviewed: an objection stands"),
        (new BestInterestsReviewed(null, new(2026, 3, 4), false, A.Sealed<ReviewReport>()),
            "Children: The best interests and views were reviewed: nobody objects"),
        (new ChildrenFound("r", A.Kent, A.Monday), $"Journey: The children who did not arrive were found on {Page.Moment(A.Monday)}"),
        (A.FoundAdult, "Children: The age in use of a child changed by a finding: a rule would bar the referral now"),
        (new ArrivalAgreed(A.Monday, A.Monday), $"Journey: Both agree on the arrival on {Page.Moment(A.Monday)}"),
        (new OutcomeDue("r", A.Kent, A.Durham, new(2026, 4, 6)), "After: E06000047 was asked how the children are, due on 6 April 2026"),
        (Told, "After: The receiving authority told how the children were on 6 April 2026"),
        (new ReferredAgain(A.OfferId), "After: The authority that is responsible now referred children anew"),
    ];

    static MissingEpisodeOpened Missing { get; } = new(1, A.ChildId, A.Monday, "owner", A.Sealed<PoliceReport>());

    static OutcomeRecorded Told { get; } = new(new(2026, 4, 6), A.Sealed<OutcomeReport>());

    [Fact]
    public void Every_event_has_its_sentence_and_nothing_of_what_is_sealed()
    {
        typeof(ReferralEvent).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(ReferralEvent)))
            .Except(Golden.Select(g => g.Event.GetType())).ShouldBeEmpty("an event without a sentence");
        Golden.Select(g => Sentence.Of(g.Event)).Select(s => $"{s.Concern}: {s.Words}").ShouldBe(Golden.Select(g => g.Sentence));
        Golden.ShouldAllBe(g => !g.Sentence.Contains("cipher") && !g.Sentence.Contains($"{A.ChildId}") && !g.Sentence.Contains("owner"));
    }

    // A case that was offered to Newcastle, declined and settled, then to Durham; a child was missing meanwhile.
    static ReferralEvent[] Offered =>
    [
        .. A.Eligible, new OfferNoted(Earlier, Newcastle, "north-east"), new DeclineNoted(Earlier, 2), new DeclineSettlementNoted(Earlier, true),
        Missing, new OfferNoted(A.OfferId, A.Durham, "north-east"), new QueryNoted(A.OfferId, 1),
    ];

    static ReferralEvent[] Completed =>
    [
        .. Offered, .. A.Completed[5..], new OutcomeDue("r", A.Kent, A.Durham, new(2026, 4, 6)), Told,
        new HandoverSigned("carePlan", A.Durham, A.Weigher),
    ];

    [Theory]
    [InlineData(Role.DutyOfficer, A.Kent, null, "1-10")]
    [InlineData(Role.Assessor, A.Kent, null, "1-10")]
    [InlineData(Role.DutyOfficer, A.Durham, null, "9-10")]
    [InlineData(Role.Coordinator, null, "south-east", "1-10")]
    [InlineData(Role.National, null, null, "1-10")]
    [InlineData(Role.Auditor, null, null, "1-10")]
    [InlineData(Role.DutyOfficer, Newcastle, null, "")]
    public void While_it_is_offered_the_authority_is_told_from_the_offer_on(Role role, string? authority, string? region, string shown) =>
        Numbers(new Actor("someone", role, authority, region), Offered).ShouldBe(shown);

    // 1-2 started, 3-4 found eligible, 5-7 Newcastle's offer, 8 missing, 9-11 Durham's, 12-18 arranged and travelled, 19 moved, 20-22 after.
    [Theory]
    [InlineData(Role.DutyOfficer, A.Durham, null, "1-4 8-22")]
    [InlineData(Role.Assessor, A.Durham, null, "1-4 8-22")]
    [InlineData(Role.DutyOfficer, A.Kent, null, "1-19 21")]
    [InlineData(Role.Assessor, A.Kent, null, "1 3-7 9-11 19")]
    [InlineData(Role.Coordinator, null, "south-east", "1 3-7 9-11 19")]
    [InlineData(Role.National, null, null, "1 3-7 9-11 19")]
    [InlineData(Role.Auditor, null, null, "1-22")]
    [InlineData(Role.DutyOfficer, Newcastle, null, "")]
    public void Once_responsibility_has_moved_the_entry_authority_keeps_its_past_and_the_receiver_what_is_its_own(
        Role role, string? authority, string? region, string shown) =>
        Numbers(new Actor("someone", role, authority, region), Completed).ShouldBe(shown);

    [Fact]
    public void What_was_recorded_of_the_children_after_the_instant_of_the_move_is_not_the_entry_authoritys()
    {
        ReferralEvent[] late = [.. A.InTransit, Missing, .. A.Completed[A.InTransit.Length..]];
        var missing = Array.IndexOf(late, Missing) + 1;
        Numbers(new Actor("k", Role.DutyOfficer, A.Kent), late, Moved.AddHours(1)).ShouldBe($"1-{missing - 1} {missing + 1}-{late.Length}");
        Numbers(new Actor("k", Role.DutyOfficer, A.Kent), late, Moved).ShouldBe($"1-{late.Length}");
    }

    [Fact]
    public void After_a_swap_the_taker_is_told_of_its_own_part_and_not_of_the_others()
    {
        ReferralEvent[] swapped = [.. A.Arranged, new SwapNoted(A.OfferId, A.BrotherId, Newcastle, "north-east"), A.Terms];
        Numbers(new Actor("n", Role.DutyOfficer, Newcastle), swapped).ShouldBe($"1-4 {swapped.Length - 1}-{swapped.Length}");
    }

    static string Numbers(Actor actor, ReferralEvent[] events, DateTimeOffset? at = null)
    {
        var now = Given.Events<Referral, ReferralEvent>(events).State!;
        var shown = GetTimeline.Shown(
            [.. events.Index().Select(e => Recorded(e.Item, e.Index + 1, at ?? A.Monday))], actor, ReferralsPolicy.Sees(actor, now), now)
            .Select(e => (int)e.Version).ToList();
        return string.Join(' ', shown.Where(n => !shown.Contains(n - 1)).Select(first =>
        {
            var last = Enumerable.Range(first, events.Length).TakeWhile(shown.Contains).Last();
            return first == last ? $"{first}" : $"{first}-{last}";
        }));
    }

    static IEvent Recorded(ReferralEvent e, long version, DateTimeOffset at)
    {
        var recorded = (IEvent)Activator.CreateInstance(typeof(Event<>).MakeGenericType(e.GetType()), e)!;
        (recorded.Version, recorded.Timestamp) = (version, at);
        return recorded;
    }
}
