using System.Text.Json.Nodes;
using TransferScheme.Rota.Deciding;
using TransferScheme.Rota.Receipts;

namespace TransferScheme.Rota.Tests.Receipts;

/// <summary>Receipts of decisions in a small rota: three regions, six authorities, one of each kind of obstacle.</summary>
static class SampleReceipts
{
    internal static readonly Roll Roll = TransferScheme.Rota.Roll.Empty.With(new Dictionary<string, string>
    {
        ["E1"] = "east", ["E2"] = "east", ["N1"] = "north", ["N2"] = "north", ["S1"] = "south", ["S2"] = "south",
    });

    internal static readonly RotaRules Rules = new("2026-07-01", "population", LargestGroup: 1);

    internal static readonly Names Names = new(id => $"Council {id}", region => $"The {region}");

    static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    /// <summary>Everyone takes part, with a threshold that is far away and no limit of room.</summary>
    internal static Position[] Positions() =>
        [.. new long[] { 30_000, 20_000, 25_000, 15_000, 40_000, 10_000 }.Select(w => new Position(w, true, 5, 60, null))];

    /// <summary>A receipt of a group on a ledger with these balances, in thousandths of a child.</summary>
    internal static Receipt Of(
        RotaGroup group, Position[]? positions = null, long[]? thousandths = null, long[]? arrears = null, RotaRules? rules = null,
        OutOfOrder? pick = null, BurstSeat? seat = null)
    {
        var seen = positions ?? Positions();
        var ledger = Ledger.Empty.On(Roll).Open(
            [.. (thousandths ?? new long[6]).Select(t => t * (Units.PerChild / 1000))], arrears ?? new long[6]);
        var decision = GuardedRota.Decide(ledger, seen, group, rules ?? Rules);
        return new Receipt(ledger, seen, decision, new ReceiptFacts("d-1", 7, "before", "NTS-2026-000123", 1, Noon, rules ?? Rules, pick, seat), Names);
    }

    /// <summary>One of every kind of exclusion, arrears, mismatch and a pick out of order.</summary>
    internal static JsonObject Full(BurstSeat? seat = null)
    {
        var positions = Positions();
        positions[0] = positions[0] with { Uasc = 60 };
        positions[1] = positions[1] with { Room = 0 };
        positions[5] = positions[5] with { Participates = false };
        return Of(
            new RotaGroup(1, Entry: 2, DeclinedValid: [1], Mismatch: [0, 0, 0, 300, 200, 0]), positions,
            [100, 200, -300, 500, -700, 200], [5, -400, 300, -100, 195, 0], pick: new OutOfOrder("safety", "A note.", "p-1", "p-2"),
            seat: seat).Document();
    }
}
