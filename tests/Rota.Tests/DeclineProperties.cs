using TransferScheme.Rota.Deciding;
using TransferScheme.Rota.Tests.Cases;

namespace TransferScheme.Rota.Tests;

/// <summary>P11 of the specification's properties: who declines is never further back in the line than who accepts.</summary>
public sealed class DeclineProperties
{
    [Fact]
    public void P11_Given_any_decision_when_declined_with_valid_reasons_then_no_share_no_debit_and_no_lower_than_by_accepting() =>
        Declined((group, chosen) => group with { DeclinedValid = [.. group.DeclinedValid!, chosen] }, accrues: false);

    [Fact]
    public void P11_Given_any_decision_when_declined_without_valid_reasons_then_its_balance_rises_and_is_no_lower_than_by_accepting() =>
        Declined((group, chosen) => group with { Declined = [.. group.Declined!, chosen] }, accrues: true);

    static void Declined(Func<RotaGroup, int, RotaGroup> decline, bool accrues) => Many.Hold(RotaCases.Any, c =>
    {
        var (roll, ledger, positions, first) = (c.Roll, c.LedgerOn(c.Roll), c.PositionsOn(c.Roll), c.Decide());
        if (first.Chosen < 0)
        {
            return;
        }

        var chosen = first.Chosen;
        var again = GuardedRota.Decide(ledger, positions, decline(c.GroupOn(roll), chosen), c.LibraryRules);
        var accepting = ledger.Balance(chosen) + first.Shares[chosen] - Units.Of(c.Referral.Size);
        var share = again.Chosen < 0 ? 0 : again.Shares[chosen];
        (ledger.Balance(chosen) + share).ShouldBeGreaterThanOrEqualTo(accepting);
        again.Chosen.ShouldNotBe(chosen);
        share.ShouldBe(accrues && again.Chosen >= 0 ? first.Shares[chosen] : 0);
    });
}
