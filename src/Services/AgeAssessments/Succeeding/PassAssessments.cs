using TransferScheme.AgeAssessments.Handling;
using TransferScheme.Platform.Succeeding;

namespace TransferScheme.AgeAssessments.Succeeding;

/// <summary>
/// Passes the assessments of an authority that is no more to its successor, as the referral has passed, or to the one that all open cases
/// pass to.
/// </summary>
static class PassAssessments
{
    const string Cases =
        """
        where data -> 'owner' ->> 'authority' = ?
            or exists (select from jsonb_array_elements(data -> 'formerOwners') as f where f ->> 'authority' = ?) order by id
        """;

    internal static async Task OfAsync(IAgeAssessmentStore store, KnownSuccession succession, CancellationToken ct)
    {
        await using var query = store.QuerySession();
        foreach (var a in await query.QueryAsync<AgeAssessment>(Cases, ct, succession.Id, succession.Id))
        {
            if (await query.HeirAsync<KnownAuthority>(succession, a.ReferralId, ct) is { } heir)
            {
                await store.PassAsync(session => PassAsync(session, a.Id, succession.Id, heir.AsOwner(), ct), ct);
            }
        }
    }

    static async Task PassAsync(IDocumentSession session, Guid id, string authority, AgeOwner successor, CancellationToken ct)
    {
        var stream = await session.Events.FetchForWriting<AgeAssessment>(id, ct);
        if (stream.Aggregate is { } a && Successors.Pass(a, authority, successor) is { } passed)
        {
            stream.AppendOne(passed);
        }
    }
}
