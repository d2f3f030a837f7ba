using System.Buffers.Binary;
using System.Net.Http.Headers;
using System.Text;
using TransferScheme.Platform.Problems;

namespace TransferScheme.Platform.Scanning;

/// <summary>
/// Finds what a content is by the content itself, while it comes in: PDF, JPEG, PNG, DOCX, ODT, or text in UTF-8. A name or a
/// Content-Type proves nothing; one that says something else than the content is a lie.
/// </summary>
/// <param name="declared">What the caller's Content-Type says.</param>
sealed class ContentJudge(string? declared)
{
    const string Docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    const string Odt = "application/vnd.oasis.opendocument.text";
    const string Text = "text/plain";
    const string Zip = "application/zip";

    // The list of what a zip holds stands at its end; a letter with two hundred pictures has one of 30 KiB.
    const int LongestTail = 64 * 1024;

    readonly Decoder _utf8 = new UTF8Encoding(false, throwOnInvalidBytes: true).GetDecoder();
    byte[] _head = [];
    byte[] _tail = [];
    string? _begins;
    long _length;
    bool _isText = true;

    /// <summary>The types that are taken, and how a file of each is called.</summary>
    internal static IReadOnlyDictionary<string, string> Extensions { get; } = new Dictionary<string, string>
    {
        ["application/pdf"] = "pdf", ["image/jpeg"] = "jpg", ["image/png"] = "png", [Text] = "txt", [Docx] = "docx", [Odt] = "odt",
    };

    /// <summary>Endings of files that are not taken: content that is called so is not what it seems, whatever it is.</summary>
    static readonly string[] NotTaken =
        "bmp doc docm exe gif heic htm html msg ppt pptx rtf svg tif tiff xls xlsx zip".Split(' ');

    /// <summary>Why a name does not fit what the content is; null where it does, or does not end like a file's.</summary>
    /// <param name="name">What people call the document.</param>
    /// <param name="type">The type that the content is.</param>
    internal static Problem? NameFault(string? name, string type)
    {
        var ending = Path.GetExtension(name ?? "").TrimStart('.').Trim().ToLowerInvariant();
        var known = ending == "jpeg" ? "jpg" : ending;
        return known != Extensions[type] && (Extensions.Values.Contains(known) || NotTaken.Contains(known))
            ? Lies($"The content is {type}, and the name ends in .{ending}")
            : null;
    }

    /// <summary>Looks at the next part, which is empty only where there is nothing at all.</summary>
    /// <returns>Whether to go on: false once it is clear that it is not what was declared.</returns>
    internal bool See(ReadOnlySpan<byte> part)
    {
        if (_begins is null)
        {
            _head = part[..Math.Min(part.Length, 128)].ToArray();
            _begins = Beginning(_head);
        }

        _length += part.Length;
        if (_begins == Zip)
        {
            _tail = [.. _tail.AsSpan(Math.Clamp(_tail.Length + part.Length - LongestTail, 0, _tail.Length)), .. part];
        }
        else if (_begins == Text)
        {
            _isText = _isText && IsText(part, isEnd: false);
        }

        var named = Named(declared);
        return part.Length > 0 && (_begins == Zip ? named is Docx or Odt : named == _begins && _isText);
    }

    /// <summary>Why it is not taken; null where it is what was declared.</summary>
    internal Problem? Fault() => _length == 0
        ? new Problem(400, "document-empty", "The document is empty", "Send the document as the body of the request.")
        : Type() is not { } type ? Lies("The content is none of these")
        : Named(declared) != type ? Lies($"The content is {type}, and Content-Type says something else")
        : null;

    /// <summary>The type of the whole; null where it is none of those that are taken.</summary>
    internal string? Type() => _begins switch
    {
        Zip => Zipped(),
        Text => _isText && IsText([], isEnd: true) ? Text : null,
        _ => _begins,
    };

    static Problem Lies(string finding) => new(
        400, "document-type", "Not a document of a type that is taken",
        $"Send a PDF, JPEG, PNG, DOCX, ODT, or text in UTF-8, with its own type in Content-Type. {finding}.");

    // None where a text is said to be in another encoding.
    static string? Named(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type)
        && (type.CharSet is null || type.CharSet.Trim('"').Equals("utf-8", StringComparison.OrdinalIgnoreCase))
            ? type.MediaType?.ToLowerInvariant()
            : null;

    static string Beginning(ReadOnlySpan<byte> head) =>
        head.StartsWith("%PDF-"u8) ? "application/pdf"
        : head.StartsWith<byte>([0xFF, 0xD8, 0xFF]) ? "image/jpeg"
        : head.StartsWith<byte>([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) ? "image/png"
        : head.StartsWith("PK\u0003\u0004"u8) ? Zip
        : Text;

    // Characters that no text has are the sign of something else that happens to be valid UTF-8.
    bool IsText(ReadOnlySpan<byte> part, bool isEnd)
    {
        Span<char> letters = stackalloc char[1024];
        try
        {
            do
            {
                var piece = part[..Math.Min(part.Length, 1000)];
                part = part[piece.Length..];
                var count = _utf8.GetChars(piece, letters, flush: isEnd);
                foreach (var letter in letters[..count])
                {
                    if (char.IsControl(letter) && letter is not ('\t' or '\n' or '\r' or '\f'))
                    {
                        return false;
                    }
                }
            }
            while (part.Length > 0);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }

    // A letter with macros is a program, and is not taken.
    string? Zipped()
    {
        var members = Members();
        return members.IsSupersetOf(["[Content_Types].xml", "word/document.xml"]) && !members.Contains("word/vbaProject.bin") ? Docx
            : members.IsSupersetOf(["content.xml", "META-INF/manifest.xml"]) && IsOdt() ? Odt
            : null;
    }

    // The first member of an ODT is its type, neither compressed nor with extra fields, so that it stands at a fixed place.
    bool IsOdt()
    {
        var type = Encoding.ASCII.GetBytes($"mimetype{Odt}PK");
        return _head.Length > 30 && _head.AsSpan(30).StartsWith(type);
    }

    // Names of the members, by the directory at the end of the zip; none where it is not whole.
    HashSet<string> Members()
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var tail = _tail.AsSpan();
        var end = tail.LastIndexOf("PK\u0005\u0006"u8);
        if (end < 0 || tail.Length - end < 22)
        {
            return names;
        }

        var at = tail.Length - _length + BinaryPrimitives.ReadUInt32LittleEndian(tail[(end + 16)..]);
        for (var left = Size(tail, end + 10); left > 0; left--)
        {
            if (at < 0 || at + 46 > end || !tail[(int)at..].StartsWith("PK\u0001\u0002"u8))
            {
                return [];
            }

            var entry = tail[(int)at..end];
            var (name, rest) = (Size(entry, 28), Size(entry, 30) + Size(entry, 32));
            if (46 + name > entry.Length)
            {
                return [];
            }

            names.Add(Encoding.UTF8.GetString(entry.Slice(46, name)));
            at += 46 + name + rest;
        }

        return names;
    }

    static int Size(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes[at..]);
}
