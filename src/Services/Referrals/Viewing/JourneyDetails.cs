using TransferScheme.Platform.Auditing;
using TransferScheme.Platform.Protection;
using TransferScheme.Platform.Security;

namespace TransferScheme.Referrals.Viewing;

/// <summary>An arrival as one authority recorded it.</summary>
/// <param name="OnBehalfOf">Code of the authority.</param>
/// <param name="ArrivedAt">When, by its account.</param>
public sealed record ArrivalDetails(string OnBehalfOf, DateTimeOffset ArrivedAt);

/// <summary>The alarm about children who did not arrive.</summary>
/// <param name="ExpectedAt">When they were expected.</param>
/// <param name="OverdueFrom">When the time of grace was over.</param>
/// <param name="EndedAt">When they arrived by the receiving authority's account; absent while it has not said so.</param>
public sealed record AlarmDetails(DateTimeOffset ExpectedAt, DateTimeOffset OverdueFrom, DateTimeOffset? EndedAt);

/// <summary>A dispute about the arrival.</summary>
/// <param name="ArrivedAt">The entry authority's time; absent where it says that nobody arrived.</param>
/// <param name="Reason">Why, to the two authorities, and to the national team, which may have to decide.</param>
/// <param name="SettledBy"><c>receiver</c>, <c>entry</c> or <c>national</c>; absent while it is open.</param>
/// <param name="DecidedAt">The time that the national team decided.</param>
/// <param name="DecisionReason">Why it did, to the same readers.</param>
public sealed record DisputeDetails(
    DateTimeOffset? ArrivedAt, string? Reason, string? SettledBy, DateTimeOffset? DecidedAt, string? DecisionReason);

/// <summary>Why a transfer whose arrival is agreed is not complete.</summary>
/// <param name="Code"><c>turned-18</c>.</param>
/// <param name="Detail">What to do, in one sentence.</param>
/// <param name="Children">Whom it is about.</param>
public sealed record BarredDetails(string Code, string Detail, IReadOnlyList<Guid> Children);

/// <summary>Adds the journey to a transfer, as far as its reader may see it.</summary>
static class JourneyDetails
{
    /// <summary>Adds the journey, and writes the access log where something sealed is shown.</summary>
    internal static async Task<TransferDetails> OverAsync(
        TransferDetails details, Referral referral, Actor actor, Disclosure disclosure, string purpose, Sealer<IReferralStore> sealer,
        AccessLog<IReferralStore> log, CancellationToken ct)
    {
        var arriving = referral.Arriving;
        var ofTheTwo = disclosure is Disclosure.Full or Disclosure.Past;
        var escort = ofTheTwo ? referral.Departure?.Journey : null;
        var readsReasons = disclosure >= Disclosure.Identity && arriving.Dispute is not null;
        var keys = escort is not null || readsReasons ? await sealer.KnownKeysAsync([referral.Id, .. referral.ChildIds], ct) : null;
        string[] shown = [.. new[] { escort is null ? "" : "escort", readsReasons ? "dispute" : "" }.Where(field => field.Length > 0)];
        if (shown.Length > 0)
        {
            await log.RecordAsync(referral.Id, actor, new ViewedAs(referral.Id, "transfer", purpose, $"{disclosure}", shown), ct);
        }

        return details with
        {
            Escort = escort is null ? null : keys?.Open(escort)?.Escort,
            Attempts = referral.FailedMoves + (referral.Departure is null ? 0 : 1),
            FailedMoves = referral.FailedMoves,
            Arrivals = [.. referral.Arrivals.Select(a => new ArrivalDetails(a.OnBehalfOf, a.ArrivedAt))],
            Alarm = arriving.Alarm is { } alarm
                ? new AlarmDetails(alarm.ExpectedAt, alarm.OverdueFrom, referral.Received?.ArrivedAt)
                : null,
            Dispute = arriving.Dispute is { } dispute
                ? new DisputeDetails(
                    dispute.ArrivedAt, Reason(dispute.Reason), dispute.SettledBy, arriving.Decision?.ArrivedAt,
                    arriving.Decision is { } decision ? Reason(decision.Reason) : null)
                : null,
            MovesAt = referral.Status is ReferralStatus.InTransit ? arriving.Agreed?.EffectiveAt : null,
            Barred = arriving.Barred is { } barred && !referral.HasEnded
                ? new BarredDetails(
                    "turned-18",
                    "Both authorities agree on the arrival, and by then a child was 18, for whom responsibility does not move: the entry "
                    + "authority closes the referral for them with the reason turned-18, and the others have moved.",
                    barred.Adults)
                : null,
        };

        string? Reason(Sealed<ActNote> reason) => readsReasons ? keys?.Open(reason)?.Text : null;
    }
}
