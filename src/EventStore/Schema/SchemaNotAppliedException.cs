namespace TransferScheme.EventStore;

/// <summary>The tables of a store are not there, or not as its configuration needs them; readers cannot run.</summary>
sealed class SchemaNotAppliedException(string schema, bool isEmpty, IReadOnlyList<string> missing)
    : Exception(isEmpty
        ? $"Schema {schema} has not been applied: it has no tables."
        : $"Schema {schema} has not been applied lately, not done: {string.Join("; ", missing)}.");
