using TransferScheme.Platform.Protection;

namespace TransferScheme.Refusals.Directing;

/// <summary>Representations on the last notice, as their reader may see them.</summary>
/// <param name="Number">Their number, by which they are considered.</param>
/// <param name="MadeAt">When they were made.</param>
/// <param name="Late">Whether the fourteen days were over.</param>
/// <param name="ConsideredAt">When they were considered; null while they are not.</param>
/// <param name="Text">What the authority wrote; for the authority directed and the national team.</param>
public sealed record RepresentationsView(
    int Number, DateTimeOffset MadeAt, bool Late, DateTimeOffset? ConsideredAt = null, string? Text = null)
{
    /// <summary>Those on the last notice, in the order in which they were made: a notice of a change begins anew.</summary>
    /// <param name="events">The events of the direction.</param>
    /// <param name="keys">Opens what was written; null for those who may not read it.</param>
    internal static IReadOnlyList<RepresentationsView> Of(IEnumerable<IEvent> events, ChildKeys? keys)
    {
        var made = new List<RepresentationsView>();
        foreach (var recorded in events)
        {
            switch (recorded.Data)
            {
                case ChangeProposed:
                    made.Clear();
                    break;
                case RepresentationsMade m:
                    made.Add(new RepresentationsView(made.Count + 1, recorded.Timestamp, m.Late, null, keys?.Open(m.Text)?.Words));
                    break;
                case RepresentationsConsidered c:
                    made[c.Number - 1] = made[c.Number - 1] with { ConsideredAt = recorded.Timestamp };
                    break;
            }
        }

        return made;
    }
}
