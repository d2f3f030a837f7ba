using System.Text.Json;
using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Security;
using TransferScheme.Refusals.Directing;
using TransferScheme.Refusals.Succeeding;
using TransferScheme.TestKit;

namespace TransferScheme.Refusals.Tests.Directing;

/// <summary>Directions: notice, fourteen days, representations, decision, changes; and those that need no notice.</summary>
public sealed class DirectionTests
{
    static readonly Guid Other = Guid.Parse("01900000-0000-7000-8000-000000000005");

    // The days of the notice of 23 November 2021: last day 6 December, direction from 7 December.
    static readonly DateOnly NoticeOn = new(2021, 11, 23);
    static readonly DateTimeOffset NoticeAt = new(2021, 11, 23, 10, 0, 0, TimeSpan.Zero);
    static readonly DateTimeOffset Day14 = new(2021, 12, 6, 23, 59, 59, TimeSpan.Zero);
    static readonly DateTimeOffset Day15 = new(2021, 12, 7, 0, 0, 0, TimeSpan.Zero);
    static readonly DirectionProposed Proposed = new(A.Durham, NoticeOn, new(2021, 12, 6), 1);
    static readonly DirectionGiven Given = new(false, A.Note, A.Note, A.Durham);
    static readonly DirectionChangeNotMade NotMade = new(false, A.Note);
    static readonly RepresentationsMade InTime = new(A.Note);
    static readonly RepresentationsMade TooLate = new(A.Note, Late: true);
    static readonly RepresentationsConsidered Considered = new(1, A.Note);
    static readonly ChangeProposed Modify = new("modify", NoticeOn, new(2021, 12, 6), A.Note);
    static readonly ChangeProposed Withdraw = Modify with { Act = "withdraw" };

    static readonly DirectionIssued Information =
        new("information", A.Durham, A.Wednesday, "services-2026", null, ["national"], Number: 1);

    static readonly DirectionIssued Reasons = new(
        "reasons", A.Durham, new(2026, 3, 12, 0, 0, 0, TimeSpan.Zero), null, A.ReferralId, ["entry", "national"], default(Guid), A.Kent, 1);

    [Fact]
    public void Row_16_notice_is_given_of_a_direction_to_comply_with_what_is_proposed()
    {
        Give(new("scheme", A.Durham)).Then(Proposed);
        new Outcome<DirectionEvent>(GiveDirection.Decide(new("scheme", A.Durham), true, null, None, A.DirectionId, NoticeAt, A.Note)).Then(
            Proposed with { Reasons = A.Note });
    }

    [Fact]
    public void Row_16_an_unknown_authority_and_a_time_in_the_past_are_not_valid()
    {
        new Outcome<DirectionEvent>(GiveDirection.Decide(new("scheme", "X"), false, null, None, A.DirectionId, NoticeAt)).ThenRejected(
            "authority", RejectionKind.Invalid);
        Give(new("information", A.Durham, DueAt: NoticeAt.AddDays(-1), Form: "f")).ThenRejected("dueAt", RejectionKind.Invalid);
    }

    [Fact]
    public void Row_16_an_authority_that_has_notice_or_is_under_direction_gets_no_notice_unless_the_direction_is_to_be_replaced()
    {
        Give(new("scheme", A.Durham), Standing(Other, Proposed)).ThenRejected("notice-running");
        Give(new("scheme", A.Durham), Standing(Other, Proposed, Given)).ThenRejected("already-under-direction");
        Give(new("scheme", A.Durham), Standing(Other, Proposed, Given, Modify)).ThenRejected("already-under-direction");
        Give(new("scheme", A.Durham, Replaces: Other), Standing(Other, Proposed, Given)).Then(
            Proposed with { Number = 2, Replaces = Other });
        Give(new("scheme", A.Durham, Replaces: Other), Standing(Other, Proposed)).ThenRejected("replaces", RejectionKind.Invalid);
        Give(new("scheme", A.Durham, Replaces: A.OfferId), Standing(Other, Proposed, Given)).ThenRejected(
            "replaces", RejectionKind.Invalid);
    }

