using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Time;
using TransferScheme.Referrals.Duplicates;
using TransferScheme.Referrals.Handling;
using TransferScheme.Referrals.Judging;
using TransferScheme.Referrals.Succeeding;

namespace TransferScheme.Referrals.Submitting;

/// <summary>
/// The entry authority supplies or corrects a section. The history is kept. The section that completes a draft submits it, and
/// a corrected section of a referral found ineligible is held against the rules again. With <c>?draft=true</c> a draft stays one, be it
/// complete: whoever fills in a form looks through it before they send it in, by recording any section without that.
/// </summary>
static class RecordSection
{
    internal static void Map(IEndpointRouteBuilder referrals)
    {
        Map<ArrivalSection>(referrals, "arrival", (form, s) => s.In(form));
        Map<ChildrenSection>(referrals, "children", (form, s) => form with { Children = s });
        Map<NeedsSection>(referrals, "needs", (form, s) => form with { Needs = s });
        Map<FamilySection>(referrals, "family", (form, s) => form with { Family = s });
        Map<BestInterestsSection>(referrals, "bestInterests", (form, s) => form with { BestInterests = s });
        Map<ChildsViewsSection>(referrals, "childsViews", (form, s) => form with { ChildsViews = s });
        Map<LegalSection>(referrals, "legal", (form, s) => form with { Legal = s });
        Map<LogisticsSection>(referrals, "logistics", (form, s) => form with { Logistics = s });
    }

    /// <summary>
    /// Records a section. The arrangement fixes the form; once an authority is looked for, who is referred and which placement is
    /// sought are fixed, and nothing required can be taken away. A child leaves a group by an act of its own, never by omission.
    /// </summary>
    internal static Decision<ReferralEvent> Decide(
        Referral referral, string section, ReferralForm form, IReadOnlyList<ReferralEvent> recorded, IReadOnlyList<ReferralEvent> judged)
    {
        if (Acts.Ended(referral) is { } ended && referral.Status is not ReferralStatus.Completed)
        {
            return ended;
        }

        if (referral.Status is ReferralStatus.Arranged or ReferralStatus.InTransit or ReferralStatus.Completed)
        {
            return Rejection.Conflict("referral-arranged", "The arrangement is made: the form cannot be changed now.");
        }

        var lookedFor = referral.Status is not (ReferralStatus.Incomplete or ReferralStatus.Ineligible);
        if (lookedFor && (section is "children" or "arrival" || !referral.PlacementTypes.SequenceEqual(form.Needs?.PlacementTypes ?? [])
            || Completeness.Of(form).Missing.Count > 0))
        {
            return Rejection.Conflict(
                "referral-eligible", "An authority is being looked for: who is referred, from where and to which placement, and what is required, stay.");
        }

        return referral.ChildIds.Except((form.Children ?? []).Select(c => c.Id ?? Guid.Empty)).Any()
            ? Rejection.Conflict("child-omitted", "Name every child of the referral by its id; a child leaves a group by an act of its own.")
            : recorded.Concat(judged).ToArray();
    }

    static void Map<TSection>(IEndpointRouteBuilder referrals, string section, Func<ReferralForm, TSection, ReferralForm> with)
        where TSection : class =>
        referrals.MapPut(
            $"{{id:guid}}/sections/{section}",
            async (
                Guid id, bool? draft, Command<TSection> command, IReferralStore store, FormSealing sealing, FormerCases formerCases,
                SchemeFigures figures, DuplicateIndex duplicates, Judge judge, Successions successions, TimeProvider clock,
                CancellationToken ct) =>
            {
                var completeness = Completeness.None;
                return await store.Decide<Referral, ReferralEvent, TSection>(
                    command,
                    id,
                    ReferralsPolicy.MayCorrect,
                    async (referral, content) =>
                    {
                        var form = Named(referral, with(await sealing.Open(referral, ct), content));
                        var (identified, notOfIt) = section == "children" ? await formerCases.AgainAsync(referral, form, ct) : (form, null);
                        if (notOfIt is not null)
                        {
                            return notOfIt;
                        }

                        IReadOnlyList<Guid> childIds = [.. (form.Children ?? []).Select(c => c.Id!.Value)];
                        var recorded = section == "children"
                            ? await sealing.SealAll(id, identified, childIds, ct)
                            : [await sealing.SealSection(id, section, content, childIds, ct)];
                        completeness = Completeness.Of(form);
                        var today = UkTime.DateOf(clock.GetUtcNow());
                        if ((await FormFacts.RejectAsync(form, today, figures, ct)
                            ?? await successions.AgainstAsync(referral.EntryAuthority, today, ct)) is { } rejection)
                        {
                            return rejection;
                        }

                        var after = recorded.Aggregate(referral, (state, e) => Referral.Evolve(state, e)!);
                        var staysDraft = draft == true && referral.Status is ReferralStatus.Incomplete;
                        var decision = Decide(
                            referral, section, form, recorded, staysDraft ? [] : await judge.OfAsync(after, form, ct));
                        return section == "children"
                            ? decision.Also(duplicates.Keeping(id, form.Children!, childIds, anew: true))
                            : decision;
                    },
                    ct,
                    (referral, version) => Answer.Ok(ReferralAnswer.Of(id, referral, version, completeness), version));
            })
            .WithName($"Record{char.ToUpperInvariant(section[0])}{section[1..]}").Produces<ReferralAnswer>();

    // A child is known by its id; the only child of a referral may be sent again without it. Whoever has none is new.
    static ReferralForm Named(Referral referral, ReferralForm form) => form.Children is null ? form : form with
    {
        Children = referral.ChildIds is [var only] && form.Children is [{ Id: null } same]
            ? [same with { Id = only }]
            : [.. form.Children.Select(c => c.Id is { } id && referral.ChildIds.Contains(id) ? c : c with { Id = Guid.CreateVersion7() })],
    };
}

/// <summary>The children section: the children, in order.</summary>
public sealed class ChildrenSection : List<ChildDetails>, IChecked
{
    /// <inheritdoc/>
    public void Check(Faults faults) => ChildDetails.Check(faults, this);
}
