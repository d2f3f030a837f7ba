using System.Text.Json;

namespace TransferScheme.EventStore;

/// <summary>Headers as they are read back: texts, booleans, whole numbers as long, others as double, and deeper values as JSON.</summary>
static class HeaderJson
{
    /// <summary>Null for JSON <c>null</c>, which means the same as no headers.</summary>
    public static Dictionary<string, object>? Read(byte[] json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.ValueKind == JsonValueKind.Object
            ? document.RootElement.EnumerateObject().ToDictionary(p => p.Name, p => Value(p.Value))
            : null;
    }

    static object Value(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number when value.TryGetInt64(out var whole) => whole,
        JsonValueKind.Number => value.GetDouble(),
        JsonValueKind.Null => null!,
        _ => value.Clone(),
    };
}
