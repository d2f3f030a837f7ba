using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace TransferScheme.EventStore;

/// <summary>Events and documents as JSON.</summary>
sealed class JsonStorage(JsonSerializerOptions options)
{
    public bool EnumsAsText { get; } = options.Converters.Any(c => c is JsonStringEnumConverter);

    public static JsonSerializerOptions Settings(EnumStorage enumStorage, Casing casing, Action<JsonSerializerOptions>? configure)
    {
        var settings = new JsonSerializerOptions
        {
            PropertyNamingPolicy = casing switch
            {
                Casing.CamelCase => JsonNamingPolicy.CamelCase,
                Casing.SnakeCase => JsonNamingPolicy.SnakeCaseLower,
                _ => null,
            },
        };
        if (enumStorage == EnumStorage.AsString)
        {
            settings.Converters.Add(new JsonStringEnumConverter());
        }

        configure?.Invoke(settings);
        settings.MakeReadOnly(populateMissingResolver: true);
        return settings;
    }

    public JsonShape<T> Shape<T>() where T : notnull => new((JsonTypeInfo<T>)options.GetTypeInfo(typeof(T)));

    public object Read(Type type, byte[] json) =>
        JsonSerializer.Deserialize(json, options.GetTypeInfo(type)) ?? throw new JsonException($"null is no {type.Name}.");

    public byte[] Write(object value) => JsonSerializer.SerializeToUtf8Bytes(value, options.GetTypeInfo(value.GetType()));
}

/// <summary>One type's JSON, with its settings looked up once.</summary>
sealed class JsonShape<T>(JsonTypeInfo<T> type)
    where T : notnull
{
    public T Read(byte[] json) =>
        JsonSerializer.Deserialize(json, type) is { } value ? value : throw new JsonException($"null is no {typeof(T).Name}.");

    public byte[] Write(T value) => JsonSerializer.SerializeToUtf8Bytes(value, type);
}
