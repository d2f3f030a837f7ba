using TransferScheme.Allocation.Authorities;

namespace TransferScheme.Allocation.Matching;

/// <summary>Who lives in an authority's area that children could know or be at home with, by its own return.</summary>
/// <param name="Languages">ISO 639 codes.</param>
/// <param name="Faiths">Faiths, as they are called.</param>
public sealed record Network(IReadOnlyList<string> Languages, IReadOnlyList<string> Faiths)
{
    /// <summary>The network that a return names; null where it names none.</summary>
    internal static Network? Of(ServicesReturned returned)
    {
        var network = new Network(Distinct(s => s.Languages), Distinct(s => s.Faiths));
        return network is { Languages: [], Faiths: [] } ? null : network;

        IReadOnlyList<string> Distinct(Func<ServiceOffered, IReadOnlyList<string>?> named) =>
        [
            .. returned.Services.SelectMany(s => named(s) ?? []).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal),
        ];
    }
}
