using System.Globalization;
using System.Text.Json.Nodes;

namespace TransferScheme.EndToEnd.Tests.Declining;

/// <summary>Statements of reasons as authorities write them: complete, so that nothing blocks issue.</summary>
static class Statement
{
    static readonly Dictionary<string, string[]> EvidenceOf = new()
    {
        ["G02"] = ["status-record"],
        ["G04"] = ["best-interests-assessment", "childs-views"],
        ["G05"] = ["intelligence-summary", "strategy-discussion"],
        ["G06"] = ["placement-search-log"],
        ["G11"] = ["takers-acceptance"],
    };

    /// <summary>A statement that declines on these grounds.</summary>
    /// <param name="today">The day of its evidence.</param>
    /// <param name="codes">Codes of the grounds.</param>
    internal static JsonObject Declining(DateOnly today, params IEnumerable<string> codes) => new()
    {
        ["response"] = "decline",
        ["decision"] = "We decline the offer of this child.",
        ["grounds"] = new JsonArray([.. codes.Select(code => Ground(code, today))]),
        ["bestInterests"] = "The move would end a treatment that has begun; that weighs most.",
        ["childsViews"] = "The child was heard and wants to stay near the clinic.",
        ["decisionMaker"] = new JsonObject
        {
            ["name"] = "Demo Director", ["office"] = "director of children's services", ["delegatedAuthority"] = "delegation, part 3",
        },
        ["policy"] = "Protocol 7.0, no departure.",
        ["change"] = "A place within an hour of the clinic.",
        ["plainSummary"] = "You cannot live with us now because your doctor is where you are.",
        ["annex"] = "Canary-annex",
    };

    /// <summary>The first draft of a statement on an offer.</summary>
    internal static string On(Guid offerId, JsonObject statement)
    {
        var draft = statement.DeepClone().AsObject();
        draft["offerId"] = offerId;
        return draft.ToJsonString();
    }

    /// <summary>A review.</summary>
    /// <param name="outcome"><c>accepted</c>, <c>challenged</c> or <c>reaffirmed</c>.</param>
    /// <param name="finding">What is found of each ground.</param>
    /// <param name="codes">Codes of the grounds.</param>
    internal static string Review(string outcome, string finding, params IEnumerable<string> codes) => new JsonObject
    {
        ["outcome"] = outcome,
        ["perGround"] = new JsonArray(
            [.. codes.Select(code => new JsonObject { ["code"] = code, ["outcome"] = finding, ["note"] = "Seen." })]),
        ["note"] = "As found.",
        ["adequacy"] = new JsonArray(
            [.. Enumerable.Range(1, 6).Select(n => new JsonObject { ["question"] = n, ["yes"] = true, ["note"] = "It does." })]),
    }.ToJsonString();

    static JsonObject Ground(string code, DateOnly today) => new()
    {
        ["code"] = code,
        ["facts"] = $"The clinic that treats this child began on the first of the month; for ground {code} that decides.",
        ["alternatives"] = "A place of another kind, and one out of the area: neither is near the clinic.",
        ["evidence"] = new JsonArray([.. EvidenceOf.GetValueOrDefault(code, []).Select(kind => new JsonObject
        {
            ["kind"] = kind, ["reference"] = "file 7, page 2", ["dated"] = today.ToString("O", CultureInfo.InvariantCulture),
        })]),
    };
}
