using System.Numerics;
using System.Text.RegularExpressions;
using TransferScheme.Rota.Deciding;
using TransferScheme.Rota.Tests.Model;

namespace TransferScheme.Rota.Tests.Cases;

/// <summary>Everything that a decision says, a line for each authority and region: equal lines mean equal in every part.</summary>
static class Told
{
    static readonly Regex Weight = new("weight [0-9]+", RegexOptions.NonBacktracking);

    internal static string[] By(ModelDecision d, IEnumerable<string> ids) =>
    [
        .. ids.Order(StringComparer.Ordinal).Select(id => Authority(
            id, d.Codes[id], Of(d.Shares?.Share, id), Of(d.Shares?.Repaid, id), Of(d.Shares?.ArrearsChange, id),
            d.Balances[id], d.InBand.Contains(id))),
        .. d.Regions.Select(r => Region(
            r.Id, r.Weight, r.Balance, r.Deadline(d.Weight, d.Band) is { } deadline ? BigInteger.Min(deadline, long.MaxValue) : null,
            r.Eligible, d.Allowed.Contains(r.Id))),
        Whole(d.Weight, d.Horizon, d.Binding, d.Rule, d.Pick, d.Chosen),
        $"ranked {string.Join(' ', d.Ranked)}",
    ];

    internal static string[] By(RotaDecision d, Roll roll) =>
    [
        .. roll.Ids.Select((id, i) => Authority(
            id, d.Exclusions[i] is Exclusion.None ? null : d.Exclusions[i].Code, At(d.Shares, i), At(d.Repaid, i), At(d.ArrearsChanges, i),
            At(d.Balances, i), d.Chosen >= 0 && d.IsInBand(i, roll))),
        .. d.Regions.Where(_ => d.Chosen >= 0).Select((r, at) => Region(
            roll.Regions[at], r.Weight, r.Balance, r.Weight == 0 ? null : r.Deadline, r.Eligible, r.IsAllowed)),
        Whole(
            d.Chosen < 0 ? 0 : d.Weight, d.Ahead.Horizon, d.Ahead.Binding < 0 ? null : d.Ahead.Binding, d.Rule.Code ?? "none",
            d.Pick.Code ?? "none", d.Chosen < 0 ? null : roll.Ids[d.Chosen]),
        $"ranked {string.Join(' ', d.Ranked(roll).Select(i => roll.Ids[i]))}",
    ];

    /// <summary>The same, without the weights.</summary>
    internal static string[] ButWeights(RotaDecision d, Roll roll) => [.. By(d, roll).Select(line => Weight.Replace(line, "weight"))];

    static string Authority(
        string id, string? code, BigInteger share, BigInteger repaid, BigInteger arrears, BigInteger balance, bool inBand) =>
        $"{id}: {code ?? "eligible"}, share {share}, repaid {repaid}, arrears {arrears}, balance {balance}{(inBand ? ", in band" : "")}";

    static string Region(string id, BigInteger weight, BigInteger balance, BigInteger? deadline, int eligible, bool allowed) =>
        $"{id}: weight {weight}, balance {balance}, deadline {deadline}, {eligible} eligible{(allowed ? ", allowed" : "")}";

    static string Whole(BigInteger weight, int horizon, int? binding, string rule, string pick, string? chosen) =>
        $"weight {weight}, horizon {horizon}, binding {binding}, {rule}, {pick}, chosen {chosen ?? "nobody"}";

    static BigInteger Of(Dictionary<string, BigInteger>? amounts, string id) => amounts?.GetValueOrDefault(id) ?? 0;

    static long At(long[] amounts, int place) => amounts.Length == 0 ? 0 : amounts[place];
}
