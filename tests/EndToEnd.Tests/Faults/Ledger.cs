using System.Globalization;
using System.Numerics;
using System.Text.Json.Nodes;

namespace TransferScheme.EndToEnd.Tests.Faults;

/// <summary>
/// Whether the rota's ledger is conserved, to the unit: every decision credits shares that sum to its children and charges as many,
/// so all balances sum to nothing; and the book and its API say what the entries say.
/// </summary>
static class Ledger
{
    static readonly BigInteger Unit = 1_000_000_000_000;

    internal static async Task<IReadOnlyList<string>> FaultsAsync(Rows rows, Caller national)
    {
        var faults = new List<string>();
        var accounts = new Dictionary<string, Account>();
        var entries = await rows.ReadAsync(
            """
            select type, data::text from allocation.mt_events
            where type in ('decided', 'voluntary_taken', 'reservation_moved', 'reservation_debited', 'decision_reversed', 'debit_reversed')
            order by seq_id
            """, r => (Type: r.GetString(0), Data: JsonNode.Parse(r.GetString(1))!));
        foreach (var (type, data) in entries)
        {
            var size = (int)(data["size"] ?? data["referral"]!["size"])!;
            switch (type)
            {
                case "decided" or "voluntary_taken":
                    Accrue(data, size, 1);
                    Of((string)(data["chosen"] ?? data["authority"])!).Reserved += size;
                    break;
                case "decision_reversed":
                    Accrue(data, size, -1);
                    Of((string)data["authority"]!).Reserved -= size;
                    break;
                case "debit_reversed":
                    Accrue(data, size, -1);
                    Of((string)data["authority"]!).Received -= size;
                    break;
                case "reservation_moved":
                    Of((string)data["from"]!).Reserved -= size;
                    Of((string)data["to"]!).Reserved += size;
                    break;
                default:
                    Of((string)data["authority"]!).Reserved -= size;
                    Of((string)data["authority"]!).Received += size;
                    break;
            }
        }

        var sum = accounts.Values.Aggregate(BigInteger.Zero, (all, a) => all + a.Balance);
        faults.AddRange(sum == 0 ? [] : [$"the balances sum to {sum}"]);
        var standing = (await national.GetUntil("rota", r => r.Status == 200)).Json;
        faults.AddRange(Told(standing["authorities"]!).Where(t => t.Told != accounts.GetValueOrDefault(t.Of, new()).ToString())
            .Select(t => $"the rota tells of {t.Of} {t.Told}, its entries {accounts.GetValueOrDefault(t.Of, new())}"));
        var byRegion = Told(standing["regions"]!, "region")
            .Aggregate(BigInteger.Zero, (all, r) => all + BigInteger.Parse(r.Told.Split(' ')[^1], CultureInfo.InvariantCulture));
        faults.AddRange(byRegion == 0 ? [] : [$"the regions' balances sum to {byRegion}"]);
        return faults;

        // What is taken back is as much as was given.
        void Accrue(JsonNode entry, int size, int sign)
        {
            var shares = entry["accruals"]!.AsArray().Select(a => (Of: (string)a![0]!, Units: (long)a[1]!)).ToList();
            shares.ForEach(s => Of(s.Of).Owed += sign * s.Units);
            faults.AddRange(shares.Sum(s => s.Units) == size * Unit ? [] : [$"shares do not sum up: {entry["decisionId"]}"]);
        }

        Account Of(string authority) => accounts.TryGetValue(authority, out var known) ? known : accounts[authority] = new();
    }

    static IEnumerable<(string Of, string Told)> Told(JsonNode list, string name = "authority") => list.AsArray().Select(a =>
    {
        var told = a!["account"]!;
        return ((string)a[name]!, $"{told["owed"]} {told["received"]} {told["reserved"]} {told["balance"]}");
    });

    sealed class Account
    {
        internal BigInteger Owed { get; set; }

        internal int Received { get; set; }

        internal int Reserved { get; set; }

        internal BigInteger Balance => Owed - ((Received + Reserved) * Unit);

        public override string ToString() => $"{Owed} {Received} {Reserved} {Balance}";
    }
}
