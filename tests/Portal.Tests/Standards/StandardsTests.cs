using TransferScheme.Portal.Tests.Declining;
using TransferScheme.Portal.Tests.Moving;
using TransferScheme.Portal.Tests.Visiting;

namespace TransferScheme.Portal.Tests.Standards;

/// <summary>A coordinator sets down the region's standards; its authorities read them.</summary>
[Collection(PortalCollection.Name)]
public sealed class StandardsTests(ThePortal portal)
{
    const string Rutland = "E06000017";
    const string Region = "east-midlands";
    static readonly string Long = string.Concat(Enumerable.Repeat("Fixture: every child has a named worker. ", 500))[..20_000];

    [Theory]
    [InTurn]
    public async Task Given_a_region_when_its_coordinator_sets_down_standards_then_they_are_dated_and_its_authorities_read_them(Way way)
    {
        await using var coordinator = await portal.VisitAsync(way);
        await coordinator.SignInAsync("coordinator", Region);
        await coordinator.FollowAsync("The region’s standards");
        await coordinator.CheckAsync("standards");
        await coordinator.PressAsync("Set down a new version");
        await coordinator.CheckAsync("standards-set");
        await coordinator.Page.Locator("#Standards").FillAsync("");
        await coordinator.Page.Locator("#Practice").FillAsync("");
        await coordinator.PressAsync("Continue");
        (await Party.ErrorsAsync(coordinator)).ShouldBe("Enter the standards\nEnter how ages are assessed");
        await coordinator.CheckAsync("standards-set.empty");
        await Declines.FillAsync(coordinator, "Standards", Long);
        await Declines.FillAsync(coordinator, "Practice", "Two social workers\nof two authorities assess together.");
        await Party.TypeDayAsync(coordinator, "Dated", "31");
        await coordinator.PressAsync("Continue");
        await coordinator.PressAsync("Set down these standards");
        (await Party.ErrorsAsync(coordinator)).ShouldBe("Must not be in the future.");
        await coordinator.CheckAsync("standards-set.refused");
        await Party.TypeDayAsync(coordinator, "Dated", "1");
        await coordinator.PressAsync("Continue");
        await coordinator.CheckAsync("standards-set.checked");

        // The national team is quicker: what was typed is kept, and stands once it is sent again.
        using var national = await portal.Scheme.As("national");
        var version = (await national.Get($"regions/{Region}/standards")).Expect(200).Version;
        const string Other = """{ "asOf": "2026-12-01", "standards": "Of the national team.", "ageAssessmentPractice": "Another." }""";
        (await national.Send(HttpMethod.Put, $"regions/{Region}/standards", Other, version)).Expect(200);
        await coordinator.PressAsync("Set down these standards");
        (await Party.ErrorsAsync(coordinator)).ShouldNotBeEmpty();
        await coordinator.CheckAsync("standards-set.changed-meanwhile");
        await coordinator.PressAsync("Set down these standards");
        (await coordinator.Page.Locator("main").InnerTextAsync()).ShouldContain("The standards are set down.");
        await coordinator.CheckAsync("standards.set-down");

        await using var officer = await portal.VisitAsync(way);
        await officer.SignInAsync("duty-officer", Rutland);
        await officer.Page.GotoAsync("/authority");
        await officer.FollowAsync("Your region’s standards");
        var read = await officer.Page.Locator("main").InnerTextAsync();
        read.ShouldContain("dated 1 December 2026");
        read.ShouldContain("of two authorities assess together.");
        read.ShouldNotContain("Set down a new version");
        await officer.CheckAsync("standards.officer");
        (await officer.Page.GotoAsync("/region/standards/set"))!.Status.ShouldBe(403);
    }

    [Theory]
    [InTurn]
    public async Task Given_no_region_when_the_national_team_or_an_auditor_opens_standards_then_they_choose_one(Way way)
    {
        await using var auditor = await portal.VisitAsync(way);
        await auditor.SignInAsync("auditor");
        await auditor.FollowAsync("The regions’ standards");
        await auditor.CheckAsync("standards.choose");
        await auditor.FollowAsync("Northern Ireland");
        (await auditor.Page.Locator("main").InnerTextAsync()).ShouldContain("The region has set down no standards yet.");
        await auditor.CheckAsync("standards.none");
    }
}
