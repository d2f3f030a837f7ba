using System.Globalization;
using TransferScheme.Allocation.Data;

namespace TransferScheme.Allocation.Rota;

/// <summary>A decision in one sentence that anyone can follow. Figures are rounded once, from whole units.</summary>
static class RotaSentence
{
    const long PerHundredth = Units.PerChild / 100;

    internal static string Placed(string name, IReadOnlyList<RankedCandidate> candidates)
    {
        var chosen = candidates[0];
        var drift = $"{Children(Math.Abs(chosen.Balance))} children {(chosen.Balance < 0 ? "ahead of" : "behind")} its fair share";
        return string.Create(CultureInfo.InvariantCulture,
            $"{name} was chosen: {drift} (owed {Children(chosen.Owed)}, received {chosen.Received}), {Standing(candidates)}.");
    }

    internal static string Unplaced(IReadOnlyList<Exclusion> excluded)
    {
        var counts = Eligibility.Codes
            .Select(code => (Code: code, Count: excluded.Count(e => e.Code == code)))
            .Where(c => c.Count > 0)
            .Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Count} {Words(c.Code)}"))
            .ToList();
        return $"No authority can take this group{(counts.Count == 0 ? "" : ": ")}{string.Join(", ", counts)}.";
    }

    /// <summary>Units as children with two decimals, half away from zero.</summary>
    internal static string Children(long units)
    {
        var hundredths = (Math.Abs(units) + (PerHundredth / 2)) / PerHundredth;
        var sign = units < 0 && hundredths > 0 ? "-" : "";
        return string.Create(CultureInfo.InvariantCulture, $"{sign}{hundredths / 100}.{hundredths % 100:00}");
    }

    static string Standing(IReadOnlyList<RankedCandidate> candidates)
    {
        var region = candidates[0].Region;
        var inRegion = candidates.Count(c => c.Region == region);
        var first = inRegion == 1
            ? "the only authority"
            : string.Create(CultureInfo.InvariantCulture, $"the furthest behind of the {inRegion} authorities");
        return candidates.Count == 1
            ? $"{first} able to take this group"
            : $"{first} able to take this group in {Regions.Name(region)}, the region furthest behind";
    }

    static string Words(string code) => code switch
    {
        "not-participating" => "not taking part",
        "threshold" => "at or above the threshold",
        "no-room" => "without a free place",
        "declined" => "declined it",
        "entry" => "looking after it now",
        "capacity" => "with too few places for all of it",
        "unsuitable" => "unsuitable for it",
        _ => throw new ArgumentOutOfRangeException(nameof(code), code, "Every exclusion code has its words.")
    };
}
