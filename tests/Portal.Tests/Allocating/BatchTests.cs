using System.Text.Json.Nodes;
using TransferScheme.Portal.Tests.Visiting;

namespace TransferScheme.Portal.Tests.Allocating;

/// <summary>A burst is placed as one batch: chosen, proposed with why, confirmed, and each child offered.</summary>
[Collection(PortalCollection.Name)]
public sealed class BatchTests(ThePortal portal)
{
    [Theory]
    [InTurn]
    public async Task Given_several_children_who_wait_then_one_batch_offers_each(Way way)
    {
        var (region, burst) = await BurstAsync();
        await using var visitor = await portal.VisitAsync(way);
        await visitor.SignInAsync("coordinator", region);
        await visitor.Page.GetByText("Place several as one batch").ClickAsync();
        await visitor.CheckAsync("batch");
        await visitor.PressAsync("Continue");
        (await visitor.Page.Locator(".govuk-error-summary__list").InnerTextAsync()).ShouldBe("Select the referrals of the batch");
        await visitor.CheckAsync("batch.empty");

        foreach (var referral in burst)
        {
            await visitor.Page.GetByLabel(referral.Reference, new() { Exact = true }).CheckAsync();
        }

        await visitor.PressAsync("Continue");
        (await visitor.HeadingAsync()).ShouldBe("Check the batch");
        await visitor.CheckAsync("batch.proposed");
        await visitor.PressAsync("Choose others");
        (await visitor.Page.GetByLabel(burst[0].Reference, new() { Exact = true }).IsCheckedAsync()).ShouldBeTrue();
        await visitor.PressAsync("Continue");

        await visitor.PressAsync("Confirm and offer all");
        (await visitor.HeadingAsync()).ShouldBe("The batch is confirmed");
        await visitor.CheckAsync("batch.confirmed");
        using var national = await portal.Scheme.As("national");
        foreach (var referral in burst)
        {
            (await national.Get($"allocations/{referral.Id}")).Expect(200)["status"].ShouldBe("offered");
        }
    }

    [Fact]
    public async Task Given_a_referral_that_was_offered_meanwhile_then_the_batch_is_chosen_anew()
    {
        var (region, burst) = await BurstAsync();
        await using var visitor = await portal.VisitAsync(Way.Usual);
        await visitor.SignInAsync("coordinator", region);
        await visitor.Page.GotoAsync("/allocations/batch");
        foreach (var referral in burst)
        {
            await visitor.Page.GetByLabel(referral.Reference, new() { Exact = true }).CheckAsync();
        }

        await visitor.PressAsync("Continue");
        using var coordinator = await portal.Scheme.As("coordinator", region);
        var allocation = (await coordinator.Get($"allocations/{burst[0].Id}")).Expect(200);
        (await coordinator.Post(
            $"allocations/{burst[0].Id}/offer", $$"""{ "authority": "{{allocation.Json["candidates"]![0]!["authority"]}}" }""", allocation.Version))
            .Expect(201);

        await visitor.PressAsync("Confirm and offer all");
        (await visitor.Page.Locator(".govuk-error-summary").CountAsync()).ShouldBe(1);
        await visitor.CheckAsync("batch.changed");
    }

    // By the thirteenth child some region of twelve has two.
    async Task<(string Region, IReadOnlyList<(Guid Id, string Reference)> Burst)> BurstAsync()
    {
        using var national = await portal.Scheme.As("national");
        while (true)
        {
            using var journey = await portal.Scheme.WaitingAsync();
            var waiting = (await national.Get("allocations?status=waiting&order=due&limit=200")).Expect(200).Json["items"]!.AsArray();
            if (waiting.GroupBy(a => (string)a!["region"]!).FirstOrDefault(g => g.Count() > 1) is { } found)
            {
                return (found.Key, [.. found.Take(3).Select(Named)]);
            }
        }
    }

    static (Guid Id, string Reference) Named(JsonNode? line) => ((Guid)line!["referralId"]!, (string)line["reference"]!);
}
