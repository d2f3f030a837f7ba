using TransferScheme.Allocation.Matching;
using TransferScheme.Rota;
using TransferScheme.Rota.Deciding;

namespace TransferScheme.Allocation.Rules;

/// <summary>What can happen to the scheme rules.</summary>
public abstract record SchemeRulesEvent
{
    private protected SchemeRulesEvent()
    {
    }
}

/// <summary>
/// A version of the rules was adopted. Referrals made from its first day on are held to it and keep it; decisions of the rota
/// use the version in force when they are made.
/// </summary>
/// <param name="Name">Name of the version, such as 2022-08-24.</param>
/// <param name="ValidFrom">First day on which it applies.</param>
/// <param name="ThresholdPer100000">Threshold in children of every 100,000 of the child population: 100 is 0.1 %.</param>
/// <param name="WorkingDaysInCare">Statutory limit for a child in an authority's care.</param>
/// <param name="WorkingDaysNotInCare">Statutory limit for a child in no authority's care.</param>
/// <param name="WorkingDaysToRespond">Working days that an offered authority has to answer.</param>
/// <param name="CutOff">Local time after which a day counts as the next working day, and at which an answer is due on the last.</param>
/// <param name="WeightsBasis">What the rota's weights are worked out from: <c>regional-shares</c>.</param>
/// <param name="Shares">Each region's share of the children.</param>
/// <param name="Authorities">How many authorities the version was made for.</param>
/// <param name="LargestGroup">Largest group kept together in ordinary running: it sets how far a region may stray from its share.</param>
/// <param name="RepaymentPercent">Most of an authority's own share by which arrears are repaid, in percent.</param>
/// <param name="AuthorityBand">Units that an authority may be from its share so that a child fits better.</param>
/// <param name="HorizonCap">Most children that the rota looks ahead.</param>
/// <param name="Matching">What the children's interests weigh; null in versions from before they were weighed.</param>
/// <param name="WorkingDaysToDefer">Most working days by which an answer may be deferred, in all.</param>
public sealed record RulesAdopted(
    string Name, DateOnly ValidFrom, int ThresholdPer100000, int WorkingDaysInCare, int WorkingDaysNotInCare, int WorkingDaysToRespond,
    TimeOnly CutOff, string WeightsBasis, IReadOnlyList<RegionalShare> Shares, int Authorities, int LargestGroup = 4,
    int RepaymentPercent = 25, long AuthorityBand = Units.PerChild, int HorizonCap = 4096,
    MatchingWeights? Matching = null, int WorkingDaysToDefer = 5) : SchemeRulesEvent
{
    /// <summary>The rules of the rota.</summary>
    internal RotaRules Rota => new(Name, WeightsBasis, LargestGroup, RepaymentPercent, AuthorityBand, HorizonCap);

    /// <summary>What the children's interests weigh.</summary>
    internal MatchingWeights MatchingInForce => Matching ?? MatchingWeights.First;
}

/// <summary>A region's share. Shares are ratios: they need not add up to anything.</summary>
/// <param name="Region">Slug of the region.</param>
/// <param name="Share">Its share, in children of a cycle.</param>
/// <param name="IsEstimate">Whether the share is an estimate and not published: it must be shown as such.</param>
public sealed record RegionalShare(string Region, int Share, bool IsEstimate);
