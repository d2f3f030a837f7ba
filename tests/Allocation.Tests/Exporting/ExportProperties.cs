using System.Numerics;
using FsCheck.Fluent;
using FsCheck;
using TransferScheme.Allocation.Rota;
using TransferScheme.Rota;
using TransferScheme.TestKit;
using TransferScheme.TestKit.Ledgers;

namespace TransferScheme.Allocation.Tests.Exporting;

/// <summary>Any history, exported: an independent checker finds nothing wrong, and works out the very shares that were decided.</summary>
public sealed class ExportProperties
{
    static readonly string[] Bands = ["16-17", "under-16", "16-17"];

    static readonly Gen<int[]> Acts = Gen.ListOf(Gen.Choose(0, int.MaxValue - 1), 120).Select(acts => acts.ToArray());

    [Fact]
    public void Given_any_history_when_exported_then_the_checker_finds_no_fault() => Check(story =>
        LedgerChecker.Check(story.Lines()).Faults.Count == 0);

    [Fact]
    public void Given_any_history_when_exported_then_the_checker_works_out_the_balances_of_the_settled_decisions_to_the_unit() => Check(story =>
    {
        var balances = story.Codes.ToDictionary(code => code, _ => BigInteger.Zero);
        var open = story.Open.Select(d => d.ReferralId).ToHashSet();
        foreach (var change in story.Entries.SelectMany(Changes).Where(c => !open.Contains(c.Referral)))
        {
            balances[change.Authority] += change.Units;
        }

        var found = LedgerChecker.Check(story.Lines()).Balances.ToDictionary(b => b.Authority, b => b.Balance);
        return balances.All(b => found.GetValueOrDefault(b.Key) == b.Value);
    });

    [Fact]
    public void Given_the_same_history_twice_when_exported_then_the_same_bytes_although_every_identifier_differs() =>
        Prop.ForAll(Acts.ToArbitrary(), acts => Tell(acts).Lines().SequenceEqual(Tell(acts).Lines())).Check(Config.QuickThrowOnFailure.WithMaxTest(50));

    [Fact]
    public void Given_histories_when_counted_then_every_kind_of_entry_and_line_is_common()
    {
        var stories = Acts.SameSample(50).Select(Tell).ToList();
        stories.SelectMany(s => s.Entries).GroupBy(e => e.GetType().Name).Where(g => g.Count() > 50).Select(g => g.Key).Order().ShouldBe(
        [
            "DebitMoved", "DebitReversed", "Decided", "DecisionReversed", "PositionsSeen", "ReservationDebited", "ReservationMoved", "TurnCompleted",
            "Unplaced", "VoluntaryTaken",
        ]);
        stories.SelectMany(s => s.Lines()).GroupBy(line => line.Split('"')[3]).Where(g => g.Count() >= 50).Select(g => g.Key).Order()
            .ShouldBe(["authority", "export", "referral", "state", "voluntary"]);
        var told = stories.SelectMany(s => s.Lines()).ToList();
        string[] outcomes = ["\"refused\",\"valid\":true", "\"refused\",\"valid\":false", "\"refused\",\"valid\":true},{"];
        outcomes.Select(outcome => told.Count(line => line.Contains(outcome, StringComparison.Ordinal)) >= 20).ShouldBe([true, true, true]);
    }

    // What an entry adds to balances, reservations aside.
    static IEnumerable<(Guid Referral, string Authority, long Units)> Changes(RotaEvent entry) => entry switch
    {
        Decided d => d.Accruals.Select(a => (d.ReferralId, a.Authority, a.Units)),
        VoluntaryTaken v => v.Accruals.Select(a => (v.ReferralId, a.Authority, a.Units)),
        DecisionReversed r => r.Accruals.Select(a => (r.ReferralId, a.Authority, -a.Units)),
        DebitReversed r => r.Accruals.Select(a => (r.ReferralId, a.Authority, -a.Units)).Append((r.ReferralId, r.Authority, Units.Of(r.Size))),
        DebitMoved m => [(m.ReferralId, m.From, Units.Of(m.Size)), (m.ReferralId, m.To, -Units.Of(m.Size))],
        ReservationDebited d => [(d.ReferralId, d.Authority, -Units.Of(d.Size))],
        _ => [],
    };

    static void Check(Func<Story, bool> property) =>
        Prop.ForAll(Acts.ToArbitrary(), acts => property(Tell(acts))).Check(Config.QuickThrowOnFailure.WithMaxTest(200));

    // Each number is an act and what it is about. Thresholds are low, so that they are crossed and nobody is left at times.
    static Story Tell(int[] acts)
    {
        var story = new Story(Sample.Facts.Authorities.Select(a => a with { ChildPopulation = a.ChildPopulation / 4 }), Sample.Rules);
        foreach (var act in acts)
        {
            var about = act / 10;
            _ = (act % 10) switch
            {
                < 4 => story.Refer(story.Codes[about % 4], Bands[..((about % 3) + 1)]),
                4 when story.Open.Count > 0 => Pick(story, about),
                5 or 6 when story.Open.Count > 0 => Answer(story, about % 7, about % story.Open.Count),
                7 when story.Travelling.Count > 0 => (about % 6) switch
                {
                    0 => story.WithdrawAccepted(about % story.Travelling.Count),
                    < 3 => story.Arrive(about % story.Travelling.Count),
                    _ => story.Swap(about % story.Travelling.Count, story.Codes[about / 6 % 4]),
                },
                8 => story.Declare(story.Codes[about % 4], about % 30),
                9 => Adopt(story, about),
                _ => story,
            };
        }

        return story;
    }

    static Story Answer(Story story, int answer, int at) => answer switch
    {
        0 => story.Withdraw(at),
        1 => story.Decline(at, isValid: true),
        2 => story.Decline(at, isValid: false),
        _ => story.Accept(at),
    };

    // Another that could take the group when the rota decided, as the coordinator may.
    static Story Pick(Story story, int about)
    {
        var at = about % story.Open.Count;
        var others = story.Candidates[story.Open[at].DecisionId];
        return story.Pick(at, others[about % others.Count]);
    }

    static Story Adopt(Story story, int about)
    {
        story.Rules = story.Rules with
        {
            Name = $"v{about}",
            ThresholdPer100000 = about % 2 == 0 ? 70 : 100,
            Shares = [.. story.Rules.Shares.Select(s => s with { Share = 10 + ((s.Share + about) % 40) })],
        };
        return story;
    }
}
