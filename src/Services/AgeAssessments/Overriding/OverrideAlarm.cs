using TransferScheme.Platform.Health;

namespace TransferScheme.AgeAssessments.Overriding;

/// <summary>Red from the moment somebody overrides the presumed-child guard until somebody else has reviewed it: one line each.</summary>
/// <param name="store">The service's store.</param>
/// <param name="desk">Today.</param>
sealed class OverrideAlarm(IAgeAssessmentStore store, AgeDesk desk) : IAlarm
{
    /// <inheritdoc/>
    public string Name => "age-override";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> LookAsync(CancellationToken ct)
    {
        await using var session = store.QuerySession();
        var overridden = await session.QueryAsync<AgeAssessment>(
            "where jsonb_array_length(data -> 'overrides') > 0 order by id", ct);
        return
        [
            .. overridden.SelectMany(a => a.Overrides.Where(o => o.Outcome is null).Select(o =>
                $"Override {o.Number} ({o.Kind}) of assessment {a.Id} by {o.Person?.ToString() ?? o.By} waits for its review, "
                + $"due on {o.ReviewDueOn:yyyy-MM-dd}{(o.ReviewDueOn < desk.Today ? ": late" : "")}.")),
        ];
    }
}
