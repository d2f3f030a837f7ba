using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using TransferScheme.Rota.Checking;

namespace TransferScheme.Portal.Pages.Verifying;

/// <summary>
/// What a check of the ledger found, as people read it: every rule with how many lines do not keep it, and the first of those lines. The
/// check is the library's that the command runs too.
/// </summary>
/// <param name="Report">What was found; null where a line could not be read.</param>
/// <param name="Unreadable">What is wrong with that line, in English.</param>
sealed partial record LedgerVerdict(LedgerReport? Report, string? Unreadable = null)
{
    /// <summary>A longer ledger would keep its reader waiting for minutes: the command reads it to its end.</summary>
    internal const int MostLines = 100_000;

    const int MostShown = 20;

    static readonly (string Words, string[] Checks)[] Rules =
    [
        ("Each line follows from the line before by its hash: nothing was changed, added, moved or taken out", ["hash", "end"]),
        ("Whoever received children in turn took part in the scheme", ["C1"]),
        ("Whoever received children was below its threshold", ["C2"]),
        ("Nobody received children whom it had referred itself", ["C3"]),
        ("Nobody received children for whom it was marked unsuitable", ["C4"]),
        ("Whoever received children had room for the whole group", ["C5"]),
        ("Nobody received children whom it had declined", ["C6"]),
        ("No child was left without an authority while one could take it", ["C7"]),
        ("Whoever accepted the offer received the children", ["C11"]),
        ("No authority and no referral stands twice", ["C8"]),
        ("Every authority that is named was introduced before", ["C10"]),
        ("Every balance follows to the unit, and all of them sum to those at the opening", ["C9"]),
    ];

    /// <summary>Whether every rule is kept in what was read.</summary>
    internal bool Holds => Report is { Faults.Count: 0 };

    /// <summary>What was checked, in English, each with how many times it is not so.</summary>
    internal IEnumerable<(string Words, int Faults)> Findings =>
        Rules.Select(rule => (rule.Words, Report!.Faults.Count(fault => rule.Checks.Contains(fault.Check))));

    /// <summary>The first faults, each with the referral that it names.</summary>
    internal IEnumerable<(LedgerFault Fault, string? Referral)> Shown => Report!.Faults.Take(MostShown)
        .Select(fault => (fault, Reference().Match(fault.Words) is { Success: true } found ? found.Value : null));

    /// <summary>How many more there are.</summary>
    internal int Hidden => Math.Max(0, Report!.Faults.Count - MostShown);

    /// <summary>Checks a ledger as it comes.</summary>
    /// <param name="lines">Its lines.</param>
    /// <param name="most">Lines after which it stops.</param>
    /// <param name="ct">Gives up.</param>
    internal static async Task<LedgerVerdict> OfAsync(IAsyncEnumerable<string> lines, int most, CancellationToken ct)
    {
        try
        {
            return new LedgerVerdict(await LedgerCheck.OfAsync(lines, most, ct));
        }
        catch (FormatException failure)
        {
            return new LedgerVerdict(null, failure.Message);
        }
    }

    /// <summary>The lines of an export.</summary>
    /// <param name="export">The export.</param>
    /// <param name="ct">Gives up.</param>
    internal static async IAsyncEnumerable<string> LinesAsync(Stream export, [EnumeratorCancellation] CancellationToken ct)
    {
        using var reader = new StreamReader(export);
        while (await reader.ReadLineAsync(ct) is { } line)
        {
            yield return line;
        }
    }

    [GeneratedRegex(@"\bNTS-[0-9]{4}-[0-9]+\b", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Reference();
}