    [Fact]
    public void Section_70_information_is_directed_at_once_with_form_and_due_time_and_each_form_once_at_a_time()
    {
        var request = new GiveDirectionRequest("information", A.Durham, DueAt: A.Wednesday, Form: "services-2026");
        Give(request).Then(Information);
        Give(request, Standing(Other, Information)).ThenRejected("already-directed");
        Give(request with { Form = "another" }, Standing(Other, Information)).Then(Information with { Form = "another", Number = 2 });
        Give(request with { Replaces = Other }, Standing(Other, Information)).Then(Information with { Number = 2, Replaces = Other });
    }

    [Fact]
    public void Section_71_reasons_are_directed_only_once_non_compliance_is_reported()
    {
        var request = new GiveDirectionRequest("reasons", A.Durham, A.ReferralId);
        Decision<DirectionEvent> Of(Refusal? refusal) => GiveDirection.Decide(request, true, refusal, None, A.DirectionId, A.Wednesday);
        new Outcome<DirectionEvent>(Of(A.State(A.UnderReview))).Then(Reasons);
        new Outcome<DirectionEvent>(Of(A.State(A.Declined))).ThenRejected("no-non-compliance");
        new Outcome<DirectionEvent>(Of(A.State(A.ReasonsDue))).ThenRejected("no-non-compliance");
        new Outcome<DirectionEvent>(Of(null)).ThenRejected("no-non-compliance");
    }

    [Fact]
    public void Section_71_a_direction_that_is_not_answered_is_replaced_by_one_with_another_day_for_the_same_case_alone()
    {
        var request = new GiveDirectionRequest(
            "reasons", A.Durham, A.ReferralId, new(2026, 3, 20, 15, 0, 0, TimeSpan.Zero), Replaces: Other);
        Outcome<DirectionEvent> Of(Refusal refusal) =>
            new(GiveDirection.Decide(request, true, refusal, Standing(Other, Reasons), A.DirectionId, A.Wednesday));
        Of(A.State(A.ReasonsDue)).Then(Reasons with { DueAt = request.DueAt!.Value, Number = 2, Replaces = Other });
        Of(A.State(A.ReasonsDue) with { Id = A.OfferId }).ThenRejected("no-non-compliance");
        Of(A.State(A.ReasonsProvided)).ThenRejected("no-non-compliance");
    }

    [Fact]
    public void Row_17_representations_are_made_until_the_end_of_day_14_and_kept_and_marked_late_after_it()
    {
        Represented(Day14, Proposed).Then(InTime);
        Represented(Day15, Proposed).Then(TooLate);
        Represented(Day14, Proposed, Given).Then(TooLate);
        Represented(Day15, Proposed, Given, Modify).Then(TooLate);
        Represented(NoticeAt, Proposed, new DirectionNotGiven(A.Note)).ThenRejected("no-notice");
        Represented(NoticeAt, Proposed, Given, new DirectionWithdrawn(true, A.Note)).ThenRejected("no-notice");
        Represented(NoticeAt, Information).ThenRejected("no-notice");
    }

    [Fact]
    public void Row_18_representations_are_considered_one_by_one_before_the_decision()
    {
        Consider(2, Proposed, InTime, TooLate).Then(new RepresentationsConsidered(2, A.Note));
        Consider(1, Proposed, InTime, Considered).ThenRejected("already-considered");
        Consider(2, Proposed, InTime).ThenRejected("no-such-representations");
        Consider(0, Proposed, InTime).ThenRejected("no-such-representations");
        Consider(1, Proposed, InTime, Considered, Given).ThenRejected("no-notice");
    }

