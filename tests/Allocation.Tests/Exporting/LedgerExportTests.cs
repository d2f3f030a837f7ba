using TransferScheme.Allocation.Rota;
using TransferScheme.Rota;

namespace TransferScheme.Allocation.Tests.Exporting;

/// <summary>Entries of the ledger in, lines out: whole lists, in the format that independent checkers read.</summary>
public sealed class LedgerExportTests
{
    static readonly SeenPosition N1 = new("N1", "north-east", 2, true, 10, new Threshold(39_348, 100), null);
    static readonly SeenPosition S1 = new("S1", "scotland", 1, true, null, null, 2);
    static readonly SeenPosition W1 = new("W1", "wales", 1, true, null, null, null);

    [Fact]
    public void Given_two_volunteers_of_whom_the_first_fell_with_a_child_who_left_when_exported_then_only_the_second_has_a_line()
    {
        var pair = Sample.Child with { Size = 2 };
        var (first, second) = (Sample.Decided(2, pair, new Accrual("N1", Units.Of(2))), Sample.Decided(6, Sample.Child, new Accrual("N1", Units.PerChild)));
        RotaEvent[] entries =
        [
            new PositionsSeen(Sample.Sight.Positions), first,
            new DecisionReversed(Sample.ReferralId, first.DecisionId, "N1", 2, first.Accruals, []),
            new VoluntaryTaken(Sample.ReferralId, pair.Id, "K1", 2, [new Accrual("N1", Units.Of(2))], []),
            new DecisionReversed(Sample.ReferralId, Guid.Empty, "K1", 2, [new Accrual("N1", Units.Of(2))], []),
            second, new DecisionReversed(Sample.ReferralId, second.DecisionId, "N1", 1, second.Accruals, []),
            new VoluntaryTaken(Sample.ReferralId, pair.Id, "S1", 1, [new Accrual("N1", Units.PerChild)], []),
            new ReservationDebited(Sample.ReferralId, "S1", 1),
        ];
        Story.Unsealed(entries).Where(line => (string?)line["type"] is "voluntary" or "referral").Select(line => line.ToJsonString())
            .ShouldBe(["""{"type":"voluntary","authority":"S1","size":1,"counts":true,"referral":"NTS-2026-000123"}"""]);
    }

    [Fact]
    public void Given_an_empty_ledger_then_the_first_line_alone() =>
        Lines().ShouldBe(["""{"type":"export","format":1,"rulesVersion":"2016-07-01","position":0,"open":0,"reversed":0}"""]);

    [Fact]
    public void Given_accepted_referrals_then_each_authority_before_its_first_use_and_each_referral_where_it_was_decided() =>
        Lines(new PositionsSeen([N1, S1]), Decided(1, "N1"), Decided(2, "S1"), Accepted(2, "S1"), Accepted(1, "N1")).ShouldBe(
        [
            """{"type":"export","format":1,"rulesVersion":"v1","position":5,"open":0,"reversed":0}""",
            """{"type":"authority","id":"N1","region":"north-east","weight":2,"opening":0,"uasc":10,"threshold":40}""",
            """{"type":"authority","id":"S1","region":"scotland","weight":1,"opening":0,"capacity":2}""",
            Line(1, "N1"), Line(2, "S1"),
        ]);

    [Fact]
    public void Given_an_open_referral_then_it_has_no_line_but_later_decisions_saw_its_children() =>
        Lines(new PositionsSeen([N1]), Decided(1, "N1", size: 3), Decided(2, "N1"), Accepted(2, "N1")).ShouldBe(
        [
            """{"type":"export","format":1,"rulesVersion":"v1","position":4,"open":1,"reversed":0}""",
            """{"type":"authority","id":"N1","region":"north-east","weight":2,"opening":0,"uasc":13,"threshold":40}""",
            Line(2, "N1"),
        ]);

