using Microsoft.Playwright;

namespace TransferScheme.Portal.Tests.Visiting;

/// <summary>Finds something in a list of which a page shows the most urgent, and its other pages the rest.</summary>
static class Lists
{
    /// <summary>Goes on through the pages of a list until a link is there.</summary>
    /// <param name="visitor">Who looks.</param>
    /// <param name="links">The links that are looked for, as the page's styles would name them.</param>
    /// <param name="name">What a home calls the list, where it begins there.</param>
    internal static async Task<ILocator> FindAsync(this Visitor visitor, string links, string? name = null)
    {
        var sought = visitor.Page.Locator(links).First;
        var whole = visitor.Page.GetByRole(AriaRole.Link, new() { Name = $"{name}: see all" });
        if (name is not null && await sought.CountAsync() == 0)
        {
            await GoAsync(visitor, whole);
        }

        while (await sought.CountAsync() == 0)
        {
            await GoAsync(visitor, visitor.Page.Locator("a[rel=next]").First);
        }

        return sought;
    }

    // What is counted next is on the page that was gone to.
    static async Task GoAsync(Visitor visitor, ILocator link)
    {
        var here = visitor.Page.Url;
        await link.ClickAsync();
        await visitor.Page.WaitForURLAsync(address => address != here);
    }
}
