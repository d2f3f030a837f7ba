using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Security;
using TransferScheme.Refusals.Conferring;
using TransferScheme.Refusals.Handling;
using TransferScheme.Refusals.Issuing;
using TransferScheme.Refusals.Reviewing;
using TransferScheme.Refusals.Rules;
using TransferScheme.Refusals.Withdrawing;
using TransferScheme.TestKit;

namespace TransferScheme.Refusals.Tests.Stating;

/// <summary>The rows of the state machine that follow a statement or a silence: what each act brings about, and each guard.</summary>
public sealed class ReviewRowTests
{
    static readonly Actor National = new("national", Role.National);
    static readonly Actor Entry = new("entry", Role.DutyOfficer, A.Kent);
    static readonly Actor Own = new("own", Role.DutyOfficer, A.Durham, Person: A.Drafter);

    [Fact]
    public void Row_7_non_compliance_is_reported_of_a_decline_once()
    {
        Given(A.Declined).When(r => ReportNonCompliance.Decide(r, A.Note)).Then(A.Reported());
        Given(A.UnderReview).When(r => ReportNonCompliance.Decide(r, A.Note)).ThenRejected("no-non-compliance");
        Given(A.Drafted).When(r => ReportNonCompliance.Decide(r, A.Note)).ThenRejected("no-non-compliance");
        Given(A.Withdrawing).When(r => ReportNonCompliance.Decide(r, A.Note)).ThenRejected("answer-awaited");
    }

    [Fact]
    public void Row_6_and_7_silence_is_reported_by_a_person_and_is_no_decline()
    {
        new Outcome<RefusalEvent>(ReportNonCompliance.DecideUnanswered(A.Found(KnownStatus.Overdue), Entry, A.Note)).Then(A.Unanswered);
        new Outcome<RefusalEvent>(ReportNonCompliance.DecideUnanswered(A.Found(KnownStatus.Overdue), National, A.Note)).Then(A.Unanswered);
        new Outcome<RefusalEvent>(ReportNonCompliance.DecideUnanswered(A.Found(), Entry, A.Note)).ThenRejected("not-overdue");
        new Outcome<RefusalEvent>(ReportNonCompliance.DecideUnanswered(A.Found(KnownStatus.Overdue), Own, A.Note)).ThenRejected(
            "id", RejectionKind.Invalid);
        var silent = A.State(A.Unanswered);
        (silent.Unanswered, silent.DeclineStands, silent.Status).ShouldBe((true, false, RefusalStatus.UnderReview));
        A.State([.. A.Unanswered, new StatementDrafted(A.Draft()), A.Begun(), A.IssuedAs()]).Status.ShouldBe(RefusalStatus.Declined);
    }

    [Fact]
    public void Row_8_reasons_are_directed_once_non_compliance_is_reported()
    {
        Given(A.UnderReview).When(r => WrittenReasons.Decide(r, A.DirectionId, null, A.Today)).Then(
            new ReasonsDirected(A.DirectionId, new(2026, 3, 11)));
        Given(A.UnderReview).When(r => WrittenReasons.Decide(r, A.DirectionId, new(2026, 3, 5), A.Today)).Then(
            new ReasonsDirected(A.DirectionId, new(2026, 3, 5)));
        Given(A.UnderReview).When(r => WrittenReasons.Decide(r, A.DirectionId, new(2026, 3, 3), A.Today)).ThenRejected(
            "dueOn", RejectionKind.Invalid);
        Given(A.Declined).When(r => WrittenReasons.Decide(r, A.DirectionId, null, A.Today)).ThenRejected("no-non-compliance");
        Given(A.ReasonsDue).When(r => WrittenReasons.Decide(r, A.DirectionId, null, A.Today)).ThenRejected("no-non-compliance");
    }

