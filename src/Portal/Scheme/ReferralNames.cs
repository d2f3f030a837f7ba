using TransferScheme.Portal.Calling;

namespace TransferScheme.Portal.Scheme;

/// <summary>What people call referrals, where another service knows them by their identifier alone.</summary>
static class ReferralNames
{
    // As many as a list is asked for at once.
    const int Most = 200;

    /// <summary>The references of those that the reader may know of; nothing while the service does not answer.</summary>
    /// <param name="api">The API.</param>
    /// <param name="referrals">The referrals.</param>
    internal static async Task<IReadOnlyDictionary<Guid, string>> OfAsync(SchemeApi api, IEnumerable<Guid> referrals)
    {
        var names = new Dictionary<Guid, string>();
        foreach (var some in referrals.Distinct().Chunk(Most))
        {
            var (found, _) = await api.AskAsync<ApiPage<Named>>($"referrals?limit={Most}&ids={string.Join(',', some)}");
            foreach (var one in found?.Items ?? [])
            {
                names[one.Id] = one.Reference;
            }
        }

        return names;
    }

    sealed record Named(Guid Id, string Reference);
}
