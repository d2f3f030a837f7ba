using TransferScheme.Contracts.Allocation;

namespace TransferScheme.Dashboards.Following;

/// <summary>The newest that is known of an authority.</summary>
/// <param name="Id">The authority's code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Region">Slug of its region.</param>
/// <param name="ChildPopulation">Children aged 0 to 17 in its area.</param>
/// <param name="ChildrenLookedAfter">Unaccompanied children looked after; null when no count is known.</param>
/// <param name="AtVersion">Version of the authority's stream; an older message changes nothing.</param>
/// <param name="Nation">Its nation; null in a document from before it was kept.</param>
/// <param name="PopulationYear">Year of the population estimate; null in a document from before it was kept.</param>
public sealed record AuthorityPosition(
    string Id, string Name, string Region, int ChildPopulation, int? ChildrenLookedAfter, long AtVersion, string? Nation = null,
    string? PopulationYear = null);

/// <summary>Follows the position of each authority.</summary>
public sealed class AuthorityPositionProjection : MultiStreamProjection<AuthorityPosition, string>
{
    /// <summary>Names the message and the authority that it belongs to.</summary>
    public AuthorityPositionProjection() => Identity<AuthorityPositionChanged>(m => m.Authority);

    /// <inheritdoc/>
    public override AuthorityPosition? Evolve(AuthorityPosition? snapshot, string id, IEvent e) =>
        With(snapshot, (AuthorityPositionChanged)e.Data);

    /// <summary>The later of what is known and what is told.</summary>
    internal static AuthorityPosition With(AuthorityPosition? known, AuthorityPositionChanged m) =>
        known?.AtVersion >= m.Version
            ? known
            : new AuthorityPosition(
                m.Authority, m.Name, m.Region, m.ChildPopulation, m.ChildrenLookedAfter, m.Version, m.Nation, m.PopulationYear);
}
