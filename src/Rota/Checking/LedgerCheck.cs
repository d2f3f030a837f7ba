using System.Globalization;
using TransferScheme.Rota.Lines;

namespace TransferScheme.Rota.Checking;

/// <summary>
/// Checks an exported ledger from its lines alone: that no line was altered, added or lost, that whoever was chosen could be, and that
/// every balance follows, to the unit. It does not take the decisions again: their receipts are for that.
/// </summary>
public sealed class LedgerCheck
{
    static readonly HashSet<string> Nobody = [];

    readonly SortedDictionary<string, CheckedAuthority> _authorities = new(StringComparer.Ordinal);
    readonly HashSet<string> _referrals = new(StringComparer.Ordinal);
    readonly List<LedgerFault> _faults = [];
    readonly Dictionary<string, long> _regions = new(StringComparer.Ordinal);
    HashChain _chain = HashChain.Start;
    Int128 _openings;
    int _line;
    int _children;
    bool _isExport;
    bool _hasEnded;
    long _furthestAuthority;
    long _furthestRegion;

    LedgerCheck()
    {
    }

    /// <summary>Checks a ledger.</summary>
    /// <param name="lines">Its lines.</param>
    /// <exception cref="FormatException">A line cannot be read; it says which, and what is wrong.</exception>
    public static LedgerReport Of(IEnumerable<string> lines)
    {
        var check = new LedgerCheck();
        foreach (var text in lines)
        {
            check.Read(text);
        }

        return check.AtEnd();
    }

    /// <summary>Checks a ledger as it comes, and of a long one its beginning.</summary>
    /// <param name="lines">Its lines.</param>
    /// <param name="most">Lines after which it stops.</param>
    /// <param name="ct">Gives up.</param>
    /// <exception cref="FormatException">A line cannot be read; it says which, and what is wrong.</exception>
    public static async Task<LedgerReport> OfAsync(IAsyncEnumerable<string> lines, int most, CancellationToken ct)
    {
        var check = new LedgerCheck();
        await foreach (var text in lines.WithCancellation(ct))
        {
            if (check._line == most)
            {
                return check.Report(isWhole: false);
            }

            check.Read(text);
        }

        return check.AtEnd();
    }

    void Read(string text)
    {
        var line = RotaLine.Parse(_line + 1, text);
        line.Using(() => Next(line));
    }

    LedgerReport AtEnd()
    {
        FaultIf(this is { _isExport: true, _hasEnded: false }, "end", "the last line of an export is missing: it was cut off");
        return Report(isWhole: true);
    }

    LedgerReport Report(bool isWhole) => new(
        _line, _authorities.Count, _referrals.Count, _children, _furthestRegion, _furthestAuthority, _chain.Last, _faults, isWhole);

    void Next(RotaLine line)
    {
        _line = line.Number;
        if (_chain.Follow(line.Members) is { } next)
        {
            _chain = next;
        }
        else
        {
            Fault("hash", "its hash does not follow from it and the line before: it or a line before was altered, added, moved or lost");
            _chain = new HashChain(line.OptionalText("hash") ?? "");
        }

        switch (line.Type)
        {
            case "authority":
                Join(line);
                break;
            case "status":
                Known(line, "authority")?.InScheme = line.Flag("in_scheme");
                break;
            case "state":
                Known(line, "authority")?.See(line);
                break;
            case "referral":
                Settle(line);
                break;
            case "voluntary":
                Volunteer(line);
                break;
            case "export":
                _isExport = true;
                break;
            case "end":
                _hasEnded = true;
                FaultIf(line.Whole("lines", 1) != _line, "end", $"it says that there are {line.Whole("lines", 1)} lines");
                break;
            default:
                break;
        }

        var sum = _authorities.Values.Aggregate(Int128.Zero, (all, a) => all + a.Balance);
        FaultIf(sum != _openings, "C9", $"the balances sum to {sum} units and not to the {_openings} of the openings");
    }

    void Join(RotaLine line)
    {
        var authority = new CheckedAuthority(line);
        if (_authorities.TryAdd(line.Text("id"), authority))
        {
            _openings += authority.Balance;
            Count(authority.Region, authority.Balance);
        }
        else
        {
            Fault("C8", $"authority {line.Text("id")} is introduced twice");
        }
    }

