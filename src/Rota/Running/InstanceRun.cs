using System.Text.Json.Nodes;
using TransferScheme.Rota.Deciding;
using TransferScheme.Rota.Lines;

namespace TransferScheme.Rota.Running;

/// <summary>
/// Runs an instance: decides every referral of a file in its order, as if it was accepted at once, and gives the file back with what
/// was decided, each line chained to the one before by its hash.
/// </summary>
public sealed class InstanceRun
{
    readonly RotaRules _rules;
    readonly Crowd _crowd = new();
    readonly HashSet<string> _referrals = new(StringComparer.Ordinal);
    HashChain _chain = HashChain.Start;

    InstanceRun(RotaRules rules) => _rules = rules;

    /// <summary>Runs an instance.</summary>
    /// <param name="lines">Its lines.</param>
    /// <param name="options">How.</param>
    /// <returns>The lines of the run, one after the other.</returns>
    /// <exception cref="FormatException">A line cannot be used; it says which, and what is wrong.</exception>
    public static IEnumerable<JsonObject> Run(IReadOnlyList<RotaLine> lines, RunOptions options)
    {
        var largest = options.LargestGroup
            ?? lines.Where(line => line.Type == "referral").Select(line => line.Size).DefaultIfEmpty(1).Max();
        var run = new InstanceRun(new RotaRules(
            "instance", "given", largest, options.RepaymentPercent, TwoAccounts: options.TwoAccounts));
        return lines.SelectMany(run.After);
    }

    IEnumerable<JsonObject> After(RotaLine line)
    {
        Member? changed = null;
        line.Using(() => changed = line.Type switch
        {
            "authority" => _crowd.Join(line),
            "status" => _crowd.Take(line, _rules.TwoAccounts),
            "state" => _crowd.See(line),
            "referral" => Decide(line),
            "voluntary" => TakeOutOfTurn(line),
            _ => null,
        });
        line.Using(() => Sealed(line.Members));
        yield return line.Members;
        if (changed is not null && _rules.TwoAccounts && changed.RoomStatus() is { } status)
        {
            yield return Sealed(status);
        }
    }

    Member? Decide(RotaLine line)
    {
        if (!_referrals.Add(line.Text("id")))
        {
            throw line.Wrong("id", "must not be that of an earlier referral");
        }

        var group = new RotaGroup(
            line.Size, line.OptionalText("entry") is { } entry ? _crowd.Find(line, "entry", entry) : -1,
            [.. line.Texts("unsuitable").Select(id => _crowd.Find(line, "unsuitable", id))]);
        var offers = new JsonArray();
        var decision = _crowd.Decide(group, _rules);
        if (line.OptionalFlag("refuse_first") is true && decision.Exclusions.Count(e => e is Exclusion.None) > 1)
        {
            offers.Add(Offer(decision.Chosen, "refused"));
            decision = _crowd.Decide(group with { Declined = [decision.Chosen] }, _rules);
        }

        if (decision.Chosen >= 0)
        {
            offers.Add(Offer(decision.Chosen, "accepted"));
        }

        line.Members["offers"] = offers;
        line.Members["chosen"] = decision.Chosen < 0 ? null : _crowd.Id(decision.Chosen);
        return decision.Chosen < 0 ? null : _crowd.Charge(decision);
    }

    JsonObject Offer(int place, string outcome)
    {
        var offer = new JsonObject { ["authority"] = _crowd.Id(place), ["outcome"] = outcome };
        if (outcome == "refused")
        {
            offer["valid"] = false;
        }

        return offer;
    }

    Member TakeOutOfTurn(RotaLine line)
    {
        if (line.OptionalText("referral") is { } referral && !_referrals.Add(referral))
        {
            throw line.Wrong("referral", "must not be that of an earlier referral");
        }

        return _crowd.Volunteer(
            _crowd.Find(line, "authority", line.Text("authority")), line.Size, line.OptionalFlag("counts") ?? true, _rules);
    }

    JsonObject Sealed(JsonObject line)
    {
        _chain = _chain.Seal(line);
        return line;
    }
}
