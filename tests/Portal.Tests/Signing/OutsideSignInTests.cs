using System.Net;
using Microsoft.Extensions.Configuration;
using TransferScheme.Identity;
using TransferScheme.Platform.Security;
using TransferScheme.Portal.Signing;
using TransferScheme.Portal.Tests.Visiting;
using TransferScheme.TestKit;

namespace TransferScheme.Portal.Tests.Signing;

/// <summary>People sign in at an issuer outside, and the portal lets in nobody that it does not vouch for.</summary>
[Collection(PortalCollection.Name)]
public sealed class OutsideSignInTests(ThePortal portal) : IAsyncLifetime
{
    static readonly OutsidePerson Auditor = new(Guid.CreateVersion7(), Role.Auditor, null, "Canary Auditor", "canary@example.invalid");

    SchemeTestHost? _host;

    SchemeTestHost Host => _host!;

    FakeSignIn Pages => Host.Issuer.Pages;

    public async Task InitializeAsync()
    {
        _host = await SchemeTestHost.StartAsync(
            builder => builder.AddIdentity().AddPortal(), app => app.MapIdentity().MapPortal(), null,
            "--applicationName=TransferScheme.AllInOne", $"--Portal:ClientId={FakeSignIn.ClientId}", $"--Portal:ClientSecret={FakeSignIn.ClientSecret}");
        Pages.Sits = Auditor;
    }

    public async Task DisposeAsync() => await Host.DisposeAsync();

