using Microsoft.Playwright;
using TransferScheme.Portal.Tests.Visiting;
using TransferScheme.TestKit;

namespace TransferScheme.Portal.Tests.Notices;

/// <summary>The notice that a council prints for a child who is to move.</summary>
[Collection(PortalCollection.Name)]
public sealed class NoticeTests(ThePortal portal)
{
    static readonly string Pictures = Directory.CreateDirectory(Path.Combine(Repository.Root, "artifacts", "portal")).FullName;

    [Theory]
    [InlineData("duty-officer", true, 1280)]
    [InlineData("manager", false, 320)]
    [InlineData("coordinator", true, 320)]
    [InlineData("national", false, 1280)]
    public async Task Given_somebody_who_moves_children_then_the_notice_stands_in_both_languages_and_nothing_of_a_case_in_it(
        string role, bool script, int width)
    {
        await using var visitor = await portal.VisitAsync(new Way(script, width));
        await visitor.SignInAsync(role);
        await visitor.Page.GotoAsync("/notice-for-the-child");
        (await visitor.Page.Locator("section[lang=en] h2").InnerTextAsync()).ShouldBe("Your move to another council");
        (await visitor.Page.Locator("section[lang=cy] h2").InnerTextAsync()).ShouldNotBe("Your move to another council");
        (await visitor.Page.Locator("section[lang=cy] dd").AllInnerTextsAsync()).ShouldAllBe(blank => blank.Length == 0);
        await visitor.CheckAsync($"notice.{role}");
    }

    [Fact]
    public async Task Given_the_notice_when_it_is_printed_then_only_the_notice_is_on_paper()
    {
        await using var visitor = await portal.VisitAsync(Way.Usual);
        await visitor.SignInAsync("duty-officer");
        await visitor.Page.GotoAsync("/notice-for-the-child");
        await visitor.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await visitor.Page.GetByRole(AriaRole.Navigation).First.WaitForAsync(new() { State = WaitForSelectorState.Hidden });
        (await visitor.Page.Locator(".govuk-warning-text").IsVisibleAsync()).ShouldBeFalse();
        (await visitor.Page.Locator("section[lang=cy]").IsVisibleAsync()).ShouldBeTrue();
        await visitor.Page.PdfAsync(new() { Path = Path.Combine(Pictures, "notice.pdf"), Format = "A4" });
        await visitor.Page.ScreenshotAsync(new() { FullPage = true, Path = Path.Combine(Pictures, "notice.printed.1280.png") });
    }

    [Fact]
    public async Task Given_an_auditor_then_the_notice_is_not_for_them()
    {
        await using var visitor = await portal.VisitAsync(Way.Plain);
        await visitor.SignInAsync("auditor");
        (await visitor.Page.GotoAsync("/notice-for-the-child"))!.Status.ShouldBe(403);
    }
}
