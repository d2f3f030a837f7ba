using System.Reflection;
using Npgsql;

namespace TransferScheme.EventStore;

/// <summary>
/// How documents of one type are named, written and read. The commands can be put in any batch on any connection; each handles
/// all the documents it is given in one statement.
/// </summary>
sealed class DocumentMapping
{
    readonly JsonStorage _json;
    readonly PropertyInfo? _id;
    readonly Type _valueType;

    public DocumentMapping(Type type, ProjectionBase? projection, string schema, JsonStorage json)
    {
        _json = json;
        _id = type.GetProperty("Id", BindingFlags.Public | BindingFlags.Instance);
        DocumentType = type;
        IsProjected = projection is not null;
        IdType = projection?.IdType ?? _id?.PropertyType ?? typeof(void);
        if (IdType != typeof(Guid) && IdType != typeof(string))
        {
            throw new InvalidOperationException($"{type.Name} needs a public Id that is a Guid or a string.");
        }

        _valueType = IdType;
        Name = $"mt_doc_{AliasOf(type)}{VersionOf(projection)}";
        Table = $"{schema}.{Name}";
        Sql = new DocumentSql(this);
    }

    public Type DocumentType { get; }

    public Type IdType { get; }

    /// <summary>Whether a projection makes it, which decides the type of <c>mt_version</c>.</summary>
    public bool IsProjected { get; }

    /// <summary>The table's bare name.</summary>
    public string Name { get; }

    /// <summary>The table's name with its schema.</summary>
    public string Table { get; }

    public DocumentSql Sql { get; }

    public object FromJson(byte[] json) => _json.Read(DocumentType, json);

    /// <summary>The document of a row that has its data and its <c>xmin</c> from the given column on; both are null without one.</summary>
    public KeptSnapshot Kept(NpgsqlDataReader row, int column) => row.IsDBNull(column)
        ? KeptSnapshot.None
        : new KeptSnapshot(FromJson(row.GetFieldValue<byte[]>(column)), row.GetString(column + 1));

    public byte[] ToJson(object document) => _json.Write(document);

    /// <summary>A document's id.</summary>
    /// <exception cref="InvalidOperationException">It has none.</exception>
    public object IdOf(object document) => _id?.GetValue(document) switch
    {
        Guid id when id != Guid.Empty => id,
        string { Length: > 0 } id => id,
        _ => throw new InvalidOperationException($"A {DocumentType.Name} without an id cannot be stored."),
    };

    public NpgsqlParameter IdParameter(object id) => IdType == typeof(Guid)
        ? new NpgsqlParameter<Guid> { TypedValue = (Guid)id }
        : new NpgsqlParameter<string> { TypedValue = (string)id };

    public NpgsqlParameter IdsParameter(IEnumerable<object> ids) => _valueType == typeof(Guid)
        ? new NpgsqlParameter<Guid[]> { TypedValue = [.. ids.Cast<Guid>()] }
        : new NpgsqlParameter<string[]> { TypedValue = [.. ids.Cast<string>()] };

    // A new version of a projection has a table of its own, so that the old one serves until the new one has caught up.
    static string VersionOf(ProjectionBase? projection) => projection is { Version: > 1 } ? $"_{projection.Version}" : "";

    static string AliasOf(Type type) =>
        (type.DeclaringType is { } outer ? $"{outer.Name}_{type.Name}" : type.Name).ToLowerInvariant();
}
