using TransferScheme.Platform.Documents;
using TransferScheme.Platform.Protection;

namespace TransferScheme.AgeAssessments.Attaching;

/// <summary>Shows documents in a list.</summary>
/// <param name="store">The service's store.</param>
/// <param name="sealer">Opens titles.</param>
sealed class ShownDocuments(IAgeAssessmentStore store, Sealer<IAgeAssessmentStore> sealer)
{
    /// <summary>Some documents of an assessment with their titles and when they were attached, the oldest first.</summary>
    internal async Task<IReadOnlyList<DocumentView>> OfAsync(AgeAssessment a, IReadOnlyList<AgeDocument> readable, CancellationToken ct)
    {
        if (readable.Count == 0)
        {
            return [];
        }

        HashSet<Guid> contents = [.. readable.Select(d => d.Document.Content.Id)];
        await using var session = store.QuerySession();
        var keys = await sealer.KnownKeysAsync([a.ChildId], ct);
        return
        [
            .. from e in await session.Events.FetchStreamAsync(a.Id, token: ct)
               let attached = e.Data as AgeDocumentAttached
               where attached is not null && contents.Contains(attached.Document.Content.Id)
               select DocumentView.Of(attached.Document, e.Timestamp, keys) with
               {
                   Part = AgeDocumentKinds.IsPrivileged(attached.Document.Kind) ? "privileged" : null,
               },
        ];
    }
}
