using System.Numerics;
using TransferScheme.Rota.Tests.Cases;
using TransferScheme.Rota.Tests.Model;
using TransferScheme.Rota.Tests.Runs;

namespace TransferScheme.Rota.Tests;

/// <summary>The second account: A1 to A3 of the specification's properties.</summary>
public sealed class ArrearsProperties
{
    [Fact]
    public void A1_Given_any_run_when_played_then_all_arrears_sum_to_zero_after_every_entry() => Many.Hold(
        RunPlan.Any,
        plan => plan.Play().Select(e => Arrears(e.After).Aggregate((Int128)0, (sum, r) => sum + r)).Where(s => s != 0).ShouldBeEmpty());

    [Fact]
    public void A2_Given_any_case_when_arrears_are_repaid_then_none_changes_its_sign_and_no_share_by_more_than_the_percentage() =>
        Many.Hold(RotaCases.Any, c =>
        {
            var (d, ledger) = (c.Decide(), c.LedgerOn(c.Roll));
            for (var i = 0; i < d.Repaid.Length; i++)
            {
                var (arrears, repaid, plain) = (ledger.Arrears(i), d.Repaid[i], d.Shares[i] - d.Repaid[i]);
                (Math.Sign(repaid) * Math.Sign(arrears)).ShouldBeGreaterThanOrEqualTo(0);
                Math.Abs(repaid).ShouldBeLessThanOrEqualTo(Math.Abs(arrears));
                (BigInteger.Abs(repaid) * 100).ShouldBeLessThanOrEqualTo((BigInteger)plain * c.Rules.RepaymentPercent);
            }

            ((BigInteger)0).ShouldBe(d.Repaid.Aggregate(BigInteger.Zero, (sum, r) => sum + r));
            d.Shares.Aggregate(BigInteger.Zero, (sum, s) => sum + s).ShouldBe(d.Chosen < 0 ? 0 : c.Referral.Size * ModelUnits.U);
        });

    [Fact]
    public void A3_Given_everyone_with_room_and_nothing_repaid_when_any_run_is_played_then_there_are_no_arrears() => Many.Hold(
        RunPlan.Any,
        plan => (plan with { Limits = false, Rules = plan.Rules with { RepaymentPercent = 0 } }).Play()
            .SelectMany(e => Arrears(e.After)).Where(r => r != 0).ShouldBeEmpty());

    [Fact]
    public void A3_Given_one_account_when_any_run_is_played_then_there_are_no_arrears() => Many.Hold(
        RunPlan.Any, plan => (plan with { Rules = plan.Rules with { TwoAccounts = false } }).Play()
            .SelectMany(e => Arrears(e.After)).Where(r => r != 0).ShouldBeEmpty());

    static IEnumerable<long> Arrears(Ledger ledger) => Enumerable.Range(0, ledger.Roll.Count).Select(ledger.Arrears);
}
