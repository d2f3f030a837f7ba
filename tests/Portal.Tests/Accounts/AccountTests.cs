using System.Security.Cryptography;
using TransferScheme.Portal.Tests.Visiting;
using TransferScheme.TestKit.Running;

namespace TransferScheme.Portal.Tests.Accounts;

/// <summary>People look after their own account: the password, and the codes of an app.</summary>
[Collection(PortalCollection.Name)]
public sealed class AccountTests(ThePortal portal)
{
    [Fact]
    public async Task Given_a_person_when_they_set_up_codes_then_signing_in_asks_for_one_and_a_recovery_code_will_do()
    {
        await using var visitor = await portal.VisitAsync(Way.Plain);
        var user = await visitor.SignInAsync("assessor", "E09000007");
        await visitor.Page.GotoAsync("/account/second-factor");
        await visitor.CheckAsync("account.codes");
        await visitor.PressAsync("Continue");
        var secret = (await visitor.Page.Locator(".govuk-inset-text").InnerTextAsync()).Replace(" ", "", StringComparison.Ordinal);
        await visitor.Page.GetByLabel("Code that the app shows now").FillAsync("000000x");
        await visitor.PressAsync("Turn on one-time codes");
        (await visitor.Page.Locator(".govuk-error-summary__list").InnerTextAsync()).ShouldBe("Enter the code that your app shows now");
        await visitor.CheckAsync("account.codes.wrong");
        await visitor.Page.GetByLabel("Code that the app shows now").FillAsync(CodeOf(secret, DateTimeOffset.UtcNow));
        await visitor.PressAsync("Turn on one-time codes");
        (await visitor.HeadingAsync()).ShouldBe("Keep your recovery codes");
        var recovery = await visitor.Page.Locator("code").First.InnerTextAsync();
        await visitor.CheckAsync("account.recovery-codes");
        await visitor.PressAsync("Sign in again with a code");
        await SignInAsync(visitor, user);
        (await visitor.HeadingAsync()).ShouldBe("Enter your one-time code");
        await visitor.CheckAsync("sign-in.code");
        await visitor.Page.GetByLabel("Code from your authenticator app").FillAsync("wrong");
        await visitor.PressAsync("Sign in");
        await visitor.CheckAsync("sign-in.code.wrong");
        await visitor.Page.GetByLabel("Code from your authenticator app").FillAsync(recovery);
        await visitor.PressAsync("Sign in");
        new Uri(visitor.Page.Url).AbsolutePath.ShouldBe("/assessments");
    }

    [Fact]
    public async Task Given_a_coordinator_then_the_account_names_the_region_as_people_do()
    {
        await using var visitor = await portal.VisitAsync(Way.Usual);
        await visitor.SignInAsync("coordinator", "yorkshire-and-the-humber");
        await visitor.FollowAsync("Account");
        (await visitor.Page.Locator(".govuk-summary-list__value").AllInnerTextsAsync()).ShouldContain("Yorkshire and The Humber");
        (await visitor.Page.Locator("body").InnerTextAsync()).ShouldContain("Coordinator, Yorkshire and The Humber");
        await visitor.CheckAsync("account.coordinator");
    }

    [Fact]
    public async Task Given_a_person_when_they_change_their_password_then_they_sign_in_with_the_new_one()
    {
        await using var visitor = await portal.VisitAsync(Way.Usual);
        var user = await visitor.SignInAsync("assessor", "E09000008");
        await visitor.Page.GotoAsync("/account/password");
        await visitor.CheckAsync("account.password");
        await visitor.PressAsync("Change password");
        (await visitor.Page.Locator(".govuk-error-summary__list").InnerTextAsync()).ShouldBe("Enter your current password\nEnter a new password");
        await visitor.CheckAsync("account.password.empty");
        await FillAsync("not it", "another-password-of-mine");
        (await visitor.Page.Locator(".govuk-error-summary__list").InnerTextAsync()).ShouldBe("Current password is not right");
        await FillAsync(user.Password, "another-password-of-mine");
        await SignInAsync(visitor, user with { Password = "another-password-of-mine" });
        new Uri(visitor.Page.Url).AbsolutePath.ShouldBe("/assessments");

        async Task FillAsync(string current, string next)
        {
            await visitor.Page.GetByLabel("Current password", new() { Exact = true }).FillAsync(current);
            await visitor.Page.GetByLabel("New password", new() { Exact = true }).FillAsync(next);
            await visitor.PressAsync("Change password");
        }
    }

    static async Task SignInAsync(Visitor visitor, DemoUser user)
    {
        await visitor.Page.GotoAsync("/sign-in");
        await visitor.Page.GetByLabel("Email address").FillAsync(user.Email);
        await visitor.Page.GetByLabel("Password", new() { Exact = true }).FillAsync(user.Password);
        await visitor.PressAsync("Sign in");
    }

    // RFC 6238, as an app works it out: SHA-1, steps of 30 seconds, six digits of the key in base32.
    internal static string CodeOf(string secret, DateTimeOffset at)
    {
        var bits = string.Concat(secret.Select(c => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(c), 2).PadLeft(5, '0')));
        var key = Enumerable.Range(0, bits.Length / 8).Select(i => Convert.ToByte(bits.Substring(i * 8, 8), 2)).ToArray();
        var step = BitConverter.GetBytes(at.ToUnixTimeSeconds() / 30);
        Array.Reverse(step);
        // SHA-1 is what authenticator apps have, and sound in an HMAC.
#pragma warning disable CA5350
        var hash = HMACSHA1.HashData(key, step);
#pragma warning restore CA5350
        var place = hash[^1] & 15;
        var number = ((hash[place] & 127) << 24) | (hash[place + 1] << 16) | (hash[place + 2] << 8) | hash[place + 3];
        return (number % 1_000_000).ToString("000000");
    }
}
