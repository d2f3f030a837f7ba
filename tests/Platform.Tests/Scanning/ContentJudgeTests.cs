using System.Text;
using TransferScheme.Platform.Scanning;
using TransferScheme.TestKit;

namespace TransferScheme.Platform.Tests.Scanning;

/// <summary>What a document is, by its content: however it comes in, and whatever it is called.</summary>
public sealed class ContentJudgeTests
{
    public static TheoryData<string, byte[]> Taken => new()
    {
        { "application/pdf", Files.APdf }, { "image/jpeg", Files.AJpeg }, { "image/png", Files.APng }, { Files.Docx, Files.ADocx() },
        { Files.Odt, Files.AnOdt() }, { "text/plain", Encoding.UTF8.GetBytes("Ein Satz über ሰላም 🙂\r\n\tTab") },
        { "text/plain; charset=UTF-8", Encoding.UTF8.GetPreamble() },
    };

    public static TheoryData<string, byte[]> NotTaken => new()
    {
        { "application/pdf", Files.APng }, { "image/png", Files.APdf }, { "text/plain", Files.APdf }, { "application/pdf", "plain"u8.ToArray() },
        { Files.Docx, Files.AZip("a.txt") }, { Files.Docx, Files.AnOdt() }, { Files.Odt, Files.ADocx() }, { "application/zip", Files.ADocx() },
        { Files.Docx, Files.ADocx("word/vbaProject.bin") }, { Files.Docx, Files.ADocx()[..^30] }, { Files.Odt, Files.AZip("content.xml", "META-INF/manifest.xml") },
        { "text/plain", [0xC3, 0x28] }, { "text/plain", [0x41, 0xC3] }, { "text/plain", [0x41, 0x00] }, { "text/plain; charset=iso-8859-1", [0x41] },
        { "text/html", "<html></html>"u8.ToArray() }, { "image/gif", "GIF89a"u8.ToArray() }, { "", Files.APdf }, { "no type", Files.APdf },
        { "application/octet-stream", [0x7F, 0x45, 0x4C, 0x46, 0x00] },
    };

    [Theory]
    [MemberData(nameof(Taken))]
    public void A_document_of_a_type_that_is_taken_is_found_however_it_is_cut(string declared, byte[] content)
    {
        foreach (var size in new[] { 1000, content.Length, Math.Max(1, content.Length / 2), 65536 })
        {
            var judge = Judge(declared, content, Math.Max(size, 128));
            judge.Fault().ShouldBeNull();
            judge.Type().ShouldBe(declared.Split(';')[0]);
        }
    }

    [Theory]
    [MemberData(nameof(NotTaken))]
    public void Another_type_or_a_content_type_that_lies_is_told_and_never_what_was_sent(string declared, byte[] content)
    {
        var fault = Judge(declared, content, 65536).Fault()!;
        (fault.Status, fault.Code).ShouldBe((400, "document-type"));
        fault.Detail.ShouldStartWith("Send a PDF, JPEG, PNG, DOCX, ODT, or text in UTF-8");
    }

    [Fact]
    public void Nothing_at_all_is_no_document() => Judge("text/plain", [], 1).Fault()!.Code.ShouldBe("document-empty");

    [Fact]
    public void A_letter_with_many_pictures_is_found_by_the_end_of_its_zip()
    {
        var pictures = Enumerable.Range(1, 550).Select(i => $"word/media/image{i}.png").ToArray();
        var letter = Files.ADocx(pictures);
        letter.Length.ShouldBeGreaterThan(65536);
        Judge(Files.Docx, letter, 65536).Type().ShouldBe(Files.Docx);
        Judge(Files.Docx, letter, 1000).Type().ShouldBe(Files.Docx);
    }

    static ContentJudge Judge(string declared, byte[] content, int size)
    {
        var judge = new ContentJudge(declared);
        if (content.Length == 0)
        {
            judge.See([]);
        }

        foreach (var part in content.Chunk(size))
        {
            if (!judge.See(part))
            {
                break;
            }
        }

        return judge;
    }
}