    [Fact]
    public void Row_9_written_reasons_pass_the_rules_and_are_decided_by_a_delegate_who_did_not_write_them()
    {
        RefusalEvent[] written = [.. A.ReasonsDue, new StatementDrafted(A.Draft())];
        Given(written).When(r => WrittenReasons.Decide(r, A.Director, true, [], new DateOnly(2026, 3, 11))).Then(
            new WrittenReasonsProvided(A.Director, false));
        Given(written).When(r => WrittenReasons.Decide(r, A.Director, true, [], new DateOnly(2026, 3, 12))).Then(
            new WrittenReasonsProvided(A.Director, true));
        Given(written).When(r => WrittenReasons.Decide(r, A.Director, false, [], A.Today)).ThenRejected("R10", RejectionKind.Forbidden);
        Given(written).When(r => WrittenReasons.Decide(r, A.Drafter, true, [], A.Today)).ThenRejected("R10", RejectionKind.Forbidden);
        Given(written).When(r => WrittenReasons.Decide(r, null, true, [], A.Today)).ThenRejected(
            "acting-person-required", RejectionKind.Forbidden);
        Given(written).When(r => WrittenReasons.Decide(r, A.Director, true, [new StatementFinding("R04", Severity.BlocksIssue, "x")],
            A.Today)).ThenRejected("statement-blocked");
        Given(A.UnderReview).When(r => WrittenReasons.Decide(r, A.Director, true, [], A.Today)).ThenRejected("no-reasons-due");
        Given([.. A.Unanswered, new ReasonsDirected(A.DirectionId, A.Today)]).When(
            r => WrittenReasons.Decide(r, A.Director, true, [], A.Today)).ThenRejected("no-draft");
        A.State(A.ReasonsProvided).Status.ShouldBe(RefusalStatus.ReasonsProvided);
    }

    [Fact]
    public void Row_10_reasons_are_challenged_ground_by_ground_by_the_national_team_or_the_entry_authority()
    {
        foreach (var actor in new[] { National, Entry })
        {
            Given(A.Declined).When(r => Review(r, actor, "challenged", "insufficient")).Then(A.Challenge);
        }

        Given(A.ReasonsProvided).When(r => Review(r, National, "challenged", "evidenceAsked")).Then(
            A.Challenge with { Grounds = [new GroundReviewed("G04", "evidenceAsked")] });
        Given(A.Declined).When(r => Review(r, National, "challenged", "accepted")).ThenRejected("nothing-challenged");
        Given(A.Declined).When(r => ReviewReasons.Decide(r, National, new ReviewReasonsRequest("challenged"), A.Today, A.Note))
            .ThenRejected("not-per-ground");
        Given(A.Challenged).When(r => Review(r, National, "challenged", "insufficient")).ThenRejected("nothing-to-review");
        Given(A.Drafted).When(r => Review(r, National, "challenged", "insufficient")).ThenRejected("nothing-to-review");
        Given(A.Withdrawing).When(r => Review(r, National, "challenged", "insufficient")).ThenRejected("answer-awaited");
    }

    [Fact]
    public void Row_11_a_challenge_is_replied_to_and_reasons_are_supplemented_never_edited()
    {
        Given(A.Challenged).When(r => SupplementReasons.Decide(r, "evidence", true, A.Note)).Then(
            new ReasonsSupplemented("evidence", true, A.Note));
        A.State([.. A.Challenged, new ReasonsSupplemented("evidence", true, A.Note)]).Status.ShouldBe(RefusalStatus.ReasonsProvided);
        Given(A.Declined).When(r => SupplementReasons.Decide(r, "correction", false, A.Note)).Then(
            new ReasonsSupplemented("correction", false, A.Note));
        Given(A.Declined).When(r => SupplementReasons.Decide(r, "explanation", true, A.Note)).ThenRejected("not-challenged");
        Given(A.Declined).When(r => SupplementReasons.Decide(r, "explanation", false, A.Note, "a postcode")).ThenRejected("R11");
        Given(A.Drafted).When(r => SupplementReasons.Decide(r, "correction", false, A.Note)).ThenRejected("statement-not-issued");
        Given(A.Closed).When(r => SupplementReasons.Decide(r, "correction", false, A.Note)).ThenRejected("case-closed");
        Given(A.Withdrawing).When(r => SupplementReasons.Decide(r, "correction", false, A.Note)).ThenRejected("answer-awaited");
    }

