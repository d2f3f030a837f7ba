using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using TransferScheme.Platform.Auditing;
using TransferScheme.Referrals.Viewing;
using TransferScheme.TestKit;

namespace TransferScheme.Referrals.Tests.After;

/// <summary>What the entry authority keeps of a case, whatever came after, and however late the move was recorded.</summary>
public sealed class OwnPastTests
{
    static readonly DateTimeOffset Moved = A.Monday.AddDays(7.25);
    static readonly OutcomeRecorded Told = new(new(2026, 4, 6), A.Sealed<OutcomeReport>(), [new ChildOutcome(A.ChildId, "stable")]);

    [Fact]
    public void Given_what_came_after_the_move_when_shown_then_the_case_of_the_move_and_the_outcome()
    {
        ReferralEvent[] after =
        [
            new OutcomeDue("r", A.Kent, A.Durham, new(2026, 4, 6)), Told, new SectionRecorded("needs", A.Sealed<SectionContent>()),
            new ReferredAgain(A.OfferId),
        ];
        var now = State([.. A.Completed, .. after]);
        now.SinceMove.ShouldBe(4);
        var past = OwnPast.Of(Events([.. A.Completed, .. after], Moved.AddDays(-1)), Moved, now);
        (past.Status, past.EffectiveAt, past.Version, past.SinceMove).ShouldBe((ReferralStatus.Completed, Moved, A.Completed.Length, 0));
        past.Sections.ShouldNotContainKey("needs");
        (past.AfterMove.OutcomeDueOn, past.AfterMove.Outcomes.Single(), past.AfterMove.Returns.Single()).ShouldBe((null, Told, A.OfferId));
    }

    [Fact]
    public void Given_anything_in_any_order_after_the_move_when_shown_then_nothing_of_it_but_the_outcomes()
    {
        var completed = A.Completed;
        ReferralEvent[] kinds =
        [
            new OutcomeDue("r", A.Kent, A.Durham, new(2026, 4, 6)), Told, new SectionRecorded("needs", A.Sealed<SectionContent>()),
            new MissingEpisodeOpened(1, A.ChildId, Moved, "owner", A.Sealed<PoliceReport>()), new ReferralHeld("other", new(2026, 4, 6), null),
            new ObjectionRecorded(1, null, new(2026, 4, 6), A.Sealed<ChildsWords>()),
            new IdentityOpened(A.OfferId, A.Durham, A.Weigher, A.Sealed<AccessReason>()), new ReferralClosed(A.Kent, "left-uk", true, null),
        ];
        var atTheMove = Text(OwnPast.Of(Events(completed, Moved), Moved, State(completed)));
        Prop.ForAll(Gen.ListOf(Gen.Choose(0, kinds.Length - 1), 12).ToArbitrary(), numbers =>
        {
            ReferralEvent[] history = [.. completed, .. numbers.Select(n => kinds[n])];
            var past = OwnPast.Of(Events(history, Moved), Moved, State(history));
            Text(past with { AfterMove = AfterMove.None }).ShouldBe(atTheMove);
            past.AfterMove.Outcomes.Count.ShouldBe(numbers.Count(n => kinds[n] == Told));
            past.AfterMove.OutcomeDueOn.ShouldBeNull();
        }).QuickCheckThrowOnFailure();
    }

    // It answers for what it found itself; what others found of the child since is told by its source.
    [Fact]
    public void Given_an_age_found_after_the_move_when_shown_then_by_its_source_and_without_any_date_and_nothing_else_changes()
    {
        foreach (var history in new ReferralEvent[][]
        {
            [.. A.Completed, A.FoundAdult], [.. A.InTransit, A.FoundAdult, .. A.Completed[A.InTransit.Length..]],
        })
        {
            var past = OwnPast.Of(Events(history, Moved.AddHours(1)), Moved, State(history));
            var change = past.Overlays.AgeChanges.ShouldHaveSingleItem();
            (change.After.Source, change.After.Category, change.Before.Dates, change.After.Dates).ShouldBe(("naabS50", "adult", null, null));
            past.Overlays.Hold.ShouldBeNull();
        }

        var known = State([.. A.Completed, A.FoundAdult]);
        OwnPast.Of(Events([.. A.Completed, A.FoundAdult], Moved), Moved, known).Version.ShouldBe(A.Completed.Length);
        OwnPast.Of(Events([.. A.InTransit, A.FoundAdult, .. A.Completed[A.InTransit.Length..]], Moved), Moved, known)
            .Overlays.AgeChanges.Single().After.Dates.ShouldNotBeNull("What was found before the move is its own past.");
    }

    // The receiving authority's account may put the arrival before what the entry authority recorded in the meantime.
    [Fact]
    public void Given_overlays_recorded_between_the_move_and_its_completion_when_shown_then_not_those_but_all_acts_of_the_move()
    {
        var missing = new MissingEpisodeOpened(1, A.ChildId, Moved, "owner", A.Sealed<PoliceReport>());
        ReferralEvent[] history = [.. A.InTransit, missing, .. A.Completed[A.InTransit.Length..]];
        var past = OwnPast.Of(Events(history, Moved.AddHours(1)), Moved, State(history));
        past.Overlays.Episodes.ShouldBeEmpty();
        (past.Status, past.Departure!.DepartedAt, past.Arrivals.Count, past.Version)
            .ShouldBe((ReferralStatus.Completed, A.Monday.AddDays(7), 2, history.Length));
        OwnPast.Of(Events(history, Moved), Moved, State(history)).Overlays.Episodes.Count.ShouldBe(1);
    }

    [Fact]
    public void Given_a_time_before_the_completion_when_shown_then_the_case_of_then()
    {
        var then = State(A.InTransit);
        var past = OwnPast.Of(Events(A.InTransit, Moved.AddDays(-1)), Moved, then);
        (past.Status, past.Version, past.EffectiveAt).ShouldBe((ReferralStatus.InTransit, A.InTransit.Length, null));
    }

    static string Text(Referral referral) => JsonSerializer.Serialize(referral);

    static Referral State(ReferralEvent[] events) => Given.Events<Referral, ReferralEvent>(events).State!;

    // All recorded at one time.
    static IReadOnlyList<IEvent> Events(ReferralEvent[] events, DateTimeOffset at) =>
        [.. events.Index().Select(e => Recorded(e.Item, e.Index + 1, at))];

    static IEvent Recorded(ReferralEvent e, long version, DateTimeOffset at)
    {
        var recorded = (IEvent)Activator.CreateInstance(typeof(Event<>).MakeGenericType(e.GetType()), e)!;
        (recorded.Version, recorded.Timestamp) = (version, at);
        return recorded;
    }
}
