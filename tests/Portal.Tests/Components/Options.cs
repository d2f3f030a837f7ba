using System.Text.Json;

namespace TransferScheme.Portal.Tests.Components;

/// <summary>The options of a fixture. Each that a component's attributes can say is taken; a fixture of which one is left cannot be
/// said.</summary>
sealed class Options(JsonElement root, string path = "", HashSet<string>? taken = null)
{
    readonly HashSet<string> _taken = taken ?? [];

    internal bool Has(string name) => Find(name) is not null;

    internal string? Text(string name)
    {
        if (Find(name) is not { } value || value.ValueKind is not (JsonValueKind.String or JsonValueKind.Number))
        {
            return null;
        }
        Take(name);
        return value.ValueKind == JsonValueKind.String ? value.GetString() : value.GetRawText();
    }

    internal bool Bool(string name)
    {
        if (Find(name) is { ValueKind: JsonValueKind.True or JsonValueKind.False } value)
        {
            Take(name);
            return value.GetBoolean();
        }
        return false;
    }

    /// <summary>The text where it is made of this beginning and no other class.</summary>
    internal string? Modifier(string name, string start)
    {
        if (Find(name) is { ValueKind: JsonValueKind.String } value
            && value.GetString() is { } text
            && text.StartsWith(start, StringComparison.Ordinal) && !text.Contains(' ', StringComparison.Ordinal))
        {
            Take(name);
            return text[start.Length..];
        }
        return null;
    }

    /// <summary>Classes and attributes that a page may write on any tag.</summary>
    internal IEnumerable<(string Name, string Value)> Written(params string[] names)
    {
        List<(string, string)> written = [];
        if (Text("classes") is { } classes)
        {
            written.Add(("class", classes));
        }
        foreach (var name in names)
        {
            if (Find(name) is { ValueKind: JsonValueKind.True or JsonValueKind.False } flag)
            {
                Take(name);
                if (name == "spellcheck" || flag.GetBoolean())
                {
                    written.Add((name, name == "spellcheck" ? flag.GetRawText() : ""));
                }
            }
            else if (Text(name) is { } value)
            {
                written.Add((name, value));
            }
        }
        if (Find("attributes") is { ValueKind: JsonValueKind.Object } attributes)
        {
            written.AddRange(attributes.EnumerateObject()
                .Where(a => a.Value.ValueKind == JsonValueKind.String)
                .Select(a => (a.Name, new Options(attributes, Join("attributes"), _taken).Text(a.Name)!)).ToList());
        }
        return written;
    }

    internal IReadOnlyList<Options> List(string name) => Find(name) is { ValueKind: JsonValueKind.Array } list
        ? [.. list.EnumerateArray().Select((item, i) => new Options(item, $"{Join(name)}[{i}]", _taken))]
        : [];

    /// <summary>What has not been said.</summary>
    internal IReadOnlyList<string> Left() => [.. Leaves(root, path).Where(p => !_taken.Contains(p))];

    JsonElement? Find(string name)
    {
        var at = root;
        if (name.Length == 0)
        {
            return at;
        }
        foreach (var part in root.ValueKind == JsonValueKind.Object && root.TryGetProperty(name, out _) ? [name] : name.Split('.'))
        {
            if (at.ValueKind != JsonValueKind.Object || !at.TryGetProperty(part, out at))
            {
                return null;
            }
        }
        return at;
    }

    void Take(string name) => _taken.Add(Join(name));

    string Join(string name) => path.Length == 0 ? name : name.Length == 0 ? path : $"{path}.{name}";

    static IEnumerable<string> Leaves(JsonElement value, string path) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().SelectMany(p => Leaves(p.Value, path.Length == 0 ? p.Name : $"{path}.{p.Name}")),
        JsonValueKind.Array => value.EnumerateArray().SelectMany((item, i) => Leaves(item, $"{path}[{i}]")),
        _ => [path],
    };
}
