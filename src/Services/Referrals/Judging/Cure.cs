using TransferScheme.Referrals.Handling;
using TransferScheme.Referrals.Submitting;

namespace TransferScheme.Referrals.Judging;

/// <summary>Holds an ineligible referral against the rules again: a new count of its entry authority may make it eligible (E04).</summary>
/// <param name="sealing">Opens the forms.</param>
/// <param name="judge">Holds them against the rules.</param>
sealed class Cure(FormSealing sealing, Judge judge)
{
    /// <summary>Appends the cure, where there is one.</summary>
    /// <param name="session">Where to append.</param>
    /// <param name="id">The referral.</param>
    /// <param name="entry">What is known of its entry authority.</param>
    /// <param name="ct">Cancels the work.</param>
    internal async Task TryAsync(IDocumentSession session, Guid id, AuthorityFigures entry, CancellationToken ct)
    {
        var stream = await session.Events.FetchForWriting<Referral>(id, ct);
        if (stream.Aggregate is { Status: ReferralStatus.Ineligible } referral)
        {
            stream.AppendMany(Decide(await judge.OfAsync(referral, await sealing.Open(referral, ct), ct, entry: entry)));
        }
    }

    /// <summary>A referral that is still ineligible gets no further event: only the cure is news.</summary>
    internal static IReadOnlyList<ReferralEvent> Decide(IReadOnlyList<ReferralEvent> judged) => [.. judged.OfType<ReferralFoundEligible>()];
}
