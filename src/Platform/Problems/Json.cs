using System.Text.Json;
using System.Text.Json.Serialization;

namespace TransferScheme.Platform.Problems;

/// <summary>How JSON is read and written at the HTTP edge.</summary>
public static class Json
{
    /// <summary>
    /// For requests: unknown and repeated members, nulls where none may stand, times without their offset and depth beyond 32 are refused.
    /// </summary>
    public static JsonSerializerOptions Requests { get; } = Frozen(new JsonSerializerOptions(JsonSerializerDefaults.Web)
    {
        AllowDuplicateProperties = false,
        Converters = { new OffsetTimes() },
        MaxDepth = 32,
        NumberHandling = JsonNumberHandling.Strict,
        PropertyNameCaseInsensitive = false,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    });

    /// <summary>For answers: camelCase, enumerations as strings, members without a value left out.</summary>
    public static JsonSerializerOptions Answers { get; } = Frozen(new JsonSerializerOptions(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    });

    static JsonSerializerOptions Frozen(JsonSerializerOptions options)
    {
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
