using System.Reflection;

namespace TransferScheme.Portal.Tests;

/// <summary>What is served beside the pages is there, and nothing of it is licensed for GOV.UK alone.</summary>
public sealed class AssetTests
{
    static readonly Assembly Portal = typeof(PortalModule).Assembly;

    [Theory]
    [InlineData("site.css", ".govuk-button")]
    [InlineData("site.css", ".moj-timeline")]
    [InlineData("govuk.js", "initAll")]
    [InlineData("site.js", "initAll()")]
    [InlineData("live.js", "EventSource")]
    [InlineData("session.js", "showModal")]
    [InlineData("favicon.svg", "<svg")]
    public void Given_the_build_then_each_file_is_in_the_library(string name, string holds) => Text(name).ShouldContain(holds);

    [Theory]
    [InlineData("GDS Transport")]
    [InlineData("@font-face")]
    public void Given_the_style_sheet_then_no_font_is_named_that_is_not_ours_to_use(string name) => Text("site.css").ShouldNotContain(name);

    static string Text(string name)
    {
        using var file = Portal.GetManifestResourceStream($"assets/{name}");
        return new StreamReader(file.ShouldNotBeNull()).ReadToEnd();
    }
}
