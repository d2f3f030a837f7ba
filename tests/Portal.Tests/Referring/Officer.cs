using Microsoft.Playwright;
using TransferScheme.Portal.Tests.Visiting;
using TransferScheme.TestKit.Running;

namespace TransferScheme.Portal.Tests.Referring;

/// <summary>A duty officer of an entry authority who fills in the form.</summary>
static class Officer
{
    /// <summary>Signs in as Kent's.</summary>
    internal static async Task<Visitor> OfKentAsync(this ThePortal portal, Way way)
    {
        var visitor = await portal.VisitAsync(way);
        await visitor.SignInAsync("duty-officer", Journey.Kent);
        return visitor;
    }

    /// <summary>Chooses one answer of a question.</summary>
    internal static Task ChooseAsync(this Visitor visitor, string question, string answer) =>
        visitor.Group(question).GetByLabel(answer, new() { Exact = true }).CheckAsync();

    /// <summary>Types into a field.</summary>
    internal static Task FillAsync(this Visitor visitor, string label, string text) => visitor.Page.GetByLabel(label).FillAsync(text);

    /// <summary>Chooses of a list.</summary>
    internal static Task SelectAsync(this Visitor visitor, string label, string option) =>
        visitor.Page.GetByRole(AriaRole.Combobox, new() { Name = label }).SelectOptionAsync(new SelectOptionValue { Label = option });

    /// <summary>Types a day.</summary>
    internal static async Task DayAsync(this Visitor visitor, string question, string day, string month, string year)
    {
        var group = visitor.Group(question);
        await group.GetByLabel("Day").FillAsync(day);
        await group.GetByLabel("Month").FillAsync(month);
        await group.GetByLabel("Year").FillAsync(year);
    }

    /// <summary>What is wrong, line by line.</summary>
    internal static async Task<string[]> ErrorsAsync(this Visitor visitor) =>
        (await visitor.Page.Locator(".govuk-error-summary__list").InnerTextAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Where the person is.</summary>
    internal static string Address(this Visitor visitor) => new Uri(visitor.Page.Url).AbsolutePath;

    /// <summary>The page's words.</summary>
    internal static Task<string> WordsAsync(this Visitor visitor) => visitor.Page.Locator("main").InnerTextAsync();

    static ILocator Group(this Visitor visitor, string question) => visitor.Page.GetByRole(AriaRole.Group, new() { Name = question });
}
