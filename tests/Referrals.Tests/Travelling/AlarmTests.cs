using Microsoft.Extensions.Configuration;
using TransferScheme.Platform.Deadlines;
using TransferScheme.Platform.Deciding;
using TransferScheme.Referrals.GoingMissing;
using TransferScheme.Referrals.Timing;
using TransferScheme.Referrals.Travelling;
using TransferScheme.TestKit;

namespace TransferScheme.Referrals.Tests.Travelling;

/// <summary>Children who do not arrive count as missing after a time of grace, once, until they are received or found.</summary>
public sealed class AlarmTests
{
    static readonly DateTimeOffset Left = A.Monday.AddDays(7);
    static readonly DateTimeOffset Expected = A.Monday.AddDays(7.5);
    static readonly DateTimeOffset Now = A.Monday.AddDays(8);
    static readonly ArrivalConfirmed Received = new(A.Durham, Left.AddHours(5), A.Sealed<Reception>());
    static readonly ArrivalDeadline Alarm = new(TimeSpan.FromHours(2));

    [Fact]
    public void Given_children_on_their_way_when_the_grace_is_over_then_one_alarm_that_opens_an_episode_of_each_with_the_entry_authority()
    {
        var due = Of(A.InTransit).ShouldHaveSingleItem();
        (due.At, Text(due)).ShouldBe((Expected.AddHours(2), Text(new Deadline(due.At, A.Overdue))));
        Of([.. A.InTransit, A.Overdue]).ShouldBeEmpty();
        var r = Given.Events<Referral, ReferralEvent>([.. A.InTransit, A.Overdue]).State!;
        r.OverlayNames.ShouldBe(["missing"]);
        r.Overlays.Episodes.ShouldBe([new MissingEpisode(1, A.ChildId, Left, A.Kent, null, OfAlarm: true)]);
        (r.Overlays.EpisodesOpened, r.EffectiveAt).ShouldBe((1, null));
    }

    [Fact]
    public void Given_a_child_who_is_missing_already_when_the_alarm_is_due_then_it_opens_episodes_of_the_others_alone()
    {
        ReferralEvent[] brothers = [.. A.Brothers, .. A.InTransit[A.Eligible.Length..]];
        ReferralEvent[] before =
        [
            .. brothers, new MissingEpisodeOpened(1, A.ChildId, Left, "o", A.Sealed<PoliceReport>()), new MissingEpisodeClosed(1, Left),
            new MissingEpisodeOpened(2, A.ChildId, Left, "o", A.Sealed<PoliceReport>()),
        ];
        ((ChildrenDidNotArrive)Of(before).Single().Event).Episodes.ShouldBe([new(3, A.BrotherId, Left)]);
        ((ChildrenDidNotArrive)Of(brothers).Single().Event).Episodes.ShouldBe([new(1, A.ChildId, Left), new(2, A.BrotherId, Left)]);
    }

    [Fact]
    public void There_is_no_alarm_before_a_departure_after_a_reception_or_an_end_and_the_senders_word_alone_silences_none()
    {
        Of(A.Arranged).ShouldBeEmpty();
        Of([.. A.InTransit, Received]).ShouldBeEmpty();
        Of(A.Completed).ShouldBeEmpty();
        Of([.. A.InTransit, new ReferralWithdrawn(A.Kent, "family-found", true, null)]).ShouldBeEmpty();
        Of([.. A.InTransit, new MoveFailed(A.Kent, A.Durham, "ill", 1, null)]).ShouldBeEmpty();
        Of([.. A.InTransit, Received with { OnBehalfOf = A.Kent }]).Count.ShouldBe(1);
    }

    [Fact]
    public void Given_a_late_train_when_the_arrival_is_expected_anew_then_the_alarm_moves_and_may_come_again()
    {
        var later = Now.AddHours(3);
        var moved = new ExpectedArrivalMoved(later, null);
        Given.Events<Referral, ReferralEvent>(A.InTransit).When(r => MoveExpectedArrival.Decide(r, later, null, Now)).Then(moved);
        Of([.. A.InTransit, moved]).Single().At.ShouldBe(later.AddHours(2));
        var again = Of([.. A.InTransit, A.Overdue, moved]).Single();
        (again.At, ((ChildrenDidNotArrive)again.Event).Episodes.Count).ShouldBe((later.AddHours(2), 0));
        Of([.. A.InTransit, A.Overdue, moved, (ChildrenDidNotArrive)again.Event]).ShouldBeEmpty();
    }

    [Fact]
    public void An_arrival_is_expected_from_now_on_within_a_week_while_nobody_has_received_the_children()
    {
        var transit = Given.Events<Referral, ReferralEvent>(A.InTransit);
        foreach (var at in new[] { Now.AddSeconds(-1), Now.AddDays(7).AddSeconds(1) })
        {
            transit.When(r => MoveExpectedArrival.Decide(r, at, null, Now)).ThenRejected("expectedAt", RejectionKind.Invalid);
        }

        foreach (var at in new[] { Now, Now.AddDays(7) })
        {
            transit.When(r => MoveExpectedArrival.Decide(r, at, null, Now)).Then(new ExpectedArrivalMoved(at, null));
        }

        transit.When(r => MoveExpectedArrival.Decide(r, Expected, null, Left)).ThenNothing();
        Given.Events<Referral, ReferralEvent>([.. A.InTransit, Received]).When(r => MoveExpectedArrival.Decide(r, Now, null, Now))
            .ThenRejected("arrival-confirmed");
        Given.Events<Referral, ReferralEvent>(A.Arranged).When(r => MoveExpectedArrival.Decide(r, Now, null, Now)).ThenRejected("not-in-transit");
        Given.Events<Referral, ReferralEvent>(A.Completed).When(r => MoveExpectedArrival.Decide(r, Now, null, Now)).ThenRejected("transfer-completed");
    }

