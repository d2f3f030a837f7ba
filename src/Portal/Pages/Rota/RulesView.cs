using System.Text.Json;

namespace TransferScheme.Portal.Pages.Rota;

/// <summary>Every version of the scheme rules, the earliest first.</summary>
sealed record RulesView(IReadOnlyList<RulesVersion> Versions)
{
    /// <summary>The version to decide on: one version of the rules is one event of theirs.</summary>
    internal long Version => Versions.Count;

    /// <summary>The rules in force on a day; those adopted first where none were so early.</summary>
    internal RulesVersion InForceOn(DateOnly day) => Versions.LastOrDefault(v => v.ValidFrom <= day) ?? Versions[0];
}

/// <summary>A version of the rules.</summary>
sealed record RulesVersion(
    string Name, DateOnly ValidFrom, int ThresholdPer100000, int WorkingDaysInCare, int WorkingDaysNotInCare, int WorkingDaysToRespond,
    TimeOnly CutOff, string WeightsBasis, IReadOnlyList<ShareOf> Shares, int LargestGroup, int RepaymentPercent, long AuthorityBand,
    int HorizonCap, Weights? Matching, int WorkingDaysToDefer)
{
    /// <summary>The threshold as people say it, such as <c>0.1</c> percent of the child population.</summary>
    internal string Percent => (ThresholdPer100000 / 1000m).ToString("0.###", System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>A region's share of the children: a ratio.</summary>
sealed record ShareOf(string Region, int Share, bool IsEstimate);

/// <summary>What the children's interests weigh in points.</summary>
sealed record Weights(int Placement, int Family, int Language, int Faith, int Distance);

/// <summary>What the settled referrals would have come to under other rules.</summary>
sealed record RulesPreview(
    int Children, int ToAnotherAuthority, int Waiting, IReadOnlyList<RegionPreview> Regions, string FurthestRegion,
    string FurthestAuthority)
{
    static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    /// <summary>Of an answer of the API.</summary>
    internal static RulesPreview? Of(JsonElement? answer) => answer?.Deserialize<RulesPreview>(Options);
}

/// <summary>A region under other rules.</summary>
sealed record RegionPreview(string Region, string Name, int Received, int WouldReceive, string WouldBeOwed);
