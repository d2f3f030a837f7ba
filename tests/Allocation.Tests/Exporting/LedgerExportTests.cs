using TransferScheme.Allocation.Rota;
using TransferScheme.Rota;

namespace TransferScheme.Allocation.Tests.Exporting;

/// <summary>Entries of the ledger in, lines out: whole lists, in the format that independent checkers read.</summary>
public sealed class LedgerExportTests
{
    static readonly SeenPosition N1 = new("N1", "north-east", 2, true, 10, new Threshold(39_348, 100), null);
    static readonly SeenPosition S1 = new("S1", "scotland", 1, true, null, null, 2);

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

    static IEnumerable<string> Lines(params RotaEvent[] entries) => Story.Unsealed(entries).Select(line => line.ToJsonString());

    static Guid Id(int n) => new(n, 0, 0, new byte[8]);

    static RotaReferral Referral(int n, int size = 1) => new($"NTS-2026-{n:000000}", size, "K1", [], []);

    static Decided Decided(int n, string chosen, int size = 1) =>
        new(Id(800 + n), 0, Id(n), Referral(n, size), "v1", [new(chosen, Units.Of(size))], chosen, "north-east", [], 1, Sample.Monday, "");

    static ReservationDebited Accepted(int n, string receiver, int size = 1) => new(Id(n), receiver, size);

    static string Line(int n, string receiver, int size = 1) =>
        $$"""{"type":"referral","id":"NTS-2026-{{n:000000}}","size":{{size}},"entry":"K1","unsuitable":[],"offers":[{"authority":"{{receiver}}","outcome":"accepted"}],"chosen":"{{receiver}}"}""";
}
