using System.Globalization;
using System.Text.Json.Nodes;
using TransferScheme.Portal.Tests.Visiting;
using TransferScheme.TestKit.Running;

namespace TransferScheme.Portal.Tests.Declining;

/// <summary>What tests of answers other than yes have done by the API, before they look.</summary>
static class Declines
{
    /// <summary>An offer to the authority that the rota chose.</summary>
    internal static async Task<Journey> OfferAsync(this ThePortal portal) =>
        await new Journey(portal.Scheme, await portal.Scheme.As("api-client", Journey.Kent)).OfferAsync();

    /// <summary>The duty officer drafts a statement that declines on G04.</summary>
    /// <param name="journey">The journey.</param>
    /// <param name="change">What is otherwise in it.</param>
    internal static async Task<Journey> DraftAsync(this Journey journey, Action<JsonObject>? change = null)
    {
        var draft = Statement();
        draft["offerId"] = journey.OfferId;
        change?.Invoke(draft);
        (await journey.Receiver.Post("refusals", draft.ToJsonString())).Expect(201);
        return journey;
    }

    /// <summary>The manager issues it, and everybody knows.</summary>
    internal static async Task<Journey> IssueAsync(this Journey journey)
    {
        using var manager = await journey.Scheme.As("manager", journey.Chosen);
        var version = (await manager.Get($"refusals/{journey.OfferId}")).Expect(200).Version;
        (await manager.Post($"refusals/{journey.OfferId}/issue", "{}", version)).Expect(200);
        using var national = await journey.Scheme.As("national");
        await national.GetWhen($"allocations/{journey.Id}", r => r["status"] == "declined");
        return journey;
    }

    /// <summary>A statement that nothing stops.</summary>
    internal static JsonObject Statement() => new()
    {
        ["response"] = "decline",
        ["decision"] = "We decline the offer of this child.",
        ["grounds"] = new JsonArray(new JsonObject
        {
            ["code"] = "G04",
            ["facts"] = "The clinic that treats this child began on the first of the month.",
            ["alternatives"] = "A place out of the area: it is not near the clinic.",
            ["evidence"] = new JsonArray(Evidence("best-interests-assessment"), Evidence("childs-views")),
        }),
        ["bestInterests"] = "The move would end a treatment that has begun; that weighs most.",
        ["childsViews"] = "The child wants to stay near the clinic.",
        ["decisionMaker"] = new JsonObject
        {
            ["name"] = "Demo Director", ["office"] = "director of children's services", ["delegatedAuthority"] = "delegation, part 3",
        },
        ["plainSummary"] = "You cannot live with us now because your doctor is where you are.",
    };

    /// <summary>Presses what leads on.</summary>
    internal static Task ContinueAsync(this Visitor visitor) => visitor.PressAsync("Save and continue");

    /// <summary>Follows a link that looks like a button.</summary>
    internal static Task FollowButtonAsync(this Visitor visitor, string name) => visitor.PressAsync(name);

    /// <summary>Fills the control of a name.</summary>
    internal static Task FillAsync(this Visitor visitor, string name, string text) =>
        visitor.Page.Locator($"[name='{name}']").FillAsync(text);

    /// <summary>Fills a day.</summary>
    internal static async Task FillDayAsync(this Visitor visitor, string name, DateOnly day)
    {
        await visitor.FillAsync($"{name}.Day", $"{day.Day}");
        await visitor.FillAsync($"{name}.Month", $"{day.Month}");
        await visitor.FillAsync($"{name}.Year", $"{day.Year}");
    }

    /// <summary>What the summary of errors says.</summary>
    internal static Task<string> ErrorsAsync(this Visitor visitor) => visitor.Page.Locator(".govuk-error-summary__list").InnerTextAsync();

    /// <summary>The status with which a page answers.</summary>
    internal static async Task<int> OpenAsync(this Visitor visitor, string path) => (await visitor.Page.GotoAsync(path))!.Status;

    /// <summary>The path of the page.</summary>
    internal static string Path(this Visitor visitor) => new Uri(visitor.Page.Url).AbsolutePath;

    static JsonObject Evidence(string kind) => new()
    {
        ["kind"] = kind, ["reference"] = "file 7", ["dated"] = TheScheme.Now.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
    };
}
