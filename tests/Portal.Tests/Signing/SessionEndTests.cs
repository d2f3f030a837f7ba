using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using TransferScheme.Portal.Signing;

namespace TransferScheme.Portal.Tests.Signing;

/// <summary>What somebody does begins their half hour anew; what a page does by itself does not.</summary>
public sealed class SessionEndTests
{
    static readonly DateTimeOffset Now = new(2026, 12, 14, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("/duty", false, 20, true, 30)]
    [InlineData("/duty", false, 1, true, 30)]
    [InlineData("/duty", false, 29.75, false, 30)]
    [InlineData("/duty", true, 20, false, 20)]
    [InlineData("/figures/stream", false, 20, false, 20)]
    public async Task Given_a_session_with_some_minutes_left_when_something_is_asked_then_it_lasts(
        string path, bool isBackground, double left, bool isRenewed, double lasts)
    {
        var http = new DefaultHttpContext { Request = { Path = path } };
        if (isBackground)
        {
            http.Request.Headers["Background"] = "yes";
        }

        // As after a renewal in the background: the two are closer together than a whole session.
        var ticket = new AuthenticationTicket(
            new ClaimsPrincipal(), new AuthenticationProperties { IssuedUtc = Now.AddMinutes(-1), ExpiresUtc = Now.AddMinutes(left) }, "portal");
        var context = new CookieSlidingExpirationContext(
            http, new AuthenticationScheme("portal", null, typeof(CookieAuthenticationHandler)), new CookieAuthenticationOptions(), ticket,
            TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(left));
        await Session.ExtendAsync(context, new FixedTime(Now));
        context.ShouldRenew.ShouldBe(isRenewed);

        // What is written lasts as long as the two are apart.
        (context.Properties.ExpiresUtc - context.Properties.IssuedUtc).ShouldBe(TimeSpan.FromMinutes(lasts));
        http.Features.Set(AuthenticateResult.Success(ticket));
        Session.Left(http, new FixedTime(Now)).ShouldBe(TimeSpan.FromMinutes(isRenewed ? 30 : left));
    }

    sealed class FixedTime(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
