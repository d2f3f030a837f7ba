using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using TransferScheme.Allocation.Rota;

namespace TransferScheme.Allocation.Tests.Rota;

public sealed class RealAuthoritiesTests
{
    static readonly string[] AtThreshold =
    [
        "E06000020", "E08000003", "E08000012", "E09000008", "E09000019", "E09000020", "E09000026", "E09000033", "E10000016"
    ];

    [Fact]
    public void Given_the_real_authorities_when_Essex_refers_the_first_child_then_Hertfordshire_and_the_whole_decision_as_worked_out()
    {
        var decision = LargestDeficit.Decide(RotaLedger.Empty, RealRota.Positions(), RealRota.Child("first", entry: "E10000012"));

        (decision.Chosen, decision.Region).ShouldBe(("E10000015", "east-of-england"));
        decision.Sentence.ShouldBe("Hertfordshire was chosen: 0.03 children behind its fair share (owed 0.03, received 0), " +
            "the furthest behind of the 10 authorities able to take this group in East of England, the region furthest behind.");
        decision.Accruals.Count.ShouldBe(203);
        decision.Accruals.Single(a => a.Authority == "E10000012").Units.ShouldBe(35_659_662_326);
        decision.Candidates.Count.ShouldBe(202);
        decision.Candidates.Take(3).ShouldBe(
        [
            new("E10000015", "east-of-england", 1, 30_057_513_035, 30_057_513_035, 0, 30_057_513_035),
            new("E10000020", "east-of-england", 2, 18_613_169_591, 18_613_169_591, 0, 18_613_169_591),
            new("E10000029", "east-of-england", 3, 16_492_743_268, 16_492_743_268, 0, 16_492_743_268)
        ]);
        decision.Excluded.ShouldBe(
            AtThreshold.Select(id => new Exclusion(id, "threshold")).Append(new("E10000012", "entry"))
                .OrderBy(e => e.Authority, StringComparer.Ordinal));
    }

    [Fact]
    public void Given_a_cycle_from_Kent_when_decided_child_by_child_then_every_choice_as_an_independent_run_made_it()
    {
        var positions = RealRota.Positions().ToDictionary(a => a.Id);
        var ledger = RotaLedger.Empty;
        List<string> chosen = [];
        for (var n = 0; n < 652; n++)
        {
            var decision = LargestDeficit.Decide(ledger, positions.Values, RealRota.Child($"r{n}", entry: "E10000016"));
            var id = decision.Chosen!;
            ledger = ledger.Accrue(decision.Accruals).Reserve(id, 1).Debit(id, 1);
            positions[id] = positions[id] with { Uasc = positions[id].Uasc + 1 };
            chosen.Add(id);
        }

        // Worked out by a separate program in another language that shares nothing but the figures.
        chosen.GroupBy(id => positions[id].Region).OrderBy(r => r.Key, StringComparer.Ordinal).Select(r => (r.Key, r.Count())).ShouldBe(
        [
            ("east-midlands", 65), ("east-of-england", 99), ("london", 58), ("north-east", 40), ("north-west", 47),
            ("northern-ireland", 2), ("scotland", 48), ("south-east", 92), ("south-west", 62), ("wales", 37), ("west-midlands", 52),
            ("yorkshire-and-the-humber", 50)
        ]);
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', chosen))))
            .ShouldBe("3e21bb432da1caf0adb94233ef9c5b72741db7b464ca5924163e507bf1684e82");
        RotaCase.Sum(ledger).ShouldBe(Int128.Zero);
    }

    [Fact]
    public void Given_decision_when_stored_and_read_then_the_same_to_the_letter()
    {
        var decision = LargestDeficit.Decide(RotaLedger.Empty, RealRota.Positions(), RealRota.Child("first", entry: null));
        var json = RotaCases.Text(decision);

        RotaCases.Text(JsonSerializer.Deserialize<RotaDecision>(json, JsonSerializerOptions.Web)!).ShouldBe(json);
    }
}
