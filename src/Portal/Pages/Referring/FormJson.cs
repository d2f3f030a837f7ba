using System.Text.Json.Nodes;

namespace TransferScheme.Portal.Pages.Referring;

/// <summary>Reads and writes members of the form by their paths, so that what a page does not ask for stays as it is.</summary>
static class FormJson
{
    /// <summary>The member at a path; null where it is absent.</summary>
    /// <param name="from">The object that the path begins in.</param>
    /// <param name="path">Names with points between, such as <c>health.medication</c>.</param>
    internal static JsonNode? At(this JsonObject from, string path) =>
        path.Split('.').Aggregate((JsonNode?)from, (node, name) => (node as JsonObject)?[name]);

    /// <summary>Text at a path.</summary>
    /// <param name="from">The object that the path begins in.</param>
    /// <param name="path">The path.</param>
    internal static string? TextAt(this JsonObject from, string path) =>
        from.At(path) is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    /// <summary>Yes or no at a path.</summary>
    /// <param name="from">The object that the path begins in.</param>
    /// <param name="path">The path.</param>
    internal static bool? BoolAt(this JsonObject from, string path) =>
        from.At(path) is JsonValue value && value.TryGetValue<bool>(out var yes) ? yes : null;

    /// <summary>Texts at a path.</summary>
    /// <param name="from">The object that the path begins in.</param>
    /// <param name="path">The path.</param>
    internal static IReadOnlyList<string>? TextsAt(this JsonObject from, string path) =>
        from.At(path) is JsonArray texts ? [.. texts.Select(t => (string)t!)] : null;

    /// <summary>Puts a value at a path; an absent one is taken out, and with it every object that it leaves empty.</summary>
    /// <param name="into">The object that the path begins in.</param>
    /// <param name="path">The path.</param>
    /// <param name="value">The value.</param>
    internal static void Put(this JsonObject into, string path, JsonNode? value)
    {
        if (path.IndexOf('.', StringComparison.Ordinal) is var point && point < 0)
        {
            if (value is null)
            {
                into.Remove(path);
            }
            else
            {
                into[path] = value;
            }

            return;
        }

        var (name, rest) = (path[..point], path[(point + 1)..]);
        var inner = into[name] as JsonObject ?? [];
        inner.Put(rest, value);
        if (inner.Count == 0)
        {
            into.Remove(name);
        }
        else if (inner.Parent is null)
        {
            into[name] = inner;
        }
    }
}
