namespace TransferScheme.EventStore;

/// <summary>A column as the catalogue names it.</summary>
sealed record Column(string Name, string Type, bool NotNull = false, string? Default = null)
{
    public string Definition => $"{Name} {Type}{(NotNull ? " not null" : "")}{(Default is null ? "" : $" default {Default}")}";
}

/// <summary>An index, key or sequence of a table, with the statement that makes it.</summary>
sealed record TablePart(string Name, string Statement);

/// <summary>A table of one column as its key.</summary>
sealed record Table(string Name, string KeyName, IReadOnlyList<Column> Columns, IReadOnlyList<TablePart> Parts)
{
    /// <summary>The first column is the key.</summary>
    public string Create(string schema) =>
        $"create table {schema}.{Name} ({string.Join(", ", Columns.Select(c => c.Definition))}, "
        + $"constraint {KeyName} primary key ({Columns[0].Name}))";
}