    [Fact]
    public void Row_12_a_decline_that_stands_is_taken_back_once_allocation_has_said_yes()
    {
        var placement = A.Sealed<PlacementOffered>();
        foreach (var before in new[] { A.Declined, A.UnderReview, A.ReasonsDue, A.ReasonsProvided, A.Challenged, A.Reaffirmed, A.Breached })
        {
            Given(before).When(r => WithdrawDecline.Decide(r, "foster", placement)).Then(new WithdrawalBegun("foster", placement));
        }

        foreach (var before in new[] { A.Drafted, A.Deferred, A.Accepted, A.Closed, A.Withdrawn, A.Unanswered })
        {
            Given(before).When(r => WithdrawDecline.Decide(r, "foster", placement)).ThenRejected("no-decline-stands");
        }

        Given(A.Withdrawing).When(r => WithdrawDecline.Decide(r, "foster", placement)).ThenRejected("answer-awaited");
        Settling.Withdrawn(A.State(A.Withdrawing), yes: true).ShouldBe([new DeclineWithdrawn(A.ReferralId, A.Durham, A.Kent)]);
        Settling.Withdrawn(A.State(A.Withdrawing), yes: false).ShouldBe([new WithdrawalTurnedDown()]);
        Settling.Withdrawn(A.State(A.Withdrawing), yes: false, "x").ShouldBe([new WithdrawalTurnedDown("x")]);
        A.State([.. A.Withdrawing, new WithdrawalTurnedDown()]).Status.ShouldBe(RefusalStatus.Declined);
        A.State(A.Withdrawn).DeclineStands.ShouldBeFalse();
    }

    [Fact]
    public void Row_14_reasons_are_accepted_by_the_national_team_on_a_ground_that_can_suffice_with_the_adequacy_test()
    {
        Given(A.Declined).When(r => Review(r, National, "accepted", "accepted")).Then(A.Acceptance);
        Given(A.ReasonsProvided).When(r => Review(r, National, "accepted", "accepted")).Then(A.Acceptance);
        Given(A.Declined).When(r => Review(r, Entry, "accepted", "accepted")).ThenRejected("national-team-only", RejectionKind.Forbidden);
        Given(A.Declined).When(r => Review(r, National, "accepted", "insufficient")).ThenRejected("no-ground-accepted");
        Given(A.Declined).When(r => Review(r, National, "accepted", "accepted", adequacy: 5)).ThenRejected("adequacy-not-answered");
        Given(A.Challenged).When(r => Review(r, National, "accepted", "accepted")).ThenRejected("nothing-to-review");
        Given(A.Unanswered).When(r => Review(r, National, "accepted", "accepted")).ThenRejected("nothing-to-review");
    }

    [Fact]
    public void R12_a_case_is_closed_when_both_recipients_have_confirmed_and_lateness_is_explained()
    {
        A.State(A.Accepted).Status.ShouldBe(RefusalStatus.ReasonsAccepted);
        A.State(A.Closed).Status.ShouldBe(RefusalStatus.Closed);
        RefusalEvent[] late = [.. A.Drafted, A.Begun() with { Late = true }, A.IssuedAs() with { Late = true }, new ReceiptLogged("entry"),
            A.Acceptance];
        A.State(late).Status.ShouldBe(RefusalStatus.ReasonsAccepted);
        Given(late).When(r => Delivery.Lateness(r, A.Note)).Then(new LatenessExplained(A.Note));
        A.State([.. late, new LatenessExplained(A.Note)]).Status.ShouldBe(RefusalStatus.Closed);
        Given(A.Accepted).When(r => Delivery.Lateness(r, A.Note)).ThenRejected("nothing-to-explain");
        Given(A.Drafted).When(r => Delivery.Lateness(r, A.Note)).ThenRejected("statement-not-issued");
        Given(A.Declined).When(r => Delivery.Receipt(r, Entry)).Then(new ReceiptLogged("entry"));
        Given(A.Declined).When(r => Delivery.Receipt(r, National)).Then(new ReceiptLogged("national"));
        Given(A.Closed).When(r => Delivery.Receipt(r, Entry)).ThenNothing();
        Given(A.Drafted).When(r => Delivery.Receipt(r, Entry)).ThenRejected("statement-not-issued");
    }