    [Fact]
    public void Given_a_pick_out_of_order_then_the_receiver_is_the_one_that_accepted_and_figures_are_brought_to_what_was_seen() =>
        Lines(
            new PositionsSeen([N1, S1]), Decided(1, "N1"), Decided(2, "N1"), new ReservationMoved(Id(1), "N1", "S1", 1, "safety", "picker"), Decided(3, "N1"),
            Accepted(1, "S1"), Accepted(2, "N1"), Accepted(3, "N1")).ShouldBe(
        [
            """{"type":"export","format":1,"rulesVersion":"v1","position":8,"open":0,"reversed":0}""",
            """{"type":"authority","id":"N1","region":"north-east","weight":2,"opening":0,"uasc":10,"threshold":40}""",
            """{"type":"authority","id":"S1","region":"scotland","weight":1,"opening":0,"capacity":2}""",
            Line(1, "S1"),
            """{"type":"state","authority":"N1","uasc":11}""",
            """{"type":"state","authority":"S1","capacity":2}""",
            Line(2, "N1"),
            """{"type":"state","authority":"N1","uasc":11}""",
            """{"type":"state","authority":"S1","capacity":1}""",
            Line(3, "N1"),
        ]);

    [Fact]
    public void Given_a_swap_then_the_receiver_is_the_one_that_took_over_and_figures_are_brought_to_what_was_seen() =>
        Lines(
            new PositionsSeen([N1, S1]), Decided(1, "N1"), Accepted(1, "N1"), Decided(2, "N1"), Accepted(2, "N1"),
            new DebitMoved(Id(1), "N1", "S1", 1), Decided(3, "N1"), Accepted(3, "N1")).Skip(3).ShouldBe(
        [
            Line(1, "S1"),
            """{"type":"state","authority":"N1","uasc":11}""",
            """{"type":"state","authority":"S1","capacity":2}""",
            Line(2, "N1"),
            """{"type":"state","authority":"N1","uasc":11}""",
            """{"type":"state","authority":"S1","capacity":1}""",
            Line(3, "N1"),
        ]);

    [Fact]
    public void Given_a_volunteer_who_passed_the_children_on_then_the_line_names_the_one_that_took_over()
    {
        RotaEvent[] entries =
        [
            new PositionsSeen([N1, S1]), new VoluntaryTaken(Id(1), "NTS-2026-000001", "N1", 1, [new("N1", Units.PerChild)], []),
            new ReservationDebited(Id(1), "N1", 1), new DebitMoved(Id(1), "N1", "S1", 1),
        ];
        Lines(entries).Skip(3).ShouldBe(
            ["""{"type":"voluntary","authority":"S1","size":1,"counts":true,"referral":"NTS-2026-000001"}"""]);
    }

    [Fact]
    public void Given_a_child_who_arrived_and_then_stands_in_the_count_then_the_reader_knew_that_already() =>
        Lines(
            new PositionsSeen([N1]), Decided(1, "N1"), Accepted(1, "N1"), new TurnCompleted(Id(1), "N1", 1),
            new PositionsSeen([N1 with { Count = 11 }]), Decided(2, "N1"), Accepted(2, "N1")).Skip(2).ShouldBe([Line(1, "N1"), Line(2, "N1")]);

    [Fact]
    public void Given_new_figures_then_a_state_line_with_what_changed_and_null_for_what_is_no_longer_known() =>
        Lines(
            new PositionsSeen([N1, S1]), Decided(1, "S1"), Accepted(1, "S1"),
            new PositionsSeen([N1 with { Weight = 5, Threshold = new Threshold(39_348, 70) }, S1 with { Count = 4, Places = null }]),
            new PositionsSeen([N1 with { Weight = 5, Count = null, Threshold = null }]), Decided(2, "N1"), Accepted(2, "N1")).Skip(3).ShouldBe(
        [
            Line(1, "S1"),
            """{"type":"state","authority":"N1","uasc":null,"threshold":null,"weight":5}""",
            """{"type":"state","authority":"S1","uasc":5,"capacity":null}""",
            Line(2, "N1"),
        ]);

