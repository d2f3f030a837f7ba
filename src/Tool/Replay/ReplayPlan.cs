namespace TransferScheme.Tool.Replay;

/// <summary>
/// Makes the cases of a year: as many children as are recorded for each quarter and each entry authority, in referrals of one to
/// four, in an order and at a pace that the seed gives. Pure: the same year and seed give the same plan.
/// </summary>
static class ReplayPlan
{
    // How many children a referral keeps together, in per cent of the referrals.
    static readonly (int Size, int PerCent)[] Sizes = [(1, 85), (2, 11), (3, 3), (4, 1)];

    /// <summary>The cases in the order of their days.</summary>
    internal static IReadOnlyList<ReplayCase> Make(RecordedYear year, int seed)
    {
        var draw = new Draw(seed);
        var groups = year.Quarters.SelectMany(quarter => Groups(quarter, draw)).OrderBy(g => g.On).ToList();
        var children = new Inventing(year, draw).Make([.. groups.Select(g => (g.Size, g.On))]);
        return [.. groups.Select((g, at) => new ReplayCase(
            at + 1, g.Entry, g.InCare, ArrivedOn(g, draw), children[at], CaseDays.After(g.On, draw)))];
    }

    /// <summary>The cases of the first so many working days of a plan.</summary>
    internal static IReadOnlyList<ReplayCase> First(this IReadOnlyList<ReplayCase> plan, DateOnly start, int days)
    {
        var end = Calendar.Add(start.AddDays(-1), days);
        return [.. plan.Where(c => c.Days.Referred <= end)];
    }

    static IEnumerable<Group> Groups(RecordedQuarter quarter, Draw draw)
    {
        var days = quarter.WorkingDays;
        var sources = quarter.Senders.Select(s => (s.Code, InCare: true, s.Children))
            .Append((RecordedYear.PortOfEntry, false, quarter.FromPort));
        foreach (var (code, inCare, all) in sources)
        {
            for (var left = all; left > 0;)
            {
                // The last ones of an authority come alone where no such group is left of them.
                var size = Math.Min(draw.Weighted(Sizes), left);
                left -= size;
                yield return new Group(draw.Of(days), code, inCare, size);
            }
        }
    }

    // Children in no authority's care are referred within days, others after some weeks.
    static DateOnly ArrivedOn(Group group, Draw draw) => group.On.AddDays(-draw.Below(group.InCare ? 43 : 4));

    sealed record Group(DateOnly On, string Entry, bool InCare, int Size);
}