    [Fact]
    public void The_annex_of_an_issued_statement_is_released_once()
    {
        RefusalEvent[] issued =
        [
            new RefusalOpened(A.Offer, false), new StatementDrafted(
                A.Draft() with { Annex = A.Sealed<SensitiveAnnex>(), AnnexHash = "00" }), A.Begun(), A.IssuedAs(),
        ];
        Given(issued).When(Delivery.Annex).Then(new AnnexReleased());
        Given([.. issued, new AnnexReleased()]).When(Delivery.Annex).ThenNothing();
        Given(A.Declined).When(Delivery.Annex).ThenRejected("no-annex");
    }

    [Fact]
    public void Row_15_the_obligation_is_reaffirmed_by_the_national_team_after_reasons_or_silence()
    {
        var reaffirmed = new ObligationReaffirmed(A.ReferralId, A.Durham, A.Kent, new(2026, 3, 6), A.Note);
        foreach (var before in new[] { A.Declined, A.ReasonsProvided, A.Unanswered })
        {
            Given(before).When(r => Review(r, National, "reaffirmed", "insufficient")).Then(reaffirmed);
        }

        Given(A.Declined).When(r => Review(r, Entry, "reaffirmed", "insufficient")).ThenRejected(
            "national-team-only", RejectionKind.Forbidden);
        Given(A.Reaffirmed).When(r => Review(r, National, "reaffirmed", "insufficient")).ThenRejected("nothing-to-review");
        Given(A.Closed).When(r => Review(r, National, "reaffirmed", "insufficient")).ThenRejected("nothing-to-review");
    }

    [Fact]
    public void Row_20_a_breach_is_stated_of_a_reaffirmed_obligation()
    {
        Given(A.Reaffirmed).When(r => AfterReview.Decide(r, A.Note)).Then(new DirectionBreached(A.Note));
        Given(A.Declined).When(r => AfterReview.Decide(r, A.Note)).ThenRejected("not-reaffirmed");
    }

    [Fact]
    public void Row_21_a_court_ends_what_was_taken_to_it()
    {
        RefusalEvent[] inCourt = [.. A.Declined, new DeclineChallengedInCourt(A.Note)];
        Given(A.Declined).When(r => AfterReview.Decide(r, "challenged", A.Note)).Then(new DeclineChallengedInCourt(A.Note));
        Given(inCourt).When(r => AfterReview.Decide(r, "quashed", A.Note)).Then(new DeclineQuashed(A.Note));
        Given(inCourt).When(r => AfterReview.Decide(r, "upheld", A.Note)).Then(new DeclineUpheld(A.Note));
        Given(inCourt).When(r => AfterReview.Decide(r, "challenged", A.Note)).ThenRejected("court-stage");
        Given(A.Declined).When(r => AfterReview.Decide(r, "upheld", A.Note)).ThenRejected("court-stage");
        Given(A.Drafted).When(r => AfterReview.Decide(r, "challenged", A.Note)).ThenRejected("statement-not-issued");
        A.State([.. inCourt, new DeclineUpheld(A.Note)]).Status.ShouldBe(RefusalStatus.Declined);
        var quashed = A.State([.. inCourt, new DeclineQuashed(A.Note)]);
        (quashed.Status, quashed.DeclineStands).ShouldBe((RefusalStatus.Closed, false));
    }

