using System.Text.Json;
using System.Text.Json.Nodes;
using Spectre.Console;
using TransferScheme.Rota.Checking;
using TransferScheme.Rota.Lines;
using TransferScheme.Rota.Receipts;

namespace TransferScheme.Tool;

/// <summary><c>scheme verify FILE …</c>: needs nothing but the files.</summary>
static class Verify
{
    const int Shown = 20;

    /// <summary>Checks exported ledgers and receipts, and says what it checked.</summary>
    /// <returns>0 when all is well, 1 when something fails.</returns>
    internal static int Run(IAnsiConsole console, IReadOnlyList<string> files)
    {
        var faults = files.Sum(file => Check(console, file));
        console.WriteLine(faults == 0 ? "Nothing is wrong." : $"{faults} {(faults == 1 ? "thing is" : "things are")} wrong.");
        return faults == 0 ? 0 : 1;
    }

    static int Check(IAnsiConsole console, string file)
    {
        try
        {
            return Kind(File.ReadLines(file).FirstOrDefault() ?? "") switch
            {
                // A receipt that stands over several lines is the only one in its file.
                Content.Part => CheckReceipts(console, file, [RotaLine.Parse(1, File.ReadAllText(file))]),
                Content.Receipt => CheckReceipts(console, file, File.ReadLines(file).Select((line, at) => RotaLine.Parse(at + 1, line))),
                _ => CheckLedger(console, file, File.ReadLines(file)),
            };
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or FormatException)
        {
            throw new CommandFailedException($"{file}: {failure.Message}");
        }
    }

    static Content Kind(string first)
    {
        try
        {
            return JsonNode.Parse(first) is JsonObject document && document.ContainsKey("receipt") ? Content.Receipt : Content.Ledger;
        }
        catch (JsonException)
        {
            return Content.Part;
        }
    }

    static int CheckLedger(IAnsiConsole console, string file, IEnumerable<string> lines)
    {
        var report = LedgerCheck.Of(lines);
        console.WriteLine(
            $"{file}: a ledger of {report.Lines} lines: {report.Authorities} authorities, {report.Referrals} referrals settled, "
            + $"{report.Children} children received.");
        console.WriteLine(
            "Checked: every line follows from the one before by its hash; whoever was chosen took part, was below its threshold, was not "
            + "the entry authority, not marked unsuitable, had room and had not declined; nobody was left unplaced whom somebody could "
            + "take; no authority and no referral appears twice; every balance follows to the unit, and they sum to the openings.");
        console.WriteLine(
            $"Furthest from its share: a region {RotaSentence.Children(report.FurthestRegion)}, an authority "
            + $"{RotaSentence.Children(report.FurthestAuthority)} children. Hash of the last line: {report.Hash}");
        return Tell(console, [.. report.Faults.Select(f => f.ToString())]);
    }

    static int CheckReceipts(IAnsiConsole console, string file, IEnumerable<RotaLine> receipts)
    {
        var faults = new List<string>();
        var (count, before, first) = (0, default(JsonObject), default(string));
        foreach (var receipt in receipts)
        {
            count++;
            var found = ReceiptCheck.Faults(receipt).ToList();
            if (before is not null && !ReceiptCheck.Follows(receipt.Members, before))
            {
                found.Add("it does not follow the one before");
            }

            faults.AddRange(found.Select(fault => $"receipt {receipt.Number} ({receipt.OptionalText("referral")}): {fault}"));

            before = receipt.Members;
            first ??= receipt.OptionalText("previousHash");
        }

        // One alone may be any; of all of them the first follows nothing.
        if (count > 1 && first is { Length: > 0 })
        {
            faults.Insert(0, "receipt 1: it follows another, which is missing");
        }

        console.WriteLine($"{file}: {count} {(count == 1 ? "receipt" : "receipts")}.");
        console.WriteLine(
            "Checked: each decision was taken again from its receipt alone, and its shares, regions, candidates, exclusions, choice and "
            + "sentence compared; each hash worked out anew; each receipt follows the one before by its hash.");
        return Tell(console, faults);
    }

    static int Tell(IAnsiConsole console, List<string> faults)
    {
        foreach (var fault in faults.Take(Shown))
        {
            console.WriteLine($"  {fault}");
        }

        if (faults.Count > Shown)
        {
            console.WriteLine($"  and {faults.Count - Shown} more");
        }

        return faults.Count;
    }

    /// <summary>What the first line of a file is.</summary>
    enum Content
    {
        /// <summary>A line of an exported ledger.</summary>
        Ledger,

        /// <summary>A receipt.</summary>
        Receipt,

        /// <summary>Only the beginning of something.</summary>
        Part,
    }
}
