using TransferScheme.Rota.Deciding;

namespace TransferScheme.Rota.Sandbox;

/// <summary>
/// Plays the past again under rules of one's choice: who would have received whom. Groups that nobody can take wait, and are tried
/// again, the first first, whenever something has changed. Pure: the same past and rules give the same outcome.
/// </summary>
/// <param name="rules">The rules.</param>
public sealed class SandboxRun(SandboxRules rules)
{
    readonly PastCrowd _crowd = new(rules);
    readonly DriftMeter _drift = new();
    readonly List<(GroupReferred Group, int Since)> _waiting = [];
    readonly List<Placement> _placements = [];
    readonly Dictionary<string, (GroupReferred Group, PastSeat Seat)> _underWay = new(StringComparer.Ordinal);
    readonly Dictionary<string, GroupArrived> _late = new(StringComparer.Ordinal);
    int _turns;
    bool _changed;

    /// <summary>The ledger as it stands.</summary>
    public Ledger Ledger => _crowd.Ledger;

    /// <summary>Everyone on its roll as the next decision sees them.</summary>
    public Position[] Sight() => _crowd.Sight();

    /// <summary>Plays all of it.</summary>
    /// <param name="past">What happened, in its order.</param>
    /// <param name="rules">The rules.</param>
    /// <exception cref="KeyNotFoundException">It names an authority that has not joined, or one that the rules do not know.</exception>
    public static SandboxOutcome Of(IEnumerable<PastEvent> past, SandboxRules rules)
    {
        var run = new SandboxRun(rules);
        foreach (var e in past)
        {
            run.Next(e);
        }

        return run.Outcome();
    }

    /// <summary>Plays what happened next.</summary>
    /// <param name="e">What happened.</param>
    public void Next(PastEvent e)
    {
        if (e is GroupReferred group)
        {
            TryWaiting();
            Refer(group);
            return;
        }

        _changed = true;
        switch (e)
        {
            case AuthorityJoined joined:
                _crowd.Join(joined);
                break;
            case PositionSeen seen:
                _crowd.Seat(seen.Authority).Recorded = seen.Change(_crowd.Seat(seen.Authority).Recorded);
                break;
            case AtLeastCounted counted:
                _crowd.Seat(counted.Authority).Count(counted);
                break;
            case GroupArrived arrived:
                Arrive(arrived);
                break;
            case TakenOutOfTurn taken:
                Volunteer(taken);
                break;
            case DayBegan:
                break;
            default:
                throw new InvalidOperationException($"Nobody has said what {e.GetType().Name} means for a rota.");
        }
    }

    /// <summary>What has become of it.</summary>
    public SandboxOutcome Outcome()
    {
        TryWaiting();
        return new SandboxOutcome(
            [.. _placements, .. _waiting.Select(w => new Placement(w.Group.Id, w.Group.Size, null, _turns - w.Since))],
            Ledger, _drift.Regions, _drift.Authorities);
    }

    void TryWaiting()
    {
        if (_changed && !rules.AsRecorded)
        {
            _waiting.RemoveAll(w => IsPlaced(w.Group, w.Since));
        }

        _changed = false;
    }

    void Refer(GroupReferred group)
    {
        if (group.Receiver is { } receiver)
        {
            _crowd.Seat(receiver).TakeRecorded(group.Size);
        }

        if (!IsPlaced(group, _turns))
        {
            _waiting.Add((group, _turns));
        }
    }

    bool IsPlaced(GroupReferred group, int since)
    {
        var (ledger, sight) = (_crowd.Ledger, _crowd.Sight());
        var decision = GuardedRota.Decide(ledger, sight, _crowd.Group(group), rules.Rota);
        var chosen = rules.AsRecorded ? group.Receiver : decision.Chosen < 0 ? null : ledger.Roll.Ids[decision.Chosen];
        if (chosen is null)
        {
            return false;
        }

        var (shares, arrears) = decision.Chosen < 0
            ? GuardedRota.ShareOutOfTurn(ledger, sight, group.Size, rules.Rota)
            : (decision.Shares, decision.ArrearsChanges);
        Charge(chosen, group.Size, shares, arrears);
        _placements.Add(new Placement(group.Id, group.Size, chosen, _turns - group.Size - since));
        _underWay[group.Id] = (group, _crowd.Seat(chosen));
        if (_late.Remove(group.Id, out var arrived))
        {
            Arrive(arrived);
        }

        return true;
    }

    void Volunteer(TakenOutOfTurn taken)
    {
        var seat = _crowd.Seat(taken.Authority);
        seat.TakeRecorded(taken.Size);
        var (shares, arrears) = GuardedRota.ShareOutOfTurn(_crowd.Ledger, _crowd.Sight(), taken.Size, rules.Rota);
        if (taken.Counts && shares.Length > 0)
        {
            Charge(taken.Authority, taken.Size, shares, arrears);
        }
        else
        {
            seat.Take(taken.Size);
        }
    }

    void Charge(string receiver, int size, long[] shares, long[] arrears)
    {
        if (shares.Length > 0)
        {
            _crowd.Charge(receiver, size, shares, arrears);
            _drift.Measure(Ledger);
        }

        _crowd.Seat(receiver).Take(size);
        _turns += size;
    }

    void Arrive(GroupArrived arrived)
    {
        if (!_underWay.Remove(arrived.Id, out var way))
        {
            _late[arrived.Id] = arrived;
            return;
        }

        way.Seat.Arrive(way.Group.Size);
        if (arrived.LeavesCare && way.Group.Entry is { } entry)
        {
            _crowd.Seat(entry).Leave(way.Group.Size);
        }
    }
}