    [Fact]
    public void Row_18_a_direction_is_decided_from_day_15_with_the_finding_and_every_representation_in_time_considered()
    {
        Decided(Day15, true, Proposed).Then(Given);
        Decided(Day15, false, Proposed).Then(new DirectionNotGiven(A.Note));
        Decided(Day14, true, Proposed).ThenRejected("period-running");
        Decided(Day14, false, Proposed).ThenRejected("period-running");
        Decided(Day15, true, Proposed, InTime).ThenRejected("representations-not-considered");
        Decided(Day15, false, Proposed, InTime, InTime, Considered).ThenRejected("representations-not-considered");
        Decided(Day15, true, Proposed, InTime, Considered).Then(Given with { RepresentationsConsidered = true });
        Decided(Day15, true, Proposed, TooLate).Then(Given);
        Decided(Day15, true, Proposed, Given).ThenRejected("no-notice");
        History(Proposed).When(d => DecideDirection.Decide(d, true, null, null, Day15, A.Note, null)).ThenRejected("finding-required");
        History(Proposed).When(d => DecideDirection.Decide(d, true, true, null, Day15, A.Note, A.Note)).ThenRejected("undue-prejudice");
        History(Proposed).When(d => DecideDirection.Decide(d, false, null, null, Day15, A.Note, null)).Then(new DirectionNotGiven(A.Note));
    }

    [Fact]
    public void Row_19_a_direction_in_force_is_changed_after_notice_and_withdrawn_at_once_by_agreement()
    {
        Changed("modify", false, Proposed, Given).Then(Modify);
        Changed("withdraw", false, Proposed, Given).Then(Withdraw);
        Changed("withdraw", true, Proposed, Given).Then(new DirectionWithdrawn(true, A.Note, A.Durham));
        Changed("modify", false, Proposed).ThenRejected("not-in-force");
        Changed("modify", false, Proposed, Given, Modify).ThenRejected("not-in-force");
        Changed("withdraw", true, Information).ThenRejected("not-in-force");
        Decided(Day15, true, Proposed, Given, Modify).Then(new DirectionModified(A.Note, A.Note, A.Durham));
        History(Proposed, Given, Modify).When(d => DecideDirection.Decide(d, true, null, null, Day15, A.Note, null)).ThenRejected(
            "finding-required");
        History(Proposed, Given, Withdraw).When(d => DecideDirection.Decide(d, true, null, null, Day15, A.Note, null)).Then(
            new DirectionWithdrawn(false, A.Note, A.Durham));
        Decided(Day15, false, Proposed, Given, Modify).Then(NotMade);
        Decided(Day14, true, Proposed, Given, Modify).ThenRejected("period-running");
    }

    [Fact]
    public void Row_19_a_change_that_is_not_made_leaves_the_direction_in_force_with_no_change_proposed()
    {
        var after = Evolved(Proposed, Given, Withdraw, NotMade);
        (after.Status, after.Change, after.Revision).ShouldBe((DirectionStatus.Given, null, 1));
        Evolved(Proposed, Given, Withdraw, Given).Change.ShouldBeNull();
        Evolved(Proposed, Given, Modify, new DirectionModified(A.Note), Modify, new DirectionModified(A.Note)).Revision.ShouldBe(3);
    }

    [Fact]
    public void Row_19_representations_on_the_direction_are_none_on_its_change()
    {
        DirectionEvent[] given = [Proposed, InTime, Considered, Given with { RepresentationsConsidered = true }];
        Evolved([.. given, Modify]).Representations.ShouldBeEmpty();
        Decided(Day15, true, [.. given, Modify]).Then(new DirectionModified(A.Note, A.Note, A.Durham));
    }

    [Fact]
    public void Row_19_a_notice_of_withdrawal_ends_early_by_agreement_and_one_of_another_change_does_not()
    {
        Changed("withdraw", true, Proposed, Given, Withdraw).Then(new DirectionWithdrawn(true, A.Note, A.Durham));
        Changed("withdraw", false, Proposed, Given, Withdraw).ThenRejected("not-in-force");
        Changed("withdraw", true, Proposed, Given, Modify).ThenRejected("not-in-force");
    }

