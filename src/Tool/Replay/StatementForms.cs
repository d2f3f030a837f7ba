using System.Text.Json.Nodes;

namespace TransferScheme.Tool.Replay;

/// <summary>What is written about a decline. Every word of free text says that it is made up, and each ground is about this case.</summary>
static class StatementForms
{
    const string Fake = "Fake: made up for a replay";

    // Code, what is said of the case, and the evidence that the ground needs at least.
    static readonly Dictionary<string, (string Says, string[] Evidence)> Grounds = new Dictionary<string, (string, string[])>
    {
        ["G02"] = ("are no longer within the scheme, as the record of their claims shows", ["status-record"]),
        ["G03"] = ("were found to be adults by another authority", ["age-finding"]),
        ["G04"] = ("have begun treatment that cannot be moved", ["best-interests-assessment", "childs-views"]),
        ["G05"] = ("would be at risk from people who are known here", ["intelligence-summary", "strategy-discussion"]),
        ["G06"] = ("could not be matched with any of the places that were approached", ["placement-search-log"]),
        ["G08"] = ("would come while the intake of this service is paused by agreement", ["inspection-letter", "pause-agreement"]),
        ["G10"] = ("were referred twice", ["duplicate-reference"]),
        ["G11"] = ("are to be taken by a neighbour, as was agreed", ["takers-acceptance"]),
    };

    /// <summary>The statement of reasons.</summary>
    internal static JsonObject Statement(Guid offerId, ReplayCase c, ReplayDecline decline)
    {
        var statement = new JsonObject
        {
            ["offerId"] = offerId,
            ["response"] = "decline",
            ["decision"] = $"{Fake}. The offer of case {c.Number} is declined.",
            ["grounds"] = new JsonArray([.. decline.Grounds.Select(code => Ground(code, c, decline.On))]),
            ["bestInterests"] = $"{Fake}. The interests of the children of case {c.Number} were weighed first.",
            ["childsViews"] = $"{Fake}. The children of case {c.Number} were heard.",
            ["decisionMaker"] = new JsonObject { ["name"] = "Fake Director", ["office"] = "Fake office", ["delegatedAuthority"] = Fake },
            ["plainSummary"] = $"{Fake}. You cannot live here now, and this says why.",
            ["latenessReason"] = $"{Fake}. Whatever came late took longer than two days.",
        };
        if (decline.Grounds.Contains("G05"))
        {
            statement["annex"] = $"{Fake}. The intelligence on case {c.Number}.";
        }

        return statement;
    }

    /// <summary>The national team's review.</summary>
    internal static JsonObject Review(ReplayDecline decline) => new()
    {
        ["outcome"] = decline.IsAccepted ? "accepted" : "reaffirmed",
        ["perGround"] = new JsonArray([.. decline.Grounds.Select((code, at) => new JsonObject
        {
            ["code"] = code, ["outcome"] = decline.IsAccepted && at == 0 ? "accepted" : "insufficient",
        })]),
        ["note"] = Fake,
        ["adequacy"] = new JsonArray(
        [
            .. Enumerable.Range(1, 6).Select(n => new JsonObject { ["question"] = n, ["yes"] = decline.IsAccepted, ["note"] = Fake }),
        ]),
    };

    static JsonObject Ground(string code, ReplayCase c, DateOnly day) => new()
    {
        ["code"] = code,
        ["facts"] = $"{Fake}. The children of case {c.Number}, referred on {Forms.Day(c.Days.Referred)}, {Grounds[code].Says}.",
        ["alternatives"] = $"{Fake}. Nothing else would do for the children of case {c.Number}.",
        ["evidence"] = new JsonArray([.. Grounds[code].Evidence.Select(kind => new JsonObject
        {
            ["kind"] = kind, ["reference"] = Fake, ["dated"] = Forms.Day(day),
        })]),
    };
}
