using System.Collections.Immutable;
using TransferScheme.Dashboards.Following;

namespace TransferScheme.Dashboards.Viewing;

/// <summary>Where an age assessment stood at a time.</summary>
/// <param name="Authority">Code of the authority responsible; null while no message has told it.</param>
/// <param name="DoubtedAt">When the age was first doubted; null where nobody did.</param>
/// <param name="IsOpen">Whether it was doubted, and neither ended nor decided by a court.</param>
/// <param name="Route">The route that was decided last.</param>
/// <param name="Category">What the authority or the board found last: <c>child</c> or <c>adult</c>.</param>
/// <param name="Departures">The items of the checklist that it departed from, countersigned.</param>
/// <param name="IsOverturned">Whether a court or tribunal quashed that finding, or declared the other category.</param>
sealed record AgeStanding(
    string? Authority, DateTimeOffset? DoubtedAt, bool IsOpen, string? Route, string? Category, ImmutableHashSet<string> Departures,
    bool IsOverturned)
{
    static readonly AgeStanding Nothing = new(null, null, false, null, null, [], false);

    /// <summary>Where it stood.</summary>
    internal static AgeStanding Of(AgeProgress assessment, DateTimeOffset at) =>
        assessment.Turns.Values.Where(t => t.At <= at).Aggregate(Nothing, After);

    static AgeStanding After(AgeStanding a, AgeTurn turn) => (turn.Step switch
    {
        "doubted" when a.DoubtedAt is null => a with { DoubtedAt = turn.At, IsOpen = true },
        "routed" => a with { Route = turn.Route },
        "departed" => a with { Departures = a.Departures.Add(turn.Item ?? "") },

        // Reasons given anew wait for the manager again.
        "departureProposed" => a with { Departures = a.Departures.Remove(turn.Item ?? "") },
        "found" => Found(a, turn),
        "challenged" => a with { IsOpen = a.DoubtedAt is not null },
        "quashed" or "overturned" => a with { IsOpen = false, IsOverturned = a.Category is not null },
        "ended" => a with { IsOpen = false },
        _ => a,
    }) with
    {
        Authority = turn.Authority ?? a.Authority,
    };

    static AgeStanding Found(AgeStanding a, AgeTurn turn) => turn.Source switch
    {
        "laS50" or "laAccepted" or "naabS50" => a with { Category = turn.Category, IsOverturned = false },
        "court" or "fft" => a with { IsOverturned = a.IsOverturned || (a.Category is not null && a.Category != turn.Category) },
        _ => a,
    };
}
