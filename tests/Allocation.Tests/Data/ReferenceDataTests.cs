using TransferScheme.Allocation.Data;
using TransferScheme.Rota;

namespace TransferScheme.Allocation.Tests.Data;

public sealed class ReferenceDataTests
{
    static readonly IReadOnlyList<AuthorityRow> Authorities = ReferenceData.Authorities();
    static readonly IReadOnlyList<RegionShare> Shares = ReferenceData.RegionalShares();

    [Fact]
    public void Given_authorities_when_loaded_then_212_with_codes_and_names_of_their_own()
    {
        Authorities.Count.ShouldBe(212);
        Authorities.Select(a => a.GssCode).ShouldBeUnique();
        Authorities.Select(a => a.Name).ShouldBeUnique();
    }

    [Fact]
    public void Given_authorities_when_counted_by_nation_then_as_published() =>
        Authorities.GroupBy(a => a.Nation).Select(n => (n.Key, n.Count(), n.Sum(a => a.ChildPopulation)))
            .ShouldBe(
            [
                ("England", 153, 12_183_016), ("Scotland", 32, 1_006_212), ("Wales", 22, 619_968), ("Northern Ireland", 5, 441_178)
            ], ignoreOrder: true);

    [Fact]
    public void Given_authorities_when_populations_are_summed_then_the_children_of_the_United_Kingdom() =>
        Authorities.Sum(a => a.ChildPopulation).ShouldBe(14_250_374);

    [Fact]
    public void Given_authorities_when_counted_by_region_then_the_twelve_slugs_of_the_contract() =>
        Authorities.GroupBy(a => a.Region).OrderBy(r => r.Key, StringComparer.Ordinal).Select(r => (r.Key, r.Count()))
            .ShouldBe(
            [
                ("east-midlands", 10), ("east-of-england", 11), ("london", 33), ("north-east", 12), ("north-west", 24),
                ("northern-ireland", 5), ("scotland", 32), ("south-east", 19), ("south-west", 15), ("wales", 22),
                ("west-midlands", 14), ("yorkshire-and-the-humber", 15)
            ]);

    [Fact]
    public void Given_authorities_at_or_above_a_tenth_of_a_percent_when_listed_then_the_nine_of_March_2025() =>
        Authorities.Where(a => a.UascLookedAfter is { } uasc && new Threshold(a.ChildPopulation, 100).Exempts(uasc)).Select(a => a.Name)
            .ShouldBe(
            [
                "Kent", "Manchester", "Liverpool", "Croydon", "Redbridge", "Telford and Wrekin", "Islington", "Westminster",
                "Kensington and Chelsea"
            ], ignoreOrder: true);

    [Fact]
    public void Given_counts_that_are_not_published_when_loaded_then_null_and_not_0()
    {
        var unknown = Authorities.Where(a => a.UascLookedAfter is null).ToList();

        unknown.Where(a => a.Nation != "England").Select(a => a.GssCode)
            .ShouldBe(Authorities.Where(a => a.Nation != "England").Select(a => a.GssCode));
        unknown.Where(a => a.Nation == "England").Select(a => a.Name).ShouldBe(["City of London", "Isles of Scilly"], ignoreOrder: true);
        Authorities.Sum(a => a.UascLookedAfter ?? 0).ShouldBe(6_534);
    }

    [Fact]
    public void Given_row_with_a_comma_in_its_name_when_loaded_then_every_column_in_its_place() =>
        Authorities.Single(a => a.GssCode == "E06000023").ShouldBe(new(
            "E06000023", "Bristol, City of", "England", "south-west", "Unitary authority",
            92_705, "mid-2024", false, 62, new(2025, 3, 31), 51.46754m, -2.60335m));

    [Fact]
    public void Given_trusts_of_Northern_Ireland_when_loaded_then_codes_of_letters_and_estimated_populations() =>
        Authorities.Where(a => a.PopulationIsEstimate).Select(a => (a.GssCode, a.PopulationYear, a.Region))
            .ShouldBe(
            [
                ("BHSCT", "mid-2020", "northern-ireland"), ("NHSCT", "mid-2020", "northern-ireland"),
                ("SEHSCT", "mid-2020", "northern-ireland"), ("SHSCT", "mid-2020", "northern-ireland"),
                ("WHSCT", "mid-2020", "northern-ireland")
            ], ignoreOrder: true);

    [Fact]
    public void Given_shares_when_loaded_then_one_for_each_region_and_the_published_sums()
    {
        Shares.Select(s => s.Region).ShouldBe(Regions.Slugs);
        Shares.Sum(s => s.TransfersIn2022).ShouldBe(3_165);
        Shares.Sum(s => s.ShareOf650).ShouldBe(650);
        Shares.Sum(s => s.DefaultShare).ShouldBe(652);
        Shares.Where(s => !s.IsEstimate).Select(s => (s.Region, s.DefaultShare)).ShouldBe([("scotland", 45)]);
        Shares.Where(s => s.DefaultShare != s.ShareOf650).Select(s => (s.Region, s.DefaultShare)).ShouldBe([("northern-ireland", 2)]);
    }

    [Fact]
    public void Given_region_when_named_and_slugged_then_back_to_itself()
    {
        Regions.Slugs.Select(slug => Regions.Slug(Regions.Name(slug))).ShouldBe(Regions.Slugs);
        Regions.Name("yorkshire-and-the-humber").ShouldBe("Yorkshire and The Humber");
        Should.Throw<ArgumentException>(() => Regions.Slug("Cornwall")).Message.ShouldContain("'Cornwall'");
    }
}
