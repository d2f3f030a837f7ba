using TransferScheme.Referrals.Handling;
using TransferScheme.Referrals.Submitting;

namespace TransferScheme.Referrals.Judging;

/// <summary>Holds an ineligible referral against the rules again: a new count of its entry authority may make it eligible (E04).</summary>
/// <param name="sealing">Opens the forms.</param>
/// <param name="figures">The rules that the cases have pinned.</param>
/// <param name="clock">The scheme's clock.</param>
sealed class Cure(FormSealing sealing, SchemeFigures figures, TimeProvider clock)
{
    /// <summary>Appends the cure, where there is one.</summary>
    /// <param name="session">Where to append.</param>
    /// <param name="id">The referral.</param>
    /// <param name="entry">What is known of its entry authority.</param>
    /// <param name="ct">Cancels the work.</param>
    internal async Task TryAsync(IDocumentSession session, Guid id, AuthorityFigures entry, CancellationToken ct)
    {
        var stream = await session.Events.FetchForWriting<Referral>(id, ct);
        if (stream.Aggregate is not { Status: ReferralStatus.Ineligible } referral)
        {
            return;
        }

        var rules = await figures.RulesAsync(referral.RulesVersion, referral.ReferredOn!.Value, ct);
        stream.AppendMany(Decide(referral, await sealing.Open(referral, ct), entry, rules, clock.GetUtcNow()));
    }

    /// <summary>A referral that is still ineligible gets no further event: only the cure is news.</summary>
    internal static IReadOnlyList<ReferralEvent> Decide(
        Referral referral, ReferralForm form, AuthorityFigures entry, RulesInForce rules, DateTimeOffset now) =>
        [.. Judgement.Of(referral, referral.Reference, form, referral.ChildIds, entry, rules, now).OfType<ReferralFoundEligible>()];
}
