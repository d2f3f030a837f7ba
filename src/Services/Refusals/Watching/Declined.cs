using System.Globalization;
using TransferScheme.Platform.Time;

namespace TransferScheme.Refusals.Watching;

/// <summary>What became of a referral that an authority declined.</summary>
/// <param name="RefusalId">The case.</param>
/// <param name="ReferralId">The referral.</param>
/// <param name="Became"><c>arrived</c>, <c>accepted</c>, <c>waiting</c>, <c>withdrawn</c> or <c>closed</c>.</param>
/// <param name="By">Code of the authority that accepted; absent where none has. It may be the one that had declined.</param>
/// <param name="WorkingDays">
/// Working days from the decline until then, of who waits until today; absent where that day is not known.
/// </param>
public sealed record WhatBecame(Guid RefusalId, Guid ReferralId, string Became, string? By, int? WorkingDays);

/// <summary>What became of the children whom an authority declined: every decline is accounted for.</summary>
static class Declined
{
    /// <summary>One finding for each authority that declined.</summary>
    /// <param name="statements">Every statement issued.</param>
    /// <param name="referrals">What is known of their referrals.</param>
    /// <param name="today">The day.</param>
    internal static IEnumerable<WatchFinding> Of(
        IReadOnlyList<WatchedStatement> statements, IReadOnlyList<WatchedReferral> referrals, DateOnly today)
    {
        var known = referrals.ToDictionary(r => r.ReferralId);
        return
            from own in Watch.ByAuthority(statements.Where(s => s.Declines))
            let became = own.OrderBy(s => s.IssuedOn).ThenBy(s => s.Id)
                .Select(s => Of(s, known.GetValueOrDefault(s.ReferralId), today)).ToList()
            select new WatchFinding("children-declined", own.Key, Sentence(became), Watch.Ids(own), became);
    }

    static WhatBecame Of(WatchedStatement statement, WatchedReferral? referral, DateOnly today)
    {
        var (became, on) = referral switch
        {
            { EndedFor: "referral-withdrawn" } => ("withdrawn", null),
            { EndedFor: not null } => ("closed", null),
            { Completed: true } => ("arrived", referral.CompletedOn),
            { AcceptedBy: not null } => ("accepted", referral.AcceptedOn),
            _ => ("waiting", (DateOnly?)today),
        };
        int? days = on is { } day ? WorkingDays.For(statement.Calendar).Between(statement.IssuedOn, day) : null;
        var by = became is "arrived" or "accepted" ? referral!.AcceptedBy : null;
        return new WhatBecame(statement.Id, statement.ReferralId, became, by, days);
    }

    static string Sentence(List<WhatBecame> all)
    {
        int Count(string became) => all.Count(b => b.Became == became);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"Of {all.Count} declined: arrived {Count("arrived")}, accepted {Count("accepted")}, waiting {Count("waiting")}, "
            + $"withdrawn {Count("withdrawn")}, closed {Count("closed")}.");
    }
}
