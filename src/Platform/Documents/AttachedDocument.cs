using TransferScheme.Platform.Protection;

namespace TransferScheme.Platform.Documents;

/// <summary>A version of a document of a case, as its event tells of it. What it says lies beside the event log, sealed.</summary>
/// <param name="DocumentId">The document, by the identifier that the caller gave it.</param>
/// <param name="Number">The version, from 1: other content under the same identifier is the next one, and the former are kept.</param>
/// <param name="Kind">What it is, by a code that its endpoint takes: see <see cref="DocumentKinds"/>.</param>
/// <param name="Content">Its content.</param>
/// <param name="Title">What people call it; null where nobody said.</param>
public sealed record AttachedDocument(
    Guid DocumentId, int Number, string Kind, AttachedContent Content, Sealed<DocumentTitle>? Title = null);

/// <summary>The content of a version of a document, but for the content itself.</summary>
/// <param name="Id">Where its chunks are.</param>
/// <param name="Hash">SHA-256 of the clear content, 64 hexadecimal digits.</param>
/// <param name="Length">Its length in bytes.</param>
/// <param name="MediaType">What it is by its content, such as <c>application/pdf</c>.</param>
/// <param name="Scan"><c>clean</c>, or <c>notScanned</c> where no scanner could be asked.</param>
/// <param name="Key">The key of the chunks; it opens while the key of one of the children exists.</param>
public sealed record AttachedContent(Guid Id, string Hash, long Length, string MediaType, string Scan, Sealed<ContentKey> Key);

/// <summary>The key of one content; only ever inside a <c>Sealed</c>.</summary>
/// <param name="Key">32 bytes, base64.</param>
public sealed record ContentKey(string Key);

/// <summary>What people call a document; only ever inside a <c>Sealed</c>.</summary>
/// <param name="Text">The title.</param>
public sealed record DocumentTitle(string Text);

/// <summary>What a document can be, by code.</summary>
public static class DocumentKinds
{
    /// <summary>The codes.</summary>
    public static IReadOnlyList<string> All { get; } =
        ["bestInterestsAssessment", "ageReport", "health", "education", "legal", "photograph", "travel", "other"];

    /// <summary>The codes that an endpoint takes: those above, unless it names its own.</summary>
    /// <param name="metadata">The endpoint's metadata.</param>
    internal static IReadOnlyList<string> Of(IEnumerable<object>? metadata) =>
        metadata?.OfType<TakenKinds>().LastOrDefault()?.Codes ?? All;
}

/// <summary>A version of a document that somebody may read.</summary>
/// <param name="Document">The version.</param>
/// <param name="ChildId">The child whom alone it is about; null where it is about all children of the case.</param>
/// <param name="Part">Of evidence: <c>body</c> or <c>annex</c>.</param>
public sealed record ReadableDocument(AttachedDocument Document, Guid? ChildId = null, string? Part = null);

/// <summary>Metadata of an endpoint whose documents are of kinds of their own.</summary>
/// <param name="Codes">Their codes.</param>
public sealed record TakenKinds(IReadOnlyList<string> Codes);

/// <summary>What attaching answers.</summary>
/// <param name="Id">The case.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Version">Its version.</param>
/// <param name="DocumentId">The document.</param>
/// <param name="DocumentVersion">The document's own version, from 1.</param>
/// <param name="Scan"><c>clean</c> or <c>notScanned</c>.</param>
public sealed record DocumentAnswer(Guid Id, string Status, long Version, Guid DocumentId, int DocumentVersion, string Scan);

/// <summary>A version of a document in the list of a case.</summary>
/// <param name="DocumentId">The document.</param>
/// <param name="Version">The version, from 1.</param>
/// <param name="Kind">What it is, by code.</param>
/// <param name="MediaType">The type of its content.</param>
/// <param name="Length">Its length in bytes.</param>
/// <param name="Hash">SHA-256 of its content, in hexadecimal digits.</param>
/// <param name="Scan">
/// <c>clean</c>, <c>notScanned</c>, or <c>infected</c> where harm was found after it was kept: then nobody can read it.
/// </param>
/// <param name="AttachedAt">When it was attached.</param>
/// <param name="Title">Its title; absent where it has none, or once it is erased.</param>
/// <param name="ChildId">The child whom alone it is about; absent where it is about all children of the case.</param>
/// <param name="Part">Of evidence: <c>body</c> or <c>annex</c>; of an age assessment: <c>privileged</c> where it is.</param>
public sealed record DocumentView(
    Guid DocumentId, int Version, string Kind, string MediaType, long Length, string Hash, string Scan, DateTimeOffset AttachedAt,
    string? Title, Guid? ChildId = null, string? Part = null)
{
    /// <summary>A version of a document, as those may see it who may read it.</summary>
    /// <param name="document">The version.</param>
    /// <param name="attachedAt">When it was attached.</param>
    /// <param name="keys">The keys that its title opens with.</param>
    /// <param name="foundLater">What was found later in contents that were kept unscanned.</param>
    public static DocumentView Of(
        AttachedDocument document, DateTimeOffset attachedAt, ChildKeys keys, IReadOnlyDictionary<Guid, string> foundLater) => new(
        document.DocumentId, document.Number, document.Kind, document.Content.MediaType, document.Content.Length, document.Content.Hash,
        foundLater.GetValueOrDefault(document.Content.Id, document.Content.Scan),
        attachedAt, document.Title is { } title ? keys.Open(title)?.Text : null);
}

/// <summary>The documents of a case, every version, the oldest first.</summary>
/// <param name="Items">The versions.</param>
public sealed record DocumentList(IReadOnlyList<DocumentView> Items);
