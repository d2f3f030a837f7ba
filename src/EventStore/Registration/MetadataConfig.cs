namespace TransferScheme.EventStore;

/// <summary>Which metadata columns the event table has; all are off by default.</summary>
public class MetadataConfig
{
    internal MetadataConfig()
    {
    }

    /// <summary>Column <c>user_name</c>.</summary>
    public bool UserNameEnabled { get; set; }

    /// <summary>Column <c>correlation_id</c>.</summary>
    public bool CorrelationIdEnabled { get; set; }

    /// <summary>Column <c>causation_id</c>.</summary>
    public bool CausationIdEnabled { get; set; }

    /// <summary>Column <c>headers</c>.</summary>
    public bool HeadersEnabled { get; set; }
}
