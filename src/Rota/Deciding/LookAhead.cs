namespace TransferScheme.Rota.Deciding;

/// <summary>
/// The guard's look ahead: how soon each region must be served so that none falls further behind than the band. A region that must
/// receive its k-th child within h children is a demand; where more than h demands fall within h, whoever is served now must be one
/// of them. Follows from the feasibility of schedules with release times and deadlines (Steiner and Yeomans 1993; Tijdeman 1980).
/// </summary>
/// <param name="Horizon">How many children were looked ahead.</param>
/// <param name="Binding">First number of children within which more must be served than there are places; -1 where there is none.</param>
public sealed record LookAhead(int Horizon, int Binding)
{
    const int MostOnStack = 4097;

    /// <summary>Where nobody can take the group there is nothing to look at.</summary>
    internal static readonly LookAhead None = new(0, -1);

    /// <summary>Looks ahead.</summary>
    /// <param name="regions">The regions after the share; those without weight are left aside. Their deadlines are filled in.</param>
    /// <param name="total">Sum of the weights.</param>
    /// <param name="band">How far a region may be behind, in units.</param>
    /// <param name="cap">Most children to look ahead.</param>
    internal static LookAhead Over(ReadOnlySpan<RegionSight> regions, long total, long band, int cap)
    {
        var horizon = 1L;
        foreach (var region in regions)
        {
            if (region.Weight > 0)
            {
                region.Deadline = Deadline(region, total, band);
                horizon = Math.Max(horizon, region.Balance < 0 ? Return(region, total) : 0);
            }
        }

        var last = (int)Math.Min(horizon, cap);
        return new LookAhead(last, FirstBinding(regions, total, band, last));
    }

    // Demands fall at each deadline; within h children there is room for h of them after this one.
    static int FirstBinding(ReadOnlySpan<RegionSight> regions, long total, long band, int last)
    {
        var demands = last < MostOnStack ? stackalloc int[last + 1] : new int[last + 1];
        demands.Clear();
        foreach (var region in regions)
        {
            if (region.Weight > 0 && region.Deadline <= last)
            {
                if (region.Deadline <= 0)
                {
                    return 0;
                }

                Demand(region, total, band, demands);
            }
        }

        var sum = 0;
        for (var within = 0; within <= last; within++)
        {
            sum += demands[within];
            if (sum > within)
            {
                return within;
            }
        }

        return -1;
    }

    // The k-th deadline is floor((a + (k - 1) W) / w) + 1 with a = floor((B - D) W / U): each follows from the one before
    // by adding W / w, whole and remainder apart.
    static void Demand(RegionSight region, long total, long band, Span<int> demands)
    {
        var weight = (ulong)region.Weight;
        var (step, stepRest) = Math.DivRem((ulong)total, weight);
        var rest = (ulong)(Span(region, total, band) - ((Int128)(region.Deadline - 1) * region.Weight));
        for (var at = (ulong)region.Deadline; at < (ulong)demands.Length;)
        {
            demands[(int)at]++;
            at += step;
            rest += stepRest;
            if (rest >= weight)
            {
                rest -= weight;
                at++;
            }
        }
    }

    /// <summary>Children after this one until the region must have been served: 0 where it is overdue.</summary>
    static long Deadline(RegionSight region, long total, long band)
    {
        if (region.Balance > band)
        {
            return 0;
        }

        var span = Span(region, total, band);
        return span < long.MaxValue ? ((long)span / region.Weight) + 1 : (long)Int128.Min((span / region.Weight) + 1, long.MaxValue);
    }

    static Int128 Span(RegionSight region, long total, long band) =>
        Scaled(checked(band - region.Balance), total);

    // A region that is ahead is due for nothing until its share has caught up: beyond that the guard holds by itself.
    static long Return(RegionSight region, long total)
    {
        var before = Scaled(-region.Balance, total, less: 1);
        return (long)Int128.Min(Units.FloorDiv(before, region.Weight) + 2, long.MaxValue);
    }

    // The whole units of (units · W - less) / U, for units at or above 0.
    static Int128 Scaled(long units, long total, int less = 0)
    {
        var (children, rest) = Math.DivRem(units, Units.PerChild);
        return ((Int128)children * total) + (long)Units.FloorDiv(((Int128)rest * total) - less, Units.PerChild);
    }
}

/// <summary>A region as a decision sees it, after the share.</summary>
public sealed class RegionSight
{
    /// <summary>Sum of the weights of its authorities that accrue.</summary>
    public long Weight { get; internal set; }

    /// <summary>Sum of the balances of all its authorities, in units.</summary>
    public long Balance { get; internal set; }

    /// <summary>How many of its authorities can take the group.</summary>
    public int Eligible { get; internal set; }

    /// <summary>Children after this one until it must have been served; 0 where that is overdue, and where it has no weight.</summary>
    public long Deadline { get; internal set; }

    /// <summary>Whether the group may go to it.</summary>
    public bool IsAllowed { get; internal set; }
}
