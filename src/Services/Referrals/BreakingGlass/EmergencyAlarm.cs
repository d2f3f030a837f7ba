using System.Globalization;
using TransferScheme.Platform.Health;
using TransferScheme.Platform.Time;

namespace TransferScheme.Referrals.BreakingGlass;

/// <summary>Red from the moment somebody breaks the glass until somebody else has judged it.</summary>
/// <param name="store">The service's store.</param>
/// <param name="clock">The scheme's clock.</param>
sealed class EmergencyAlarm(IReferralStore store, TimeProvider clock) : IAlarm
{
    /// <inheritdoc/>
    public string Name => "break-glass";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> LookAsync(CancellationToken ct)
    {
        await using var session = store.QuerySession();
        var waiting = await session.QueryAsync<string>(
            "select data ->> 'reviewDueOn' from referrals.mt_doc_emergencyaccess where data ->> 'outcome' is null", ct);
        var today = UkTime.DateOf(clock.GetUtcNow()).ToString("O", CultureInfo.InvariantCulture);
        var late = waiting.Count(dueOn => string.CompareOrdinal(dueOn, today) < 0);
        return waiting.Count == 0 ? [] : [$"{waiting.Count} emergency accesses wait for their review, {late} of them late."];
    }
}
