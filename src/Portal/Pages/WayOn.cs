namespace TransferScheme.Portal.Pages;

/// <summary>Where the reader goes on when a rule turned an act down: the page on which what bars it is put right.</summary>
/// <param name="Words">What the link says, in English.</param>
/// <param name="Address">Where it leads.</param>
sealed record WayOn(string Words, string Address)
{
    /// <summary>The way on from a rejection of an act on a case; null where trying again is all there is.</summary>
    /// <param name="code">The rejection's code.</param>
    /// <param name="id">The referral.</param>
    internal static WayOn? From(string? code, Guid id) => code switch
    {
        "referral-held" or "already-held" => new("Release the hold", $"/referrals/{id}/release"),
        "child-missing" or "already-missing" => new("See who is missing, and say who was found", $"/referrals/{id}/missing"),
        "objection-open" or "review-stale" or "review-before-objection" =>
            new("Record a best-interests review", $"/referrals/{id}/best-interests"),
        "turned-18" => new("Close the referral, or let one child leave it", $"/referrals/{id}/close"),
        "age-unplanned" => new("Record the plan for the age in question", $"/referrals/{id}/age-plan"),
        "no-accepted-offer" or "no-terms" or "already-signed" or "not-arranged" or "not-in-transit" or "already-confirmed"
            or "already-disputed" or "not-received" or "arrival-confirmed" or "not-completed" or "departed-before-arrangement"
            or "item-open" or "item-follows" or "item-not-listed" => new("See where the transfer stands", $"/transfers/{id}"),
        "arrival-agreed" => new("See what is left to do", $"/transfers/{id}"),
        "times-agree" => new("Confirm the arrival", $"/transfers/{id}/arrive"),
        "transfer-completed" or "referral-withdrawn" or "referral-closed" or "not-held" or "episode-not-open" or "age-not-in-question" =>
            new("Open the case", $"/referrals/{id}"),
        _ => null,
    };
}
