using System.IO.Compression;
using System.Text;

namespace TransferScheme.TestKit;

/// <summary>Small files of every type that is taken as a document, and of some that are not.</summary>
public static class Files
{
    /// <summary>Media type of a DOCX.</summary>
    public const string Docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    /// <summary>Media type of an ODT.</summary>
    public const string Odt = "application/vnd.oasis.opendocument.text";

    /// <summary>The beginning of a PDF.</summary>
    public static byte[] APdf { get; } = Encoding.ASCII.GetBytes("%PDF-1.7\n1 0 obj << >> endobj\ntrailer << >>\n%%EOF\n");

    /// <summary>The beginning of a JPEG.</summary>
    public static byte[] AJpeg { get; } = [0xFF, 0xD8, 0xFF, 0xE0, 0x00, 0x10, .. "JFIF"u8, 0x00, 0xFF, 0xD9];

    /// <summary>The beginning of a PNG.</summary>
    public static byte[] APng { get; } = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, .. "IHDR"u8, 0x00];

    /// <summary>A DOCX with the members that make it one.</summary>
    /// <param name="more">Further members.</param>
    public static byte[] ADocx(params string[] more) => AZip(["[Content_Types].xml", "word/document.xml", .. more]);

    /// <summary>An ODT, whose first member is its type.</summary>
    public static byte[] AnOdt()
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, "mimetype", Odt, CompressionLevel.NoCompression);
            Add(zip, "content.xml", "<office:document-content/>", CompressionLevel.Optimal);
            Add(zip, "META-INF/manifest.xml", "<manifest:manifest/>", CompressionLevel.Optimal);
        }

        return file.ToArray();
    }

    /// <summary>A zip with some members.</summary>
    /// <param name="members">Their names.</param>
    public static byte[] AZip(params string[] members)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var member in members)
            {
                Add(zip, member, "<xml/>", CompressionLevel.Optimal);
            }
        }

        return file.ToArray();
    }

    /// <summary>Text of some length that repeats a line.</summary>
    /// <param name="line">The line.</param>
    /// <param name="length">How many bytes.</param>
    public static byte[] AText(string line, int length)
    {
        var (bytes, text) = (Encoding.UTF8.GetBytes($"{line}\n"), new byte[length]);
        for (var i = 0; i < length; i++)
        {
            text[i] = bytes[i % bytes.Length];
        }

        return text;
    }

    static void Add(ZipArchive zip, string name, string content, CompressionLevel level)
    {
        using var member = zip.CreateEntry(name, level).Open();
        member.Write(Encoding.UTF8.GetBytes(content));
    }
}
