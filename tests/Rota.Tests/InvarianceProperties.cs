using System.Numerics;
using TransferScheme.Rota.Tests.Cases;
using TransferScheme.Rota.Tests.Model;
using TransferScheme.Rota.Tests.Runs;

namespace TransferScheme.Rota.Tests;

/// <summary>What changes nothing: P5 to P7, P9 and P12 of the specification's properties.</summary>
public sealed class InvarianceProperties
{
    [Fact]
    public void P5_Given_any_run_when_played_again_then_the_same_to_the_letter() =>
        Many.Hold(RunPlan.Any, plan => Lines(plan.Play()).ShouldSay(Lines(plan.Play())));

    [Fact]
    public void P6_Given_any_run_when_the_roll_is_built_in_another_order_then_the_same_to_the_letter() => Many.Hold(RunPlan.Any, plan =>
    {
        var members = plan.Members();
        new Random(plan.Seed).Shuffle(members);
        var oneByOne = members.Aggregate(Roll.Empty, (roll, member) => roll.With([member]));
        Lines(RotaRun.Play(plan, oneByOne)).ShouldSay(Lines(plan.Play()));
    });

    [Fact]
    public void P6_Given_any_case_when_accounts_are_opened_in_another_order_then_the_same_to_the_letter() => Many.Hold(RotaCases.Any, c =>
    {
        var backwards = c.Authorities.Reverse().Aggregate(Roll.Empty, (roll, a) => roll.With([KeyValuePair.Create(a.Id, a.Region)]));
        Told.By(c.Decide(backwards), backwards).ShouldSay(Told.By(c.Decide(), c.Roll));
    });

    [Fact]
    public void P7_Given_any_case_when_all_weights_are_multiplied_then_the_same_but_for_the_weights() => Many.Hold(RotaCases.Any, c =>
    {
        var factor = BigInteger.Min(1_000_003, long.MaxValue / c.Authorities.Select(a => a.Weight).Sum());
        var multiplied = c with { Authorities = [.. c.Authorities.Select(a => a with { Weight = a.Weight * factor })] };
        var (one, other) = (c.Decide(), multiplied.Decide());
        other.Weight.ShouldBe(one.Weight * (long)factor);
        Told.ButWeights(other, c.Roll).ShouldSay(Told.ButWeights(one, c.Roll));
    });

    [Fact]
    public void P9_Given_any_case_when_accepted_and_reversed_then_every_account_and_position_is_as_before() => Many.Hold(RotaCases.Any, c =>
    {
        var (roll, before, positions, d, size) = (c.Roll, c.LedgerOn(c.Roll), c.PositionsOn(c.Roll), c.Decide(), c.Referral.Size);
        if (d.Chosen >= 0)
        {
            var decided = before.Accrue(d.Shares, d.ArrearsChanges).Reserve(d.Chosen, size);
            var withdrawn = decided.Unaccrue(d.Shares, d.ArrearsChanges).Release(d.Chosen, size);
            var failed = decided.Debit(d.Chosen, size).Unaccrue(d.Shares, d.ArrearsChanges).Undebit(d.Chosen, size);
            Accounts(withdrawn).ShouldBe(Accounts(before));
            Accounts(failed).ShouldBe(Accounts(before));
            positions[d.Chosen].Taking(size).Taking(-size).ShouldBe(positions[d.Chosen]);
        }
    });

    [Fact]
    public void P12_Given_any_case_when_one_outside_the_scheme_is_added_then_the_same_for_all_others() => Many.Hold(RotaCases.Any, c =>
    {
        var random = new Random(c.Authorities.Count);
        var region = random.Once(2) ? c.Authorities[0].Region : "another";
        var outside = new ModelAuthority(random.Of("A", "z"), region, random.Of(1, 1_000_000_000)) { Uasc = 5, Threshold = 5 };
        var more = c with
        {
            Authorities = [.. c.Authorities, random.Once(2) ? outside : outside with { Participates = false, Threshold = null }],
            Referral = c.Referral with { Mismatch = c.Referral.Mismatch?.Append(KeyValuePair.Create(outside.Id, 0)).ToDictionary() },
        };
        Told.By(more.Decide(), more.Roll).Where(line => !line.StartsWith($"{outside.Id}: ", StringComparison.Ordinal)
            && !line.StartsWith("another: ", StringComparison.Ordinal)).ShouldSay(Told.By(c.Decide(), c.Roll));
    });

    static IEnumerable<string> Lines(IEnumerable<RunEntry> run) => run.SelectMany(e => new[] { $"{e.Act} {e.From} {e.To} {e.Size}" }
        .Concat(e.Decision is { } d ? Told.By(d, e.Roll) : []).Concat(ModelLedger.Told(e.After)));

    static IEnumerable<(long, long, int, int, int)> Accounts(Ledger ledger) => Enumerable.Range(0, ledger.Roll.Count)
        .Select(i => (ledger.Owed(i), ledger.Arrears(i), ledger.Received(i), ledger.Reserved(i), ledger.InFlight(i)));
}
