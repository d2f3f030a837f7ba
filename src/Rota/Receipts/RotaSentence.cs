using System.Globalization;
using TransferScheme.Rota.Deciding;

namespace TransferScheme.Rota.Receipts;

/// <summary>A decision in one sentence that anyone can follow. Figures are rounded once, from whole units.</summary>
public static class RotaSentence
{
    const long PerHundredth = Units.PerChild / 100;

    static readonly Exclusion[] Codes = [.. Enum.GetValues<Exclusion>().Where(e => e is not Exclusion.None)];

    /// <summary>The sentence of a decision.</summary>
    /// <param name="decision">The decision.</param>
    /// <param name="ledger">The ledger before it.</param>
    /// <param name="rules">The rules.</param>
    /// <param name="names">What authorities and regions are called.</param>
    /// <param name="seat">The seat that the referral took in a burst; null where the turn was decided for the referral itself.</param>
    public static string Of(RotaDecision decision, Ledger ledger, RotaRules rules, Names names, BurstSeat? seat = null) =>
        decision.Chosen < 0
            ? Unplaced(decision)
            : seat is not null
                ? OfSeat(names.Authority(ledger.Roll.Ids[decision.Chosen]), decision.Group.Size, seat.Children)
            : $"{names.Authority(ledger.Roll.Ids[decision.Chosen])} was chosen: {Why(decision, ledger, rules, names)}";

    /// <summary>The sentence of a referral that took the seat of another one in a burst.</summary>
    /// <param name="authority">Name of the authority whose seat it is.</param>
    /// <param name="size">Children kept together.</param>
    /// <param name="children">Children of the whole burst.</param>
    public static string OfSeat(string authority, int size, int children) => string.Create(
        CultureInfo.InvariantCulture,
        $"{authority} was chosen: the seat that was {authority}'s in this burst of {children} children; "
        + $"this {Group(size)} suits it best when all are placed.");

    /// <summary>Units as children with two decimals, half away from zero.</summary>
    /// <param name="units">The units.</param>
    public static string Children(long units)
    {
        var hundredths = (Int128.Abs(units) + (PerHundredth / 2)) / PerHundredth;
        var sign = units < 0 && hundredths > 0 ? "-" : "";
        return string.Create(CultureInfo.InvariantCulture, $"{sign}{hundredths / 100}.{hundredths % 100:00}");
    }

    static string Why(RotaDecision decision, Ledger ledger, RotaRules rules, Names names) => decision.Pick switch
    {
        AuthorityPick.Overdue =>
            $"{Children(decision.Balances[decision.Chosen])} children behind, more than the {Band(rules)} allowed, "
            + "so it comes before better matches.",
        AuthorityPick.BestMatch => string.Create(
            CultureInfo.InvariantCulture,
            $"best suited to this {Group(decision.Group.Size)} of the {Count(decision, decision.IsInBand, ledger)} authorities {Within(rules)}."),
        _ => $"{Drift(decision, ledger)}, {Standing(decision, ledger, names)}.",
    };

    static string Drift(RotaDecision decision, Ledger ledger)
    {
        var balance = decision.Balances[decision.Chosen];
        var owed = ledger.Owed(decision.Chosen) + decision.Shares[decision.Chosen];
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{Children(Math.Abs(balance))} children {(balance < 0 ? "ahead of" : "behind")} its fair share {Account()}");

        string Account() => string.Create(
            CultureInfo.InvariantCulture, $"(owed {Children(owed)}, received {ledger.Taken(decision.Chosen)})");
    }

    static string Standing(RotaDecision decision, Ledger ledger, Names names)
    {
        if (decision.Exclusions.Count(e => e is Exclusion.None) == 1)
        {
            return "the only authority able to take this group";
        }

        var inTurn = Count(decision, decision.IsInTurn, ledger);
        var able = string.Create(CultureInfo.InvariantCulture, $"furthest behind of the {inTurn} authorities able to take this group");
        var region = names.Region(ledger.Roll.RegionAt(decision.Chosen));
        return decision.Rule switch
        {
            RegionRule.MustServeSoon when decision.Ahead.Binding == 0 => $"{able}; {region} must receive this child",
            RegionRule.MustServeSoon => string.Create(
                CultureInfo.InvariantCulture, $"{able}; {region} must receive one of the next {decision.Ahead.Binding + 1} children"),
            RegionRule.EarliestDeadline => $"{able} in {region}, the region that would fall behind first",
            RegionRule.MostBehind =>
                $"{able} in {region}; every region able to take this group is already ahead, and this one is the least ahead",
            _ => string.Create(
                CultureInfo.InvariantCulture, $"{able} in the {decision.Regions.Count(r => r.IsAllowed)} regions whose turn it could be"),
        };
    }

    static string Unplaced(RotaDecision decision)
    {
        var counts = Codes.Select(code => (Code: code, Count: decision.Exclusions.Count(e => e == code)))
            .Where(c => c.Count > 0)
            .Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Count} {Words(c.Code)}"))
            .ToList();
        return $"No authority can take this group{(counts.Count == 0 ? "" : ": ")}{string.Join(", ", counts)}.";
    }

    static int Count(RotaDecision decision, Func<int, Roll, bool> holds, Ledger ledger) =>
        Enumerable.Range(0, ledger.Roll.Count).Count(place => holds(place, ledger.Roll));

    static string Within(RotaRules rules) => $"within {Band(rules)} child of their fair share";

    static string Group(int size) => size == 1 ? "child" : "group";

    // A band is a whole number of children as a rule; then no decimals are needed.
    static string Band(RotaRules rules) => rules.AuthorityBand % Units.PerChild == 0
        ? (rules.AuthorityBand / Units.PerChild).ToString(CultureInfo.InvariantCulture)
        : Children(rules.AuthorityBand);

    static string Words(Exclusion exclusion) => exclusion switch
    {
        Exclusion.NotParticipating => "not taking part",
        Exclusion.Threshold => "at or above the threshold",
        Exclusion.NoRoom => "without a free place",
        Exclusion.DeclinedValid => "declined it with accepted reasons",
        Exclusion.Declined => "declined it",
        Exclusion.Entry => "looking after it now",
        Exclusion.Capacity => "with too few places for all of it",
        Exclusion.Unsuitable => "unsuitable for it",
        _ => throw new ArgumentOutOfRangeException(nameof(exclusion), exclusion, "Every exclusion has its words."),
    };
}
