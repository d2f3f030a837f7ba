using TransferScheme.Portal.Tests.Visiting;

namespace TransferScheme.Portal.Tests.Assessing;

/// <summary>How somebody answers the questions of an act's pages.</summary>
static class ActPages
{
    internal static Task FillAsync(this Visitor visitor, string label, string words) =>
        visitor.Page.GetByLabel(label, new() { Exact = true }).FillAsync(words);

    internal static Task ChooseAsync(this Visitor visitor, string label) =>
        visitor.Page.GetByLabel(label, new() { Exact = true }).CheckAsync();

    internal static async Task DayAsync(this Visitor visitor, int day, int month = 12, int year = 2026)
    {
        await visitor.FillAsync("Day", $"{day}");
        await visitor.FillAsync("Month", $"{month}");
        await visitor.FillAsync("Year", $"{year}");
    }

    internal static async Task MomentAsync(this Visitor visitor, string time)
    {
        await visitor.DayAsync(14);
        await visitor.FillAsync("Time of day", time);
    }

    /// <summary>Checks the answers, sends them, and sees that it was done.</summary>
    internal static async Task SendAsync(this Visitor visitor, string button, string name)
    {
        await visitor.CheckAsync($"{name}.check");
        await visitor.PressAsync(button);
        (await visitor.Page.Locator(".govuk-panel").CountAsync()).ShouldBe(1, await visitor.Page.Locator("main").InnerTextAsync());
        await visitor.CheckAsync($"{name}.done");
    }

    /// <summary>The two assessors, on their two pages: the one who is signed in leads.</summary>
    internal static async Task AssessorsAsync(this Visitor visitor, AgeCourse course)
    {
        await visitor.FillAsync("Full name", "Canary-lead");
        await visitor.FillAsync("Registration number", "SW1");
        await visitor.ChooseAsync("A qualified and registered social worker");
        await visitor.ChooseAsync("Experienced in assessing age");
        await visitor.PressAsync("Continue");
        await visitor.FillAsync("Account number", $"{course.Second.Id}");
        await visitor.FillAsync("Full name", "Canary-second");
        await visitor.FillAsync("Registration number", "SW2");
        await visitor.ChooseAsync("A qualified and registered social worker");
        await visitor.PressAsync("Continue");
    }

    /// <summary>The appropriate adult and the interpreter, on their two pages.</summary>
    internal static async Task HelpersAsync(this Visitor visitor, bool isHeld)
    {
        await visitor.FillAsync("Name of the appropriate adult", "Canary-adult");
        await visitor.FillAsync("Organisation of the appropriate adult", "A charity");
        await visitor.ChooseAsync("They are independent of the authority");
        await visitor.PressAsync("Continue");
        await visitor.FillAsync("Name or number of the interpreter", "Canary-interpreter");
        await visitor.FillAsync("Language", "Tigrinya");
        await visitor.FillAsync("Dialect", "Asmara");
        await visitor.ChooseAsync("Face to face");
        if (isHeld)
        {
            await visitor.ChooseAsync("The young person confirms that they understand the interpreter");
            await visitor.ChooseAsync("The interpreter confirms that they understand the young person");
        }

        await visitor.PressAsync("Continue");
    }

    internal static Task<string> ErrorsAsync(this Visitor visitor) => visitor.Page.Locator(".govuk-error-summary__list").InnerTextAsync();

    internal static Task<string> MainAsync(this Visitor visitor) => visitor.Page.Locator("main").InnerTextAsync();

    internal static async Task<int> OpenAsync(this Visitor visitor, string address) => (await visitor.Page.GotoAsync(address))!.Status;
}
