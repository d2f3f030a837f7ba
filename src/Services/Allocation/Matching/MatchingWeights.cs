namespace TransferScheme.Allocation.Matching;

/// <summary>
/// How much each part of the children's interests weighs: the points that an authority is given at most for it, 0 where it is left
/// out. A version of the scheme rules, so that they change by a decision that everyone can read.
/// </summary>
/// <param name="Placement">A fitting place, as the authority itself declares.</param>
/// <param name="Family">A relative in the authority.</param>
/// <param name="Language">People who speak the children's language, as the authority's return says.</param>
/// <param name="Faith">A community of the children's faith, as the authority's return says.</param>
/// <param name="Distance">How far it is from those whom the children know.</param>
public sealed record MatchingWeights(int Placement, int Family, int Language, int Faith, int Distance)
{
    /// <summary>The most points that an authority can be given in all.</summary>
    internal const int Most = 10_000;

    /// <summary>The weights of the first rules, of our own setting.</summary>
    internal static readonly MatchingWeights First = new(3500, 3500, 1000, 500, 1500);

    /// <summary>All of them, with the names of the members.</summary>
    internal (string Member, int Weight)[] All =>
        [("placement", Placement), ("family", Family), ("language", Language), ("faith", Faith), ("distance", Distance)];
}
