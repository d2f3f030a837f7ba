using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Time;
using TransferScheme.Referrals.Handling;
using TransferScheme.Referrals.Judging;

namespace TransferScheme.Referrals.Submitting;

/// <summary>
/// The entry authority supplies or corrects a section. The history is kept. The section that completes a draft submits it, and
/// a corrected section of a referral found ineligible is held against the rules again.
/// </summary>
internal static class RecordSection
{
    internal static void Map(IEndpointRouteBuilder referrals)
    {
        Map<ArrivalSection>(referrals, "arrival", (form, s) => form with { InAuthorityCare = s.InAuthorityCare, ArrivedOn = s.ArrivedOn });
        Map<ChildrenSection>(referrals, "children", (form, s) => form with { Children = s });
        Map<NeedsSection>(referrals, "needs", (form, s) => form with { Needs = s });
        Map<FamilySection>(referrals, "family", (form, s) => form with { Family = s });
        Map<BestInterestsSection>(referrals, "bestInterests", (form, s) => form with { BestInterests = s });
        Map<ChildsViewsSection>(referrals, "childsViews", (form, s) => form with { ChildsViews = s });
        Map<LegalSection>(referrals, "legal", (form, s) => form with { Legal = s });
        Map<LogisticsSection>(referrals, "logistics", (form, s) => form with { Logistics = s });
    }

    /// <summary>Records a section; the arrangement fixes the form, and who is in a group is fixed once an authority is looked for.</summary>
    internal static Decision<ReferralEvent> Decide(Referral referral, string section, IReadOnlyList<ReferralEvent> recorded, IReadOnlyList<ReferralEvent> judged) =>
        referral.Status switch
        {
            ReferralStatus.Arranged or ReferralStatus.InTransit or ReferralStatus.Completed =>
                Rejection.Conflict("referral-arranged", "The arrangement is made: the form cannot be changed now."),
            not (ReferralStatus.Incomplete or ReferralStatus.Ineligible) when section is "children" or "arrival" =>
                Rejection.Conflict("referral-eligible", "An authority is being looked for: who is referred, and from where, cannot be changed now."),
            _ => recorded.Concat(judged).ToArray(),
        };

    private static void Map<TSection>(IEndpointRouteBuilder referrals, string section, Func<ReferralForm, TSection, ReferralForm> with)
        where TSection : class =>
        referrals.MapPut(
            $"{{id:guid}}/sections/{section}",
            async (Guid id, Command<TSection> command, IReferralStore store, FormSealing sealing, SchemeFigures figures, TimeProvider clock, CancellationToken ct) =>
            {
                var completeness = new Completeness([], []);
                return await store.Decide<Referral, ReferralEvent, TSection>(
                    command,
                    id,
                    ReferralsPolicy.MayCorrect,
                    async (referral, content) =>
                    {
                        var form = with(await sealing.Open(referral, ct), content);
                        var childIds = ChildIds(referral, form);
                        var recorded = section == "children"
                            ? await sealing.SealAll(id, form, childIds, ct)
                            : [await sealing.SealSection(id, section, content, childIds, ct)];
                        completeness = Completeness.Of(form);
                        var now = clock.GetUtcNow();
                        var entry = await figures.AuthorityAsync(referral.EntryAuthority, ct)
                            ?? throw new InvalidOperationException($"{referral.EntryAuthority} is not known.");
                        var rules = await figures.RulesAsync(referral.RulesVersion, UkTime.DateOf(now), ct);
                        return Decide(referral, section, recorded, Judgement.Of(referral, referral.Reference, form, childIds, entry, rules, now));
                    },
                    ct,
                    (referral, version) => Answer.Ok(ReferralAnswer.Of(id, referral, version, completeness), version));
            })
            .WithName($"Record{char.ToUpperInvariant(section[0])}{section[1..]}").Produces<ReferralAnswer>();

    // A child keeps its identifier by its place in the list.
    private static IReadOnlyList<Guid> ChildIds(Referral referral, ReferralForm form) =>
        [.. (form.Children ?? []).Select((_, i) => i < referral.Children.Count ? referral.Children[i].ChildId : Guid.CreateVersion7())];
}

/// <summary>The children section: the children, in order.</summary>
public sealed class ChildrenSection : List<ChildDetails>, IChecked
{
    /// <inheritdoc/>
    public void Check(Faults faults) => ChildDetails.Check(faults, this);
}

/// <summary>The family section: relatives in the United Kingdom.</summary>
public sealed class FamilySection : List<Relative>, IChecked
{
    /// <inheritdoc/>
    public void Check(Faults faults) => Relative.Check(faults, this);
}
