using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace TransferScheme.TestKit.Ledgers;

/// <summary>
/// Checks an exported ledger as an outsider would: it knows the format and shares no code with the product. Every balance is worked
/// out anew from the lines, in whole units of 10⁻¹² child.
/// </summary>
public sealed class LedgerChecker
{
    static readonly BigInteger Unit = BigInteger.Pow(10, 12);

    readonly SortedDictionary<string, Account> _accounts = new(StringComparer.Ordinal);
    readonly HashSet<string> _referrals = [];
    readonly List<string> _faults = [];
    BigInteger _openings;
    string _hash = "";
    int _line;

    /// <summary>What fails, as line and check, such as <c>7: C2</c>.</summary>
    public IReadOnlyList<string> Faults => _faults;

    /// <summary>Each authority's balance in units.</summary>
    public IEnumerable<(string Authority, BigInteger Balance)> Balances => _accounts.Select(a => (a.Key, a.Value.Balance));

    /// <summary>Checks every line.</summary>
    /// <param name="lines">The lines.</param>
    public static LedgerChecker Check(IEnumerable<string> lines)
    {
        var checker = new LedgerChecker();
        foreach (var line in lines)
        {
            checker.Check(line);
        }

        return checker;
    }

    /// <summary>The hash that a line should carry after another.</summary>
    /// <param name="before">The hash of the other.</param>
    /// <param name="line">The line.</param>
    public static string Hash(string before, JsonElement line) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(before + Canonical(line, "hash"))));

    void Check(string text)
    {
        _line++;
        using var document = JsonDocument.Parse(text);
        var line = document.RootElement;
        var hash = line.GetProperty("hash").GetString()!;
        Fails("hash", hash != Hash(_hash, line));
        _hash = hash;
        switch (line.GetProperty("type").GetString())
        {
            case "authority":
                Authority(line);
                break;
            case "status":
                Of(line, "authority")?.InScheme = line.GetProperty("in_scheme").GetBoolean();
                break;
            case "state":
                Of(line, "authority")?.See(line);
                break;
            case "referral":
                Referral(line);
                break;
            case "voluntary":
                Voluntary(line);
                break;
            default:
                break;
        }

        var sum = _accounts.Values.Aggregate(BigInteger.Zero, (all, a) => all + a.Balance);
        Fails("C9", sum != _openings);
    }

    void Authority(JsonElement line)
    {
        var account = new Account
        {
            Weight = line.GetProperty("weight").GetInt64(),
            Balance = Units(line.GetProperty("opening").GetRawText()),
        };
        account.See(line);
        if (_accounts.TryAdd(line.GetProperty("id").GetString()!, account))
        {
            _openings += account.Balance;
        }
        else
        {
            Fails("C8", true);
        }
    }

    void Referral(JsonElement line)
    {
        var size = line.GetProperty("size").GetInt32();
        var entry = line.GetProperty("entry").GetString();
        var unsuitable = line.GetProperty("unsuitable").EnumerateArray().Select(u => u.GetString()!).ToHashSet();
        var offers = line.GetProperty("offers").EnumerateArray().ToList();
        var refused = offers.Where(o => o.GetProperty("outcome").GetString() == "refused").ToList();
        var declined = refused.Select(Code).ToHashSet();
        var excused = refused.Where(o => o.GetProperty("valid").GetBoolean()).Select(Code).ToHashSet();
        var accepted = offers.Where(o => o.GetProperty("outcome").GetString() == "accepted").Select(Code).ToList();
        Fails("C8", !_referrals.Add(line.GetProperty("id").GetString()!));
        var named = unsuitable.Concat(offers.Select(Code)).Concat(entry is null ? [] : [entry]);
        Fails("C10", named.Any(n => !_accounts.ContainsKey(n)));
        var able = _accounts.Any(a => a.Value.Accrues && !a.Value.IsShortOf(size) && a.Key != entry
            && !unsuitable.Contains(a.Key) && !declined.Contains(a.Key));
        if (!line.TryGetProperty("chosen", out var outcome) || outcome.GetString() is not { } chosen)
        {
            Fails("C7", outcome.ValueKind is not JsonValueKind.Null || able);
            Fails("C11", accepted.Count > 0);
            return;
        }

        Fails("C11", accepted is not [var only] || only != chosen);
        if (!_accounts.TryGetValue(chosen, out var receiver))
        {
            Fails("C10", true);
            return;
        }

        Fails("C1", !receiver.InScheme);
        Fails("C2", receiver.IsAtThreshold);
        Fails("C3", chosen == entry);
        Fails("C4", unsuitable.Contains(chosen));
        Fails("C5", receiver.IsShortOf(size));
        Fails("C6", declined.Contains(chosen));
        Accrue(size, excused);
        receiver.Take(size, counts: true);
    }

    void Voluntary(JsonElement line)
    {
        var size = line.GetProperty("size").GetInt32();
        Fails("C8", line.TryGetProperty("referral", out var referral) && referral.GetString() is { } id && !_referrals.Add(id));
        var counts = !line.TryGetProperty("counts", out var given) || given.GetBoolean();
        if (Of(line, "authority") is not { } volunteer)
        {
            return;
        }

        counts &= _accounts.Values.Any(a => a.Accrues);
        if (counts)
        {
            Accrue(size, []);
        }

        volunteer.Take(size, counts);
    }

    // Each its exact share in whole units; of what is left over one unit each to the first.
    void Accrue(int size, HashSet<string> excused)
    {
        var sharing = _accounts.Where(a => a.Value.Accrues && !excused.Contains(a.Key)).Select(a => a.Value).ToList();
        var weights = sharing.Aggregate(BigInteger.Zero, (all, a) => all + a.Weight);
        var left = sharing.Count == 0 ? 0 : size * Unit;
        foreach (var account in sharing)
        {
            var share = size * Unit * account.Weight / weights;
            account.Balance += share;
            left -= share;
        }

        sharing.Take((int)left).ToList().ForEach(a => a.Balance += 1);
    }

    Account? Of(JsonElement line, string member)
    {
        var known = _accounts.TryGetValue(line.GetProperty(member).GetString()!, out var account);
        Fails("C10", !known);
        return account;
    }

    void Fails(string check, bool fails)
    {
        if (fails)
        {
            _faults.Add(string.Create(CultureInfo.InvariantCulture, $"{_line}: {check}"));
        }
    }

    static string Code(JsonElement offer) => offer.GetProperty("authority").GetString()!;

    static BigInteger Units(string children) => (BigInteger)(decimal.Parse(children, CultureInfo.InvariantCulture) * (decimal)Unit);

    // Enough of RFC 8785 for this format: plain whole numbers, and texts that need no escapes.
    static string Canonical(JsonElement value, string? without = null) => value.ValueKind switch
    {
        JsonValueKind.Object => $"{{{string.Join(',', value.EnumerateObject().Where(m => m.Name != without)
            .OrderBy(m => m.Name, StringComparer.Ordinal).Select(m => $"\"{m.Name}\":{Canonical(m.Value)}"))}}}",
        JsonValueKind.Array => $"[{string.Join(',', value.EnumerateArray().Select(item => Canonical(item)))}]",
        _ => value.GetRawText(),
    };

    sealed class Account
    {
        int? _uasc;
        int? _threshold;
        int? _capacity;

        internal long Weight { get; set; }

        internal BigInteger Balance { get; set; }

        internal bool InScheme { get; set; } = true;

        internal bool IsAtThreshold => _uasc >= _threshold;

        internal bool Accrues => InScheme && !IsAtThreshold;

        internal bool IsShortOf(int size) => _capacity < size;

        internal void See(JsonElement line)
        {
            _uasc = Figure(line, "uasc", _uasc);
            _threshold = Figure(line, "threshold", _threshold);
            _capacity = Figure(line, "capacity", _capacity);
            Weight = line.TryGetProperty("weight", out var weight) ? weight.GetInt64() : Weight;
        }

        internal void Take(int size, bool counts)
        {
            Balance -= counts ? size * Unit : 0;
            (_uasc, _capacity) = (_uasc + size, _capacity - size);
        }

        static int? Figure(JsonElement line, string name, int? before) =>
            !line.TryGetProperty(name, out var given) ? before
            : given.ValueKind is JsonValueKind.Null ? null : given.GetInt32();
    }
}
