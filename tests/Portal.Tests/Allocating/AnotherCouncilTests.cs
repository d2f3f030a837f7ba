using Microsoft.Playwright;
using TransferScheme.Portal.Tests.Visiting;

namespace TransferScheme.Portal.Tests.Allocating;

/// <summary>A coordinator offers to another council than the recommended one: a coded reason, and for another region a second person.</summary>
[Collection(PortalCollection.Name)]
public sealed class AnotherCouncilTests(ThePortal portal)
{
    [Theory]
    [InTurn]
    public async Task Given_a_council_of_another_region_then_it_is_offered_once_a_second_person_has_approved(Way way)
    {
        using var journey = await portal.Scheme.WaitingAsync();
        var picked = await journey.ElsewhereAsync();
        var name = await portal.Scheme.NameAsync(picked.Authority);
        await using var visitor = await portal.VisitAsync(way);
        await visitor.SignInAsync("coordinator", journey.Region);
        await visitor.Page.GotoAsync($"/allocations/{journey.Id}");
        await visitor.FollowAsync("Offer to another council");
        await visitor.CheckAsync("another");

        await visitor.PressAsync("Continue");
        (await visitor.Page.Locator(".govuk-error-summary__list").InnerTextAsync()).ShouldBe("Select the council\nSelect a reason");
        await visitor.CheckAsync("another.empty");

        await visitor.Page.GetByLabel("Which council?").SelectOptionAsync(picked.Authority);
        await visitor.Page.GetByLabel("Another reason, told in the note.").CheckAsync();
        await visitor.PressAsync("Continue");
        (await visitor.Page.Locator(".govuk-error-summary__list").InnerTextAsync()).ShouldBe("Enter a note that tells the reason");

        await visitor.Page.GetByLabel("Note", new() { Exact = true }).FillAsync(new string('w', 20_000));
        await visitor.PressAsync("Continue");
        await visitor.CheckAsync("another.check-long");

        await using var second = await portal.VisitAsync(way);
        await second.SignInAsync("coordinator", picked.Region);
        await second.Page.GotoAsync($"/allocations/{journey.Id}/approve?authority={picked.Authority}");
        await second.CheckAsync("approve");
        await second.PressAsync($"Approve {name}");
        (await second.Page.Locator(".govuk-error-summary__list").InnerTextAsync()).ShouldBe("Select a reason");
        await second.CheckAsync("approve.empty");
        await second.Page.GetByLabel("Family lives nearby.").CheckAsync();
        await second.PressAsync($"Approve {name}");
        (await second.HeadingAsync()).ShouldBe($"{name} is approved");
        await second.CheckAsync("approved");

        await visitor.PressAsync("Look whether it is approved");
        await visitor.PressAsync($"Offer to {name}");
        (await visitor.Page.Locator(".govuk-error-summary").CountAsync()).ShouldBe(1);
        (await visitor.Page.GetByLabel("Note", new() { Exact = true }).InputValueAsync()).Length.ShouldBe(20_000);
        await visitor.CheckAsync("another.note-too-long");

        await visitor.Page.GetByLabel("Note", new() { Exact = true }).FillAsync("An aunt lives there.");
        await visitor.PressAsync("Continue");
        await visitor.CheckAsync("another.check-approved");
        await visitor.PressAsync($"Offer to {name}");
        (await visitor.HeadingAsync()).ShouldBe($"Offered to {name}");
    }

    [Theory]
    [InTurn]
    public async Task Given_a_case_that_has_moved_on_then_what_was_typed_is_kept_and_sent_again(Way way)
    {
        using var journey = await portal.Scheme.WaitingAsync();
        var (picked, other) = (await journey.ElsewhereAsync(), await journey.ElsewhereAsync(skip: 1));
        var name = await portal.Scheme.NameAsync(picked.Authority);
        await journey.ApproveAsync(picked.Authority);
        await using var visitor = await portal.VisitAsync(way);
        await visitor.SignInAsync("coordinator", journey.Region);
        await visitor.Page.GotoAsync($"/allocations/{journey.Id}/another?authority={picked.Authority}");
        await visitor.Page.GetByLabel("The child is safer there.").CheckAsync();
        await visitor.Page.GetByLabel("Note", new() { Exact = true }).FillAsync("As agreed with the social worker.");
        await visitor.PressAsync("Continue");
        await journey.ApproveAsync(other.Authority);

        await visitor.PressAsync($"Offer to {name}");
        (await visitor.Page.Locator(".govuk-error-summary").CountAsync()).ShouldBe(1);
        (await visitor.Page.Locator("main").InnerTextAsync()).ShouldContain("As agreed with the social worker.");
        await visitor.CheckAsync("another.changed");

        await visitor.PressAsync($"Offer to {name}");
        (await visitor.HeadingAsync()).ShouldBe($"Offered to {name}");
    }

    [Fact]
    public async Task Given_a_referral_that_is_offered_or_a_council_in_line_then_there_is_nothing_to_pick_or_approve()
    {
        using var journey = await portal.Scheme.WaitingAsync();
        await using var visitor = await portal.VisitAsync(Way.Usual);
        await visitor.SignInAsync("coordinator", journey.Region);
        await visitor.Page.GotoAsync($"/allocations/{journey.Id}/approve?authority={journey.Chosen}");
        await visitor.CheckAsync("approve.nothing");
        await journey.OfferAsync();
        await visitor.Page.GotoAsync($"/allocations/{journey.Id}/another");
        (await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Continue" }).CountAsync()).ShouldBe(0);
        await visitor.CheckAsync("another.not-waiting");
    }
}
