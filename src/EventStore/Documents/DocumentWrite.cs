namespace TransferScheme.EventStore;

/// <summary>A document to write; <paramref name="Version"/> counts for projected documents only.</summary>
readonly record struct DocumentWrite(object Id, object Document, long Version);
