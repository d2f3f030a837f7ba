using TransferScheme.Dashboards.Following;
using TransferScheme.Platform.Time;

namespace TransferScheme.Dashboards.Viewing;

/// <summary>A referral with where it stood, which is worked out once for all times between which nothing happened to it.</summary>
/// <param name="referral">What is known of it.</param>
sealed class Followed(ReferralProgress referral)
{
    // No more than its turns and one: a page that shows weeks past asks for the same ones again and again.
    IReadOnlyList<Stood> _held = [];

    /// <summary>What is known of it.</summary>
    internal ReferralProgress Referral => referral;

    /// <summary>Where it and its offers stood at a time.</summary>
    internal Stood At(DateTimeOffset at)
    {
        var held = Volatile.Read(ref _held);
        for (var i = 0; i < held.Count; i++)
        {
            if (held[i].From <= at && at < held[i].Until)
            {
                return held[i];
            }
        }

        // Of two who work one out at once the first is not held: the next who asks works it out again.
        var stood = Of(at);
        Volatile.Write(ref _held, [.. held, stood]);
        return stood;
    }

    Stood Of(DateTimeOffset at)
    {
        var (from, until) = (DateTimeOffset.MinValue, DateTimeOffset.MaxValue);
        foreach (var turn in Turns(referral).OfType<DateTimeOffset>())
        {
            if (turn > at)
            {
                until = turn < until ? turn : until;
            }
            else
            {
                from = turn > from ? turn : from;
            }
        }

        var offers = OfferStanding.Of(referral, at);
        return new Stood(from, until, offers, Standing.Of(referral, offers, at));
    }

    // Every time at which something of it changes: what happened, and when its statutory clock runs out.
    static IEnumerable<DateTimeOffset?> Turns(ReferralProgress r) =>
    [
        .. r.Findings.Values.SelectMany(f => (DateTimeOffset?[])[f.At, f.DueOn is { } due ? UkTime.EndOf(due) : null]),
        .. r.Offers.Values.SelectMany(o => (DateTimeOffset?[])[o.MadeAt, o.AcceptedAt, o.WithdrawnAt, o.SwappedAt]),
        .. r.Turns.Values.SelectMany(turns => turns.Values).Select(t => (DateTimeOffset?)t.At),
        r.Recommended?.At, r.Arranged?.At, r.Departed?.At, r.Completed?.At, r.Ended?.At,
        .. r.Holds.Values.Select(h => (DateTimeOffset?)h.At),
        .. r.Left.Values.Concat(r.FailedMoves.Values).Select(at => (DateTimeOffset?)at),
        .. r.Successors.Values.Select(s => (DateTimeOffset?)s.At),
    ];
}

/// <summary>Where a referral and its offers stood from one time until another.</summary>
/// <param name="From">The first instant.</param>
/// <param name="Until">The first instant at which something is different.</param>
/// <param name="Offers">Its offers.</param>
/// <param name="Standing">Itself; null when nothing had happened to it.</param>
sealed record Stood(DateTimeOffset From, DateTimeOffset Until, IReadOnlyList<OfferStanding> Offers, Standing? Standing);