    [Theory]
    [InTurn]
    public async Task Given_somebody_whom_the_issuer_knows_when_they_follow_a_link_then_they_are_there_and_can_sign_out(Way way)
    {
        await using var visitor = await portal.VisitAsync(way, Host.Address);
        await visitor.Page.GotoAsync("/account");
        new Uri(visitor.Page.Url).PathAndQuery.ShouldBe("/account");
        var account = await visitor.Page.Locator(".govuk-summary-list").InnerTextAsync();
        account.ShouldContain("Canary Auditor");
        account.ShouldContain("Your organisation keeps it");
        account.ShouldNotContain("One-time codes");
        await visitor.CheckAsync("account.elsewhere");
        Pages.Sessions.ShouldBe(1);

        await visitor.FollowAsync("Sign out");
        await visitor.PressAsync("Sign out");
        (await visitor.HeadingAsync()).ShouldBe("You are signed out here");
        await visitor.CheckAsync("signed-out.elsewhere");
        Pages.Sessions.ShouldBe(0);
        Pages.Sits = null;
        await visitor.Page.GotoAsync("/account");
        (await visitor.HeadingAsync()).ShouldBe("You are not signed in");
        await visitor.CheckAsync("sign-in.refused");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Given_a_session_whose_token_ends_then_it_is_renewed_and_has_what_the_next_is_had_for(bool rotates)
    {
        (Pages.Lifetime, Pages.Rotates) = (45, rotates);
        await using var visitor = await portal.VisitAsync(Way.Plain, Host.Address);
        await visitor.Page.GotoAsync("/account");
        (await visitor.HeadingAsync()).ShouldBe("Your account");
        Pages.Renewals.ShouldBeGreaterThan(0);

        // What was renewed can be ended: the session kept a refresh token, new or old.
        Pages.Sessions.ShouldBe(1);
        await visitor.FollowAsync("Sign out");
        await visitor.PressAsync("Sign out");
        Pages.Sessions.ShouldBe(0);
    }

    [Fact]
    public async Task Given_a_session_when_the_persons_access_is_ended_here_then_it_is_not_renewed()
    {
        Pages.Lifetime = 45;
        using var http = new HttpClient { BaseAddress = Host.Address };
        var issuer = new Issuer(http, new PortalSecret(FakeSignIn.ClientSecret), TimeProvider.System, Host.Get<OutsideIssuer>());
        var (attempt, address) = await Host.Get<OutsideIssuer>().BeginAsync(null, default);
        using var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        using var back = await browser.GetAsync(address);
        var code = System.Web.HttpUtility.ParseQueryString(back.Headers.Location!.Query)["code"]!;
        var grant = (await issuer.RedeemAsync(code, attempt, default)).Grant.ShouldNotBeNull();
        var next = (await issuer.RenewAsync(grant.RefreshToken!, default)).ShouldNotBeNull();

        using var national = Host.Client(Role.National);
        national.DefaultRequestHeaders.TryAddWithoutValidation("If-Match", "\"1\"");
        (await national.PostAsync($"/api/v1/people/{Auditor.Id}/deactivation", null)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await issuer.RenewAsync(next.RefreshToken!, default)).ShouldBeNull();
    }

    [Fact]
    public async Task Given_somebody_without_a_part_in_the_scheme_then_they_are_told_and_nobody_is_signed_in()
    {
        Pages.Sits = Auditor with { Role = null };
        (await WhyAsync()).ShouldStartWith("Your organisation knows you, but you have no part in this service.");
    }

    public static TheoryData<string, object> Forgeries => new()
    {
        { "nonce", "another" }, { "aud", "another client" }, { "iss", "https://another.example" }, { "email", "" },
    };

    [Theory]
    [MemberData(nameof(Forgeries))]
    public async Task Given_a_token_of_another_attempt_client_or_issuer_then_nobody_is_signed_in(string claim, object value)
    {
        Pages.Forge = claims => claims[claim] = value;
        (await WhyAsync()).ShouldBe("Your organisation did not sign you in.");
    }

    [Fact]
    public async Task Given_tokens_when_read_then_only_one_that_the_issuer_signed_and_that_is_in_time_is_believed()
    {
        await using var foreigner = await FakeIssuer.StartAsync();
        using var outside = OutsideIssuer.Of(Settings(("Identity:Metadata", Host.Issuer.Metadata), ("Portal:ClientSecret", "s")))!;
        (await outside.ReadAsync(Host.Issuer.Signed(Claims(), DateTime.UtcNow.AddMinutes(1)), "n", default)).ShouldBe(new Told("canary@example.invalid", "Canary"));
        (await outside.ReadAsync(foreigner.Signed(Claims(), DateTime.UtcNow.AddMinutes(1)), "n", default)).ShouldBeNull();
        (await outside.ReadAsync(Host.Issuer.Signed(Claims(), DateTime.UtcNow.AddMinutes(-1)), "n", default)).ShouldBeNull();
        (await outside.ReadAsync("no token", "n", default)).ShouldBeNull();

        Dictionary<string, object> Claims() => new()
        {
            ["iss"] = Host.Issuer.Address, ["aud"] = "portal", ["nonce"] = "n", ["email"] = "canary@example.invalid", ["name"] = "Canary",
        };
    }

    [Fact]
    public async Task Given_an_issuer_that_does_not_answer_then_it_says_so()
    {
        Pages.Answers = false;
        (await WhyAsync()).ShouldBe("Signing in is not answering. Try again in a moment.");
    }

    [Fact]
    public async Task Given_a_code_that_another_browser_was_given_then_nobody_is_signed_in()
    {
        using var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = Host.Address };
        using var asked = await browser.GetAsync("/sign-in");
        using var issuer = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        using var answered = await issuer.GetAsync(asked.Headers.Location);
        var back = answered.Headers.Location!.PathAndQuery;

        using var another = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = Host.Address };
        using var answer = await another.GetAsync(back);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        answer.Headers.Contains("Set-Cookie").ShouldBeFalse();

