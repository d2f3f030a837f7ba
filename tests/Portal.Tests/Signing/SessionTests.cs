using Microsoft.Playwright;
using TransferScheme.Portal.Tests.Visiting;

namespace TransferScheme.Portal.Tests.Signing;

/// <summary>Somebody who does nothing is warned before they are signed out, and can stay.</summary>
[Collection(PortalCollection.Name)]
public sealed class SessionTests(ThePortal portal)
{
    const string Dialog = "#session-warning";

    [Fact]
    public async Task Given_five_minutes_left_then_a_dialog_has_the_focus_and_staying_begins_the_half_hour_anew()
    {
        await using var visitor = await EndingAsync(seconds: 200);
        await visitor.CheckAsync("session.ending");
        (await visitor.Page.Locator($"{Dialog} [data-session-words]").InnerTextAsync()).ShouldBe("For your security, you are signed out in 4 minutes.");
        (await FocusAsync(visitor)).ShouldBe("Stay signed in");

        // Round the dialog and not behind it: whatever else the browser offers, nothing of the page has the focus.
        for (var presses = 0; presses < 4; presses++)
        {
            await visitor.Page.Keyboard.PressAsync("Tab");
            (await visitor.Page.EvaluateAsync<bool>("document.activeElement === document.body || !!document.activeElement.closest('dialog')")).ShouldBeTrue();
        }

        await visitor.PressAsync("Stay signed in");
        await Assertions.Expect(visitor.Page.Locator(Dialog)).ToBeHiddenAsync();
        (await LeftAsync(visitor)).ShouldBeGreaterThan(29 * 60);
    }

    [Fact]
    public async Task Given_the_dialog_when_escape_is_pressed_then_somebody_is_there()
    {
        await using var visitor = await EndingAsync(seconds: 60);
        (await visitor.Page.Locator($"{Dialog} [data-session-words]").InnerTextAsync()).ShouldBe("For your security, you are signed out in 1 minute.");
        await visitor.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(visitor.Page.Locator(Dialog)).ToBeHiddenAsync();
        (await LeftAsync(visitor)).ShouldBeGreaterThan(29 * 60);
    }

    [Fact]
    public async Task Given_the_end_then_the_dialog_says_that_what_was_typed_is_kept_and_goes_away()
    {
        await using var visitor = await EndingAsync(seconds: 2);
        await Assertions.Expect(visitor.Page.Locator($"{Dialog} [data-session-words]")).ToContainTextAsync("You were signed out.");
        (await visitor.Page.Locator($"{Dialog} h2").InnerTextAsync()).ShouldBe("You were signed out");
        await visitor.CheckAsync("session.ended");
        await visitor.PressAsync("Close");
        await Assertions.Expect(visitor.Page.Locator(Dialog)).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Given_the_dialog_when_the_person_signs_out_then_they_are_asked_on_the_page_for_it()
    {
        await using var visitor = await EndingAsync(seconds: 200);
        await visitor.Page.Locator($"{Dialog} a").ClickAsync();
        (await visitor.HeadingAsync()).ShouldBe("Do you want to sign out?");
    }

    [Fact]
    public async Task Given_no_scripts_then_a_sentence_says_when_the_session_ends()
    {
        await using var visitor = await portal.VisitAsync(Way.Plain);
        await visitor.SignInAsync("auditor");
        (await visitor.Page.Locator(".scheme-session").InnerTextAsync()).ShouldMatch("^If you do nothing until .+, you are signed out. What you typed is kept.$");
    }

    async Task<Visitor> EndingAsync(int seconds)
    {
        var visitor = await portal.VisitAsync(Way.Usual);
        await visitor.SignInAsync("auditor");
        await visitor.Page.EvaluateAsync("seconds => document.querySelector('meta[name=session-ends-seconds]').content = seconds", seconds);
        await Assertions.Expect(visitor.Page.Locator(Dialog)).ToBeVisibleAsync();
        return visitor;
    }

    static Task<string> FocusAsync(Visitor visitor) => visitor.Page.EvaluateAsync<string>("document.activeElement.textContent.trim()");

    static async Task<int> LeftAsync(Visitor visitor) =>
        int.Parse((await visitor.Page.Locator("meta[name=session-ends-seconds]").GetAttributeAsync("content"))!, null);
}
