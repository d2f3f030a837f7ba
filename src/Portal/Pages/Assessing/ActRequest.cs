using System.Text.Json.Nodes;

namespace TransferScheme.Portal.Pages.Assessing;

/// <summary>Makes an act's request of its answers.</summary>
static class ActRequest
{
    /// <summary>
    /// The request. What was left empty is not sent, and a part of which nothing was answered is left out with its unticked boxes.
    /// </summary>
    /// <param name="act">The act.</param>
    /// <param name="asks">Its questions.</param>
    /// <param name="answers">The answers, in the same order.</param>
    internal static JsonObject Of(Act act, IReadOnlyList<Ask> asks, IReadOnlyList<Answer> answers)
    {
        var root = new JsonObject();
        foreach (var list in act.Lists)
        {
            root[list] = new JsonArray();
        }

        var given = asks.Zip(answers).Where(p => p.First.Kind is not Kind.Fixed
            && !p.Second.IsEmpty(p.First)).Select(p => p.First.Path).ToList();
        foreach (var (ask, answer) in asks.Zip(answers))
        {
            if (IsWanted(ask.Path, given) && answer.Sent(ask) is { } value)
            {
                Set(root, ask.Path.Split('.'), value);
            }
        }

        foreach (var array in root.Select(m => m.Value).OfType<JsonArray>())
        {
            for (var i = array.Count - 1; i >= 0; i--)
            {
                if (array[i] is JsonObject { Count: 0 })
                {
                    array.RemoveAt(i);
                }
            }
        }

        return root;
    }

    static bool IsWanted(string path, List<string> given) =>
        path.LastIndexOf('.') is var end && (end < 0 || given.Any(g => g.StartsWith(path[..(end + 1)], StringComparison.Ordinal)));

    static void Set(JsonObject at, ReadOnlySpan<string> path, JsonNode value)
    {
        if (path.Length == 1)
        {
            at[path[0]] = value;
            return;
        }

        Set(Part(at, path[0]), path[1..], value);
    }

    static JsonObject Part(JsonObject at, string part)
    {
        if (part.IndexOf('[', StringComparison.Ordinal) is var bracket && bracket < 0)
        {
            return (JsonObject)(at[part] ??= new JsonObject());
        }

        var index = int.Parse(part[(bracket + 1)..^1], System.Globalization.CultureInfo.InvariantCulture);
        var list = (JsonArray)(at[part[..bracket]] ??= new JsonArray());
        while (list.Count <= index)
        {
            list.Add(new JsonObject());
        }

        return (JsonObject)list[index]!;
    }
}
