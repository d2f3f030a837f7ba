using FsCheck;
using FsCheck.Fluent;
using TransferScheme.TestKit;

namespace TransferScheme.Referrals.Tests.Model;

/// <summary>Any acts in any order on one referral: the product answers and stands as the model does, after each of them.</summary>
public sealed class ModelTests
{
    const int StaleAfter = 28;
    static readonly string[] Sections = ["arrival", "children", "needs", "bestInterests", "childsViews", "legal", "logistics"];

    // A number is an act and what it is about. The more of the form is there at the beginning, the further a run gets.
    static readonly Gen<(int Children, int Filled, bool Counted, int[] Acts)> Runs =
        from children in Gen.Choose(1, 3)
        from filled in Gen.Choose(0, 9)
        from counted in Gen.Elements(true, true, false)
        from acts in Gen.ListOf(Gen.Choose(0, int.MaxValue - 1), 40)
        select (children, filled, counted, acts.ToArray());

    [Fact]
    public void Given_any_acts_in_any_order_then_the_referral_is_never_in_a_state_outside_the_model() =>
        Prop.ForAll(Runs.ToArbitrary(), run =>
        {
            foreach (var (act, told, found) in Play(run.Children, run.Filled, run.Counted, run.Acts))
            {
                found.ShouldBe(told, act);
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(10_000));

    [Fact]
    public void Given_many_runs_when_counted_then_every_stage_and_every_outcome_is_met()
    {
        var met = Runs.SameSample(2_000).SelectMany(run => Play(run.Children, run.Filled, run.Counted, run.Acts)).Select(step => step.Found).ToHashSet();
        foreach (var status in new[] { "incomplete", "ineligible", "awaitingAllocation", "offered", "queried", "declined", "accepted", "arranged", "inTransit", "completed", "withdrawn", "closed", "held" })
        {
            met.Any(m => m.Contains($" {status} ", StringComparison.Ordinal)).ShouldBeTrue(status);
        }

        foreach (var code in new[]
        {
            "transfer-completed", "referral-withdrawn", "referral-closed", "referral-arranged", "referral-eligible", "not-submitted", "not-ineligible", "already-held",
            "not-held", "childId", "already-missing", "episode-not-open", "no-children", "stillObjects", "review-before-objection", "last-child", "waits", "nothing",
            "no-accepted-offer", "not-arranged", "referral-held", "child-missing", "objection-open", "review-stale", "not-in-transit",
        })
        {
            met.Any(m => m.StartsWith($"{code} ", StringComparison.Ordinal)).ShouldBeTrue(code);
        }
    }

    static IEnumerable<(string Act, string Told, string Found)> Play(int children, int filled, bool counted, int[] acts)
    {
        var (model, product) = (new ReferralModel(children), new ModelledReferral(children));
        (_, _) = (model.Count(counted), product.Count(counted));
        foreach (var section in Sections.Take(filled))
        {
            (_, _) = (model.Section(section), product.Section(section));
        }

        DateTimeOffset? effectiveAt = null;
        foreach (var number in acts)
        {
            var (act, about) = (number % 36, number / 36);
            product.Day += about % 4;
            var (name, told, found) = Act(model, product, act, about);
            yield return (name, $"{told} {model.Status} {model.Beneath} {model.Overlays} {model.Children.Count}", Found(product, found));
            effectiveAt ??= product.State.EffectiveAt;
            product.State.EffectiveAt.ShouldBe(effectiveAt, "After completion nothing moves it.");
        }
    }

    static string Found(ModelledReferral product, string outcome)
    {
        var state = product.State;
        (state.ReceivingAuthority is not null).ShouldBe(
            state.Status is ReferralStatus.Accepted or ReferralStatus.Arranged or ReferralStatus.InTransit or ReferralStatus.Completed);
        return $"{outcome} {state.Shown.Name()} {ActAnswer.StageOf(state)} {string.Concat(state.OverlayNames)} {state.Children.Count}";
    }

    static (string Name, string Told, string Found) Act(ReferralModel m, ModelledReferral p, int act, int about)
    {
        int? child = about % 2 == 0 ? null : about / 2 % p.Most;
        var (one, section, on) = (about % p.Most, Sections[about % 7], p.Day - (about % 5));
        bool? still = (about / 7 % 3) switch { 0 => true, 1 => false, _ => null };
        return act switch
        {
            < 4 => ($"section {section}", m.Section(section), p.Section(section)),
            4 => ("count", m.Count(about % 3 > 0), p.Count(about % 3 > 0)),
            5 => ("return", m.Return(section), p.Return(section)),
            6 => ("overrule", m.Overrule(), p.Overrule()),
            7 => ("hold", m.Hold(), p.Hold()),
            8 or 9 => ("release", m.Release(), p.Release()),
            10 => ("missing", m.Missing(one), p.Missing(one)),
            11 or 12 => ("found", m.Found((about % 4) + 1), p.Found((about % 4) + 1)),
            13 => ("objection", m.Object(child, p.Day), p.Object(child)),
            14 or 15 => ("review", m.Review(child, on, still), p.Review(child, on, still)),
            16 when about % 4 == 0 => ("withdraw", m.Withdraw(), p.Withdraw()),
            17 when about % 4 == 0 => ("close", m.Close(), p.Close()),
            18 => ("leave", m.Leave(one), p.Leave(one)),
            19 or 20 => ("offer", m.Offered(), p.Offered()),
            21 or 22 => ("accept", m.Accepted(), p.Accepted()),
            23 => ("offer withdrawn", m.OfferWithdrawn(), p.OfferWithdrawn()),
            24 or 25 => ("arrange", m.Arrange(), p.Arrange()),
            26 or 27 => ("depart", m.Depart(p.Day, StaleAfter), p.Depart(StaleAfter)),
            28 when about % 3 == 0 => ("fail", m.Fail(), p.Fail()),
            29 => ("decline", m.Told("declined"), p.Decline()),
            30 => ("reaffirm", m.Told("offered"), p.Reaffirm()),
            31 => ("settle", m.Settle(), p.Settle()),
            32 => ("query", m.Query(), p.Query()),
            33 => ("answer", m.AnswerQuery(), p.AnswerQuery()),
            34 => ("swap", m.Swap(), p.Swap()),
            _ => ("arrive", m.Arrive(), p.Arrive()),
        };
    }
}
