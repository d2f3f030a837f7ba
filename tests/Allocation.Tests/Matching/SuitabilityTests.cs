using FsCheck;
using FsCheck.Fluent;
using TransferScheme.Allocation.Authorities;
using TransferScheme.Allocation.Matching;
using TransferScheme.Allocation.Rota;
using TransferScheme.Allocation.Rules;

namespace TransferScheme.Allocation.Tests.Matching;

public sealed class SuitabilityTests
{
    const string Leeds = "E08000035";
    const string Bradford = "E08000032";
    const string Cornwall = "E06000052";

    static readonly DateOnly Today = new(2026, 3, 2);

    [Fact]
    public void Given_nothing_that_tells_authorities_apart_then_nothing_is_said() =>
        Suitability.Of(MatchingFacts.None, Sample.Group(), Sight(), Today).ShouldBeNull();

    [Fact]
    public void Given_a_declaration_then_a_fitting_place_is_best_none_is_worst_and_silence_between()
    {
        var sight = Sight(
            Leeds => Leeds with { Capacity = new([new("foster", "male", 14, 17, 1)], Today) },
            Bradford => Bradford with { Capacity = new([new("foster", "female", 14, 17, 9), new("residential", "any", 0, 17, 9)], Today) },
            Cornwall => Cornwall with { Capacity = new([new("foster", "any", 0, 17, 9)], Today.AddDays(-1)) });
        Placements(sight, "16-17").ShouldBe([0, 3500, 1750]);
        Placements(sight, "16-17", "16-17").ShouldBe([1750, 3500, 1750]);
    }

    [Theory]
    [InlineData("under-16", "foster", 16, 17, 3500)]
    [InlineData("under-16", "foster", 15, 17, 0)]
    [InlineData("16-17", "foster", 0, 15, 3500)]
    [InlineData("under-16", "supportedAccommodation", 0, 17, 3500)]
    [InlineData("16-17", "supportedAccommodation", 0, 17, 0)]
    public void Given_a_place_then_it_fits_by_age_and_by_what_is_lawful(string band, string type, int from, int to, int points)
    {
        var sight = Sight(Leeds => Leeds with { Capacity = new([new(type, "any", from, to, 1)], Today) });
        var group = Sample.Group(band) with { PlacementTypes = [type] };
        Suitability.Of(MatchingFacts.None, group, sight, Today)![Leeds].Placement.ShouldBe(points);
    }

    [Fact]
    public void Given_relatives_then_a_verified_one_counts_most_and_distance_is_from_where_they_live()
    {
        var fits = Suitability.Of(new([new(Leeds, true), new(Cornwall, false)], [], []), Sample.Group(), Sight(), Today)!;
        fits[Leeds].ShouldBe(new FitPoints(1750, 0, 1000, 0, 0));
        fits[Bradford].ShouldBe(new FitPoints(1750, 3500, 1000, 0, 0));
        fits[Cornwall].ShouldBe(new FitPoints(1750, 1750, 1000, 0, 1500));
        fits[Cornwall].Words(MatchingWeights.First).ShouldBe(
        [
            "placement: has declared no places that hold, or too few (1750 of 3500)",
            "family: a relative is said to live here, not verified yet (1750 of 3500)",
            "language: no service in the language is known (1000 of 1000)",
            "faith: the faith has a community, or none is asked for (0 of 500)",
            "distance: far from those whom they know (1500 of 1500)",
        ]);
    }

    [Fact]
    public void Given_no_relatives_then_distance_is_from_the_entry_authority_that_cares_for_them_and_from_nowhere_at_a_port()
    {
        var settled = Sample.Group() with { EntryAuthority = Bradford };
        Suitability.Of(MatchingFacts.None, settled, Sight(), Today)!.OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => f.Value.Distance)
            .ShouldBe([1500, 0, 0]);
        Suitability.Of(MatchingFacts.None, settled with { InAuthorityCare = false }, Sight(), Today).ShouldBeNull();
    }

    [Fact]
    public void Given_a_return_that_names_languages_and_faiths_then_they_count_for_the_children_who_have_them()
    {
        var sight = Sight(Leeds => Authority.Evolve(Leeds, new ServicesReturned(Today, "s70",
            [new("community", "Drop-in", null, ["ti", "ar"], ["Orthodox Christian"]), new("foster", "Homes")]))!);
        var fits = Suitability.Of(new([], ["orthodox christian", "Muslim"], []), Sample.Group(), sight, Today)!;
        (fits[Leeds].Language, fits[Leeds].Faith).ShouldBe((0, 250));
        (fits[Bradford].Language, fits[Bradford].Faith).ShouldBe((1000, 500));
    }

    [Fact]
    public void Given_any_weights_within_the_rules_then_the_sum_is_never_more_than_the_most()
    {
        var weights = Gen.Choose(0, 10_000).Four().Select(w => new MatchingWeights(
            w.Item1, Math.Min(w.Item2, 10_000 - w.Item1), Math.Max(0, Math.Min(w.Item3, 10_000 - w.Item1 - w.Item2)), 0, 0));
        Prop.ForAll(weights.ToArbitrary(), w =>
        {
            var sight = Sight() with { Rules = Sample.Rules with { Matching = w } };
            var fits = Suitability.Of(new([new(Leeds, true)], ["x"], []), Sample.Group(), sight, Today);
            return fits is null || fits.Values.All(f => f.Sum is >= 0 and <= 10_000);
        }).QuickCheckThrowOnFailure();
    }

    static int[] Placements(SchemeSight sight, params string[] ageBands) =>
        [.. new[] { Leeds, Bradford, Cornwall }.Select(code =>
            Suitability.Of(MatchingFacts.None, Sample.Group(ageBands), sight, Today)![code].Placement)];

    // Three real authorities, so that their distances are known: two next to one another, and one far away.
    static SchemeSight Sight(params Func<Authority, Authority>[] changes)
    {
        Authority[] authorities =
        [
            Sample.Authority(Leeds, "Yorkshire and The Humber", "England", 100_000, 10),
            Sample.Authority(Bradford, "Yorkshire and The Humber", "England", 100_000, 10),
            Sample.Authority(Cornwall, "South West", "England", 100_000, 10),
        ];
        var changed = authorities.Select((a, at) => at < changes.Length ? changes[at](a) : a);
        var facts = new SchemeFacts(
            new SchemeRules { Versions = [Sample.Rules] }, [.. changed.OrderBy(a => a.Code, StringComparer.Ordinal)]);
        return new SchemeSight(facts, Sample.Rules, []);
    }
}