    [Fact]
    public void Given_the_last_place_taken_and_one_returned_then_a_status_line_before_the_next_referral() =>
        Lines(
            new PositionsSeen([N1, S1]), Decided(1, "S1", size: 2), Accepted(1, "S1", size: 2), Decided(2, "N1"), Accepted(2, "N1"),
            new PositionsSeen([S1 with { Places = 3 }]), Decided(3, "S1"), Accepted(3, "S1")).Skip(2).ShouldBe(
        [
            """{"type":"authority","id":"S1","region":"scotland","weight":1,"opening":0,"capacity":2}""",
            Line(1, "S1", size: 2),
            """{"type":"status","authority":"S1","in_scheme":false,"why":"full"}""",
            Line(2, "N1"),
            """{"type":"state","authority":"S1","capacity":1}""",
            """{"type":"status","authority":"S1","in_scheme":true,"why":"room"}""",
            Line(3, "S1"),
        ]);

    [Fact]
    public void Given_an_authority_out_of_the_rota_and_back_then_a_status_line_each_time() =>
        Lines(
            new PositionsSeen([N1, S1 with { Participates = false }]), Decided(1, "N1"), Accepted(1, "N1"), new PositionsSeen([S1]),
            Decided(2, "N1"), Accepted(2, "N1"), new PositionsSeen([S1 with { Participates = false }]), Decided(3, "N1"),
            Accepted(3, "N1")).Skip(3).ShouldBe(
        [
            """{"type":"status","authority":"S1","in_scheme":false,"why":"paused"}""",
            Line(1, "N1"),
            """{"type":"status","authority":"S1","in_scheme":true,"why":"resumed"}""",
            Line(2, "N1"),
            """{"type":"status","authority":"S1","in_scheme":false,"why":"paused"}""",
            Line(3, "N1"),
        ]);

    [Fact]
    public void Given_nobody_able_then_a_line_without_a_receiver_until_a_later_decision_replaces_it()
    {
        var unplaced = new Unplaced(Id(901), 2, Id(1), Referral(1), "v1", [], 1, Sample.Monday, "");
        Lines(new PositionsSeen([N1]), unplaced).Skip(2).ShouldBe(
            ["""{"type":"referral","id":"NTS-2026-000001","size":1,"entry":"K1","unsuitable":[],"offers":[],"chosen":null}"""]);
        Lines(new PositionsSeen([N1]), unplaced, Decided(1, "N1")).ShouldBe(
            ["""{"type":"export","format":1,"rulesVersion":"v1","position":3,"open":1,"reversed":0}"""]);
        Lines(new PositionsSeen([N1]), unplaced, Decided(1, "N1"), Accepted(1, "N1")).Skip(2).ShouldBe([Line(1, "N1")]);
    }

    [Fact]
    public void Given_a_turn_that_was_taken_back_before_or_after_acceptance_then_it_has_no_line_and_later_figures_know_nothing_of_it()
    {
        RotaEvent[] taken = [new PositionsSeen([N1]), Decided(1, "N1", size: 2), Decided(2, "N1"), Accepted(2, "N1")];
        Lines([.. taken, new DecisionReversed(Id(1), Id(801), "N1", 2, [new("N1", Units.Of(2))], []), Decided(3, "N1"), Accepted(3, "N1")]).ShouldBe(
        [
            """{"type":"export","format":1,"rulesVersion":"v1","position":7,"open":0,"reversed":1}""",
            """{"type":"authority","id":"N1","region":"north-east","weight":2,"opening":0,"uasc":12,"threshold":40}""",
            Line(2, "N1"),
            """{"type":"state","authority":"N1","uasc":11}""",
            Line(3, "N1"),
        ]);
        Lines([.. taken, new DebitReversed(Id(2), Id(802), "N1", 1, [new("N1", Units.Of(1))], []), Accepted(1, "N1", size: 2), Decided(3, "N1"), Accepted(3, "N1")])
            .ShouldBe(
        [
            """{"type":"export","format":1,"rulesVersion":"v1","position":8,"open":0,"reversed":1}""",
            """{"type":"authority","id":"N1","region":"north-east","weight":2,"opening":0,"uasc":10,"threshold":40}""",
            Line(1, "N1", size: 2), Line(3, "N1"),
        ]);
    }

