using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using TransferScheme.Rota.Deciding;

namespace TransferScheme.Rota.Receipts;

/// <summary>
/// The receipt of a decision: all that it was taken on, so that anyone can take it again, and what came out of it. It has nothing
/// of a child but the size of the group.
/// </summary>
/// <param name="Ledger">The ledger before the decision.</param>
/// <param name="Positions">What was known of everyone on its roll.</param>
/// <param name="Decision">The decision.</param>
/// <param name="Facts">The rest.</param>
/// <param name="Names">What authorities and regions are called.</param>
public sealed record Receipt(Ledger Ledger, IReadOnlyList<Position> Positions, RotaDecision Decision, ReceiptFacts Facts, Names Names)
{
    const int Format = 1;

    // Beyond it not every reader of JSON holds whole numbers exactly.
    const long LargestNumber = 9_007_199_254_740_992;

    Roll Roll => Ledger.Roll;

    /// <summary>SHA-256 over the canonical JSON of everything but notes, details and the hash itself, in lower-case hex.</summary>
    public string Hash()
    {
        using var canonical = Canonical();
        return canonical.Hash();
    }

    /// <summary>The receipt with its hash, details and note.</summary>
    /// <param name="withDetails">Whether to tell what stands behind an exclusion as unsuitable.</param>
    public JsonObject Document(bool withDetails = true)
    {
        using var canonical = Canonical();
        var document = JsonNode.Parse(canonical.Written)!.AsObject();
        foreach (var excluded in document["excluded"]!.AsArray())
        {
            var place = Roll.PlaceOf((string)excluded!["authority"]!);
            excluded["detail"] = withDetails || Decision.Exclusions[place] is not Exclusion.Unsuitable ? Detail(place) : null;
        }

        if (document["outOfOrder"] is JsonObject outOfOrder)
        {
            outOfOrder["note"] = Facts.OutOfOrder!.Note;
        }

        document["hash"] = canonical.Hash();
        return document;
    }

