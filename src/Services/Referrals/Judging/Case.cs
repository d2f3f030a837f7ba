using TransferScheme.Referrals.Handling;
using TransferScheme.Referrals.Submitting;

namespace TransferScheme.Referrals.Judging;

/// <summary>All that the rules look at.</summary>
/// <param name="Form">The complete form.</param>
/// <param name="Entry">What is known of the entry authority.</param>
/// <param name="Rules">The rules pinned to the case.</param>
/// <param name="ReferredOn">Day of the referral, on which ages turn.</param>
/// <param name="DueOn">Last day of the statutory clock.</param>
/// <param name="Alike">How many other records look like the same child.</param>
/// <param name="Ages">The ages to go by.</param>
sealed record Case(
    ReferralForm Form, AuthorityFigures Entry, RulesInForce Rules, DateOnly ReferredOn, DateOnly DueOn, int Alike, AgesInUse Ages)
{
    /// <summary>The children.</summary>
    internal IReadOnlyList<ChildDetails> Children => Form.Children ?? [];

    /// <summary>How many of the children something is true of, on the day of the referral.</summary>
    internal FindingFigures Figures(int count, DateOnly? on = null) => new(Rules.Id, count, Children.Count, on ?? ReferredOn);

    /// <summary>A rule that bars the referral when something is true of any child; nothing where it is not.</summary>
    internal Finding? Bars(string rule, string code, Func<ChildDetails, bool> when, string what) =>
        Children.Count(when) is var count and > 0 ? new Finding(rule, code, false, Sentence(count, what), Figures: Figures(count)) : null;

    /// <summary>A rule that asks people to look when something is true of any child; nothing where it is not.</summary>
    internal Finding? Warns(string rule, string code, Func<ChildDetails, bool> when, string what, DateOnly? on = null) =>
        Children.Count(when) is var count and > 0 ? new Finding(rule, code, true, Sentence(count, what), true, Figures(count, on)) : null;

    /// <summary>A rule that asks people to look when something is true of the referral; nothing where it is not.</summary>
    internal Finding? Warns(string rule, string code, bool when, string sentence) =>
        when ? new Finding(rule, code, true, sentence, true, Figures(Children.Count)) : null;

    string Sentence(int count, string what) => $"True of {count} of {Children.Count} children: {what}.";
}
