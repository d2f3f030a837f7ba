using System.Numerics;

namespace TransferScheme.Rota.Tests.Model;

/// <summary>An authority in the plain model: its position and its two accounts, in units.</summary>
sealed record ModelAuthority(string Id, string Region, BigInteger Weight)
{
    internal bool Participates { get; init; } = true;

    internal int? Uasc { get; init; }

    internal int? Threshold { get; init; }

    internal int? Room { get; init; }

    internal BigInteger Balance { get; init; }

    internal BigInteger Arrears { get; init; }

    public override string ToString() =>
        $"{Id} in {Region}, weight {Weight}, D {Balance}, R {Arrears}"
        + (Participates ? "" : ", out") + (Uasc is null && Threshold is null ? "" : $", {Uasc}/{Threshold}")
        + (Room is null ? "" : $", room {Room}");
}

/// <summary>A group to decide for, its authorities by id.</summary>
sealed record ModelReferral(int Size)
{
    internal string? Entry { get; init; }

    internal IReadOnlyList<string> Unsuitable { get; init; } = [];

    internal IReadOnlyList<string> DeclinedValid { get; init; } = [];

    internal IReadOnlyList<string> Declined { get; init; } = [];

    internal IReadOnlyDictionary<string, int>? Mismatch { get; init; }

    public override string ToString() =>
        $"size {Size}, entry {Entry ?? "none"}, unsuitable [{string.Join(' ', Unsuitable)}], declined valid "
        + $"[{string.Join(' ', DeclinedValid)}], declined [{string.Join(' ', Declined)}], mismatch "
        + (Mismatch is null ? "none" : string.Join(' ', Mismatch.OrderBy(m => m.Key, StringComparer.Ordinal)));
}

/// <summary>The parameters of section 5 of the specification, and the number of accounts.</summary>
sealed record ModelRules(int LargestGroup, int RepaymentPercent, BigInteger AuthorityBand, int HorizonCap, bool TwoAccounts);