    [Fact]
    public void What_is_directed_is_late_from_its_time_on_and_reasons_from_the_end_of_their_day()
    {
        var information = Evolved(Information);
        (information.IsLate(A.Wednesday.AddTicks(-1)), information.IsLate(A.Wednesday)).ShouldBe((false, true));
        var byDefault = Evolved(Reasons);
        (byDefault.IsLate(Reasons.DueAt.AddTicks(-1)), byDefault.IsLate(Reasons.DueAt)).ShouldBe((false, true));
        var atThree = Evolved(Reasons with { DueAt = new(2026, 3, 11, 15, 0, 0, TimeSpan.Zero) });
        (atThree.IsLate(Reasons.DueAt.AddTicks(-1)), atThree.IsLate(Reasons.DueAt)).ShouldBe((false, true));
        Evolved(Information, new DirectionAnswered("information", A.Durham, true)).IsOverdue(A.Wednesday).ShouldBeFalse();
        Evolved(Proposed, Given).IsOverdue(A.Wednesday).ShouldBeFalse();
    }

    [Fact]
    public void A_direction_for_reasons_is_answered_or_lapses_with_what_happens_to_its_case()
    {
        (Guid, DirectionEvent)? Of(RefusalEvent[] before, params RefusalEvent[] events) => ReasonsAwaited.Of(A.State(before), events);
        Of(A.ReasonsDue, new StatementDrafted(A.Draft()), new WrittenReasonsProvided(A.Director, true)).ShouldBe(
            (A.DirectionId, new DirectionAnswered("reasons", A.Durham, true)));
        Of(A.ReasonsDue, new CaseEnded("referral-withdrawn")).ShouldBe((A.DirectionId, new DirectionLapsed("reasons", A.Durham)));
        Of(A.ReasonsDue, new OfferTaken()).ShouldBe((A.DirectionId, new DirectionLapsed("reasons", A.Durham)));
        RefusalEvent[] silent =
            [.. A.Unanswered, new ReasonsDirected(A.DirectionId, new(2026, 3, 11)), new StatementDrafted(A.Draft()), A.Begun()];
        Of(silent, A.IssuedAs()).ShouldBe((A.DirectionId, new DirectionAnswered("reasons", A.Durham, false)));
        Of(silent, new IssueTurnedDown()).ShouldBeNull();
        Of(A.ReasonsDue, new StatementDrafted(A.Draft())).ShouldBeNull();
        Of(A.ReasonsProvided, new CaseEnded("referral-withdrawn")).ShouldBeNull();
        Of(A.UnderReview, new CaseEnded("referral-withdrawn")).ShouldBeNull();
    }

