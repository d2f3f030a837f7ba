using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Time;
using TransferScheme.Referrals.Duplicates;
using TransferScheme.Referrals.Handling;
using TransferScheme.Referrals.Judging;
using TransferScheme.Referrals.Succeeding;

namespace TransferScheme.Referrals.Submitting;

/// <summary>
/// The entry authority refers one child, or children who are kept together. A complete form starts, records and submits in one
/// and is held against the rules at once; an incomplete one is a draft that says what is missing (protocol v7.0; section 71(1)).
/// </summary>
static class SubmitReferral
{
    internal static void Map(IEndpointRouteBuilder referrals) => referrals.MapPost("", Handle).WithName("SubmitReferral").Produces<ReferralAnswer>(201);

    /// <summary>Begins a referral with its sections, and judges it.</summary>
    internal static Decision<ReferralEvent> Decide(ReferralStarted started, IReadOnlyList<ReferralEvent> recorded, IReadOnlyList<ReferralEvent> judged) =>
        new[] { started }.Concat(recorded).Concat(judged).ToArray();

    static async Task<CommandResult> Handle(
        Command<ReferralForm> command, IReferralStore store, FormSealing sealing, FormerCases formerCases, SchemeFigures figures,
        DuplicateIndex duplicates, Successions successions, TimeProvider clock, CancellationToken ct)
    {
        var id = Guid.CreateVersion7();
        var completeness = Completeness.None;
        return await store.Begin<Referral, ReferralEvent, ReferralForm>(
            command,
            id,
            ReferralsPolicy.MayRefer,
            async form =>
            {
                if (!ReferralsPolicy.RefersFor(command.Actor, form.EntryAuthority))
                {
                    return Rejection.Forbidden("not-your-authority", "An authority refers its own children.");
                }

                var now = clock.GetUtcNow();
                var today = UkTime.DateOf(now);
                var facts = await figures.ForSubmissionAsync(form.EntryAuthority, today, duplicates.Sought(form.Children ?? []), ct);
                if (facts.Entry is not { } entry)
                {
                    return Rejection.Invalid("entryAuthority", "Must be the code of an authority of the scheme.");
                }

                if ((await FormFacts.RejectAsync(form, today, figures, ct)
                    ?? await successions.AgainstAsync(facts.Succession, today, ct)) is { } rejection)
                {
                    return rejection;
                }

                var (former, identified, notOfIt) = await formerCases.OfAsync(form, command.Actor, now, ct);
                if (notOfIt is not null)
                {
                    return notOfIt;
                }

                var rules = facts.Rules ?? throw new InvalidOperationException($"No scheme rules are known for {today:O}.");
                Guid[] childIds = [.. (form.Children ?? []).Select(_ => Guid.CreateVersion7())];
                var keys = sealing.NewKeys(id, childIds);
                var recorded = FormSealing.SealAll(keys, id, identified, childIds);
                completeness = Completeness.Of(form);
                var reference = ReferenceNumbers.Reference(facts.Number, today);
                var started = new ReferralStarted(reference, form.EntryAuthority, entry.Region, form.ReturnOf);
                var judged = Judgement.Of(null, reference, form, childIds, entry, rules, now, alike: facts.Alike);
                var decision = Decide(started, recorded, judged)
                    .Keeping(keys).Also(duplicates.Keeping(id, form.Children ?? [], childIds, anew: false));
                return former is null ? decision : decision.Appending(former.Id, former.Version, new ReferredAgain(id));
            },
            (referral, version) => Answer.Created($"/api/v1/referrals/{id}", ReferralAnswer.Of(id, referral, version, completeness), version),
            ct);
    }
}