    [Fact]
    public void Given_declines_that_stood_then_one_line_where_it_was_decided_last_with_every_decline_in_order() =>
        Lines(
            new PositionsSeen([N1, S1, W1]), Decided(1, "N1"), new DecisionReversed(Id(1), Id(801), "N1", 1, [new("N1", Units.Of(1))], []),
            Decided(2, "N1"), Passed(1, "S1", new RotaDecline("N1", true)), Accepted(2, "N1"),
            new DecisionReversed(Id(1), Id(801), "S1", 1, [new("S1", Units.Of(1))], []),
            Passed(1, "W1", new RotaDecline("N1", true), new RotaDecline("S1", false)), Accepted(1, "W1")).ShouldBe(
        [
            """{"type":"export","format":1,"rulesVersion":"v1","position":9,"open":0,"reversed":2}""",
            """{"type":"authority","id":"N1","region":"north-east","weight":2,"opening":0,"uasc":10,"threshold":40}""",
            """{"type":"authority","id":"S1","region":"scotland","weight":1,"opening":0,"capacity":2}""",
            """{"type":"authority","id":"W1","region":"wales","weight":1,"opening":0}""",
            Line(2, "N1"),
            """{"type":"referral","id":"NTS-2026-000001","size":1,"entry":"K1","unsuitable":[],"offers":[{"authority":"N1","outcome":"refused","valid":true},{"authority":"S1","outcome":"refused","valid":false},{"authority":"W1","outcome":"accepted"}],"chosen":"W1"}""",
        ]);

    [Fact]
    public void Given_a_decline_under_review_then_its_referral_is_open_and_nobody_left_to_take_it_is_told_with_its_declines()
    {
        Lines(new PositionsSeen([N1]), Decided(1, "N1")).ShouldBe(["""{"type":"export","format":1,"rulesVersion":"v1","position":2,"open":1,"reversed":0}"""]);
        var referral = Referral(1) with { Declines = [new RotaDecline("N1", true)] };
        Lines(
            new PositionsSeen([N1]), Decided(1, "N1"), new DecisionReversed(Id(1), Id(801), "N1", 1, [new("N1", Units.Of(1))], []),
            new Unplaced(Id(901), 4, Id(1), referral, "v1", [], 2, Sample.Monday, "")).Skip(2).ShouldBe(
        [
            """{"type":"referral","id":"NTS-2026-000001","size":1,"entry":"K1","unsuitable":[],"offers":[{"authority":"N1","outcome":"refused","valid":true}],"chosen":null}""",
        ]);
    }

    [Fact]
    public void Given_a_referral_that_ended_while_nobody_could_take_it_then_it_has_no_line() =>
        Lines(new PositionsSeen([N1]), new Unplaced(Id(901), 2, Id(1), Referral(1), "v1", [], 1, Sample.Monday, ""), new UnplacedEnded(Id(1), Id(901))).ShouldBe(
            ["""{"type":"export","format":1,"rulesVersion":"v1","position":3,"open":0,"reversed":0}"""]);

    static IEnumerable<string> Lines(params RotaEvent[] entries) => Story.Unsealed(entries).Select(line => line.ToJsonString());

    static Guid Id(int n) => new(n, 0, 0, new byte[8]);

    static RotaReferral Referral(int n, int size = 1) => new($"NTS-2026-{n:000000}", size, "K1", [], []);

    static Decided Decided(int n, string chosen, int size = 1) =>
        new(Id(800 + n), 0, Id(n), Referral(n, size), "v1", [new(chosen, Units.Of(size))], chosen, "north-east", [], 1, Sample.Monday, "");

    static Decided Passed(int n, string chosen, params RotaDecline[] declines) =>
        Decided(n, chosen) with { Referral = Referral(n) with { Declines = declines } };

    static ReservationDebited Accepted(int n, string receiver, int size = 1) => new(Id(n), receiver, size);

    static string Line(int n, string receiver, int size = 1) =>
        $$"""{"type":"referral","id":"NTS-2026-{{n:000000}}","size":{{size}},"entry":"K1","unsuitable":[],"offers":[{"authority":"{{receiver}}","outcome":"accepted"}],"chosen":"{{receiver}}"}""";
}