    [Fact]
    public void Every_event_is_handled_told_in_words_and_survives_json()
    {
        DirectionEvent[] all =
        [
            Information, Proposed, InTime, Considered, Given, new DirectionNotGiven(A.Note), new DirectionModified(A.Note),
            new DirectionWithdrawn(true, A.Note), Modify, NotMade, new DirectionAnswered("information", A.Durham, false, A.Wednesday),
            new DirectionReplaced("information", A.Durham, Other), new DirectionLapsed("reasons", A.Durham),
            new DirectionPassedToSuccessor(A.Durham, A.Kent),
        ];
        typeof(DirectionEvent).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(DirectionEvent))).Except(all.Select(e => e.GetType()))
            .ShouldBeEmpty();
        foreach (var e in all)
        {
            var json = JsonSerializer.Serialize(e, e.GetType());
            JsonSerializer.Serialize(JsonSerializer.Deserialize(json, e.GetType()), e.GetType()).ShouldBe(json);
            Direction.Evolve(e is DirectionIssued or DirectionProposed ? null : Direction.Evolve(null, Proposed), e).ShouldNotBeNull();
            DirectionChanges.Words(e, 1).Length.ShouldBeGreaterThan(10);
        }

        Should.Throw<InvalidOperationException>(() => Direction.Evolve(null, Given));
    }

    [Fact]
    public void What_was_stored_before_members_were_added_can_still_be_read()
    {
        Read<ChangeProposed>("""{"Act":"withdraw","NoticeOn":"2021-11-23","RepresentationsUntil":"2021-12-06"}""").ShouldBe(
            Withdraw with { Reasons = null });
        Read<DirectionProposed>($$"""{"Authority":"{{A.Durham}}","NoticeOn":"2021-11-23","RepresentationsUntil":"2021-12-06"}""").ShouldBe(
            Proposed with { Number = null });
        Read<RepresentationsMade>("""{"Text":{"Cipher":"c","Keys":[]}}""").Late.ShouldBeFalse();
        var given = Read<DirectionGiven>("""{"RepresentationsConsidered":true,"Reasons":{"Cipher":"c","Keys":[]}}""");
        (given.Finding, given.Authority).ShouldBe((null, null));

        static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json)!;
    }

    [Theory]
    [InlineData(Role.National, null, Access.Granted, Access.Forbidden, true, true)]
    [InlineData(Role.Auditor, null, Access.Forbidden, Access.Forbidden, false, false)]
    [InlineData(Role.DutyOfficer, A.Durham, Access.Forbidden, Access.Granted, true, true)]
    [InlineData(Role.Manager, A.Durham, Access.Forbidden, Access.Granted, true, true)]
    [InlineData(Role.ApiClient, A.Durham, Access.Forbidden, Access.Granted, true, true)]
    [InlineData(Role.Assessor, A.Durham, Access.Forbidden, Access.Forbidden, false, false)]
    [InlineData(Role.DutyOfficer, A.Kent, Access.Forbidden, Access.Forbidden, false, true)]
    [InlineData(Role.DutyOfficer, "E09000001", Access.Forbidden, Access.Forbidden, false, false)]
    [InlineData(Role.Coordinator, null, Access.Forbidden, Access.Forbidden, false, false)]
    public void The_national_team_directs_the_authority_directed_represents_and_the_parties_alone_know_the_referral(
        Role role, string? authority, Access directs, Access represents, bool reads, bool party)
    {
        var (actor, direction) = (new Actor("someone", role, authority), Evolved(Reasons));
        (RefusalsPolicy.MayDirect(actor, direction), RefusalsPolicy.MayRepresent(actor, direction),
            RefusalsPolicy.ReadsDirection(actor, direction), RefusalsPolicy.IsPartyTo(actor, direction))
            .ShouldBe((directs, represents, reads, party));
        DirectionView.Of(direction, actor, A.Wednesday).ReferralId.ShouldBe(party ? A.ReferralId : null);
    }

    static readonly Numbered None = new(0, []);

    static Numbered Standing(Guid id, params DirectionEvent[] events) =>
        new(1, [Evolved(events) with { Id = id, Version = events.Length }]);

    static Direction Evolved(params DirectionEvent[] events) =>
        events.Aggregate(default(Direction), Direction.Evolve) ?? throw new InvalidOperationException("Nothing has happened.");

    static Outcome<DirectionEvent> Give(GiveDirectionRequest request, Numbered? standing = null) =>
        new(GiveDirection.Decide(request, true, null, standing ?? None, A.DirectionId, NoticeAt));

    static Outcome<DirectionEvent> Represented(DateTimeOffset at, params DirectionEvent[] events) =>
        History(events).When(d => MakeRepresentations.Decide(d, at, A.Note));

    static Outcome<DirectionEvent> Consider(int number, params DirectionEvent[] events) =>
        History(events).When(d => MakeRepresentations.Decide(d, number, A.Note));

    static Outcome<DirectionEvent> Decided(DateTimeOffset at, bool given, params DirectionEvent[] events) =>
        History(events).When(d => DecideDirection.Decide(d, given, false, null, at, A.Note, A.Note));

    static Outcome<DirectionEvent> Changed(string act, bool withAgreement, params DirectionEvent[] events) =>
        History(events).When(d => ChangeDirection.Decide(d, act, withAgreement, NoticeAt, A.Note));

    static History<Direction, DirectionEvent> History(params DirectionEvent[] events) => TestKit.Given.Events<Direction,
        DirectionEvent>(events);
}
