using TransferScheme.Platform.Time;
using TransferScheme.Referrals.Handling;
using TransferScheme.Referrals.Submitting;
using TransferScheme.Referrals.Viewing;

namespace TransferScheme.Referrals.Judging;

/// <summary>What follows when a form is recorded or corrected: nothing while it is incomplete, otherwise submission and the rules at once.</summary>
static class Judgement
{
    /// <summary>Judges a form (scheme rules: refer, then find eligible or ineligible at once; a corrected section is evaluated again).</summary>
    /// <param name="before">The referral before; null when it begins with this form.</param>
    /// <param name="reference">What people call it.</param>
    /// <param name="form">The whole form, as it stands now.</param>
    /// <param name="childIds">The children's identifiers, in the form's order.</param>
    /// <param name="entry">What is known of the entry authority.</param>
    /// <param name="rules">The rules pinned to the case, or in force now when it has none.</param>
    /// <param name="now">The scheme's clock.</param>
    /// <param name="overruled">Whether the national team lets it go on whatever the rules find.</param>
    /// <param name="alike">How many other records look like the same child.</param>
    /// <param name="ages">The ages to go by; those that are claimed when null.</param>
    internal static IReadOnlyList<ReferralEvent> Of(
        Referral? before, string reference, ReferralForm form, IReadOnlyList<Guid> childIds, AuthorityFigures entry, RulesInForce rules,
        DateTimeOffset now, bool overruled = false, int alike = 0, AgesInUse? ages = null)
    {
        if (!IsDue(before) || Completeness.Of(form).Missing.Count > 0)
        {
            return [];
        }

        var inCare = form.InAuthorityCare!.Value;
        var clock = Clock(before?.Clock, entry, inCare ? rules.WorkingDaysInCare : rules.WorkingDaysNotInCare, rules.CutOff, now);
        var referredOn = before?.ReferredOn ?? UkTime.DateOf(now);
        var findings = Eligibility.Find(form, entry, rules, referredOn, clock.DueOn, alike, ages);
        var by = ages ?? AgesInUse.Claimed;
        ReferralEvent found = overruled || findings.All(f => f.Passes)
            ? new ReferralFoundEligible(
                reference, form.EntryAuthority, inCare, clock, rules.Id, findings,
                [.. form.Children!.Zip(childIds, (c, id) => Facts(c, id, referredOn, by))], form.Needs!.PlacementTypes!,
                MatchingFacts.Of(form).Any)
            : new ReferralFoundIneligible(form.EntryAuthority, rules.Id, findings);
        return before?.Clock is null ? [new ReferralSubmitted(referredOn, inCare, rules.Id, clock), found] : [found];
    }

    /// <summary>Whether the rules are held against a complete form now: before an authority is looked for.</summary>
    internal static bool IsDue(Referral? before) => before is
        null or { Asked.Count: 0, Status: ReferralStatus.Incomplete or ReferralStatus.Ineligible };

    // Started once, at the first submission; a corrected answer to who cares for the children changes the limit, never the start.
    static StatutoryClock Clock(StatutoryClock? running, AuthorityFigures entry, int limit, TimeOnly cutOff, DateTimeOffset now) =>
        running is null ? StatutoryClock.Start(now, cutOff, limit, WorkingDays.For(Nation.Division(entry.Nation)))
        : running with { DueOn = WorkingDays.For(running.Calendar).Add(running.StartedOn, limit), WorkingDays = limit };

    static ChildFacts Facts(ChildDetails child, Guid id, DateOnly on, AgesInUse ages) =>
        new(id, ages.IsUnder16(child, on) ? "under-16" : "16-17", child.Sex!, child.Languages!);
}
