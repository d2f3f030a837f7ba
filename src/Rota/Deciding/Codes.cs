namespace TransferScheme.Rota.Deciding;

/// <summary>The codes of exclusions, and what they mean.</summary>
public static class ExclusionCodes
{
    extension(Exclusion exclusion)
    {
        /// <summary>Whether the authority accrues a share all the same.</summary>
        public bool Accrues => exclusion is Exclusion.None or >= Exclusion.Declined;

        /// <summary>The code of a reason.</summary>
        public string Code => exclusion switch
        {
            Exclusion.NotParticipating => "not-participating",
            Exclusion.Threshold => "threshold",
            Exclusion.NoRoom => "no-room",
            Exclusion.DeclinedValid => "declined-valid",
            Exclusion.Declined => "declined",
            Exclusion.Entry => "entry",
            Exclusion.Capacity => "capacity",
            Exclusion.Unsuitable => "unsuitable",
            _ => throw new ArgumentOutOfRangeException(nameof(exclusion), exclusion, "Only an exclusion has a code."),
        };
    }
}

/// <summary>The codes of the rules for regions.</summary>
public static class RegionRuleCodes
{
    extension(RegionRule rule)
    {
        /// <summary>The code of a rule; null where nobody can take the group.</summary>
        public string? Code => rule switch
        {
            RegionRule.WithinGuard => "within-guard",
            RegionRule.MustServeSoon => "must-serve-soon",
            RegionRule.EarliestDeadline => "earliest-deadline",
            RegionRule.MostBehind => "most-behind",
            _ => null,
        };
    }
}

/// <summary>The codes of the rules for authorities.</summary>
public static class AuthorityPickCodes
{
    extension(AuthorityPick pick)
    {
        /// <summary>The code of a pick; null where nobody can take the group.</summary>
        public string? Code => pick switch
        {
            AuthorityPick.FurthestBehind => "furthest-behind",
            AuthorityPick.Overdue => "overdue",
            AuthorityPick.BestMatch => "best-match",
            _ => null,
        };
    }
}
