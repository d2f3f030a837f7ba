using TransferScheme.Interleaving.Tests.Running;

namespace TransferScheme.Interleaving.Tests.Acting;

/// <summary>Everything that can happen, and how often it is drawn.</summary>
sealed class Play
{
    readonly World _world;
    readonly RefusalActs _refusals;
    readonly (int Weight, string Name, Func<string?> Do)[] _acts;
    readonly int _weights;

    internal Play(World world)
    {
        _world = world;
        var (offers, questions, times) = (new OfferActs(world), new QuestionActs(world), new TimeActs(world));
        _refusals = new RefusalActs(world);
        var (reviews, swaps) = (new ReviewActs(world), new SwapActs(world));
        _acts =
        [
            (45, "deliver", Deliver), (25, "publish", Publish), (3, "kill", Kill),
            (6, "time passes", times.Pass), (8, "sweep", times.Sweep), (2, "retry unplaced", times.RetryUnplaced),
            (14, "offer", offers.Make), (3, "accept", offers.Accept), (1, "withdraw referral", offers.WithdrawReferral),
            (2, "re-route", offers.ReRoute),
            (4, "question", questions.Ask), (4, "answer", questions.Answer), (3, "defer", questions.Defer),
            (3, "decide deferral", questions.Decide),
            (12, "draft", _refusals.Draft), (2, "correct", _refusals.Correct), (14, "issue", _refusals.Issue),
            (4, "take decline back", _refusals.TakeBack), (12, "settle", Settle),
            (5, "accept reasons", () => reviews.Review("accepted")), (3, "challenge", () => reviews.Review("challenged")),
            (4, "reaffirm", () => reviews.Review("reaffirmed")), (5, "reply", reviews.Reply), (6, "report", reviews.Report),
            (6, "direct reasons", reviews.Direct), (6, "give reasons", reviews.Provide), (2, "breach", reviews.Breach),
            (2, "receipt", reviews.Receive),
            (4, "propose swap", swaps.Propose), (3, "agree to swap", swaps.Agree), (1, "refuse swap", swaps.Refuse),
        ];
        _weights = _acts.Sum(a => a.Weight);
    }

    /// <summary>One act, whichever is drawn.</summary>
    internal void Any()
    {
        var drawn = _world.Chance.Below(_weights);
        var act = _acts.First(a => (drawn -= a.Weight) < 0);
        if (act.Do() is { } told)
        {
            _world.Tally.Count(told.Length == 0 ? act.Name : $"{act.Name}: {told}");
        }
    }

    /// <summary>Settles all that waits for Allocation.</summary>
    /// <returns>Whether there was any.</returns>
    internal bool SettleAll() => _refusals.SettleAll() > 0;

    string? Settle() => _refusals.SettleAll() > 0 ? "" : null;

    string? Deliver()
    {
        for (var more = 1 + _world.Chance.Below(3); more > 0; more--)
        {
            _world.Broker.DeliverAny();
        }

        return null;
    }

    string? Publish()
    {
        _world.Chance.Of(_world.Services).Publish(1 + _world.Chance.Below(5));
        return null;
    }

    string? Kill()
    {
        var service = _world.Chance.Of(_world.Services);
        service.Kill();
        return service.Name;
    }
}
