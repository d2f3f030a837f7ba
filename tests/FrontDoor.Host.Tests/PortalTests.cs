using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TransferScheme.Platform.Documents;
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
        var builder = SchemeHost.CreateEdge(["--urls=http://127.0.0.1:0", "--Hosting:Drain=00:00:01", "--Portal:ClientSecret=0123456789abcdef0123456789abcdef"]);
        builder.Logging.ClearProviders();
        // Portal.Host names the pages' library as its own part; here the host is the tests'.
        builder.AddPortal().Services.AddMvcCore().AddApplicationPart(typeof(PortalModule).Assembly);
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
    public async Task The_first_page_tells_what_this_is_and_leads_to_the_sign_in()
    {
        var page = await _door.Client.GetStringAsync("/");
        page.ShouldStartWith("<!DOCTYPE html>");
        page.ShouldContain("<html lang=\"en\"");
        page.ShouldContain("href=\"/sign-in\"");
        Regex.Count(page, "<h1", RegexOptions.None, TimeSpan.FromSeconds(1)).ShouldBe(1);
        var style = Regex.Match(page, "/assets/[0-9a-f]+/site.css", RegexOptions.None, TimeSpan.FromSeconds(1)).Value;
        using var answer = await _door.Client.GetAsync(style);
        answer.Headers.GetValues("Cache-Control").ShouldBe(["public, max-age=31536000, immutable"]);
    }

    [Fact]
    public async Task The_first_page_runs_its_own_scripts_and_nothing_else()
    {
        using var answer = await _door.Client.GetAsync("/");
        var page = await answer.Content.ReadAsStringAsync();
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        policy.ShouldStartWith("default-src 'none'; script-src 'self' 'nonce-");
        policy.ShouldNotContain("unsafe");
        var nonce = WebUtility.HtmlDecode(Regex.Match(page, "(?<=nonce=\")[^\"]*", RegexOptions.None, TimeSpan.FromSeconds(1)).Value);
        policy.ShouldContain($"'nonce-{nonce}'");
        answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        answer.Headers.GetValues("Referrer-Policy").ShouldBe(["no-referrer"]);
        answer.Content.Headers.ContentType!.ToString().ShouldBe("text/html; charset=utf-8");
    }

    [Fact]
    public async Task A_form_with_a_file_of_20_MiB_comes_to_its_page_which_asks_for_the_sign_in()
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(new byte[Upload.Most]), "Upload", "assessment.pdf" } };
        using var answer = await _door.Client.PostAsync("/refusals/00000000-0000-0000-0000-000000000001/evidence", form);
        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("name=\"Kept\"");
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
