using System.Security.Cryptography;
using System.Text;
using TransferScheme.Platform.Protection;

namespace TransferScheme.Identity.SecondFactors;

/// <summary>Codes for the day on which the phone is lost: 50 random bits each, written <c>ABCDE-FGHIJ</c>, kept as keyed hashes.</summary>
static class RecoveryCodes
{
    const int Count = 10;
    const int Half = 5;

    // Without letters and digits that are taken for each other.
    const string Letters = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    internal static IReadOnlyList<string> Make() => [.. Enumerable.Range(0, Count).Select(_ => $"{MakeHalf()}-{MakeHalf()}")];

    /// <summary>What is kept of a code; letter case, hyphens and spaces make no difference.</summary>
    /// <param name="master">Keys the hash.</param>
    /// <param name="person">Whose code it is.</param>
    /// <param name="code">The code.</param>
    internal static string HashOf(MasterKey master, Guid person, string code) => master.Hash(
        "recovery-codes", Encoding.UTF8.GetBytes($"{person}/{string.Concat(code.Where(char.IsLetterOrDigit)).ToUpperInvariant()}"));

    static string MakeHalf() => RandomNumberGenerator.GetString(Letters, Half);
}
