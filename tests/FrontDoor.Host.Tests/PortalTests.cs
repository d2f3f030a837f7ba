using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;
using TransferScheme.Platform.Hosting;
using TransferScheme.Portal;

namespace TransferScheme.FrontDoor.Host.Tests;

/// <summary>The page at the scheme's address, through the front door.</summary>
public sealed class PortalTests : IAsyncLifetime
{
    WebApplication _portal = null!;
    Door _door = null!;

    public async Task InitializeAsync()
    {
        var builder = SchemeHost.CreateEdge(["--urls=http://127.0.0.1:0", "--Hosting:Drain=00:00:01"]);
        builder.Logging.ClearProviders();
        _portal = builder.Build();
        _portal.UseEdge();
        _portal.MapPortalHealth();
        _portal.MapPortal();
        await _portal.StartAsync();
        _door = await Door.StartAsync(new() { ["portal"] = _portal.Urls.Single() });
    }

    public async Task DisposeAsync()
    {
        await _door.DisposeAsync();
        await _portal.DisposeAsync();
    }

    [Fact]
    public async Task The_first_page_tells_what_this_is_and_where_to_go()
    {
        var page = await _door.Client.GetStringAsync("/");
        page.ShouldStartWith("<!doctype html>");
        page.ShouldContain("<html lang=\"en-GB\">");
        page.ShouldContain("<title>TransferScheme</title>");
        page.ShouldContain("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
        Regex.Count(page, "<h1>", RegexOptions.None, TimeSpan.FromSeconds(1)).ShouldBe(1);
        Regex.Matches(page, "(?<=href=\")[^\"]*", RegexOptions.None, TimeSpan.FromSeconds(1)).Select(m => m.Value)
            .ShouldBe(["/docs", "/health/alarms"]);
        page.ShouldNotContain("<script");
    }

    [Fact]
    public async Task The_first_page_allows_its_own_style_and_nothing_else()
    {
        using var answer = await _door.Client.GetAsync("/");
        var style = (await answer.Content.ReadAsStringAsync()).Split("<style>")[1].Split("</style>")[0];
        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style)));
        answer.Headers.GetValues("Content-Security-Policy").ShouldBe(
            [$"default-src 'none'; style-src 'sha256-{hash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"]);
        answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        answer.Headers.GetValues("Referrer-Policy").ShouldBe(["no-referrer"]);
        answer.Content.Headers.ContentType!.ToString().ShouldBe("text/html; charset=utf-8");
    }

    [Fact]
    public async Task A_page_that_does_not_exist_is_not_found() =>
        await (await _door.Client.GetAsync("/no-such-page")).ShouldBeProblemAsync(HttpStatusCode.NotFound, "not-found");

    [Fact]
    public async Task The_portal_tells_its_health_and_that_it_is_being_stopped()
    {
        using var client = new HttpClient { BaseAddress = new Uri(_portal.Urls.Single()) };
        (await client.GetStringAsync("/health/live")).ShouldBe("""{"status":"live","details":[]}""");
        (await client.GetStringAsync("/health/ready")).ShouldBe("""{"status":"ready","details":[]}""");
        (await client.GetStringAsync("/health/alarms")).ShouldBe("""{"status":"green","details":[]}""");
        var stopping = _portal.StopAsync();
        using var answer = await client.GetAsync("/health/ready");
        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await answer.Content.ReadAsStringAsync()).ShouldBe("""{"status":"unavailable","details":["It is being stopped."]}""");
        await stopping;
    }
}
