using System.Text.Json.Nodes;

namespace TransferScheme.Tool.Replay;

/// <summary>
/// Plays a plan, one working day after the other. What the ledger records is done in the order of the plan, one kind of entry
/// after the other, so that the same plan gives the same ledger; everything else is done some at a time beside it.
/// </summary>
/// <param name="partners">The partners.</param>
/// <param name="plan">All cases.</param>
/// <param name="moved">Told of every referral whose transfer is completed, or that nobody can take.</param>
sealed class ReplayRun(Partners partners, IReadOnlyList<ReplayCase> plan, Action moved)
{
    /// <summary>How many requests are under way at a time.</summary>
    internal static readonly ParallelOptions AtOnce = new() { MaxDegreeOfParallelism = 8 };

    readonly Acts _acts = new(partners);
    readonly DeclineActs _declines = new(partners);
    readonly Returns _returns = new(partners, plan);
    readonly Journey[] _journeys = [.. plan.Select(c => new Journey(c))];

    /// <summary>First offers that were declined.</summary>
    internal int Declined { get; private set; }

    /// <summary>Those of them whose reasons were accepted.</summary>
    internal int ReasonsAccepted { get; private set; }

    /// <summary>Plays all days.</summary>
    /// <param name="counts">Children looked after at the start, by authority.</param>
    /// <param name="start">The first day.</param>
    internal async Task PlayAsync(IReadOnlyDictionary<string, int> counts, DateOnly start)
    {
        await AdvanceAsync(start);
        await _returns.BeginAsync(counts, start);
        foreach (var day in plan.SelectMany(c => c.AllDays).Distinct().Order())
        {
            await PlayAsync(day);
        }
    }

    async Task PlayAsync(DateOnly day)
    {
        await AdvanceAsync(day);
        await _returns.OnAsync(day);

        var declined = On(day, c => c.Decline?.On);
        await AtOnceAsync(declined, _declines.DeclineAsync);
        await AllAsync(declined, _declines.IsDeclineNotedAsync, "The decline");
        Declined += declined.Count;

        var answered = On(day, c => c.Days.Answered);
        await Task.WhenAll(InOrderAsync(answered, _acts.AcceptAsync), AtOnceAsync(On(day, c => c.Days.Moved), _acts.TravelAsync));
        await AllAsync(answered, j => _acts.IsAllocationAsync(j, "accepted"), "The acceptance");
        await AllAsync(answered, _acts.IsAcceptanceNotedAsync, "The arrangement");

        var arrived = On(day, c => c.Days.Moved);
        await Task.WhenAll(InOrderAsync(arrived, _acts.CompleteAsync), AtOnceAsync(On(day, c => c.Days.Arranged), _acts.ArrangeAsync));
        await AllAsync(arrived, j => _acts.IsAllocationAsync(j, "completed"), "The completion");
        arrived.ForEach(j => _returns.Left(j.Plan));
        arrived.ForEach(_ => moved());

        await InOrderAsync(On(day, c => c.Decline?.ReviewedOn), ReviewAsync);

        var referred = _journeys.Where(j => j.Plan.Days.Referred == day).ToList();
        await InOrderAsync(referred, _acts.ReferAsync);
        await AllAsync(referred, _acts.IsDecidedAsync, "The decision");
        await AtOnceAsync(referred, _acts.LookAsync);
        Unplaced(referred);

        List<Journey> offered = [.. On(day, c => c.Days.Offered), .. On(day, c => c.Decline?.OfferedAgainOn)];
        await AtOnceAsync(offered, _acts.OfferAsync);
        await AllAsync(offered, _acts.IsOfferNotedAsync, "The offer");
    }

    // The ledger records what follows from accepted reasons, so the next review waits for it.
    async Task ReviewAsync(Journey journey)
    {
        await _declines.ReviewAsync(journey);
        await Patience.UntilAsync(() => _declines.IsReviewNotedAsync(journey), $"What follows from the review of {journey.OfferId}");
        if (journey.Plan.Decline!.IsAccepted)
        {
            ReasonsAccepted++;
            await _acts.LookAsync(journey);
            Unplaced([journey]);
        }
    }

    Task<Reply> AdvanceAsync(DateOnly day) =>
        partners.National.PostAsync("development/clock", new JsonObject { ["advanceTo"] = Forms.ClockOn(day) });

    // Those that nobody can take are left waiting.
    List<Journey> On(DateOnly day, Func<ReplayCase, DateOnly?> act) =>
        [.. _journeys.Where(j => act(j.Plan) == day && j.Region is not null)];

    void Unplaced(IReadOnlyList<Journey> decided) => decided.Where(j => j.Region is null).ToList().ForEach(_ => moved());

    static async Task InOrderAsync(IEnumerable<Journey> journeys, Func<Journey, Task> act)
    {
        foreach (var journey in journeys)
        {
            await act(journey);
        }
    }

    static Task AtOnceAsync(IEnumerable<Journey> journeys, Func<Journey, Task> act) =>
        Parallel.ForEachAsync(journeys, AtOnce, async (journey, _) => await act(journey));

    static Task AllAsync(IEnumerable<Journey> journeys, Func<Journey, Task<bool>> isThere, string what) =>
        AtOnceAsync(journeys, j => Patience.UntilAsync(() => isThere(j), $"{what} of {j.Id}"));
}