    internal static string HashOf(string canonical) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)));

    CanonicalWriter Canonical()
    {
        var json = new CanonicalWriter().Open('{');
        json.Open('{', "accrual").Number("authorities", Decision.Exclusions.Count(e => e.Accrues)).Number("weight", Decision.Weight)
            .Close('}');
        json.Number("attempt", Facts.Attempt);
        var ranked = Decision.Ranked(Roll);
        WriteCandidates(json, ranked);
        WriteChosen(json);
        json.Text("decidedAt", Facts.DecidedAt.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture));
        json.Text("decision", Facts.Decision);
        WriteExcluded(json);
        WriteLookAhead(json);
        WriteOutOfOrder(json);
        json.Text("pick", Facts.Seat is null ? Decision.Pick.Code : "batch").Number("position", Facts.Position).Text("previousHash", Facts.PreviousHash);
        json.Number("receipt", Format).Text("referral", Facts.Referral);
        WriteRegions(json);
        json.Text("rule", Decision.Rule.Code);
        WriteRules(json);
        WriteRunnerUp(json, ranked);
        WriteSeat(json);
        json.Text("sentence", RotaSentence.Of(Decision, Ledger, Facts.Rules, Names, Facts.Seat)).Number("size", Decision.Group.Size);
        return json.Close('}');
    }

    void WriteCandidates(CanonicalWriter json, IReadOnlyList<int> ranked)
    {
        json.Open('[', "candidates");
        foreach (var (rank, i) in ranked.Index())
        {
            json.Open('{').Units("arrearsBefore", Ledger.Arrears(i)).Text("authority", Roll.Ids[i]).Units("balance", Decision.Balances[i])
                .Units("balanceBefore", Ledger.Balance(i)).Number("capacity", Positions[i].Room)
                .Flag("inBand", Decision.IsInBand(i, Roll)).Number("mismatch", Decision.Group.Mismatch?[i])
                .Units("owed", Ledger.Owed(i) + Decision.Shares[i]).Number("rank", rank + 1).Number("received", Ledger.Taken(i))
                .Text("region", Roll.RegionAt(i)).Units("repayment", Repaid(i)).Units("share", Decision.Shares[i])
                .Number("threshold", Positions[i].Threshold).Number("uasc", Positions[i].Uasc).Number("weight", Positions[i].Weight)
                .Close('}');
        }

        json.Close(']');
    }

    void WriteChosen(CanonicalWriter json)
    {
        if (Decision.Chosen < 0)
        {
            json.Null("chosen");
            return;
        }

        var id = Roll.Ids[Decision.Chosen];
        json.Open('{', "chosen").Text("authority", id).Text("name", Names.Authority(id)).Text("region", Roll.RegionAt(Decision.Chosen))
            .Close('}');
    }

    void WriteExcluded(CanonicalWriter json)
    {
        json.Open('[', "excluded");
        for (var i = 0; i < Roll.Count; i++)
        {
            if (Decision.Exclusions[i] is not Exclusion.None and var code)
            {
                json.Open('{').Flag("accrues", code.Accrues).Units("arrearsBefore", Ledger.Arrears(i)).Text("authority", Roll.Ids[i])
                    .Units("balanceBefore", Ledger.Balance(i)).Number("capacity", Positions[i].Room).Text("code", code.Code)
                    .Flag("inScheme", IsInScheme(i)).Text("region", Roll.RegionAt(i)).Units("repayment", Repaid(i))
                    .Units("share", Decision.Shares[i]).Number("threshold", Positions[i].Threshold).Number("uasc", Positions[i].Uasc)
                    .Number("weight", Positions[i].Weight).Close('}');
            }
        }

        json.Close(']');
    }

    void WriteLookAhead(CanonicalWriter json) => json.Open('{', "lookAhead")
        .Number("binding", Decision.Ahead.Binding < 0 ? null : Decision.Ahead.Binding).Number("horizon", Decision.Ahead.Horizon).Close('}');

    void WriteOutOfOrder(CanonicalWriter json)
    {
        if (Facts.OutOfOrder is not { } pick)
        {
            json.Null("outOfOrder");
            return;
        }

        json.Open('{', "outOfOrder").Text("approvedBy", pick.ApprovedBy).Text("by", pick.By).Text("code", pick.Code).Close('}');
    }

    void WriteRegions(CanonicalWriter json)
    {
        json.Open('[', "regions");
        foreach (var (at, region) in Decision.Regions.Index())
        {
            json.Open('{').Flag("allowed", region.IsAllowed).Units("balance", region.Balance);
            WriteBlock(json, region);
            var due = region.Weight > 0 && Decision.Chosen >= 0 ? Math.Min(region.Deadline, LargestNumber) : (long?)null;
            json.Number("deadline", due).Number("eligible", region.Eligible)
                .Text("name", Names.Region(Roll.Regions[at])).Text("region", Roll.Regions[at]).Number("weight", region.Weight).Close('}');
        }

        json.Close(']');
    }

    void WriteBlock(CanonicalWriter json, RegionSight region)
    {
        if (region.IsAllowed)
        {
            json.Null("blockedBy");
            return;
        }

        var code = region.Eligible == 0 ? "no-eligible-authority"
            : Decision.Rule is RegionRule.MostBehind ? "not-most-behind"
            : region.Balance < Units.Of(Decision.Group.Size) - Facts.Rules.RegionBand(Decision.Group.Size) ? "ahead"
            : Decision.Rule is RegionRule.EarliestDeadline ? "not-earliest"
            : "others-due";
        json.Open('{', "blockedBy").Text("code", code).Open('[', "regions");
        if (code == "others-due")
        {
            foreach (var (at, _) in Decision.Regions.Index().Where(r => r.Item.Weight > 0 && r.Item.Deadline <= Decision.Ahead.Binding))
            {
                json.Item(Roll.Regions[at]);
            }
        }

        json.Close(']').Number("within", code == "others-due" ? Decision.Ahead.Binding + 1 : null).Close('}');
    }

    void WriteRules(CanonicalWriter json)
    {
        var rules = Facts.Rules;
        json.Open('{', "rules").Units("authorityBand", rules.AuthorityBand).Number("horizonCap", rules.HorizonCap)
            .Number("largestGroup", rules.LargestGroup).Units("regionBand", rules.RegionBand(1))
            .Number("repaymentPercent", rules.RepaymentPercent).Units("unit", Units.PerChild).Text("version", rules.Version)
            .Text("weightsBasis", rules.WeightsBasis).Close('}');
    }

    void WriteRunnerUp(CanonicalWriter json, IReadOnlyList<int> ranked)
    {
        if (ranked.Count < 2)
        {
            json.Null("runnerUp");
            return;
        }

        var (first, second) = (ranked[0], ranked[1]);
        var margin = Decision.Pick is AuthorityPick.BestMatch
            ? Decision.Group.Mismatch![second] - Decision.Group.Mismatch[first]
            : Decision.Balances[first] - Decision.Balances[second];
        json.Open('{', "runnerUp").Text("authority", Roll.Ids[second]).Units("margin", margin).Close('}');
    }

    // Only in a burst.
    void WriteSeat(CanonicalWriter json)
    {
        if (Facts.Seat is { } seat)
        {
            json.Open('{', "seat").Number("children", seat.Children).Number("position", seat.Position).Text("referral", seat.Referral)
                .Close('}');
        }
    }

    long Repaid(int place) => Decision.Repaid.Length == 0 ? 0 : Decision.Repaid[place];

    // Whether a share is due to it by statute: arrears are what it is not given of it.
    bool IsInScheme(int place) => Positions[place].IsInScheme && Decision.Group.DeclinedValid?.Contains(place) is not true;

    string? Detail(int place) => Decision.Exclusions[place] switch
    {
        Exclusion.Threshold => string.Create(CultureInfo.InvariantCulture, $"{Positions[place].Uasc}/{Positions[place].Threshold}"),
        Exclusion.Capacity => string.Create(CultureInfo.InvariantCulture, $"{Positions[place].Room}/{Decision.Group.Size}"),
        _ => null,
    };
}
