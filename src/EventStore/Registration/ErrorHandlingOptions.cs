namespace TransferScheme.EventStore;

/// <summary>Whether the daemon may skip what fails. It may not: true is refused when the store is built.</summary>
public class ErrorHandlingOptions
{
    internal ErrorHandlingOptions()
    {
    }

    /// <summary>Skip events whose projection throws.</summary>
    public bool SkipApplyErrors { get; set; }

    /// <summary>Skip events of unknown types.</summary>
    public bool SkipUnknownEvents { get; set; }

    /// <summary>Skip events whose JSON does not fit.</summary>
    public bool SkipSerializationErrors { get; set; }
}
