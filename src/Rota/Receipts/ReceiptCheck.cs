using System.Text.Json.Nodes;
using TransferScheme.Rota.Deciding;
using TransferScheme.Rota.Lines;

namespace TransferScheme.Rota.Receipts;

/// <summary>Takes a decision again from its receipt alone, and compares.</summary>
public static class ReceiptCheck
{
    /// <summary>What is wrong with a receipt.</summary>
    /// <param name="line">The receipt.</param>
    /// <returns>A sentence for each member that is not as it must be; nothing where the decision is confirmed.</returns>
    /// <exception cref="FormatException">It is no receipt: a member is missing or cannot be used; it says which.</exception>
    public static IReadOnlyList<string> Faults(RotaLine line)
    {
        if (line.Whole("receipt", 0) != 1)
        {
            throw line.Wrong("receipt", "must be 1, the format of this version");
        }

        var again = Again(line).Document();
        var given = line.Members.DeepClone().AsObject();
        foreach (var document in new[] { again, given })
        {
            Withhold(document);
        }

        var members = again.Select(m => m.Key).Union(given.Select(m => m.Key), StringComparer.Ordinal);
        return [.. members.Where(m => !JsonNode.DeepEquals(again[m], given[m])).Select(m => m == "hash"
            ? "hash is not that of the receipt"
            : $"{m} is not what the decision gives when it is taken again")];
    }

    /// <summary>
    /// Whether a receipt names the one before it. A pick out of order, or another seat in a burst, came after the decision: its chain
    /// leaves them out.
    /// </summary>
    /// <param name="receipt">The receipt.</param>
    /// <param name="before">The receipt of the decision before.</param>
    public static bool Follows(JsonObject receipt, JsonObject before)
    {
        if (before["seat"] is not null)
        {
            var taken = Again(new RotaLine(0, before));
            return (string?)receipt["previousHash"] == (taken with { Facts = taken.Facts.AsDecided }).Hash();
        }

        var asDecided = before.DeepClone().AsObject();
        Withhold(asDecided);
        asDecided["outOfOrder"] = null;
        asDecided.Remove("hash");
        return (string?)receipt["previousHash"] == Receipt.HashOf(CanonicalJson.Of(asDecided));
    }

    // No part of the hash: readers outside the region do not get them.
    static void Withhold(JsonObject receipt)
    {
        foreach (var excluded in receipt["excluded"] as JsonArray ?? [])
        {
            (excluded as JsonObject)?.Remove("detail");
        }

        (receipt["outOfOrder"] as JsonObject)?.Remove("note");
    }

    static Receipt Again(RotaLine line)
    {
        var candidates = line.Items("candidates");
        var excluded = line.Items("excluded");
        var all = candidates.Concat(excluded).ToList();
        var roll = Roll.Empty.With(all.Select(a => KeyValuePair.Create(a.Text("authority"), a.Text("region"))));
        if (roll.Count != all.Count)
        {
            throw line.Wrong("candidates", "and excluded must have each authority once");
        }

        var positions = new Position[roll.Count];
        var (openings, arrears, received) = (new long[roll.Count], new long[roll.Count], new int[roll.Count]);
        foreach (var a in all)
        {
            var place = roll.PlaceOf(a.Text("authority"));
            positions[place] = new Position(
                a.Whole("weight", 1), Participates: a.OptionalText("code") != "not-participating", a.Children("uasc"),
                a.Children("threshold"), a.Children("capacity", int.MinValue));
            arrears[place] = a.WholeText("arrearsBefore");
            received[place] = a.Has("received") ? (int)a.Whole("received", 0, int.MaxValue) : 0;
            openings[place] = a.Has("owed") ? a.WholeText("owed") - a.WholeText("share") : a.WholeText("balanceBefore");
        }

        var ledger = Ledger.Empty.On(roll).Open(openings, arrears).Take(received);
        var group = Group(line, roll, candidates, excluded);
        var rules = Rules(line);
        return new Receipt(ledger, positions, GuardedRota.Decide(ledger, positions, group, rules), Facts(line, rules), Names(line));
    }

    static RotaGroup Group(RotaLine line, Roll roll, IReadOnlyList<RotaLine> candidates, IReadOnlyList<RotaLine> excluded)
    {
        int[]? mismatch = null;
        foreach (var candidate in candidates.Where(c => c.Children("mismatch") is not null))
        {
            mismatch ??= new int[roll.Count];
            mismatch[roll.PlaceOf(candidate.Text("authority"))] = (int)candidate.Whole("mismatch", 0, 10_000);
        }

        return new RotaGroup(
            line.Size, Places("entry") is [var entry, ..] ? entry : -1, Places("unsuitable"), DeclinedValid(),
            Places("declined"), mismatch);

        int[] Places(string code) => [.. excluded.Where(e => e.Text("code") == code).Select(e => roll.PlaceOf(e.Text("authority")))];

        // An authority without room that also declined with accepted reasons is out of the scheme for this referral.
        int[] DeclinedValid() =>
        [
            .. Places("declined-valid"),
            .. excluded.Where(e => e.Text("code") == "no-room" && !e.Flag("inScheme")).Select(e => roll.PlaceOf(e.Text("authority"))),
        ];
    }

    static RotaRules Rules(RotaLine line)
    {
        var rules = Item(line, "rules");
        return new RotaRules(
            rules.Text("version"), rules.Text("weightsBasis"), (int)rules.Whole("largestGroup", 1, 1000),
            (int)rules.Whole("repaymentPercent", 0, 100), rules.WholeText("authorityBand"), (int)rules.Whole("horizonCap", 1, 1_000_000));
    }

    static ReceiptFacts Facts(RotaLine line, RotaRules rules)
    {
        var pick = line.Members["outOfOrder"] is null ? null : Item(line, "outOfOrder");
        return new ReceiptFacts(
            line.Text("decision"), line.Whole("position", 1), line.OptionalText("previousHash") ?? "", line.Text("referral"),
            (int)line.Whole("attempt", 1, int.MaxValue), line.Time("decidedAt"), rules,
            pick is null ? null : new OutOfOrder(pick.Text("code"), null, pick.OptionalText("by"), pick.OptionalText("approvedBy")),
            line.Members["seat"] is null ? null : Seat(Item(line, "seat")));
    }

    static BurstSeat Seat(RotaLine seat) =>
        new(seat.Whole("position", 1), seat.Text("referral"), (int)seat.Whole("children", 1, int.MaxValue));

    static Names Names(RotaLine line)
    {
        var chosen = line.Members["chosen"] is null ? null : Item(line, "chosen");
        var regions = line.Items("regions").ToDictionary(r => r.Text("region"), r => r.OptionalText("name") ?? "", StringComparer.Ordinal);
        return new Names(_ => chosen?.OptionalText("name") ?? "", region => regions.GetValueOrDefault(region, ""));
    }

    static RotaLine Item(RotaLine line, string member) =>
        line.Members[member] is JsonObject members ? line with { Members = members } : throw line.Wrong(member, "must be an object");
}
