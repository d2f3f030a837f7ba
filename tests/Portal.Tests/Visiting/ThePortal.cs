using Microsoft.Playwright;
using TransferScheme.TestKit.Running;

// One browser and one scheme for all pages.
[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace TransferScheme.Portal.Tests.Visiting;

/// <summary>The whole scheme in one process, and Debian's Chromium to look at its pages with.</summary>
public sealed class ThePortal : IAsyncLifetime
{
    readonly Together _scheme = new();
    IPlaywright? _playwright;
    IBrowser? _browser;

    /// <summary>The scheme, for what a test needs done before it looks: by the API, as partners' systems do it.</summary>
    public TheScheme Scheme => _scheme;

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        await _scheme.InitializeAsync();
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Chromium(),
            Args = Environment.UserName == "root" ? ["--no-sandbox"] : [],
        });
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
        await _scheme.DisposeAsync();
    }

    /// <summary>Somebody who comes with a browser of their own.</summary>
    /// <param name="way">How they look at pages.</param>
    /// <param name="at">Another instance of the portal.</param>
    public async Task<Visitor> VisitAsync(Way way, Uri? at = null)
    {
        var context = await _browser!.NewContextAsync(new()
        {
            BaseURL = (at ?? _scheme.Processes.Address).ToString(),
            JavaScriptEnabled = way.JavaScript,
            ViewportSize = new() { Width = way.Width, Height = 900 },
            DeviceScaleFactor = 1,
        });
        context.SetDefaultTimeout(15_000);
        return new Visitor(this, context, await context.NewPageAsync(), way);
    }

    static string Chromium() =>
        Environment.GetEnvironmentVariable("SCHEME_CHROMIUM")
        ?? (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Select(folder => Path.Combine(folder, "chromium")).FirstOrDefault(File.Exists)
        ?? throw new InvalidOperationException("Chromium is missing. Install it with: sudo apt-get install --no-install-recommends chromium");

    sealed class Together() : TheScheme(Shape.Together);
}

/// <summary>One scheme and one browser for all tests of pages.</summary>
[CollectionDefinition(Name)]
public sealed class PortalCollection : ICollectionFixture<ThePortal>
{
    /// <summary>The collection's name.</summary>
    public const string Name = "the portal";
}

/// <summary>How somebody looks at pages.</summary>
/// <param name="JavaScript">Whether scripts run.</param>
/// <param name="Width">Width of the window in CSS pixels: 1280, 640 (which is 1280 at 200 % zoom) or 320.</param>
public sealed record Way(bool JavaScript, int Width)
{
    /// <summary>The usual way: scripts and a wide window.</summary>
    public static Way Usual { get; } = new(true, 1280);

    /// <summary>Without scripts, in a narrow window.</summary>
    public static Way Plain { get; } = new(false, 320);

    /// <summary>All ways: with and without scripts, in each width.</summary>
    public static IReadOnlyList<Way> All { get; } =
        [.. from width in new[] { 1280, 640, 320 } from script in new[] { true, false } select new Way(script, width)];
}
