using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using TransferScheme.Rota.Lines;

namespace TransferScheme.Rota.Receipts;

/// <summary>
/// Writes JSON in the one form of RFC 8785 as it goes, in UTF-8: whoever uses it writes members in ordinal order of their names. A
/// receipt has thousands of them, and one is hashed for every decision, so that the memory is lent and given back.
/// </summary>
sealed class CanonicalWriter : IDisposable
{
    const int LongestNumber = 20;

    // Those that a text holds as they are: all that is neither a control character nor is escaped nor takes more than a byte.
    static readonly SearchValues<char> Plain = SearchValues.Create(
        [.. Enumerable.Range(' ', 0x7F - ' ').Select(c => (char)c).Where(c => c is not ('"' or '\\'))]);

    byte[] _text = ArrayPool<byte>.Shared.Rent(128 * 1024);
    int _length;
    bool _first = true;

    /// <summary>What was written.</summary>
    internal ReadOnlySpan<byte> Written => _text.AsSpan(0, _length);

    /// <summary>SHA-256 of what was written, in lower-case hex.</summary>
    internal string Hash() => Convert.ToHexStringLower(SHA256.HashData(Written));

    /// <inheritdoc/>
    public void Dispose() => ArrayPool<byte>.Shared.Return(_text);

    internal CanonicalWriter Open(char bracket, string? name = null)
    {
        Begin(name);
        Append((byte)bracket);
        _first = true;
        return this;
    }

    internal CanonicalWriter Close(char bracket)
    {
        Append((byte)bracket);
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
        return value is { } number ? Digits(number) : Null();
    }

    /// <summary>An amount in whole units, which goes as a text: it can be larger than numbers that every reader holds.</summary>
    internal CanonicalWriter Units(string name, long value)
    {
        Begin(name);
        Append((byte)'"');
        Digits(value);
        Append((byte)'"');
        return this;
    }

    internal CanonicalWriter Flag(string name, bool value)
    {
        Begin(name);
        return Append(value ? "true"u8 : "false"u8);
    }

    internal CanonicalWriter Null(string name)
    {
        Begin(name);
        return Null();
    }

    CanonicalWriter Null() => Append("null"u8);

    CanonicalWriter Digits(long number)
    {
        Utf8Formatter.TryFormat(number, Room(LongestNumber), out var written);
        _length += written;
        return this;
    }

    CanonicalWriter Quoted(string value)
    {
        if (value.AsSpan().ContainsAnyExcept(Plain))
        {
            var escaped = new StringBuilder();
            CanonicalJson.WriteText(value, escaped);
            return Append(escaped.ToString());
        }

        Append((byte)'"');
        Append(value);
        Append((byte)'"');
        return this;
    }

    void Begin(string? name)
    {
        if (!_first)
        {
            Append((byte)',');
        }

        _first = false;
        if (name is not null)
        {
            Append((byte)'"');
            Append(name);
            Append("\":"u8);
        }
    }

    void Append(byte one)
    {
        Room(1)[0] = one;
        _length++;
    }

    CanonicalWriter Append(ReadOnlySpan<byte> some)
    {
        some.CopyTo(Room(some.Length));
        _length += some.Length;
        return this;
    }

    CanonicalWriter Append(string text)
    {
        _length += Encoding.UTF8.GetBytes(text, Room(Encoding.UTF8.GetMaxByteCount(text.Length)));
        return this;
    }

    Span<byte> Room(int length)
    {
        if (_text.Length - _length < length)
        {
            var larger = ArrayPool<byte>.Shared.Rent(Math.Max(_text.Length * 2, _length + length));
            Written.CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_text);
            _text = larger;
        }

        return _text.AsSpan(_length);
    }
}
