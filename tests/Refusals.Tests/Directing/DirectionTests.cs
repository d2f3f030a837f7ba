using System.Text.Json;
using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Security;
using TransferScheme.Refusals.Directing;
using TransferScheme.TestKit;

namespace TransferScheme.Refusals.Tests.Directing;

/// <summary>Directions: notice, fourteen days, representations, decision, changes; and those that need no notice.</summary>
public sealed class DirectionTests
{
    // The days of the notice of 23 November 2021: last day 6 December, direction from 7 December.
    static readonly DateOnly NoticeOn = new(2021, 11, 23);
    static readonly DateTimeOffset NoticeAt = new(2021, 11, 23, 10, 0, 0, TimeSpan.Zero);
    static readonly DirectionProposed Proposed = new(A.Durham, NoticeOn, new(2021, 12, 6));
    static readonly DirectionGiven Given = new(false, A.Note);
    static readonly DirectionChangeNotMade NotMade = new(false, A.Note);
    static readonly DirectionIssued Information = new("information", A.Durham, A.Wednesday, "services-2026", null, ["national"]);

    [Fact]
    public void Row_16_notice_is_given_of_a_direction_to_comply() =>
        Give(new GiveDirectionRequest("scheme", A.Durham)).Then(Proposed);

    [Fact]
    public void Row_16_an_unknown_authority_and_a_time_in_the_past_are_not_valid()
    {
        new Outcome<DirectionEvent>(GiveDirection.Decide(new("scheme", "X"), false, null, A.DirectionId, NoticeAt)).ThenRejected(
            "authority", RejectionKind.Invalid);
        Give(new GiveDirectionRequest("information", A.Durham, DueAt: NoticeAt.AddDays(-1), Form: "f")).ThenRejected(
            "dueAt", RejectionKind.Invalid);
    }

    [Fact]
    public void Section_70_information_is_directed_at_once_with_form_and_due_time() =>
        Give(new GiveDirectionRequest("information", A.Durham, DueAt: A.Wednesday, Form: "services-2026")).Then(Information);

    [Fact]
    public void Section_71_reasons_are_directed_only_once_non_compliance_is_reported()
    {
        var request = new GiveDirectionRequest("reasons", A.Durham, A.ReferralId);
        Decision<DirectionEvent> Of(Refusal? refusal) => GiveDirection.Decide(request, true, refusal, A.DirectionId, A.Wednesday);
        new Outcome<DirectionEvent>(Of(A.State(A.UnderReview))).Then(new DirectionIssued(
            "reasons", A.Durham, new(2026, 3, 12, 0, 0, 0, TimeSpan.Zero), null, A.ReferralId, ["entry", "national"]));
        new Outcome<DirectionEvent>(Of(A.State(A.Declined))).ThenRejected("no-non-compliance");
        new Outcome<DirectionEvent>(Of(null)).ThenRejected("no-non-compliance");
    }

    [Fact]
    public void Row_17_representations_are_made_until_the_end_of_day_14()
    {
        History(Proposed).When(d => DecideDirection.Representations(d, new(2021, 12, 6), A.Note)).Then(new RepresentationsMade(A.Note));
        History(Proposed).When(d => DecideDirection.Representations(d, new(2021, 12, 7), A.Note)).ThenRejected("period-over");
        History(Proposed, Given).When(d => DecideDirection.Representations(d, NoticeOn, A.Note)).ThenRejected("no-notice");
        History(Information).When(d => DecideDirection.Representations(d, NoticeOn, A.Note)).ThenRejected("no-notice");
    }

    [Fact]
    public void Row_18_a_direction_is_decided_from_day_15_with_the_representations_considered()
    {
        var day15 = new DateOnly(2021, 12, 7);
        History(Proposed).When(d => DecideDirection.Decide(d, true, false, day15, A.Note)).Then(Given);
        History(Proposed).When(d => DecideDirection.Decide(d, false, false, day15, A.Note)).Then(new DirectionNotGiven(A.Note));
        History(Proposed).When(d => DecideDirection.Decide(d, true, false, day15.AddDays(-1), A.Note)).ThenRejected("period-running");
        History(Proposed, new RepresentationsMade(A.Note)).When(d => DecideDirection.Decide(d, true, false, day15, A.Note)).ThenRejected(
            "representations-not-considered");
        History(Proposed, new RepresentationsMade(A.Note)).When(d => DecideDirection.Decide(d, true, true, day15, A.Note)).Then(
            new DirectionGiven(true, A.Note));
        History(Proposed, Given).When(d => DecideDirection.Decide(d, true, true, day15, A.Note)).ThenRejected("no-notice");
    }

    [Fact]
    public void Row_19_a_direction_in_force_is_changed_after_notice_and_withdrawn_at_once_by_agreement()
    {
        var notice = new ChangeProposed("modify", NoticeOn, new(2021, 12, 6), A.Note);
        History(Proposed, Given).When(d => DecideDirection.Propose(d, "modify", false, NoticeOn, A.Note)).Then(notice);
        History(Proposed, Given).When(d => DecideDirection.Propose(d, "withdraw", true, NoticeOn, A.Note)).Then(
            new DirectionWithdrawn(true, A.Note));
        History(Proposed).When(d => DecideDirection.Propose(d, "modify", false, NoticeOn, A.Note)).ThenRejected("not-in-force");
        History(Information).When(d => DecideDirection.Propose(d, "withdraw", true, NoticeOn, A.Note)).ThenRejected("not-in-force");
        var day15 = new DateOnly(2021, 12, 7);
        History(Proposed, Given, notice).When(d => DecideDirection.Decide(d, true, false, day15, A.Note)).Then(
            new DirectionModified(A.Note));
        History(Proposed, Given, notice with { Act = "withdraw" }).When(d => DecideDirection.Decide(d, true, false, day15, A.Note)).Then(
            new DirectionWithdrawn(false, A.Note));
        History(Proposed, Given, notice).When(d => DecideDirection.Decide(d, false, false, day15, A.Note)).Then(NotMade);
    }

