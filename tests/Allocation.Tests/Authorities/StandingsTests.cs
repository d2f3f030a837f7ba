using FsCheck;
using FsCheck.Fluent;
using TransferScheme.Allocation.Authorities;
using TransferScheme.Allocation.Rota;

namespace TransferScheme.Allocation.Tests.Authorities;

/// <summary>What the rota sees of participation, room and succession, day by day.</summary>
public sealed class StandingsTests
{
    static readonly DateOnly Today = new(2026, 3, 10);

    [Theory]
    [InlineData(0, false, 5)]
    [InlineData(1, true, null)]
    public void An_entry_holds_up_to_and_including_its_last_day(int days, bool participates, int? places)
    {
        var seen = Of(Today.AddDays(days), new ParticipationSet(false, 5, "pause-agreed", Today, 0));
        (seen.Participates, seen.Places).ShouldBe((participates, places));
    }

    [Fact]
    public void The_newest_entry_holds_and_no_other()
    {
        var seen = Of(Today, new ParticipationSet(false, 5, "pause-agreed", Today.AddDays(9), 0),
            new ParticipationSet(true, null, "resumed", Today, 0));
        (seen.Participates, seen.Places).ShouldBe((true, null));
        Of(Today.AddDays(1), new ParticipationSet(false, 5, "pause-agreed", Today.AddDays(9), 0),
            new ParticipationSet(true, null, "resumed", Today, 0)).Participates.ShouldBeTrue();
    }

    // The ledger is followed child by child: those decided since the entry are what its room has lost, whenever they arrive.
    [Fact]
    public void Given_any_order_of_decisions_and_arrivals_when_seen_then_room_is_what_was_accepted_less_those_decided_since()
    {
        var acts = Gen.ListOf(Gen.Elements("decide", "arrive", "accept"), 40).ToArbitrary();
        Prop.ForAll(acts, list =>
        {
            var (authority, inFlight, since) = (Sample.Facts.Authority("N1"), 0, default(int?));
            foreach (var act in list)
            {
                AuthorityEvent? e = null;
                if (act == "accept")
                {
                    (e, since) = (new ParticipationSet(true, 6, "room-agreed", Today, inFlight), 0);
                }
                else if (act == "decide")
                {
                    (inFlight, since) = (inFlight + 1, since + 1);
                }
                else if (inFlight > 0)
                {
                    (e, inFlight) = (new ChildrenArrived(Sample.ReferralId, 1, Today, authority.Position), inFlight - 1);
                }

                authority = e is null ? authority : Authority.Evolve(authority, e)!;
            }

            return Seen([authority], Today).Single().Room(inFlight) == 6 - since;
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void One_that_is_abolished_takes_no_turn_from_its_day_on_and_its_weight_goes_to_its_region()
    {
        var abolished = new AuthoritySucceeded(["N2"], Today.AddDays(1));
        IReadOnlyList<Authority> all = [.. Sample.Facts.Authorities.Select(a => a.Code == "N1" ? Authority.Evolve(a, abolished)! : a)];
        Seen(all, Today).ShouldBe(Seen(Sample.Facts.Authorities, Today));
        Seen(all, Today.AddDays(1)).Select(p => (p.Authority, p.Participates, p.Weight)).ShouldBe(
            [("K1", true, 10_000_000), ("N1", false, 1), ("N2", true, 40_000_000), ("S1", true, 20_000_000)]);
    }

    [Fact]
    public void A_region_whose_authorities_are_all_abolished_has_no_turns()
    {
        IReadOnlyList<Authority> all = [.. Sample.Facts.Authorities.Select(a =>
            a.Code == "S1" ? Authority.Evolve(a, new AuthoritySucceeded(["N2"], Today))! : a)];
        Seen(all, Today).Where(p => p.Participates).Select(p => p.Authority).ShouldBe(["K1", "N1", "N2"]);
    }

    [Fact]
    public void A_decision_sees_the_pause_and_the_balance_stays()
    {
        var paused = new SchemeFacts(Sample.Facts.Rules, [.. Sample.Facts.Authorities.Select(a =>
            a.Code == "N1" ? Authority.Evolve(a, new ParticipationSet(false, null, "pause-agreed", Today, 0))! : a)]);
        var turn = Turn.Take(Sample.Book, Sample.Of(paused), Sample.OfferId, Sample.Child, Sample.DecisionId, 1, Sample.Monday);
        turn.Excluded.ShouldContain(new ExcludedAuthority("N1", "not-participating"));
        turn.Entries.Aggregate(Sample.Book, RotaBook.Evolve).Ledger.Of("N1").ShouldBe(Sample.Book.Ledger.Of("N1"));
    }

    static SeenPosition Of(DateOnly day, params AuthorityEvent[] events) =>
        Seen([events.Aggregate(Sample.Facts.Authority("N1"), (a, e) => Authority.Evolve(a, e)!)], day).Single();

    static IReadOnlyList<SeenPosition> Seen(IReadOnlyList<Authority> authorities, DateOnly day) =>
        Standings.Seen(authorities, Sample.Rules, day);
}
