namespace TransferScheme.Architecture.Tests;

/// <summary>What a form of the portal carries, and the key that makes sending it twice harmless, is made in one place.</summary>
public sealed class FormTests
{
    const string Sending = "src/Portal/Pages/Sending.cs";

    [Fact]
    public void No_page_carries_a_key_or_a_version_of_its_own() => Violations(Sources.Product).ShouldBeEmpty();

    [Fact]
    public void A_page_that_carries_one_is_found() =>
        Violations(
        [
            new Source("src/Portal/Pages/Offers/A.cshtml.cs", "Key = Guid.NewGuid().ToString();"),
            new Source("src/Portal/Pages/Offers/B.cshtml.cs", "public long Version { get; set; }"),
            new Source("src/Portal/Pages/Offers/C.cshtml.cs", "// Guid.NewGuid would be wrong here.\nSent = Sending.Of(Offer.Version);"),
            new Source(Sending, "public long Version { get; set; } = Guid.NewGuid();"),
        ]).ShouldBe(["src/Portal/Pages/Offers/A.cshtml.cs: Guid.NewGuid", "src/Portal/Pages/Offers/B.cshtml.cs: long Version { get; set; }"]);

    static IReadOnlyList<string> Violations(IEnumerable<Source> sources) =>
    [
        .. from source in sources.Where(s => s.IsIn("src/Portal/") && s.Path != Sending)
           from found in source.Find(@"\bGuid\.NewGuid\b|\blong Version \{ get; set; \}")
           select $"{source.Path}: {found}",
    ];
}
