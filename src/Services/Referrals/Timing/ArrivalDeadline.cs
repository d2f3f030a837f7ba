using Microsoft.Extensions.Configuration;
using TransferScheme.Platform.Deadlines;

namespace TransferScheme.Referrals.Timing;

/// <summary>
/// When children on their way count as missing: their expected arrival and a time of grace have passed, and the receiving authority has
/// not said that it received them. Once for each time at which they were expected.
/// </summary>
/// <param name="Grace">
/// The time of grace. No published source known to us names one: the default is ours, a delay after which one would have heard of it.
/// </param>
sealed record ArrivalDeadline(TimeSpan Grace)
{
    /// <summary>Reads and checks the time of grace.</summary>
    /// <param name="configuration">The settings.</param>
    /// <exception cref="InvalidOperationException">It cannot be meant.</exception>
    internal static ArrivalDeadline Read(IConfiguration configuration) =>
        configuration.GetValue("Referrals:ArrivalGraceHours", 2) is >= 0 and <= 24 and var hours
            ? new ArrivalDeadline(TimeSpan.FromHours(hours))
            : throw new InvalidOperationException("Referrals:ArrivalGraceHours must be between 0 and 24.");

    /// <summary>The alarm about a referral whose children are on their way; none where they were received or it was raised.</summary>
    /// <param name="referral">The referral.</param>
    internal IEnumerable<Deadline> Of(Referral referral)
    {
        if (referral is not { Status: ReferralStatus.InTransit, Received: null, ExpectedAt: { } expectedAt }
            || referral.Arriving.Alarm?.ExpectedAt == expectedAt)
        {
            yield break;
        }

        var overdueFrom = expectedAt + Grace;
        var overlays = referral.Overlays;
        yield return new Deadline(overdueFrom, new ChildrenDidNotArrive(
            referral.Reference, referral.EntryAuthority, referral.ReceivingAuthority!, expectedAt, overdueFrom,
            [
                .. referral.ChildIds.Where(child => !overlays.Episodes.Any(m => m.ChildId == child && m.FoundAt is null))
                    .Select((child, i) => new EpisodeOfAlarm(overlays.EpisodesOpened + 1 + i, child, referral.Departure!.DepartedAt)),
            ]));
    }
}
