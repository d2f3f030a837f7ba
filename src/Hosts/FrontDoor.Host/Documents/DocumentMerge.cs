using System.Text.Json.Nodes;

namespace TransferScheme.FrontDoor.Host.Documents;

/// <summary>Makes one OpenAPI document of those of several services.</summary>
static class DocumentMerge
{
    /// <summary>Merges documents: their paths, components and tags together, all else once.</summary>
    /// <param name="documents">The documents, each with the service that it is of; at least one.</param>
    /// <returns>The document, and where two services say different things under one name: the document is then of no use.</returns>
    internal static (JsonObject Document, IReadOnlyList<string> Clashes) Of(IReadOnlyList<(string Service, JsonObject Document)> documents)
    {
        var merged = new JsonObject();
        var clashes = new List<string>();
        foreach (var (service, document) in documents)
        {
            Add(merged, document, "", clash => clashes.Add($"{service}: {clash}"));
        }

        Sort(merged);
        return (merged, clashes);
    }

    // In an order that does not depend on which service came first.
    static void Sort(JsonObject document)
    {
        if (document["paths"] is JsonObject paths)
        {
            document["paths"] = new JsonObject(
                paths.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => KeyValuePair.Create(p.Key, p.Value?.DeepClone())));
        }

        if (document["tags"] is JsonArray tags)
        {
            document["tags"] = new JsonArray([.. tags.OrderBy(t => $"{t?["name"]}", StringComparer.Ordinal).Select(t => t?.DeepClone())]);
        }
    }

    static void Add(JsonObject into, JsonObject from, string path, Action<string> clash)
    {
        foreach (var (name, value) in from)
        {
            if (!into.TryGetPropertyValue(name, out var known))
            {
                into[name] = value?.DeepClone();
            }
            else if (known is JsonObject knownMembers && value is JsonObject members && IsNamed($"{path}/{name}"))
            {
                Add(knownMembers, members, $"{path}/{name}", clash);
            }
            else if (path.Length == 0 && name == "tags" && known is JsonArray knownTags && value is JsonArray tags)
            {
                AddTags(knownTags, tags, clash);
            }
            else if (!JsonNode.DeepEquals(known, value))
            {
                clash($"{path}/{name}");
            }
        }
    }

    static void AddTags(JsonArray into, JsonArray from, Action<string> clash)
    {
        foreach (var tag in from)
        {
            var known = into.FirstOrDefault(t => JsonNode.DeepEquals(t?["name"], tag?["name"]));
            if (known is null)
            {
                into.Add(tag?.DeepClone());
            }
            else if (!JsonNode.DeepEquals(known, tag))
            {
                clash($"/tags/{tag?["name"]}");
            }
        }
    }

    // Below these each name stands for itself: what two services have under one name must be the same.
    static bool IsNamed(string path) => path.Split('/') is ["", "paths" or "components"] or ["", "components", _];
}
