namespace TransferScheme.EventStore;

/// <summary>The documents of a store that are named at its start.</summary>
public class MartenRegistry
{
    readonly HashSet<Type> _documentTypes = [];

    internal MartenRegistry()
    {
    }

    internal IReadOnlyCollection<Type> DocumentTypes => _documentTypes;

    /// <summary>Declares a document, so that its table is created with the others.</summary>
    public void For<TDocument>() => _documentTypes.Add(typeof(TDocument));
}
