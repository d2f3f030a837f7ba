using System.Collections.Immutable;

namespace TransferScheme.Rota;

/// <summary>
/// The authorities that a ledger has accounts for, in ordinal order of their ids, each with its region. Whatever order they were
/// loaded in, the place of each is the same.
/// </summary>
public sealed class Roll
{
    /// <summary>No authority.</summary>
    public static readonly Roll Empty = new(ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal));

    readonly ImmutableSortedDictionary<string, string> _members;
    readonly string[] _ids;
    readonly string[] _regions;
    readonly int[] _regionOf;
    readonly Dictionary<string, int> _places;

    Roll(ImmutableSortedDictionary<string, string> members)
    {
        _members = members;
        _ids = [.. members.Keys];
        _regions = [.. members.Values.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        _regionOf = [.. members.Values.Select(region => Array.BinarySearch(_regions, region, StringComparer.Ordinal))];
        _places = new Dictionary<string, int>(_ids.Select((id, at) => KeyValuePair.Create(id, at)), StringComparer.Ordinal);
    }

    /// <summary>Ids of the authorities, in ordinal order.</summary>
    public IReadOnlyList<string> Ids => _ids;

    /// <summary>The regions, in ordinal order.</summary>
    public IReadOnlyList<string> Regions => _regions;

    /// <summary>How many authorities there are.</summary>
    public int Count => _ids.Length;

    /// <summary>Place of each authority's region among the regions.</summary>
    internal ReadOnlySpan<int> RegionOf => _regionOf;

    /// <summary>The place of an authority; -1 for one that is not on the roll.</summary>
    /// <param name="id">The authority.</param>
    public int Find(string id) => _places.GetValueOrDefault(id, -1);

    /// <summary>The place of an authority.</summary>
    /// <param name="id">The authority.</param>
    /// <exception cref="KeyNotFoundException">It is not on the roll.</exception>
    public int PlaceOf(string id) =>
        _places.TryGetValue(id, out var place) ? place : throw new KeyNotFoundException($"There is no authority {id} in this rota.");

    /// <summary>The region of the authority at a place.</summary>
    /// <param name="place">The place.</param>
    public string RegionAt(int place) => _regions[_regionOf[place]];

    /// <summary>The roll with further authorities, or with others of a known id's region.</summary>
    /// <param name="members">Id and region of each.</param>
    public Roll With(IEnumerable<KeyValuePair<string, string>> members)
    {
        var all = _members.SetItems(members);
        return ReferenceEquals(all, _members) ? this : new Roll(all);
    }
}