        // The browser that asked is let in, once.
        using var let = await browser.GetAsync(back);
        (let.StatusCode, let.Headers.Location!.ToString()).ShouldBe((HttpStatusCode.Redirect, "/audit"));
        using var again = await browser.GetAsync(back);
        again.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    public async Task Given_a_page_elsewhere_to_go_on_to_then_the_home_is_opened_instead(string returnTo)
    {
        using var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = Host.Address };
        using var asked = await browser.GetAsync($"/sign-in?returnTo={Uri.EscapeDataString(returnTo)}");
        using var issuer = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        using var answered = await issuer.GetAsync(asked.Headers.Location);
        using var let = await browser.GetAsync(answered.Headers.Location!.PathAndQuery);
        let.Headers.Location!.ToString().ShouldBe("/audit");
    }

    [Theory]
    [InTurn]
    public async Task Given_a_session_that_ended_while_somebody_wrote_when_they_sign_in_in_another_window_then_what_they_typed_goes_on(Way way)
    {
        await using var visitor = await portal.VisitAsync(way, Host.Address);
        await visitor.Page.GotoAsync("/account/password");
        await visitor.Page.Locator("input[type=password]").First.FillAsync("what was typed");
        await visitor.Page.Context.ClearCookiesAsync(new() { Name = "session" });
        await visitor.Page.Locator("main form button[type=submit]").Last.ClickAsync();
        (await visitor.HeadingAsync()).ShouldBe("Sign in to go on");
        await visitor.PressAsync("Sign in");
        await visitor.CheckAsync("sign-in.elsewhere");

        // Not signed in yet: it waits.
        await visitor.PressAsync("Go on where you were");
        (await visitor.HeadingAsync()).ShouldBe("Sign in");
        var window = await visitor.Page.Context.RunAndWaitForPageAsync(() => visitor.FollowAsync("Sign in (opens in a new window)"));
        (await window.Locator("h1").InnerTextAsync()).ShouldBe("You are signed in");
        await window.CloseAsync();

        await visitor.PressAsync("Go on where you were");
        (await visitor.HeadingAsync()).ShouldBe("You are signed in");
        (await visitor.Page.Locator("input[value='what was typed']").CountAsync()).ShouldBe(1);
        await visitor.CheckAsync("sign-in.elsewhere.kept");
        var sent = await visitor.Page.RunAndWaitForRequestAsync(() => visitor.PressAsync("Go on where you were"), r => r.Method == "POST");
        (new Uri(sent.Url).AbsolutePath, sent.PostData!.Contains("what+was+typed", StringComparison.Ordinal)).ShouldBe(("/account/password", true));
    }

    [Fact]
    public async Task Given_a_form_of_another_site_that_goes_on_then_refused()
    {
        using var browser = new HttpClient { BaseAddress = Host.Address };
        using var form = new FormUrlEncodedContent([new("Kept", "anything")]);
        using var answer = await browser.PostAsync("/sign-in/go-on", form);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Given_an_issuer_that_is_away_when_a_sign_in_begins_then_it_counts_as_silent()
    {
        using var outside = OutsideIssuer.Of(Settings(("Identity:Metadata", $"http://127.0.0.1:{FakeIssuer.FreePort()}/"), ("Portal:ClientSecret", "s")))!;
        Issuer.IsSilence(await Should.ThrowAsync<Exception>(() => outside.BeginAsync(null, default))).ShouldBeTrue();
        (await outside.SignOutAddressAsync(default)).ShouldBeNull();
    }

    [Fact]
    public void Given_an_issuer_outside_and_no_secret_then_the_portal_does_not_start() =>
        Should.Throw<InvalidOperationException>(() => OutsideIssuer.Of(Settings(("Identity:Metadata", "https://issuer.example/"))))
            .Message.ShouldContain("Portal:ClientSecret");

    [Fact]
    public void Given_no_issuer_outside_then_there_is_none() => OutsideIssuer.Of(Settings()).ShouldBeNull();

    [Fact]
    public async Task Given_settings_of_the_portal_then_the_issuer_is_asked_by_them()
    {
        using var outside = OutsideIssuer.Of(Settings(
            ("Identity:Metadata", Host.Issuer.Metadata), ("Portal:ClientSecret", "s"), ("Portal:ClientId", "ours"), ("Portal:Scope", "openid scheme"),
            ("Portal:Address", "https://transfers.example")))!;
        var (attempt, address) = await outside.BeginAsync("/duty", default);
        address.ShouldStartWith($"{Host.Issuer.Address}/authorize?response_type=code&client_id=ours"
            + "&redirect_uri=https%3A%2F%2Ftransfers.example%2Fsign-in%2Fanswer&scope=openid%20scheme&");
        address.ShouldNotContain(attempt.Verifier);
        attempt.ReturnTo.ShouldBe("/duty");
    }

    async Task<string> WhyAsync()
    {
        await using var visitor = await portal.VisitAsync(Way.Plain, Host.Address);
        await visitor.Page.GotoAsync("/account");
        (await visitor.HeadingAsync()).ShouldBe("You are not signed in");
        var why = await visitor.Page.Locator("main .govuk-body").First.InnerTextAsync();
        await visitor.Page.GotoAsync("/account");
        (await visitor.HeadingAsync()).ShouldBe("You are not signed in");
        return why;
    }

    static IConfiguration Settings(params (string Name, string Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Name, (string?)s.Value))).Build();
}
