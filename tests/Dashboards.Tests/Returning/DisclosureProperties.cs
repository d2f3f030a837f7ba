using FsCheck;
using FsCheck.Fluent;
using TransferScheme.Dashboards.Returning;

namespace TransferScheme.Dashboards.Tests.Returning;

public sealed class DisclosureProperties
{
    static readonly Gen<int> Counts = Gen.Frequency((2, Gen.Constant(0)), (5, Gen.Choose(1, 4)), (4, Gen.Choose(5, 60)));

    static readonly Arbitrary<Tally> Tables =
        Gen.OneOf(Counts.Select(c => Leaf("leaf", c)), Sum("middle", Counts.Select(c => Leaf("leaf", c)))).ListOf()
            .Where(parts => parts.Count > 0).Select(parts => Sum("total", [.. parts])).ToArbitrary();

    /// <summary>A table of three counts.</summary>
    static IEnumerable<Tally> Flat(int most) =>
        from a in Enumerable.Range(0, most + 1)
        from b in Enumerable.Range(0, most + 1)
        from c in Enumerable.Range(0, most + 1)
        select Sum("total", Leaf("a", a), Leaf("b", b), Leaf("c", c));

    /// <summary>A table of two counts and a third that is the sum of two or three others, where there are any.</summary>
    static IEnumerable<Tally> Nested(int most) =>
        from a in Enumerable.Range(0, most + 1)
        from b in Enumerable.Range(0, most + 1)
        from c in Enumerable.Range(0, most + 1)
        from d in Enumerable.Range(0, most + 1)
        select Sum("total", Leaf("a", a), Leaf("b", b), Sum("cd", Leaf("c", c), Leaf("d", d)));

    [Fact]
    public void Given_every_table_of_three_when_its_reader_knows_the_rules_too_then_each_small_count_is_left_with_two_values() =>
        Guessed(Flat(22), 10).ShouldBeEmpty();

    [Fact]
    public void Given_every_table_in_a_table_when_its_reader_knows_the_rules_too_then_each_small_count_is_left_with_two_values() =>
        Guessed(Nested(15), 6).ShouldBeEmpty();

    [Fact]
    public void Given_a_rule_that_hides_small_counts_alone_then_a_reader_subtracts_them() =>
        Guessed(Flat(12), 4, table => Disclosure.InFull(table) with
        {
            Parts = [.. table.Parts.Select(p => Disclosure.Of(p))],
        }).ShouldNotBeEmpty();

    [Fact]
    public void Given_any_table_then_no_small_count_is_shown_and_none_is_hidden_alone() =>
        Prop.ForAll(Tables, table => All(Disclosure.Of(table)).All(told =>
            !(told.Shown is Shown.InFull && Disclosure.IsSmall(told.Count))
            && (told.Shown is Shown.FewerThanFive) == (Disclosure.IsSmall(told.Count) && told.Shown is not Shown.Withheld)
            && (told.Parts.Count == 0 || told.Parts.Append(told).Count(t => t.Shown is not Shown.InFull) != 1)))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(5000));

    [Fact]
    public void Given_any_table_for_those_inside_then_all_of_it_is_told() =>
        Prop.ForAll(Tables, table => All(Disclosure.InFull(table)).All(told => told.Shown is Shown.InFull)).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(new[] { 36, 0, 0 }, "36: 36 0 0")]
    [InlineData(new[] { 36, 3, 0 }, "39: ? <5 0")]
    [InlineData(new[] { 36, 3, 12 }, "51: ? <5 12")]
    [InlineData(new[] { 36, 3, 1 }, "40: ? <5 <5")]
    [InlineData(new[] { 5, 1, 0 }, "?: ? <5 0")]
    [InlineData(new[] { 12, 1, 12 }, "?: ? <5 12")]
    [InlineData(new[] { 4, 4, 0 }, "?: <5 <5 0")]
    [InlineData(new[] { 1, 1, 0 }, "<5: ? ? ?")]
    [InlineData(new[] { 0, 0, 0 }, "0: 0 0 0")]
    public void Given_a_table_then_what_is_published_of_it(int[] parts, string published)
    {
        var told = Disclosure.Of(Sum("total", [.. parts.Select((p, i) => Leaf($"{i}", p))]));

        $"{Text(told)}: {string.Join(' ', told.Parts.Select(Text))}".ShouldBe(published);
    }

    [Fact]
    public void Given_a_sum_of_counts_that_cannot_be_told_then_no_sum_above_it_is() =>
        All(Disclosure.Of(Sum("total", Leaf("a", 40), Sum("b", Leaf("c", 4), Leaf("d", 3))))).Select(Text)
            .ShouldBe(["?", "40", "?", "<5", "<5"]);

    static Tally Leaf(string name, int count) => new(name, count);

    static Tally Sum(string name, params Tally[] parts) => new(name, parts.Sum(p => p.Count), parts);

    static Gen<Tally> Sum(string name, Gen<Tally> part) => part.NonEmptyListOf().Select(parts => Sum(name, [.. parts]));

    static IEnumerable<Told> All(Told told) => told.Parts.SelectMany(All).Prepend(told);

    static string Text(Told told) => told.Shown switch
    {
        Shown.InFull => $"{told.Count}",
        Shown.FewerThanFive => "<5",
        _ => "?",
    };

    /// <summary>
    /// The small counts that somebody can tell who knows what is published and every table that would be published so. Only tables
    /// up to a size are looked at, since a larger one beside it would be needed for the others.
    /// </summary>
    static IReadOnlyList<string> Guessed(IEnumerable<Tally> tables, int most, Func<Tally, Told>? publish = null) =>
    [
        .. from told in tables.Select(publish ?? Disclosure.Of)
           group told by string.Join(' ', All(told).Select(Text)) into alike
           let first = All(alike.First()).ToList()
           from at in Enumerable.Range(0, first.Count)
           where first.TrueForAll(t => t.Parts.Count > 0 || t.Count <= most)
           let values = alike.Select(t => All(t).ElementAt(at)).ToList()
           where values[0].Shown is not Shown.InFull && values.Select(v => v.Count).Distinct().Take(2).Count() < 2
           select $"{alike.Key}: {values[0].Count}",
    ];
}
