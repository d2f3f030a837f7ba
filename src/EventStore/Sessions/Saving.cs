namespace TransferScheme.EventStore;

/// <summary>One save of a session.</summary>
internal sealed class Saving(DocumentSession session)
{
    public Task RunAsync(CancellationToken token) => throw new NotSupportedException(session.LastModifiedBy);
}
