using FsCheck;
using FsCheck.Fluent;
using TransferScheme.Allocation.Rota;

namespace TransferScheme.Allocation.Tests.Rota;

public sealed class RotaProperties
{
    static readonly Config Thousand = Config.QuickThrowOnFailure.WithMaxTest(1_000);

    [Fact]
    public void Given_any_decision_when_placed_then_the_shares_sum_to_the_group_exactly_and_to_nothing_otherwise() =>
        Check(c => c.Decide() is var d && d.Accruals.Sum(a => a.Units) == (d.Chosen is null ? 0 : Units.Of(c.Referral.Size)));

    [Fact]
    public void Given_any_decision_when_accepted_and_reversed_then_the_balances_keep_their_sum_and_come_back() =>
        Check(c =>
        {
            var d = c.Decide();
            if (d.Chosen is null)
            {
                return d.Accruals.Count == 0;
            }

            var reserved = c.Ledger.Accrue(d.Accruals).Reserve(d.Chosen, d.Size);
            var debited = reserved.Debit(d.Chosen, d.Size);
            var reversed = debited.Reverse(d.Accruals, d.Chosen, d.Size, debited: true);
            return RotaCase.Sum(reserved) == c.Total() && RotaCase.Sum(debited) == c.Total()
                && reserved.Reverse(d.Accruals, d.Chosen, d.Size, debited: false).Accounts.SequenceEqual(c.Ledger.Accounts)
                && reversed.Accounts.SequenceEqual(c.Ledger.Accounts);
        });

    [Fact]
    public void Given_any_decision_when_authorities_come_in_another_order_then_the_same_to_the_letter() =>
        Check(c => RotaCases.Text((c with { Authorities = [.. c.Authorities.Reverse()] }).Decide()) == RotaCases.Text(c.Decide()));

    [Fact]
    public void Given_any_decision_when_all_weights_are_multiplied_then_the_same_to_the_letter() =>
        Check(c =>
        {
            var scaled = c with { Authorities = [.. c.Authorities.Select(a => a with { Weight = a.Weight * 7_919 })] };
            return RotaCases.Text(scaled.Decide()) == RotaCases.Text(c.Decide());
        });

    [Fact]
    public void Given_any_decision_when_taken_then_chosen_can_take_the_group_and_is_never_the_entry_authority() =>
        Check(c =>
        {
            var d = c.Decide();
            string[] able = [.. c.Authorities.Where(a => Eligibility.ExclusionCode(a, c.Referral) is null).Select(a => a.Id)];
            return d.Chosen is null ? able.Length == 0 : able.Contains(d.Chosen) && d.Chosen != c.Referral.Entry;
        });

    [Fact]
    public void Given_any_decision_when_taken_then_every_authority_is_either_ranked_or_excluded_once() =>
        Check(c => c.Decide() is var d
            && d.Candidates.Select(r => r.Authority).Concat(d.Excluded.Select(e => e.Authority)).Order(StringComparer.Ordinal)
                .SequenceEqual(c.Authorities.Select(a => a.Id).Order(StringComparer.Ordinal))
            && d.Candidates.Select(r => r.Rank).SequenceEqual(Enumerable.Range(1, d.Candidates.Count)));

    [Fact]
    public void Given_any_decision_when_placed_then_no_region_and_none_in_the_region_is_further_behind() =>
        Check(c =>
        {
            var d = c.Decide();
            var after = c.Ledger.Accrue(d.Accruals);
            long Behind(string region) => c.Authorities.Where(a => a.Region == region).Sum(a => after.Of(a.Id).Balance);
            return d.Chosen is null || (
                d.Candidates.All(r => Behind(r.Region) <= Behind(d.Region!)) &&
                d.Candidates.Where(r => r.Region == d.Region).All(r => r.Balance <= d.Candidates[0].Balance));
        });

    [Fact]
    public void Given_any_decision_when_an_authority_outside_the_scheme_joins_the_list_then_only_the_list_of_the_excluded_grows() =>
        Check(c =>
        {
            var outside = new AuthorityPosition("A", "Outside", "north", 5, Participates: false, Uasc: null, Threshold: null, Room: null);
            var with = (c with { Authorities = [.. c.Authorities, outside] }).Decide();
            var without = c.Decide();
            return with.Accruals.SequenceEqual(without.Accruals) && with.Candidates.SequenceEqual(without.Candidates)
                && with.Excluded.Where(e => e.Authority != "A").SequenceEqual(without.Excluded);
        });

    [Fact]
    public void Given_random_decisions_when_counted_then_both_placed_and_unplaced_ones_are_common()
    {
        var placed = RotaCases.Any.Generator.Sample(1_000).Count(c => c.Decide().Chosen is not null);

        placed.ShouldBeInRange(300, 950);
    }

    static void Check(Func<RotaCase, bool> property) => Prop.ForAll(RotaCases.Any, property).Check(Thousand);
}
