using TransferScheme.Platform.Documents;

namespace TransferScheme.AgeAssessments.Attaching;

/// <summary>
/// A document was attached. All kinds make the same event, so that a timeline does not tell of legal advice.
/// </summary>
/// <param name="Document">The version.</param>
/// <param name="Authority">Code of the authority that attached it.</param>
public sealed record AgeDocumentAttached(AttachedDocument Document, string Authority) : AgeEvent;

/// <summary>A version of a document of an assessment.</summary>
/// <param name="Document">The version.</param>
/// <param name="Authority">Code of the authority that attached it.</param>
public sealed record AgeDocument(AttachedDocument Document, string Authority)
{
    internal bool IsPrivileged => AgeDocumentKinds.IsPrivileged(Document.Kind);
}

static class AgeDocuments
{
    /// <summary>The newest version of a document; null where there is none.</summary>
    internal static AgeDocument? DocumentOf(this AgeAssessment a, Guid documentId) =>
        a.Documents.LastOrDefault(d => d.Document.DocumentId == documentId);
}
