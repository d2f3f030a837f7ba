using TransferScheme.Platform.Schema;
using TransferScheme.Platform.Time;

namespace TransferScheme.Referrals.Submitting;

/// <summary>Draws the numbers of references such as NTS-2026-000123: unique for good, and not gapless.</summary>
/// <param name="store">The service's store.</param>
/// <param name="clock">The scheme's clock, for the year.</param>
sealed class ReferenceNumbers(IReferralStore store, TimeProvider clock)
{
    const string Sequence = "referrals.reference_numbers";

    /// <summary>The sequence they are drawn from.</summary>
    internal static SchemaStep Schema { get; } = new("referrals", Sequence, $"create sequence if not exists {Sequence}");

    internal async Task<string> NextAsync(CancellationToken ct)
    {
        await using var session = store.QuerySession();
        var number = (await session.QueryAsync<long>($"select nextval('{Sequence}')", ct))[0];
        return $"NTS-{UkTime.DateOf(clock.GetUtcNow()).Year}-{number:D6}";
    }
}
