using TransferScheme.Platform.Time;
using TransferScheme.Referrals.Duplicates;
using TransferScheme.Referrals.Handling;
using TransferScheme.Referrals.Submitting;

namespace TransferScheme.Referrals.Judging;

/// <summary>Holds a referral that has begun against the rules, with all that they look at.</summary>
/// <param name="figures">What is known of its entry authority, and the rules that it has pinned.</param>
/// <param name="duplicates">Other records that look alike.</param>
/// <param name="sealing">Opens the ages that were found.</param>
/// <param name="clock">The scheme's clock.</param>
sealed class Judge(SchemeFigures figures, DuplicateIndex duplicates, FormSealing sealing, TimeProvider clock)
{
    /// <summary>What follows, see <see cref="Judgement"/>; nothing while the rules are not held against it.</summary>
    /// <param name="referral">The referral, as it stands before.</param>
    /// <param name="form">Its form, as it stands now, every child with its identifier.</param>
    /// <param name="ct">Cancels the request.</param>
    /// <param name="overruled">Whether the national team lets it go on whatever the rules find.</param>
    /// <param name="entry">What is known of its entry authority; null to read it.</param>
    internal async Task<IReadOnlyList<ReferralEvent>> OfAsync(
        Referral referral, ReferralForm form, CancellationToken ct, bool overruled = false, AuthorityFigures? entry = null)
    {
        if (!Judgement.IsDue(referral))
        {
            return [];
        }

        var now = clock.GetUtcNow();
        var children = form.Children ?? [];
        entry ??= await figures.AuthorityAsync(referral.EntryAuthority, ct)
            ?? throw new InvalidOperationException($"{referral.EntryAuthority} is not known.");
        var rules = await figures.RulesAsync(referral.RulesVersion, UkTime.DateOf(now), ct);
        return Judgement.Of(
            referral, referral.Reference, form, [.. children.Select(c => c.Id!.Value)], entry, rules, now, overruled,
            await duplicates.AlikeAsync(referral.Id, children, ct), await sealing.OpenAges(referral, ct));
    }

    /// <summary>What the rules find of a submitted referral by some ages and by others, all else being the same.</summary>
    /// <param name="referral">The referral.</param>
    /// <param name="form">Its form.</param>
    /// <param name="before">The ones.</param>
    /// <param name="after">The others.</param>
    /// <param name="ct">Cancels the work.</param>
    internal async Task<(IReadOnlyList<Finding> Before, IReadOnlyList<Finding> After)> ByAgeAsync(
        Referral referral, ReferralForm form, AgesInUse before, AgesInUse after, CancellationToken ct)
    {
        if (referral is not { Clock: { } limit, ReferredOn: { } referredOn })
        {
            return ([], []);
        }

        var entry = await figures.AuthorityAsync(referral.EntryAuthority, ct)
            ?? throw new InvalidOperationException($"{referral.EntryAuthority} is not known.");
        var rules = await figures.RulesAsync(referral.RulesVersion, UkTime.DateOf(clock.GetUtcNow()), ct);
        return (Find(before), Find(after));

        IReadOnlyList<Finding> Find(AgesInUse ages) => Eligibility.Find(form, entry, rules, referredOn, limit.DueOn, ages: ages);
    }
}
