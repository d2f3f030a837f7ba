namespace TransferScheme.Allocation.Matching;

/// <summary>Points of mismatch of an authority for a group, by the parts of the children's interests: 0 is best.</summary>
/// <param name="Placement">For its places.</param>
/// <param name="Family">For relatives.</param>
/// <param name="Language">For languages.</param>
/// <param name="Faith">For faiths.</param>
/// <param name="Distance">For its distance.</param>
public sealed record FitPoints(int Placement, int Family, int Language, int Faith, int Distance)
{
    /// <summary>All of them: the mismatch that the rota orders by, 0 to 10,000.</summary>
    internal int Sum => Placement + Family + Language + Faith + Distance;

    /// <summary>Each part in words, with its points.</summary>
    /// <param name="weights">The weights that they were given by.</param>
    internal IReadOnlyList<string> Words(MatchingWeights weights)
    {
        return
        [
            Part(
                "placement", Placement, weights.Placement, "declares a fitting place", "has declared no places that hold, or too few",
                "declares no fitting place"),
            Part(
                "family", Family, weights.Family, "a verified relative lives here, or none is named",
                "a relative is said to live here, not verified yet", "no relative is known here"),
            Part(
                "language", Language, weights.Language, "the language is spoken, or none is asked for", "some of the languages are spoken",
                "no service in the language is known"),
            Part(
                "faith", Faith, weights.Faith, "the faith has a community, or none is asked for", "some of the faiths have a community",
                "no community of the faith is known"),
            Part(
                "distance", Distance, weights.Distance, "near those whom the children know, or they know nobody",
                "some way from those whom they know", "far from those whom they know"),
        ];

        static string Part(string name, int points, int weight, string best, string between, string worst) =>
            $"{name}: {(points == 0 ? best : points < weight ? between : worst)} ({points} of {weight})";
    }
}
