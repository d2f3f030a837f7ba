using TransferScheme.Rota.Tests.Cases;
using TransferScheme.Rota.Tests.Model;
using TransferScheme.Rota.Tests.Runs;

namespace TransferScheme.Rota.Tests;

/// <summary>What holds after every entry of any run: P1 to P3, P8 and P10 of the specification's properties.</summary>
public sealed class RunProperties
{
    [Fact]
    public void Given_any_run_when_played_then_both_accounts_are_the_models_after_every_entry() => Many.Hold(RunPlan.Any, plan =>
    {
        ModelLedger? model = null;
        foreach (var entry in plan.Play())
        {
            model ??= new ModelLedger(plan.Rules, entry.Roll);
            if (entry.Act is Act.Decided or Act.Unplaced)
            {
                Told.By(entry.Decision!, entry.Roll).ShouldSay(Told.By(model.Case(entry).Model(), entry.Roll.Ids));
            }

            model.Enter(entry);
            ModelLedger.Told(entry.After).ShouldSay(model.Lines);
        }
    }, ordinary: 400, inTheLongRun: 10_000);

    [Fact]
    public void P1_Given_any_run_when_played_then_the_balances_sum_to_the_openings_after_every_entry() => Many.Hold(
        RunPlan.Any, plan => Sums(plan.Play()).Where(sum => sum != 0).ShouldBeEmpty());

    [Fact]
    public void P2_Given_any_run_when_decided_then_a_regions_balance_is_the_sum_of_its_members() => EachDecision((entry, plan) =>
    {
        var members = entry.Roll.Ids.Index().GroupBy(m => entry.Roll.RegionAt(m.Index));
        var shares = entry.Decision!.Shares;
        members.ToDictionary(r => r.Key, r => r.Sum(m => entry.Before.Balance(m.Index) + shares[m.Index]))
            .ShouldBe(
                entry.Roll.Regions.Index().ToDictionary(r => r.Item, r => entry.Decision.Regions[r.Index].Balance), ignoreOrder: true);
    });

    [Fact]
    public void P3_Given_any_run_when_decided_then_one_that_can_take_the_whole_group_is_chosen_and_takes_it_whole() =>
        EachDecision((entry, plan) =>
        {
            var c = entry.Case(plan.Rules);
            ModelSets.IsEligible(c.Authorities[entry.To], c.Referral, c.Rules).ShouldBeTrue();
            Enumerable.Range(0, entry.Roll.Count).Select(i => entry.After.Reserved(i) - entry.Before.Reserved(i))
                .ShouldBe(Enumerable.Range(0, entry.Roll.Count).Select(i => i == entry.To ? entry.Size : 0));
        });

    [Fact]
    public void P8_Given_any_run_when_a_group_is_decided_or_taken_out_of_turn_then_those_that_do_not_accrue_keep_their_balance() =>
        Many.Hold(RunPlan.Any, plan =>
        {
            foreach (var entry in plan.Play().Where(e => e.Act is Act.Decided or Act.Volunteered or Act.Unplaced))
            {
                var c = entry.Case(plan.Rules);
                Enumerable.Range(0, entry.Roll.Count)
                    .Where(i => i != entry.To && !ModelSets.Accrues(c.Authorities[i], c.Referral, c.Rules))
                    .Where(i => entry.After.Balance(i) != entry.Before.Balance(i)).ShouldBeEmpty();
            }
        });

    [Fact]
    public void P10_Given_any_run_when_split_and_balances_and_arrears_are_carried_then_as_the_run_that_was_not_split() =>
        Many.Hold(RunPlan.Any, plan =>
        {
            var split = plan with { Split = new Random(plan.Seed).Next(plan.Steps) };
            var ledger = Ledger.Empty.On(Roll.Empty.With(plan.Members()));
            var (whole, parts) = (RotaRun.Play(split, ledger, carry: false), RotaRun.Play(split, ledger, carry: true));
            parts.SelectMany(Lines).ShouldSay(whole.SelectMany(Lines));
        });

    static IEnumerable<string> Lines(RunEntry entry) =>
    [
        $"{entry.Act}", .. entry.Decision is { } d ? Told.By(d, entry.Roll) : [], .. ModelLedger.Told(entry.After),
    ];

    static IEnumerable<Int128> Sums(IEnumerable<RunEntry> run) =>
        run.Select(e => Enumerable.Range(0, e.Roll.Count).Aggregate((Int128)0, (sum, i) => sum + e.After.Balance(i)));

    static void EachDecision(Action<RunEntry, RunPlan> holds) => Many.Hold(RunPlan.Any, plan =>
    {
        foreach (var entry in plan.Play().Where(e => e.Act is Act.Decided))
        {
            holds(entry, plan);
        }
    });
}
