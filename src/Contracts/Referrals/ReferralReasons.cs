namespace TransferScheme.Contracts.Referrals;

/// <summary>A reason that may be given for an act of the Referrals service.</summary>
/// <param name="Code">Its code, which never changes.</param>
/// <param name="Text">What it means.</param>
/// <param name="Since">First version of the scheme's lists that had it.</param>
/// <param name="Deprecated">Whether it may no longer be given. It is kept, since events hold it.</param>
public sealed record ReferralReason(string Code, string Text, int Since = 1, bool Deprecated = false);

/// <summary>
/// The reasons for acts of the Referrals service, which holds requests against them; Allocation serves them with the scheme's other
/// lists. A code is never taken out or given another meaning, only deprecated.
/// </summary>
public static class ReferralReasons
{
    /// <summary>A reason that is told in the note.</summary>
    public const string Other = "other";

    /// <summary>Why a referral between two authorities that have become one is withdrawn. Nobody gives it: the law does.</summary>
    public const string AuthoritiesMerged = "authorities-merged";

    /// <summary>Why a referral is put on hold when by a finding of age a rule bars it. A message gives it; people release it.</summary>
    public const string AgeFinding = "age-finding";

    /// <summary>Why a referral is put on hold (scheme rules E09, E10, E12 and the exceptions).</summary>
    public static IReadOnlyList<ReferralReason> Hold { get; } =
    [
        new("treated-as-adult", "The Home Office treats the person as an adult, and nobody has found a child."),
        new("missing", "A child is missing."),
        new("possible-duplicate", "The child may have been referred already."),
        new("child-objects", "A child objects to the move, or will not travel."),
        new("best-interests-review", "The best-interests review is stale or under way."),
        new("in-hospital", "A child is in hospital, or not fit to travel."),
        new("court-proceedings", "Care or criminal proceedings, or a court's order, are to be awaited."),
        new("failed-move", "A move failed, and the next is not arranged yet."),
        new(AgeFinding, "An age was found by which a rule bars the referral: people decide what follows.", 3),
        new(Other, "Another reason, told in the note."),
    ];

    /// <summary>Why the entry authority withdraws a referral.</summary>
    public static IReadOnlyList<ReferralReason> Withdraw { get; } =
    [
        new("best-interests", "A transfer is no longer in the child's best interests."),
        new("child-objects", "A child objects to the move."),
        new("family-found", "Family was found near the entry authority."),
        new("placement-kept", "The child stays in the present placement."),
        new("duplicate", "The child was referred already."),
        new("made-in-error", "The referral was made in error."),
        new(AuthoritiesMerged, "The two authorities have become one: there is nobody to move to.", 3),
        new(Other, "Another reason, told in the note."),
    ];

    /// <summary>Why a referral is closed, or one child leaves it.</summary>
    public static IReadOnlyList<ReferralReason> Closure { get; } =
    [
        new("turned-18", "The child turned 18."),
        new("found-adult", "The person was found to be an adult."),
        new("left-uk", "The child left the United Kingdom."),
        new("family-reunited", "The child was reunited with family."),
        new("died", "The child died."),
    ];

    /// <summary>Why a journey did not end with the receiving authority.</summary>
    public static IReadOnlyList<ReferralReason> FailedMove { get; } =
    [
        new("child-refused", "A child would not travel."),
        new("missing", "A child went missing before or during travel."),
        new("ill", "A child or the escort fell ill."),
        new("transport", "Transport or escort failed."),
        new("placement-lost", "The placement was no longer there."),
        new("not-received", "Nobody of the receiving authority was there."),
        new(Other, "Another reason, told in the note."),
    ];

    /// <summary>Why an authority is marked for children as one to avoid: never capacity, cost or preference.</summary>
    public static IReadOnlyList<ReferralReason> Unsuitable { get; } =
    [
        new("safety", "The child would not be safe there."),
        new("area-to-avoid", "An area or people that the child must avoid."),
        new("court-order", "A court's order."),
    ];

    /// <summary>What became of the placement of a child, some weeks after the move.</summary>
    public static IReadOnlyList<ReferralReason> Outcome { get; } =
    [
        new("stable", "The child lives in the placement to which the child moved.", 3),
        new("moved", "The child lives in another placement of the receiving authority's.", 3),
        new("missing", "The child is missing.", 3),
        new("left-care", "The child is no longer looked after.", 3),
        new("reunited", "The child lives with family.", 3),
        new("died", "The child died.", 3),
    ];

    /// <summary>Why the national team overrules a finding of the rules. A first version of our own; no published list is known.</summary>
    public static IReadOnlyList<ReferralReason> Overrule { get; } =
    [
        new("figures-disputed", "The count or the population that the rule looked at is not right."),
        new("facts-confirmed", "Facts were confirmed that the form does not show."),
        new("court-order", "A court's order."),
        new("exceptional", "Exceptional circumstances of the child or of the entry authority."),
        new(Other, "Another reason, told in the note."),
    ];
}
