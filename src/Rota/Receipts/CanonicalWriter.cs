using System.Globalization;
using System.Text;
using TransferScheme.Rota.Lines;

namespace TransferScheme.Rota.Receipts;

/// <summary>
/// Writes JSON in the one form of RFC 8785 as it goes: whoever uses it writes members in ordinal order of their names. A receipt has
/// thousands of them, and one is hashed for every decision.
/// </summary>
sealed class CanonicalWriter
{
    readonly StringBuilder _text = new(64 * 1024);
    bool _first = true;

    /// <summary>What was written.</summary>
    public override string ToString() => _text.ToString();

    internal CanonicalWriter Open(char bracket, string? name = null)
    {
        Begin(name);
        _text.Append(bracket);
        _first = true;
        return this;
    }

    internal CanonicalWriter Close(char bracket)
    {
        _text.Append(bracket);
        _first = false;
        return this;
    }

    internal CanonicalWriter Text(string name, string? value)
    {
        Begin(name);
        return value is null ? Null() : Quoted(value);
    }

    internal CanonicalWriter Item(string value)
    {
        Begin(null);
        return Quoted(value);
    }

    internal CanonicalWriter Number(string name, long? value)
    {
        Begin(name);
        if (value is not { } number)
        {
            return Null();
        }

        _text.Append(CultureInfo.InvariantCulture, $"{number}");
        return this;
    }

    /// <summary>An amount in whole units, which goes as a text: it can be larger than numbers that every reader holds.</summary>
    internal CanonicalWriter Units(string name, long value)
    {
        Begin(name);
        _text.Append(CultureInfo.InvariantCulture, $"\"{value}\"");
        return this;
    }

    internal CanonicalWriter Flag(string name, bool value)
    {
        Begin(name);
        _text.Append(value ? "true" : "false");
        return this;
    }

    internal CanonicalWriter Null(string name)
    {
        Begin(name);
        return Null();
    }

    CanonicalWriter Null()
    {
        _text.Append("null");
        return this;
    }

    CanonicalWriter Quoted(string value)
    {
        CanonicalJson.WriteText(value, _text);
        return this;
    }

    void Begin(string? name)
    {
        if (!_first)
        {
            _text.Append(',');
        }

        _first = false;
        if (name is not null)
        {
            _text.Append('"').Append(name).Append("\":");
        }
    }
}