    void Settle(RotaLine line)
    {
        var id = line.Text("id");
        var size = line.Size;
        FaultIf(!_referrals.Add(id), "C8", $"referral {id} appears twice");
        var group = CheckedGroup.Of(line, size);
        foreach (var unknown in group.Named.Where(n => !_authorities.ContainsKey(n)))
        {
            Fault("C10", $"referral {id} names {unknown}, which no line has introduced");
        }

        var able = _authorities.Where(a => group.Obstacle(a.Key, a.Value) is null).Select(a => a.Key).ToList();
        if (line.OptionalText("chosen") is not { } chosen)
        {
            FaultIf(!line.Has("chosen"), "C7", $"referral {id} has no outcome");
            FaultIf(line.Has("chosen") && able.Count > 0, "C7", $"referral {id} is unplaced though {able.FirstOrDefault()} could take it");
            FaultIf(group.Accepted.Count > 0, "C11", $"referral {id} is unplaced though an offer of it was accepted");
            return;
        }

        FaultIf(group.Accepted is not [var only] || only != chosen, "C11", $"the accepted offer of referral {id} is not that of {chosen}");
        if (!_authorities.TryGetValue(chosen, out var receiver))
        {
            Fault("C10", $"referral {id} was received by {chosen}, which no line has introduced");
            return;
        }

        if (group.Obstacle(chosen, receiver) is { } obstacle)
        {
            Fault(obstacle.Check, $"referral {id} was received by {chosen}, which {obstacle.Words}");
        }

        Accrue(size, group.Excused);
        Charge(receiver, size);
    }

    void Volunteer(RotaLine line)
    {
        var size = line.Size;
        FaultIf(
            line.OptionalText("referral") is { } id && !_referrals.Add(id), "C8", $"referral {line.OptionalText("referral")} appears twice");
        if (Known(line, "authority") is not { } volunteer)
        {
            return;
        }

        if ((line.OptionalFlag("counts") ?? true) && _authorities.Values.Any(a => a.Accrues))
        {
            Accrue(size, Nobody);
            Charge(volunteer, size);
        }
        else
        {
            volunteer.Take(size);
        }
    }

    void Accrue(int size, IReadOnlySet<string> excused)
    {
        CheckedAuthority[] all = [.. _authorities.Values];
        long[] weights = [.. _authorities.Select(a => a.Value.Accrues && !excused.Contains(a.Key) ? a.Value.Weight : 0)];
        if (Units.Sum(weights) == 0)
        {
            return;
        }

        foreach (var (at, share) in Units.Split(weights, size).Index())
        {
            Credit(all[at], share);
        }
    }

    void Charge(CheckedAuthority receiver, int size)
    {
        _children += size;
        receiver.Take(size);
        Credit(receiver, -Units.Of(size));
        foreach (var authority in _authorities.Values)
        {
            _furthestAuthority = Math.Max(_furthestAuthority, Math.Abs(authority.Balance));
        }

        _furthestRegion = _regions.Values.Aggregate(_furthestRegion, (furthest, balance) => Math.Max(furthest, Math.Abs(balance)));
    }

    void Credit(CheckedAuthority authority, long units)
    {
        authority.Balance = checked(authority.Balance + units);
        Count(authority.Region, units);
    }

    void Count(string region, long units) => _regions[region] = checked(_regions.GetValueOrDefault(region) + units);

    CheckedAuthority? Known(RotaLine line, string member)
    {
        var id = line.Text(member);
        FaultIf(!_authorities.ContainsKey(id), "C10", $"it names {id}, which no line has introduced");
        return _authorities.GetValueOrDefault(id);
    }

    void FaultIf(bool holds, string check, string words)
    {
        if (holds)
        {
            Fault(check, words);
        }
    }

    void Fault(string check, string words) => _faults.Add(new LedgerFault(_line, check, words));
}

/// <summary>What a check of the ledger found.</summary>
/// <param name="Lines">Lines read.</param>
/// <param name="Authorities">Authorities introduced.</param>
/// <param name="Referrals">Referrals settled, placed or not.</param>
/// <param name="Children">Children received in turn or counted as voluntary.</param>
/// <param name="FurthestRegion">Furthest that any region was from its share after any line, in units.</param>
/// <param name="FurthestAuthority">Furthest that any authority was.</param>
/// <param name="Hash">Hash of the last line: by it two copies are the same, or not.</param>
/// <param name="Faults">What fails.</param>
/// <param name="IsWhole">False where the check stopped before the last line.</param>
public sealed record LedgerReport(
    int Lines, int Authorities, int Referrals, int Children, long FurthestRegion, long FurthestAuthority, string Hash,
    IReadOnlyList<LedgerFault> Faults, bool IsWhole);

/// <summary>A check that fails.</summary>
/// <param name="Line">The line.</param>
/// <param name="Check">The check, such as C2.</param>
/// <param name="Words">What is wrong.</param>
public sealed record LedgerFault(int Line, string Check, string Words)
{
    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"line {Line}: {Check}: {Words}");
}