    [Fact]
    public void Given_the_alarm_when_the_receiver_says_that_they_arrived_then_what_it_opened_ends_and_nothing_else()
    {
        var reception = A.Sealed<Reception>();
        Given.Events<Referral, ReferralEvent>([.. A.InTransit, A.Overdue])
            .When(r => ConfirmArrival.Decide(r, A.Durham, new(Left.AddHours(9), "x"), reception, Now))
            .Then(new ArrivalConfirmed(A.Durham, Left.AddHours(9), reception), new MissingEpisodeClosed(1, Left.AddHours(9)), A.Found with { FoundAt = Left.AddHours(9) });
        Given.Events<Referral, ReferralEvent>([.. A.InTransit, A.Overdue])
            .When(r => ConfirmArrival.Decide(r, A.Kent, new(Left.AddHours(9), "x"), reception, Now))
            .Then(new ArrivalConfirmed(A.Kent, Left.AddHours(9), reception));
        Given.Events<Referral, ReferralEvent>([.. A.InTransit, A.Overdue, new MissingEpisodeClosed(1, Now)])
            .When(r => ConfirmArrival.Decide(r, A.Durham, new(Left.AddHours(9), "x"), reception, Now))
            .Then(new ArrivalConfirmed(A.Durham, Left.AddHours(9), reception));
    }

    [Fact]
    public void Given_children_whom_the_alarm_counts_as_missing_when_the_last_is_found_then_whoever_was_alarmed_is_told_once()
    {
        ReferralEvent[] brothers = [.. A.Brothers, .. A.InTransit[A.Eligible.Length..]];
        ReferralEvent[] overdue = [.. brothers, (ChildrenDidNotArrive)Of(brothers).Single().Event];
        ReferralEvent[] one = [.. overdue, new MissingEpisodeClosed(1, Now)];
        Given.Events<Referral, ReferralEvent>(overdue).When(r => CloseMissingEpisode.Decide(r, 1, Now)).Then(new MissingEpisodeClosed(1, Now));
        Given.Events<Referral, ReferralEvent>(one).When(r => CloseMissingEpisode.Decide(r, 2, Now))
            .Then(new MissingEpisodeClosed(2, Now), A.Found with { FoundAt = Now });
        ReferralEvent[] again = [.. one, new MissingEpisodeClosed(2, Now), new MissingEpisodeOpened(3, A.ChildId, Now, "o", A.Sealed<PoliceReport>())];
        Given.Events<Referral, ReferralEvent>(again).When(r => CloseMissingEpisode.Decide(r, 3, Now)).Then(new MissingEpisodeClosed(3, Now));
        Given.Events<Referral, ReferralEvent>([.. overdue, new MoveFailed(A.Kent, A.Durham, "ill", 1, null), new MissingEpisodeClosed(2, Now)])
            .When(r => CloseMissingEpisode.Decide(r, 1, Now)).Then(new MissingEpisodeClosed(1, Now), A.Found with { FoundAt = Now });
    }

    [Fact]
    public void The_police_give_an_open_episode_a_reference_when_they_have_one()
    {
        var report = A.Sealed<PoliceReport>();
        ReferralEvent[] overdue = [.. A.InTransit, A.Overdue];
        Given.Events<Referral, ReferralEvent>(overdue).When(r => RecordPoliceReference.Decide(r, 1, report)).Then(new PoliceReferenceRecorded(1, report));
        Given.Events<Referral, ReferralEvent>(overdue).When(r => RecordPoliceReference.Decide(r, 2, report)).ThenRejected("episode-not-open");
        Given.Events<Referral, ReferralEvent>([.. overdue, new MissingEpisodeClosed(1, Now)])
            .When(r => RecordPoliceReference.Decide(r, 1, report)).ThenRejected("episode-not-open");
        Given.Events<Referral, ReferralEvent>(A.Completed).When(r => RecordPoliceReference.Decide(r, 1, report)).ThenRejected("transfer-completed");
        Given.Events<Referral, ReferralEvent>([.. overdue, new PoliceReferenceRecorded(1, report)]).State!.Overlays.Episodes.Single().Report.ShouldBe(report);
    }

    [Theory]
    [InlineData(null, 2)]
    [InlineData("0", 0)]
    [InlineData("24", 24)]
    public void The_grace_is_a_setting(string? hours, int expected) => Read(hours).ShouldBe(new ArrivalDeadline(TimeSpan.FromHours(expected)));

    [Theory]
    [InlineData("-1")]
    [InlineData("25")]
    public void A_grace_that_cannot_be_meant_is_named(string hours) =>
        Should.Throw<InvalidOperationException>(() => Read(hours)).Message.ShouldBe("Referrals:ArrivalGraceHours must be between 0 and 24.");

    static ArrivalDeadline Read(string? hours) => ArrivalDeadline.Read(new ConfigurationBuilder()
        .AddInMemoryCollection(hours is null ? [] : [new("Referrals:ArrivalGraceHours", hours)]).Build());

    static IReadOnlyList<Deadline> Of(ReferralEvent[] history) => [.. Alarm.Of(Given.Events<Referral, ReferralEvent>(history).State!)];

    // Lists inside records compare by reference.
    static string Text(Deadline deadline) => System.Text.Json.JsonSerializer.Serialize(deadline.Event, deadline.Event.GetType());
}
