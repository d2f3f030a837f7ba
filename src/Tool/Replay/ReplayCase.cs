namespace TransferScheme.Tool.Replay;

/// <summary>One referral of the plan: a child, or children who are kept together.</summary>
/// <param name="Number">Its place in the plan, from 1.</param>
/// <param name="EntryAuthority">Code of the entry authority.</param>
/// <param name="InAuthorityCare">Whether the entry authority looks after the children.</param>
/// <param name="ArrivedOn">Day on which they arrived.</param>
/// <param name="Children">The children.</param>
/// <param name="Days">When what is done.</param>
/// <param name="Decline">What happens before somebody accepts; null where the first offer is accepted.</param>
sealed record ReplayCase(
    int Number, string EntryAuthority, bool InAuthorityCare, DateOnly ArrivedOn, IReadOnlyList<ReplayChild> Children, CaseDays Days,
    ReplayDecline? Decline = null)
{
    /// <summary>Every day on which something is done.</summary>
    internal IEnumerable<DateOnly> AllDays =>
        [Days.Referred, Days.Offered, Days.Answered, Days.Arranged, Days.Moved, .. Decline?.AllDays ?? []];
}

/// <summary>A made-up child.</summary>
/// <param name="GivenName">Given name, plainly made up.</param>
/// <param name="FamilyName">Family name, plainly made up.</param>
/// <param name="DateOfBirth">Date of birth.</param>
/// <param name="Sex"><c>female</c> or <c>male</c>.</param>
/// <param name="Nationality">Nationality and language.</param>
sealed record ReplayChild(string GivenName, string FamilyName, DateOnly DateOfBirth, string Sex, Nationality Nationality);

/// <summary>The working days of a case. How long each step takes is not published: the spread is ours.</summary>
/// <param name="Referred">The entry authority refers.</param>
/// <param name="Offered">The coordinator confirms.</param>
/// <param name="Answered">The offered authority accepts; after a decline the same one, or the one that it was offered to then.</param>
/// <param name="Arranged">Both authorities sign.</param>
/// <param name="Moved">The children travel and arrive.</param>
sealed record CaseDays(DateOnly Referred, DateOnly Offered, DateOnly Answered, DateOnly Arranged, DateOnly Moved)
{
    // An answer is due on the second working day; three in twenty come later.
    static readonly (int, int)[] ToOffer = [(0, 70), (1, 30)];
    static readonly (int, int)[] ToAnswer = [(1, 55), (2, 30), (3, 7), (4, 4), (5, 3), (6, 1)];
    static readonly (int, int)[] ToSign = [(0, 50), (1, 35), (2, 15)];
    static readonly (int, int)[] ToMove = [(1, 50), (2, 30), (3, 15), (5, 5)];

    /// <summary>Draws the days of a case.</summary>
    internal static CaseDays After(DateOnly referred, Draw draw)
    {
        var offered = Calendar.Add(referred, draw.Weighted(ToOffer));
        var answered = Calendar.Add(offered, draw.Weighted(ToAnswer));
        return new CaseDays(referred, offered, answered, answered, answered).Accepted(answered, draw);
    }

    /// <summary>Draws the days that follow an acceptance on this day.</summary>
    internal CaseDays Accepted(DateOnly on, Draw draw)
    {
        var arranged = Calendar.Add(on, draw.Weighted(ToSign));
        return this with { Answered = on, Arranged = arranged, Moved = Calendar.Add(arranged, draw.Weighted(ToMove)) };
    }
}