    [Fact]
    public void Row_19_a_change_that_is_not_made_leaves_the_direction_in_force_with_no_change_proposed()
    {
        var notice = new ChangeProposed("withdraw", NoticeOn, new(2021, 12, 6), A.Note);
        var after = Evolved(Proposed, Given, notice, NotMade);
        (after.Status, after.Change).ShouldBe((DirectionStatus.Given, null));
        Evolved(Proposed, Given, notice, Given).Change.ShouldBeNull();
        JsonSerializer.Deserialize<ChangeProposed>(
            """{"Act":"withdraw","NoticeOn":"2021-11-23","RepresentationsUntil":"2021-12-06"}""").ShouldBe(notice with { Reasons = null });
    }

    [Fact]
    public void Row_19_representations_on_the_direction_are_none_on_its_change()
    {
        DirectionEvent[] given = [Proposed, new RepresentationsMade(A.Note), new DirectionGiven(true, A.Note)];
        var notice = new ChangeProposed("modify", NoticeOn, new(2021, 12, 6), A.Note);
        Evolved([.. given, notice]).Representations.ShouldBeEmpty();
        History([.. given, notice]).When(d => DecideDirection.Decide(d, true, false, new(2021, 12, 7), A.Note)).Then(
            new DirectionModified(A.Note));
    }

    [Fact]
    public void Row_19_a_notice_of_withdrawal_ends_early_by_agreement_and_one_of_another_change_does_not()
    {
        var notice = new ChangeProposed("withdraw", NoticeOn, new(2021, 12, 6), A.Note);
        History(Proposed, Given, notice).When(d => DecideDirection.Propose(d, "withdraw", true, NoticeOn, A.Note)).Then(
            new DirectionWithdrawn(true, A.Note));
        History(Proposed, Given, notice).When(d => DecideDirection.Propose(d, "withdraw", false, NoticeOn, A.Note)).ThenRejected(
            "not-in-force");
        History(Proposed, Given, notice with { Act = "modify" })
            .When(d => DecideDirection.Propose(d, "withdraw", true, NoticeOn, A.Note)).ThenRejected("not-in-force");
    }

    [Fact]
    public void Every_event_is_handled_and_survives_json()
    {
        DirectionEvent[] all =
        [
            Information, Proposed, new RepresentationsMade(A.Note), Given, new DirectionNotGiven(A.Note), new DirectionModified(A.Note),
            new DirectionWithdrawn(true, A.Note), new ChangeProposed("modify", NoticeOn, NoticeOn, A.Note), NotMade,
        ];
        typeof(DirectionEvent).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(DirectionEvent))).Except(all.Select(e => e.GetType()))
            .ShouldBeEmpty();
        foreach (var e in all)
        {
            var json = JsonSerializer.Serialize(e, e.GetType());
            JsonSerializer.Serialize(JsonSerializer.Deserialize(json, e.GetType()), e.GetType()).ShouldBe(json);
            Direction.Evolve(e is DirectionIssued or DirectionProposed ? null : Direction.Evolve(null, Proposed), e).ShouldNotBeNull();
        }

        Should.Throw<InvalidOperationException>(() => Direction.Evolve(null, Given));
    }

    [Theory]
    [InlineData(Role.National, null, true, Access.Granted, Access.Forbidden)]
    [InlineData(Role.Auditor, null, true, Access.Forbidden, Access.Forbidden)]
    [InlineData(Role.DutyOfficer, A.Durham, true, Access.Forbidden, Access.Granted)]
    [InlineData(Role.Manager, A.Durham, true, Access.Forbidden, Access.Granted)]
    [InlineData(Role.DutyOfficer, A.Kent, false, Access.Hidden, Access.Hidden)]
    [InlineData(Role.Coordinator, null, false, Access.Hidden, Access.Hidden)]
    public void The_authority_directed_represents_and_the_national_team_decides(
        Role role, string? authority, bool sees, Access directs, Access represents)
    {
        var (actor, direction) = (new Actor("someone", role, authority), Direction.Evolve(null, Proposed)!);
        (RefusalsPolicy.SeesDirection(actor, direction), RefusalsPolicy.MayDirect(actor, direction),
            RefusalsPolicy.MayRepresent(actor, direction))
            .ShouldBe((sees, directs, represents));
    }

    static Direction Evolved(params DirectionEvent[] events) =>
        events.Aggregate(default(Direction), Direction.Evolve) ?? throw new InvalidOperationException("Nothing has happened.");

    static Outcome<DirectionEvent> Give(GiveDirectionRequest request) =>
        new(GiveDirection.Decide(request, true, null, A.DirectionId, NoticeAt));

    static History<Direction, DirectionEvent> History(params DirectionEvent[] events) => TestKit.Given.Events<Direction,
        DirectionEvent>(events);
}
