using System.Text.Json;
using AngleSharp.Html.Parser;
using TransferScheme.TestKit;

namespace TransferScheme.Portal.Tests.Components;

/// <summary>Our components write what the front end's own fixtures hold, in every case that our attributes can say.</summary>
public sealed class FixtureTests
{
    static readonly string Root = Path.Combine(Repository.Root, "src/Portal/obj/assets/node_modules/govuk-frontend/dist/govuk/components");

    public static TheoryData<string> Components => [.. FieldFixtures.Said.Keys, .. PageFixtures.Said.Keys];

    [Theory, MemberData(nameof(Components))]
    public void Given_a_fixture_that_can_be_said_when_rendered_then_the_markup_is_its_own(string component)
    {
        var wrong = new List<string>();
        foreach (var fixture in Fixtures(component).Where(f => f.Said is not null))
        {
            var (expected, was) = (Page.Normal(fixture.Html), Page.Normal(Page.Render(fixture.Said!)));
            if (expected != was)
            {
                wrong.Add($"{component}: {fixture.Name}\n--- expected\n{expected}--- was\n{was}");
            }
        }
        wrong.ShouldBeEmpty(string.Join('\n', wrong));
    }

    /// <summary>Which fixtures ask for what our attributes do not say: markup in labels, classes and attributes of inner elements, other
    /// ids of single answers, page numbers, slots. A new one is either said or stands here.</summary>
    [Theory, MemberData(nameof(Components))]
    public void Given_the_fixtures_then_those_that_cannot_be_said_are_the_ones_named_here(string component)
    {
        var left = Fixtures(component).Where(f => f.Said is null).Select(f => $"{component}: {f.Name}");
        left.Order(StringComparer.Ordinal).ShouldBe(LeftOut.Where(l => l.StartsWith(component + ":", StringComparison.Ordinal)));
    }

    [Fact]
    public void Given_all_fixtures_then_so_many_are_said_and_so_many_are_left_out()
    {
        var all = FieldFixtures.Said.Keys.Concat(PageFixtures.Said.Keys).SelectMany(Fixtures).ToList();
        $"{all.Count(f => f.Said is not null)} said, {all.Count(f => f.Said is null)} left out".ShouldBe(Lines[0]);
        LeftOut.Count().ShouldBe(all.Count(f => f.Said is null));
    }

    static string[] Lines { get; } =
        File.ReadAllLines(Path.Combine(Repository.Root, "tests/Portal.Tests/Components/fixtures.left-out.txt"));

    static IEnumerable<string> LeftOut => Lines.Skip(1).Where(l => l.Length > 0);

    static IEnumerable<(string Name, string Html, Node? Said)> Fixtures(string component)
    {
        using var file = JsonDocument.Parse(File.ReadAllText(Path.Combine(Root, component, "fixtures.json")));
        foreach (var fixture in file.RootElement.GetProperty("fixtures").Clone().EnumerateArray())
        {
            var options = fixture.GetProperty("options");
            var (o, html) = (new Options(options), fixture.GetProperty("html").GetString()!);
            var said = (FieldFixtures.Said.GetValueOrDefault(component) ?? PageFixtures.Said[component])(o);
            yield return (fixture.GetProperty("name").GetString()!, component switch
            {
                "date-input" => FieldFixtures.AspNetNames(html, new Options(options).Text("id")!, new Options(options).Text("namePrefix")),
                "footer" => WithoutCrown(html),
                _ => html,
            }, o.Left().Count == 0 ? said : null);
        }
    }

    // The crown, its copyright and its licence are not ours to show.
    static string WithoutCrown(string html)
    {
        var body = new HtmlParser().ParseDocument(html).Body!;
        foreach (var theirs in body.QuerySelectorAll(
            ".govuk-footer__crown, .govuk-footer__licence-logo, .govuk-footer__licence-description, .govuk-footer__meta-item:last-child"))
        {
            theirs.Remove();
        }
        return body.InnerHtml;
    }
}
