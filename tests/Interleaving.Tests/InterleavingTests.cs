using FsCheck;
using FsCheck.Fluent;
using TransferScheme.Interleaving.Tests.Running;
using TransferScheme.TestKit;
using Xunit.Abstractions;

namespace TransferScheme.Interleaving.Tests;

/// <summary>
/// Random interleavings over the services that share an offer: acceptance, decline, withdrawal, time that runs out, questions, deferrals,
/// reviews, with messages late, doubled and out of order, and any service killed between any two steps. Handlers, publishers, decisions
/// and folds are the services' own; only disk, broker and network are played.
/// </summary>
/// <param name="output">Tells what was reached.</param>
public sealed class InterleavingTests(ITestOutputHelper output)
{
    const int Runs = 10_000;
    const int Acts = 100;

    /// <summary>What every honest run of this length gets to, thousands of times.</summary>
    static readonly string[] Reached =
    [
        "offer", "accept", "accept: offer-not-open", "withdraw referral", "draft", "correct", "issue: Declined", "issue: Draft",
        "issue: Answered", "take decline back: Withdrawn", "question", "answer", "defer", "decide deferral", "accept reasons", "challenge",
        "reaffirm", "report", "re-route", "receipt", "time passes", "sweep: allocation", "settle",
        "referrals killed", "allocation killed", "refusals killed", "question lost", "answer lost", "others came between",
        "decline asked", "decline asked again", "decline-withdrawal asked", "repeated past the inbox",
        "allocation-when-reasons-accepted", "allocation-when-obligation-reaffirmed",
        "referrals-when-offer-declined waits", "refusals-when-offer-accepted waits",
    ];

    // Each number draws an act and all that happens by chance meanwhile.
    static readonly Gen<int[]> Plays = Gen.Choose(0, int.MaxValue - 1).ArrayOf(Acts);

    [Fact]
    public void In_every_interleaving_an_offer_has_one_winner_and_no_statement_is_served_of_one_that_was_accepted()
    {
        var tally = new Tally();
        Prop.ForAll(Arb.From(Plays, Shorter), acts => Play(acts, tally)).Check(Config.QuickThrowOnFailure.WithMaxTest(Runs));
        output.WriteLine($"{tally}");
        Reached.Where(what => tally.Counts.GetValueOrDefault(what) < 100).ShouldBeEmpty($"Hardly ever reached:\n{tally}");
    }

    /// <summary>A rule that is switched off is found out: the run would see it if the product did so.</summary>
    [Theory]
    [InlineData(nameof(Fault.NotAsked), "statement")]
    [InlineData(nameof(Fault.AcceptedBlindly), "two winners")]
    [InlineData(nameof(Fault.NoVersions), "A second authority has a part")]
    [InlineData(nameof(Fault.DebitedEachTime), "The ledger holds 0 children")]
    [InlineData(nameof(Fault.NeverSettled), "for ever")]
    [InlineData(nameof(Fault.RepeatRefused), "1 declines and 0 statements")]
    [InlineData(nameof(Fault.SilenceAccepts), "Silence was taken for an act")]
    public void Given_a_rule_switched_off_when_played_then_it_is_found_out(string fault, string found)
    {
        var (told, tally) = (new List<string>(), new Tally());
        foreach (var acts in Plays.SameSample(1_000).TakeWhile(_ => told.TrueForAll(what => !what.Contains(found, StringComparison.Ordinal))))
        {
            try
            {
                Play(acts, tally, Enum.Parse<Fault>(fault));
            }
            catch (BrokenException broken)
            {
                told.Add(broken.Message);
            }
        }

        told.ShouldContain(what => what.Contains(found, StringComparison.Ordinal), $"{fault} was not found out: {told.FirstOrDefault()}");
    }

    // What failed is told with as few acts as bring it about.
    static IEnumerable<int[]> Shorter(int[] acts)
    {
        for (var cut = acts.Length / 2; cut > 0; cut /= 2)
        {
            for (var from = 0; from + cut <= acts.Length; from += cut)
            {
                yield return [.. acts[..from], .. acts[(from + cut)..]];
            }
        }
    }

    static void Play(int[] acts, Tally tally, Fault fault = Fault.None)
    {
        var world = new World(tally, fault);
        try
        {
            foreach (var act in acts)
            {
                world.Take(act);
            }

            world.Quieten();
        }
        catch (InvalidOperationException impossible)
        {
            throw new BrokenException($"{impossible}\nIt came to this: {world.Witness.Story}");
        }
    }
}
