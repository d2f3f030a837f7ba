using System.Text.Json.Nodes;
using TransferScheme.Rota.Deciding;
using TransferScheme.Rota.Lines;

namespace TransferScheme.Rota.Running;

/// <summary>The authorities of an instance as its lines tell of them, and their ledger.</summary>
sealed class Crowd
{
    readonly Dictionary<string, Member> _members = new(StringComparer.Ordinal);
    readonly HashSet<Member> _newcomers = [];
    readonly RunMemory _memory = new();
    Int128 _weights;
    Ledger _ledger = Ledger.Empty;
    Member[] _byPlace = [];
    Position[] _positions = [];

    /// <summary>The id of an authority.</summary>
    internal string Id(int place) => _byPlace[place].Id;

    /// <summary>An authority joins: it takes part from this line on.</summary>
    internal Member Join(RotaLine line)
    {
        var member = new Member(line.Text("id"), line.Text("region"), line.Units("opening"), line.Position);
        if (!_members.TryAdd(member.Id, member))
        {
            throw line.Wrong("id", $"{member.Id} must not be that of an earlier authority");
        }

        Weigh(line, member.Position.Weight);
        _newcomers.Add(member);
        return member;
    }

    /// <summary>An authority's own status: whether it takes part. A file says with it whether the authority accrues.</summary>
    internal Member Take(RotaLine line, bool twoAccounts)
    {
        var member = Known(line, "authority", line.Text("authority"));
        member.Position = member.Position with { Participates = line.Flag("in_scheme") };
        if (twoAccounts && member.Position.Participates && !member.HasRoom)
        {
            line.Members["in_scheme"] = false;
            line.Members["why"] = "full";
        }

        member.ToldAccruing = member.Accrues;
        return Changed(member);
    }

    /// <summary>New figures of an authority.</summary>
    internal Member See(RotaLine line)
    {
        var member = Known(line, "authority", line.Text("authority"));
        var before = member.Position.Weight;
        member.Position = line.Correct(member.Position);
        Weigh(line, member.Position.Weight - before);
        return Changed(member);
    }

    /// <summary>The place of an authority that a line names.</summary>
    internal int Find(RotaLine line, string member, string id)
    {
        Enrol();
        return Known(line, member, id).Place;
    }

    /// <summary>Decides for a group; nothing is charged.</summary>
    internal RotaDecision Decide(RotaGroup group, RotaRules rules)
    {
        Enrol();
        return GuardedRota.Decide(_ledger, _positions, group, rules, _memory);
    }

    /// <summary>Puts a decision on the ledger, as accepted at once.</summary>
    internal Member Charge(RotaDecision decision)
    {
        _ledger = decision.Accrued;
        return Debit(decision.Chosen, decision.Group.Size, counts: true);
    }

    /// <summary>Puts a group on the ledger that an authority takes out of turn. Where nobody accrues there is nothing to count.</summary>
    internal Member Volunteer(int place, int size, bool counts, RotaRules rules)
    {
        if (!counts)
        {
            return Debit(place, size, counts: false);
        }

        var (shares, arrears) = GuardedRota.ShareOutOfTurn(_ledger, _positions, size, rules);
        if (shares.Length > 0)
        {
            _ledger = _ledger.Accrue(shares, arrears);
        }

        return Debit(place, size, counts: shares.Length > 0);
    }

    Member Debit(int place, int size, bool counts)
    {
        _ledger = counts ? _ledger.Take(place, size) : _ledger;
        var member = _byPlace[place];
        member.Position = member.Position.Taking(size);
        return Changed(member);
    }

    Member Changed(Member member)
    {
        if (member.Place >= 0)
        {
            _positions[member.Place] = member.Position;
        }

        return member;
    }

    Member Known(RotaLine line, string member, string id) => _members.GetValueOrDefault(id)
        ?? throw line.Wrong(member, $"names {id}, which is no authority of this file");

    // Authorities mostly come together, and places change with each.
    void Enrol()
    {
        if (_newcomers.Count == 0)
        {
            return;
        }

        var roll = _ledger.Roll.With(_newcomers.Select(m => KeyValuePair.Create(m.Id, m.Region)));
        _ledger = _ledger.On(roll);
        _byPlace = [.. roll.Ids.Select(id => _members[id])];
        _positions = [.. _byPlace.Select(m => m.Position)];
        foreach (var (place, member) in _byPlace.Index())
        {
            member.Place = place;
        }

        _ledger = _ledger.Open([.. _byPlace.Select(m => _newcomers.Contains(m) ? m.Opening : 0)]);
        _newcomers.Clear();
    }

    // A decision works with the sum of all weights.
    void Weigh(RotaLine line, long more)
    {
        _weights += more;
        if (_weights > long.MaxValue)
        {
            throw line.Wrong("weight", "makes the sum of all weights too large");
        }
    }
}

/// <summary>An authority of an instance.</summary>
sealed class Member(string id, string region, long opening, Position position)
{
    internal string Id => id;

    internal string Region => region;

    internal long Opening => opening;

    /// <summary>Its place on the roll; -1 before it is enrolled.</summary>
    internal int Place { get; set; } = -1;

    internal Position Position { get; set; } = position;

    /// <summary>What the lines so far say of whether it accrues: true at the start.</summary>
    internal bool ToldAccruing { get; set; } = true;

    internal bool HasRoom => Position.Room is not <= 0;

    /// <summary>Takes part and has room: its threshold is left to the reader.</summary>
    internal bool Accrues => Position.Participates && HasRoom;

    /// <summary>The line to write where the last free place went, or one returned.</summary>
    internal JsonObject? RoomStatus()
    {
        if (Accrues == ToldAccruing)
        {
            return null;
        }

        ToldAccruing = Accrues;
        return new JsonObject
        {
            ["type"] = "status", ["authority"] = Id, ["in_scheme"] = Accrues, ["why"] = Accrues ? "room" : "full",
        };
    }
}
