using FsCheck;
using FsCheck.Fluent;
using TransferScheme.TestKit;

namespace TransferScheme.Dashboards.Tests.Following;

public sealed class DisorderProperties
{
    static readonly Config Runs = Config.QuickThrowOnFailure.WithMaxTest(LongRun.IsThis ? 500 : 150);

    /// <summary>A run of the scheme in its order, and the same messages in any order, some of them more than once.</summary>
    static readonly Gen<(object[] InOrder, object[] Disordered)> Deliveries =
        from lives in Gen.Zip(Gen.Choose(1, 9), Gen.Choose(1, 4)).NonEmptyListOf()
        from versions in Gen.Choose(1, 9).NonEmptyListOf()
        let inOrder = lives.Take(12).SelectMany((life, i) => Story.Life(i, life.Item1, life.Item2))
            .Concat(versions.Distinct().SelectMany(v => (object[])
            [
                Story.Held(v, v), Story.Released(v, v + 1), Story.OutcomeRecorded(v), Story.Left(v, v, 1), Story.Failed(v), Story.OfferWithdrawn(v, 3),
                Story.Overdue(v, v % 3), Story.Declined(v, 1 + (v % 2)), Story.Reaffirmed(v, v % 4), Story.Settled(v, v % 5),
                Story.Swapped(v, 5, 6), Story.Passed(v, version: v + 2), Story.Passed(v, Story.Kent, Story.Leeds, v + 1), .. Story.Directed(v), .. Story.Aged(v),
                Story.Step(v, 8, "departureProposed", 3, item: "A07"), Story.Step(v, 9, "departed", 3, item: "A07"), Story.Step(v, 10, "ended", 8),
                .. v % 3 == 0 ? [Story.Withdrawn(v)] : v % 3 == 1 ? new object[] { Story.Closed(v) } : [],
            ]))
            .Concat(versions.Distinct().Order().Select(v => Story.Position(Story.Kent, "south-east", 300_000, v * 10, v)))
            .Append(Story.Rules())
            .Append(Story.Rules(80, "2026-01-01", 2))
            .ToArray()
        from repeats in Gen.SubListOf(inOrder)
        from disordered in Gen.Shuffle(inOrder.Concat(repeats).ToArray())
        select (inOrder, disordered);

    [Fact]
    public void Given_any_messages_when_shuffled_and_repeated_then_every_document_is_the_same() =>
        Prop.ForAll(Deliveries.ToArbitrary(), d => Folding.Of(d.Disordered).Text() == Folding.Of(d.InOrder).Text()).Check(Runs);

    [Fact]
    public void Given_any_messages_when_shuffled_and_repeated_then_every_figure_is_the_same() =>
        Prop.ForAll(Deliveries.ToArbitrary(), d => Figures.Text(d.Disordered, Story.Start.AddDays(20)) == Figures.Text(d.InOrder, Story.Start.AddDays(20)))
            .Check(Runs);

    [Fact]
    public void Given_a_running_count_when_messages_are_repeated_then_it_is_wrong_which_is_why_figures_count_documents()
    {
        var messages = Story.Life(1, 5, 1);
        static int Running(IEnumerable<object> of) => of.Count(m => m is Contracts.Allocation.OfferMade) - of.Count(m => m is Contracts.Allocation.OfferAccepted);

        Running([.. messages, .. messages]).ShouldNotBe(Running(messages));
    }
}