    [Fact]
    public void What_is_waited_for_falls_due_once_at_midnight_after_its_last_day_and_decides_nothing()
    {
        foreach (var (history, awaited, dueOn) in new[]
        {
            (A.Challenged, "reply", new DateOnly(2026, 3, 9)), (A.ReasonsDue, "writtenReasons", new(2026, 3, 11)),
                (A.Reaffirmed, "compliance", new(2026, 3, 6)),
        })
        {
            var deadline = AwaitedDeadlines.Of(A.State(history)).Single();
            deadline.ShouldBe(new(new DateTimeOffset(dueOn.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero),
                new AwaitedOverdue(awaited, dueOn)));
            var after = A.State([.. history, (RefusalEvent)deadline.Event]);
            AwaitedDeadlines.Of(after).ShouldBeEmpty();
            after.Status.ShouldBe(A.State(history).Status);
        }

        new[] { A.Drafted, A.Declined, A.Closed, A.Withdrawn, A.Breached }.SelectMany(h => AwaitedDeadlines.Of(A.State(h))).ShouldBeEmpty();
    }

    [Fact]
    public void The_third_decline_of_a_child_calls_a_case_conference_that_is_held_once()
    {
        Settling.Declined(A.State([.. A.Drafted, A.Begun(1)]), yes: true).Count.ShouldBe(1);
        Settling.Declined(A.State([.. A.Drafted, A.Begun(2)]), yes: true).ShouldBe(
            [A.IssuedAs(), new CaseConferenceOpened(A.ReferralId, A.Durham, A.Kent, 3)], TestEvents.Same);
        Given(A.InConference).When(r => HoldCaseConference.Decide(r, A.Today, "stays", A.Today, A.Note)).Then(
            new CaseConferenceHeld(A.Today, "stays", A.Note));
        Given(A.InConference).When(r => HoldCaseConference.Decide(r, A.Today.AddDays(1), "stays", A.Today, A.Note)).ThenRejected(
            "heldOn", RejectionKind.Invalid);
        Given(A.Declined).When(r => HoldCaseConference.Decide(r, A.Today, "stays", A.Today, A.Note)).ThenRejected("no-conference");
        Given([.. A.InConference, new CaseConferenceHeld(A.Today, "stays", A.Note)])
            .When(r => HoldCaseConference.Decide(r, A.Today, "stays", A.Today, A.Note)).ThenRejected("conference-held");
    }

    [Fact]
    public void An_acceptance_ends_a_draft_and_silence_and_never_a_decline_that_stands()
    {
        WhenOfferAccepted.Decide(null).ShouldBeNull();
        foreach (var open in new[] { A.Drafted, A.Deferred, A.Unanswered, A.Reaffirmed })
        {
            WhenOfferAccepted.Decide(A.State(open)).ShouldBe(new OfferTaken());
        }

        foreach (var other in new[] { A.Declined, A.Challenged, A.Withdrawn, A.Closed })
        {
            WhenOfferAccepted.Decide(A.State(other)).ShouldBeNull();
        }

        foreach (var asked in new[] { A.Issuing, A.Withdrawing })
        {
            Should.Throw<Platform.Messaging.NotYetException>(() => WhenOfferAccepted.Decide(A.State(asked)));
        }
    }

    static History<Refusal, RefusalEvent> Given(RefusalEvent[] events) => TestKit.Given.Events<Refusal, RefusalEvent>(events);

    static Decision<RefusalEvent> Review(Refusal refusal, Actor actor, string outcome, string perGround, int adequacy = 6) =>
        ReviewReasons.Decide(
            refusal, actor, new ReviewReasonsRequest(
                outcome, [new GroundOpinion("G04", perGround)], "Fixture",
                [.. Enumerable.Range(1, adequacy).Select(q => new AdequacyOpinion(q, true, "Fixture"))]), A.Today, A.Note);
}
