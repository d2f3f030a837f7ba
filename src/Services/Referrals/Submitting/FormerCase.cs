using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Security;
using TransferScheme.Referrals.Duplicates;

namespace TransferScheme.Referrals.Submitting;

/// <summary>
/// The completed referral whose children are referred anew. What it did stands for good (section 69(7)): children come back, or go on to
/// a third authority, by a referral of their own, from the authority that is responsible now.
/// </summary>
/// <param name="Referral">The completed referral.</param>
/// <param name="Children">Its children, in its order; of one that was erased nothing is known but the identifier.</param>
sealed record FormerCase(Referral Referral, IReadOnlyList<ChildDetails> Children)
{
    static readonly Rejection Unknown =
        Rejection.Invalid("returnOf", "Must be the identifier of a completed referral of your authority's.");

    /// <summary>Why children cannot be referred anew from this case; null where they can.</summary>
    /// <param name="former">The referral that is named; null where there is none.</param>
    /// <param name="actor">Who refers: one that they may not know of is as unknown as one that there is not.</param>
    /// <param name="entryAuthority">Code of the authority that refers them.</param>
    /// <param name="now">The scheme's clock.</param>
    internal static Rejection? Reject(Referral? former, Actor actor, string entryAuthority, DateTimeOffset now) =>
        former is null || ReferralsPolicy.Sees(actor, former) is Disclosure.Nothing ? Unknown
        : !(former.EffectiveAt <= now)
            ? Rejection.Conflict(
                "return-not-completed", "Responsibility has not moved under that referral: withdraw it, or go on with it, instead.")
        : former.ReceivingAuthority != entryAuthority
            ? Rejection.Conflict(
                "return-not-responsible",
                $"Responsibility for these children moved to {former.ReceivingAuthority}: that authority alone refers them anew.")
        : null;

    /// <summary>
    /// The form with each child's identifier in the former case, as it was given or is known by name and date of birth; or what no child
    /// of that case can be.
    /// </summary>
    /// <param name="form">The form.</param>
    internal (ReferralForm Form, Rejection? Rejection) Identify(ReferralForm form)
    {
        List<ChildDetails> found = [], left = [.. Children];
        foreach (var (i, child) in (form.Children ?? []).Index())
        {
            if (left.FirstOrDefault(f => Is(f, child)) is not { } former)
            {
                return (form, child.FormerChildId is null
                    ? Rejection.Invalid(
                        $"children[{i}]",
                        "Must be a child of the referral that returnOf names: by name and date of birth, or by formerChildId.")
                    : Rejection.Invalid(
                        $"children[{i}].formerChildId", "Must be a child of the referral that returnOf names, each once."));
            }

            left.Remove(former);
            found.Add(child with { FormerChildId = former.Id });
        }

        return (form.Children is null ? form : form with { Children = found }, null);
    }

    static bool Is(ChildDetails former, ChildDetails child) => child.FormerChildId is { } id
        ? former.Id == id
        : Likeness.Sought(child).Overlaps(Likeness.Kept(former));
}

/// <summary>Reads former cases.</summary>
/// <param name="store">The service's store.</param>
/// <param name="sealing">Opens their forms.</param>
sealed class FormerCases(IReferralStore store, FormSealing sealing)
{
    /// <summary>The case that a new form names, and the form with its children identified; no case where it names none.</summary>
    internal async Task<(Referral? Former, ReferralForm Form, Rejection? Rejection)> OfAsync(
        ReferralForm form, Actor actor, DateTimeOffset now, CancellationToken ct)
    {
        if (form.ReturnOf is not { } id)
        {
            return (null, form, null);
        }

        await using var session = store.QuerySession();
        var former = await session.LoadAsync<Referral>(id, ct);
        if (FormerCase.Reject(former, actor, form.EntryAuthority, now) is { } rejection)
        {
            return (former, form, rejection);
        }

        var (identified, fault) = (await CaseAsync(former!, ct)).Identify(form);
        return (former, identified, fault);
    }

    /// <summary>The form of a referral whose children are recorded again: of a return, they are identified as before.</summary>
    internal async Task<(ReferralForm Form, Rejection? Rejection)> AgainAsync(Referral referral, ReferralForm form, CancellationToken ct)
    {
        if (referral.ReturnOf is not { } id)
        {
            var named = (form.Children ?? []).Index().Where(c => c.Item.FormerChildId is not null).Select(c => c.Index).FirstOrDefault(-1);
            return (form, named < 0 ? null : Rejection.Invalid($"children[{named}].formerChildId", "Needs a referral begun with returnOf."));
        }

        var known = referral.Children.Where(c => c.FormerChildId is not null).ToDictionary(c => c.ChildId, c => c.FormerChildId);
        await using var session = store.QuerySession();
        var former = await session.LoadAsync<Referral>(id, ct) ?? throw new InvalidOperationException($"Referral {id} is gone.");
        return (await CaseAsync(former, ct)).Identify(form.Children is null ? form : form with
        {
            Children =
            [
                .. form.Children.Select(
                    c => c with { FormerChildId = c.FormerChildId ?? known.GetValueOrDefault(c.Id ?? Guid.Empty) }),
            ],
        });
    }

    async Task<FormerCase> CaseAsync(Referral former, CancellationToken ct) =>
        new(former, (await sealing.Open(former, ct)).Children ?? []);
}
