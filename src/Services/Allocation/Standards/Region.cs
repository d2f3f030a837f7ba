using TransferScheme.Platform.Deciding;

namespace TransferScheme.Allocation.Standards;

/// <summary>A region, and the standards that it has set down.</summary>
public sealed record Region : ICase<Region, RegionEvent>
{
    /// <summary>The stream.</summary>
    public Guid Id { get; init; }

    /// <summary>The stream's version.</summary>
    public long Version { get; init; }

    /// <summary>The region.</summary>
    public required string Slug { get; init; }

    /// <summary>How many versions of the standards there have been.</summary>
    public int Edition { get; init; }

    /// <summary>The newest; null before the first.</summary>
    public StandardsSet? Standards { get; init; }

    /// <inheritdoc/>
    string ICase<Region, RegionEvent>.StatusName => Standards is null ? "registered" : "standardsSet";

    /// <inheritdoc/>
    static Region? ICase<Region, RegionEvent>.After(Region? state, RegionEvent e) => Evolve(state, e);

    internal static Region? Evolve(Region? state, RegionEvent e) => (state, e) switch
    {
        (null, RegionRegistered registered) => new Region { Slug = registered.Slug },
        ({ } region, StandardsSet set) => region with { Standards = set, Edition = region.Edition + 1 },
        _ => throw new InvalidOperationException($"{e.GetType().Name} cannot come here in a region."),
    };
}

/// <summary>The fold that the store runs.</summary>
public sealed class RegionProjection : SingleStreamProjection<Region, Guid>
{
    /// <summary>Names the events of a region.</summary>
    public RegionProjection()
    {
        IncludeType<RegionRegistered>();
        IncludeType<StandardsSet>();
    }

    /// <inheritdoc/>
    public override Region? Evolve(Region? snapshot, Guid id, IEvent e) => Region.Evolve(snapshot, (RegionEvent)e.Data);
}
