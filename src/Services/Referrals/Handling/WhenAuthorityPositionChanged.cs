using TransferScheme.Contracts.Allocation;
using TransferScheme.Platform.Messaging;
using TransferScheme.Referrals.Judging;
using TransferScheme.Referrals.Submitting;

namespace TransferScheme.Referrals.Handling;

/// <summary>Keeps the newest position of every authority; a count that cures an ineligible referral makes it eligible at once (E04).</summary>
/// <param name="sealing">Opens the forms that are held against the rules again.</param>
/// <param name="figures">The rules that the cases have pinned.</param>
/// <param name="clock">The scheme's clock.</param>
sealed class WhenAuthorityPositionChanged(FormSealing sealing, SchemeFigures figures, TimeProvider clock) : IHandle<AuthorityPositionChanged>
{
    public async Task Handle(AuthorityPositionChanged message, IDocumentSession session, CancellationToken ct)
    {
        if (AuthorityFigures.Newer(await session.LoadAsync<AuthorityFigures>(message.Authority, ct), message) is not { } position)
        {
            return;
        }

        session.Store(position);
        var ineligible = await session.QueryAsync<Referral>(
            "where data ->> 'status' = 'Ineligible' and data ->> 'entryAuthority' = ? order by id", ct, message.Authority);
        foreach (var referral in ineligible)
        {
            var stream = await session.Events.FetchForWriting<Referral>(referral.Id, ct);
            var rules = await figures.RulesAsync(referral.RulesVersion, referral.ReferredOn!.Value, ct);
            var form = await sealing.Open(stream.Aggregate!, ct);
            stream.AppendMany(Decide(stream.Aggregate!, form, position, rules, clock.GetUtcNow()));
        }
    }

    /// <summary>A referral that is still ineligible gets no further event: only the cure is news.</summary>
    internal static IReadOnlyList<ReferralEvent> Decide(
        Referral referral, ReferralForm form, AuthorityFigures position, RulesInForce rules, DateTimeOffset now) =>
        [.. Judgement.Of(referral, referral.Reference, form, referral.ChildIds, position, rules, now).OfType<ReferralFoundEligible>()];
}
