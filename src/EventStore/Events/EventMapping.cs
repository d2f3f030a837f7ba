namespace TransferScheme.EventStore;

/// <summary>How events of one type are named, written and read.</summary>
abstract class EventMapping(Type type, string alias)
{
    public Type Type { get; } = type;

    public string Alias { get; } = alias;

    public string DotNetTypeName { get; } = $"{type.FullName}, {type.Assembly.GetName().Name}";

    public abstract IEvent Wrap(object data);

    /// <summary>The data, without metadata.</summary>
    /// <exception cref="System.Text.Json.JsonException">The JSON does not fit the type.</exception>
    public abstract object FromJson(byte[] json);

    public abstract byte[] ToJson(object data);

    public static EventMapping Create(Type type, string? alias, JsonStorage json) =>
        (EventMapping)Activator.CreateInstance(typeof(EventMapping<>).MakeGenericType(type), alias ?? EventAlias.Of(type), json)!;
}

sealed class EventMapping<T>(string alias, JsonStorage json) : EventMapping(typeof(T), alias)
    where T : notnull
{
    readonly JsonShape<T> _shape = json.Shape<T>();

    public override IEvent Wrap(object data) => new Event<T>((T)data) { EventTypeName = Alias, DotNetTypeName = DotNetTypeName };

    public override object FromJson(byte[] json) => _shape.Read(json);

    public override byte[] ToJson(object data) => _shape.Write((T)data);
}
