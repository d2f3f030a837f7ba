namespace TransferScheme.EventStore;

/// <summary>An inline projection's document as it was read.</summary>
/// <param name="State">The document, or null when there is none.</param>
/// <param name="Row">What the database calls this version of the row (<c>xmin</c>); empty when there is none.</param>
sealed record KeptSnapshot(object? State, string Row)
{
    /// <summary>There is no document.</summary>
    public static KeptSnapshot None { get; } = new(null, "");
}
