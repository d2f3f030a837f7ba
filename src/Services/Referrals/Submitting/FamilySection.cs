using TransferScheme.Platform.Problems;

namespace TransferScheme.Referrals.Submitting;

/// <summary>The family section: the children's people in the United Kingdom. An empty list says that there are none.</summary>
public sealed class FamilySection : List<Relative>, IChecked
{
    /// <inheritdoc/>
    public void Check(Faults faults) => Relative.Check(faults, this);
}

/// <summary>A relative in the United Kingdom, or somebody else who matters to the children.</summary>
/// <param name="Relation">Relation to the child.</param>
/// <param name="Authority">Code of the authority where they live.</param>
/// <param name="Verified">Whether the relation was checked.</param>
/// <param name="Name">Name.</param>
/// <param name="Kind"><c>relative</c>, <c>sibling</c>, <c>friend</c> or <c>network</c>; a relative where it is not said.</param>
/// <param name="Place">Where they live.</param>
/// <param name="TravelledWith">Whether they travelled with the child.</param>
/// <param name="InTouch">What contact there is.</param>
public sealed record Relative(
    string Relation, string? Authority = null, bool? Verified = null, string? Name = null, string? Kind = null, string? Place = null,
    bool? TravelledWith = null, string? InTouch = null)
{
    const int Most = 50;

    internal static void Check(Faults faults, IReadOnlyList<Relative>? family)
    {
        faults.When(family?.Count > Most, "family", $"Must be at most {Most} people.");
        foreach (var (i, relative) in (family ?? []).Take(Most).Index())
        {
            var at = $"family[{i}]";
            faults.Text(relative.Relation, $"{at}.relation");
            faults.Text(relative.Authority, $"{at}.authority", 20);
            faults.Text(relative.Name, $"{at}.name");
            faults.OneOf(relative.Kind, $"{at}.kind", "relative", "sibling", "friend", "network");
            faults.Text(relative.Place, $"{at}.place", 400);
            faults.Text(relative.InTouch, $"{at}.inTouch", Faults.Narrative);
        }
    }
}
