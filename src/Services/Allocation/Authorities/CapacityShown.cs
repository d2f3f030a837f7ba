namespace TransferScheme.Allocation.Authorities;

/// <summary>An authority's own declaration of free places: it informs, and decides nothing.</summary>
/// <param name="Places">The places.</param>
/// <param name="ValidUntil">Last day on which it counts.</param>
/// <param name="Expired">Whether that day is past.</param>
/// <param name="Contradictions">What does not agree with what else is known, a sentence each; a person judges.</param>
public sealed record CapacityShown(
    IReadOnlyList<FreePlaces> Places, DateOnly ValidUntil, bool Expired, IReadOnlyList<string> Contradictions)
{
    internal static CapacityShown? Of(Authority a, int? headroom, int? room, DateOnly today) => a.Capacity is not { } declared ? null
        : declared.ValidUntil < today ? new CapacityShown(declared.Places, declared.ValidUntil, true, [])
        : new CapacityShown(declared.Places, declared.ValidUntil, false, [.. Sentences(a, declared, headroom, room, today)]);

    static IEnumerable<string> Sentences(Authority a, CapacityDeclared declared, int? headroom, int? room, DateOnly today)
    {
        var places = declared.Places.Sum(p => p.Places);
        if (places > 0 && !a.ParticipatesOn(today))
        {
            yield return $"It declares {Count(places)} free while it takes no turns in the rota.";
        }

        if (places > headroom)
        {
            yield return $"It declares {Count(places)} free, but its threshold leaves {headroom}.";
        }

        if (room is { } accepted && Math.Max(0, accepted) is var left && places > left)
        {
            yield return $"It declares {Count(places)} free, but of the room that the national team has accepted {left} is left.";
        }

        foreach (var line in declared.Places.Where(p => p is { PlacementType: "supportedAccommodation", AgeFrom: < 16, Places: > 0 }))
        {
            yield return $"It declares supported accommodation from age {line.AgeFrom}, but that is lawful only from 16.";
        }
    }

    static string Count(int places) => places == 1 ? "1 place" : $"{places} places";
}
