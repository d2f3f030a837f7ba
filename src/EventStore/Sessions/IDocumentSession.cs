namespace TransferScheme.EventStore;

/// <summary>A unit of work: events, inline projections, documents and SQL in one transaction.</summary>
public interface IDocumentSession : IDocumentOperations
{
    /// <summary>Who acts: the events' user name.</summary>
    string? LastModifiedBy { get; set; }

    /// <summary>Sets a header of every event this session appends.</summary>
    void SetHeader(string key, object value);

    /// <summary>A header set before, or null.</summary>
    object? GetHeader(string key);

    /// <summary>Writes everything in one transaction, or nothing.</summary>
    Task SaveChangesAsync(CancellationToken token = default);
}
