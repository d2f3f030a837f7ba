using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.Serialization;

namespace TransferScheme.Deploy.Tests;

/// <summary>A node of a YAML document. What is not there is an empty node, so that a rule can ask for it.</summary>
/// <param name="Value">A text, a list, a map, or null.</param>
readonly record struct Node(object? Value)
{
    internal bool Exists => Value is not null;

    internal string Text => Value as string ?? "";

    internal IReadOnlyList<Node> Items => Value is List<object?> items ? [.. items.Select(i => new Node(i))] : [];

    internal IReadOnlyList<string> Texts => [.. Items.Select(i => i.Text)];

    internal IReadOnlyDictionary<string, Node> Members => Value is Dictionary<object, object?> map
        ? map.ToDictionary(m => (string)m.Key, m => new Node(m.Value))
        : new Dictionary<string, Node>();

    internal Node this[string name] => Members.GetValueOrDefault(name);

    /// <summary>The member at the end of a path such as <c>spec.template.spec</c>.</summary>
    internal Node At(string path) => path.Split('.').Aggregate(this, (node, name) => node[name]);

    /// <summary>The item of a list whose member has a text.</summary>
    internal Node With(string member, string text) => Items.FirstOrDefault(i => i[member].Text == text);

    /// <summary>Reads a text with one document or several; merge keys are followed.</summary>
    internal static IReadOnlyList<Node> Read(string yaml)
    {
        List<Node> documents = [];
        var parser = new MergingParser(new Parser(new StringReader(yaml)));
        var deserializer = new DeserializerBuilder().Build();
        parser.Consume<StreamStart>();
        while (parser.Accept<DocumentStart>(out _))
        {
            documents.Add(new Node(deserializer.Deserialize<object?>(parser)));
        }

        return documents;
    }

    /// <summary>
    /// This node under a patch, as kustomize merges them: maps member by member, lists of maps item by item under the same path of
    /// mounting or name, anything else replaced.
    /// </summary>
    internal Node Under(Node patch) => (Value, patch.Value) switch
    {
        (Dictionary<object, object?> mine, Dictionary<object, object?> theirs) => new(mine.Keys.Union(theirs.Keys).ToDictionary(
            key => key, key => !theirs.TryGetValue(key, out var over) ? mine[key]
                : mine.TryGetValue(key, out var under) ? new Node(under).Under(new Node(over)).Value : over)),
        (List<object?> mine, List<object?> theirs) when patch.Items.All(i => KeyOf(i) is not null) => new((List<object?>)
        [
            .. mine.Select(i => new Node(i))
                .Select(i => patch.Items.FirstOrDefault(p => KeyOf(p) == KeyOf(i)) is { Exists: true } p ? i.Under(p).Value : i.Value),
            .. theirs.Where(p => !mine.Exists(i => KeyOf(new Node(i)) == KeyOf(new Node(p)))),
        ]),
        _ => patch,
    };

    static string? KeyOf(Node item) => (item["mountPath"].Value ?? item["name"].Value) as string;
}
