using TransferScheme.Rota.Deciding;
using TransferScheme.Rota.Tests.Cases;

namespace TransferScheme.Rota.Tests.Runs;

/// <summary>
/// A run of the library: referrals decided and accepted, declined with and without valid reasons, withdrawn, picked out of order or left
/// open; moves that fail later; voluntary offers; and positions that change in between.
/// </summary>
sealed class RotaRun
{
    readonly RunPlan _plan;
    readonly RotaRules _rules;
    readonly Random _random;
    readonly List<RunEntry> _entries = [];
    readonly List<(RotaDecision Decision, int With)> _accepted = [];
    readonly Places _places;
    Ledger _ledger;
    Position[] _positions;

    RotaRun(RunPlan plan, Ledger ledger)
    {
        (_plan, _rules, _ledger) = (plan, plan.LibraryRules, ledger);
        _random = new Random(plan.Seed ^ 0x5EED);
        _places = new Places(_random, plan.Limits);
        _positions = _places.Draw(ledger.Roll.Count);
    }

    internal static List<RunEntry> Play(RunPlan plan, Roll roll) => Play(plan, Ledger.Empty.On(roll), carry: false);

    /// <summary>Plays a plan. Where it is split and accounts are carried, the second part begins with them as openings.</summary>
    internal static List<RunEntry> Play(RunPlan plan, Ledger ledger, bool carry)
    {
        var run = new RotaRun(plan, ledger);
        for (var step = 0; step < plan.Steps; step++)
        {
            if (step == plan.Split)
            {
                run._accepted.Clear();
                run._ledger = carry ? Carried(run._ledger) : run._ledger;
            }

            run.Step();
        }

        return run._entries;
    }

    static Ledger Carried(Ledger ledger)
    {
        var everyone = Enumerable.Range(0, ledger.Roll.Count);
        return Ledger.Empty.On(ledger.Roll).Open([.. everyone.Select(ledger.Balance)], [.. everyone.Select(ledger.Arrears)]);
    }

    void Step()
    {
        switch (_random.Next(10))
        {
            case 0 when _plan.Volunteers:
                Volunteer();
                break;
            case 1:
                Enter(Act.Observed, _ledger, _places.Changed(_positions));
                break;
            case 2 when _accepted.Count > 0:
                var at = _random.Next(_accepted.Count);
                Reverse(_accepted[at].Decision, _accepted[at].With, debited: true);
                _accepted.RemoveAt(at);
                break;
            default:
                Settle(_places.Group(_positions.Length));
                break;
        }
    }

    void Settle(RotaGroup group)
    {
        var decision = GuardedRota.Decide(_ledger, _positions, group, _rules);
        var chosen = decision.Chosen;
        if (chosen < 0)
        {
            Enter(Act.Unplaced, _ledger, _positions, decision);
            return;
        }

        Enter(
            Act.Decided, _ledger.Accrue(decision.Shares, decision.ArrearsChanges).Reserve(chosen, group.Size),
            Taking(chosen, group.Size), decision, to: chosen);
        switch (_random.Next(10))
        {
            case 0:
                Reverse(decision, chosen, debited: false);
                Settle(group with { DeclinedValid = [.. group.DeclinedValid!, chosen] });
                break;
            case 1:
                Reverse(decision, chosen, debited: false);
                Settle(group with { Declined = [.. group.Declined!, chosen] });
                break;
            case 2:
                Reverse(decision, chosen, debited: false);
                break;
            case 3:
                break;
            case 4:
                Accept(decision, Move(decision));
                break;
            default:
                Accept(decision, chosen);
                break;
        }
    }

    int Move(RotaDecision decision)
    {
        var (from, size, ranked) = (decision.Chosen, decision.Group.Size, decision.Ranked(_ledger.Roll));
        var to = ranked[_random.Next(ranked.Count)];
        var moved = Taking(from, -size);
        moved[to] = moved[to].Taking(size);
        Enter(Act.Moved, _ledger.Release(from, size).Reserve(to, size), moved, decision, from, to);
        return to;
    }

    void Accept(RotaDecision decision, int with)
    {
        Enter(Act.Accepted, _ledger.Debit(with, decision.Group.Size), _positions, decision);
        _accepted.Add((decision, with));
    }

    void Reverse(RotaDecision decision, int with, bool debited)
    {
        var size = decision.Group.Size;
        var without = _ledger.Unaccrue(decision.Shares, decision.ArrearsChanges);
        Enter(Act.Reversed, debited ? without.Undebit(with, size) : without.Release(with, size), Taking(with, -size), decision, from: with);
    }

    void Volunteer()
    {
        var (place, size) = (_random.Next(_positions.Length), _random.From(1, 4));
        var (shares, arrears) = GuardedRota.ShareOutOfTurn(_ledger, _positions, size, _rules);
        var after = shares.Length == 0 ? _ledger
            : _ledger.Accrue(shares, arrears).Reserve(place, size).Debit(place, size);
        Enter(Act.Volunteered, after, Taking(place, size), to: shares.Length == 0 ? -1 : place, size: size);
    }

    Position[] Taking(int place, int children)
    {
        Position[] positions = [.. _positions];
        positions[place] = positions[place].Taking(children);
        return positions;
    }

    void Enter(Act act, Ledger after, Position[] then, RotaDecision? decision = null, int from = -1, int to = -1, int size = 0)
    {
        _entries.Add(new RunEntry(act, _ledger, after, _positions, then)
        {
            Decision = decision, From = from, To = to, Size = decision?.Group.Size ?? size,
        });
        (_ledger, _positions) = (after, then);
    }
}
