using System.Text.Json;

namespace TransferScheme.Rota.Batches;

/// <summary>A member of a document, with its name in full, such as <c>referrals[3].size</c>.</summary>
/// <param name="Value">What it holds.</param>
/// <param name="Name">Its name; empty for the document.</param>
readonly record struct BatchMember(JsonElement Value, string Name)
{
    /// <summary>A member of this object.</summary>
    internal BatchMember Member(string name) => Find(name) ?? throw new FormatException($"{Within(name)} is missing.");

    /// <summary>A member of this object; null where it is absent or null.</summary>
    internal BatchMember? Find(string name)
    {
        if (Value.ValueKind != JsonValueKind.Object)
        {
            throw Bad("must be an object");
        }

        return Value.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null
            ? new BatchMember(value, Within(name))
            : null;
    }

    /// <summary>The items of this array.</summary>
    internal IEnumerable<BatchMember> Items()
    {
        var name = Name;
        return Value.ValueKind == JsonValueKind.Array
            ? Value.EnumerateArray().Select((item, at) => new BatchMember(item, $"{name}[{at}]"))
            : throw Bad("must be an array");
    }

    /// <summary>A whole number within limits.</summary>
    internal long Number(long least, long most) =>
        Value.ValueKind == JsonValueKind.Number && Value.TryGetInt64(out var number) && number >= least && number <= most
            ? number
            : throw Bad(most == long.MaxValue
                ? $"must be a whole number, at least {least}"
                : $"must be a whole number from {least} to {most}");

    /// <summary>A text that is not among those before it.</summary>
    internal string NewText(HashSet<string> before)
    {
        var text = Text();
        return before.Add(text) ? text : throw Bad($"comes a second time: {text}");
    }

    /// <summary>What is wrong with this member.</summary>
    internal FormatException Bad(string what) => new($"{(Name.Length == 0 ? "The document" : Name)} {what}.");

    string Text()
    {
        if (Value.ValueKind != JsonValueKind.String)
        {
            throw Bad("must be a text");
        }

        try
        {
            return Value.GetString() is { Length: > 0 } text ? text : throw Bad("is empty");
        }
        catch (InvalidOperationException)
        {
            throw Bad("is not valid Unicode");
        }
    }

    string Within(string name) => Name.Length == 0 ? name : $"{Name}.{name}";
}
