using TransferScheme.Dashboards.Viewing;

namespace TransferScheme.Dashboards.Returning;

/// <summary>The threshold with what it is worked out from, and the children looked after, on the last day of the period.</summary>
static class ThresholdFigures
{
    // Thresholds are given in children per so many of the child population.
    const long Whole = 100_000;

    internal static IEnumerable<ReturnLine> Of(Facts facts, ReturnScope scope, Publication publication)
    {
        var authorities = facts.Authorities.Where(a => scope.Holds(a.Id)).ToList();
        var rules = facts.Threshold;
        long? population = authorities.Count == 0 ? null : authorities.Sum(a => (long)a.ChildPopulation);
        var counted = authorities.Where(a => a.ChildrenLookedAfter is not null).ToList();
        int? held = counted.Count == 0 ? null : counted.Sum(a => a.ChildrenLookedAfter!.Value);
        var share = Centiles.PercentTenths(held * Whole, rules?.Per100000 * counted.Sum(a => (long)a.ChildPopulation)) / 10m;
        var told = publication.Of("childrenLookedAfter", held ?? 0);
        var list = scope.Kind == "authority" ? $"/api/v1/authorities/{scope.Code}" : "/api/v1/authorities";
        const string LookedAfter =
            "Unaccompanied children looked after on the last day of the period: the last count, with transfers since, where one is known.";
        return
        [
            ReturnLine.Of(population, "childPopulation", "children", "Children aged 0 to 17 by the newest published estimate then.", list),
            ReturnLine.Of(Joined(authorities.Select(a => a.PopulationYear)), "populationYear", "Year of that estimate."),
            ReturnLine.Of(Joined(authorities.Select(a => Source(a.Nation))), "populationSource", "Who publishes it."),
            ReturnLine.Of(rules?.Id, "rulesVersion", "Version of the scheme rules in force on the last day of the period."),
            ReturnLine.Of(
                rules?.Per100000, "thresholdPer100000", "children",
                "The threshold of these rules, for every 100,000 of the child population.", list),
            ReturnLine.Of(
                (decimal?)population * rules?.Per100000 / Whole, "threshold", "children",
                "The exact threshold: child population times the threshold of the rules, without rounding.", list),
            held is null
                ? ReturnLine.Of((decimal?)null, told.Name, "children", LookedAfter, list)
                : ReturnLine.Of(told, told.Name, "children", LookedAfter, list),
            ReturnLine.Of(
                share, "percentOfThreshold", "percent",
                "Children looked after as a share of the exact threshold, over authorities with a known count.", list).When(told.IsWhole),
        ];
    }

    static string? Joined(IEnumerable<string?> texts)
    {
        var all = texts.OfType<string>().Distinct().Order(StringComparer.Ordinal).ToList();
        return all.Count == 0 ? null : string.Join("; ", all);
    }

    static string? Source(string? nation) => nation switch
    {
        "England" or "Wales" => "Office for National Statistics",
        "Scotland" => "National Records of Scotland",
        "Northern Ireland" => "Northern Ireland Statistics and Research Agency",
        _ => null,
    };
}
