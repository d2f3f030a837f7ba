using Deque.AxeCore.Commons;
using Microsoft.Playwright;
using TransferScheme.TestKit;
using TransferScheme.TestKit.Running;

namespace TransferScheme.Portal.Tests.Visiting;

/// <summary>A person with a browser.</summary>
/// <param name="portal">Where they are.</param>
/// <param name="context">The browser's window.</param>
/// <param name="page">The page in it.</param>
/// <param name="way">How they look at pages.</param>
public sealed class Visitor(ThePortal portal, IBrowserContext context, IPage page, Way way) : IAsyncDisposable
{
    static readonly string Axe = new BundledAxeScriptProvider().GetScript();
    static readonly string[] Rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
    static readonly string Pictures = Directory.CreateDirectory(Path.Combine(Repository.Root, "artifacts", "portal")).FullName;
    readonly List<string> _complaints = Complaints(page);

    /// <summary>The page.</summary>
    public IPage Page { get; } = page;

    /// <summary>Signs in on the sign-in page, as a demo person of a role.</summary>
    /// <param name="role">The role.</param>
    /// <param name="of">Code of the authority or slug of the region.</param>
    public async Task<DemoUser> SignInAsync(string role, string? of = null)
    {
        var user = portal.Scheme.Demo.Users.First(u => u.Role == role && (of is null || u.Authority == of || u.Region == of));
        await Page.GotoAsync("/sign-in");
        await Page.GetByLabel("Email address").FillAsync(user.Email);
        await Page.GetByLabel("Password", new() { Exact = true }).FillAsync(user.Password);
        await PressAsync("Sign in");
        return user;
    }

    /// <summary>Presses a button.</summary>
    /// <param name="name">What it says.</param>
    public Task PressAsync(string name) => Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).ClickAsync();

    /// <summary>Follows a link.</summary>
    /// <param name="name">What it says.</param>
    public async Task FollowAsync(string name)
    {
        // With scripts a narrow window keeps the ways to other pages behind a button.
        await Page.WaitForLoadStateAsync(LoadState.DOMContentLoaded);
        var link = Page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true }).First;
        var menu = Page.Locator(".govuk-js-service-navigation-toggle[aria-expanded=false]");
        if (await link.CountAsync() == 0 && await menu.IsVisibleAsync())
        {
            await menu.ClickAsync();
        }

        await link.ClickAsync();
    }

    /// <summary>The page's heading.</summary>
    public Task<string> HeadingAsync() => Page.Locator("h1").InnerTextAsync();

    /// <summary>
    /// Holds the page as it stands to what every page must be: no violation that axe finds (WCAG 2.2 AA and best practice), one heading of
    /// the first level that the title tells too, nothing wider than the window, no error that the browser reports; and takes its picture.
    /// </summary>
    /// <param name="name">Name of the page and its state, for the picture.</param>
    public async Task CheckAsync(string name)
    {
        var headings = await Page.Locator("h1").AllInnerTextsAsync();
        headings.Count.ShouldBe(1, $"{name}: headings of the first level");
        var title = await Page.TitleAsync();
        title.ShouldEndWith("– TransferScheme", customMessage: name);
        if (await Page.Locator(".govuk-error-summary").CountAsync() > 0)
        {
            title.ShouldStartWith("Error: ", customMessage: name);
            foreach (var link in await Page.Locator(".govuk-error-summary__list a").AllAsync())
            {
                var field = await link.GetAttributeAsync("href");
                (await Page.Locator($"[id='{field![1..]}']").CountAsync()).ShouldBe(1, $"{name}: {field} is no field");
            }
        }

        var width = way.JavaScript ? await Page.EvaluateAsync<int>("document.documentElement.scrollWidth") : way.Width;
        width.ShouldBeLessThanOrEqualTo(way.Width, $"{name} is wider than the window");
        (await Page.Locator("a[href='']").CountAsync()).ShouldBe(0, $"{name} has a link to nowhere");
        if (way.JavaScript)
        {
            (await ViolationsAsync()).ShouldBeEmpty(name);
        }

        _complaints.ShouldBeEmpty(name);
        await Page.ScreenshotAsync(new() { FullPage = true, Path = Path.Combine(Pictures, $"{name}.{way.Width}{(way.JavaScript ? "" : ".plain")}.png") });
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await context.DisposeAsync();

    // RunAxe carries the whole account of a page, all that is well included, to another page with another copy of axe to judge it there: that
    // is for pages with frames, of which there are none.
    async Task<string[]> ViolationsAsync()
    {
        (await Page.Locator("iframe").CountAsync()).ShouldBe(0);
        await Page.EvaluateAsync(Axe);
        return await Page.EvaluateAsync<string[]>(
            """
            async tags => (await axe.run(document, { runOnly: { type: "tag", values: tags }, resultTypes: ["violations"] })).violations
                .map(v => `${v.id}: ${v.help} (${v.nodes.map(n => n.html).join("; ")})`)
            """,
            Rules);
    }

    // What the content-security policy stops, and every fault of a script, is told here.
    static List<string> Complaints(IPage page)
    {
        var told = new List<string>();
        page.Console += (_, message) => AddError(told, message);
        page.PageError += (_, error) => told.Add(error);
        return told;
    }

    static void AddError(List<string> told, IConsoleMessage message)
    {
        // The browser also tells of every answer that is no success, which for a page that shows an error is right.
        const string Answered = "Failed to load resource: the server responded with a status of ";
        if (message.Type is "error" && !message.Text.StartsWith($"{Answered}4", StringComparison.Ordinal)
            && !message.Text.StartsWith($"{Answered}503", StringComparison.Ordinal))
        {
            told.Add(message.Text);
        }
    }
}
