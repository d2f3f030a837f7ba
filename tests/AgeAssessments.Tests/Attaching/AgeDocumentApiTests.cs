using TransferScheme.AgeAssessments.Tests.Api;
using TransferScheme.Platform.Auditing;
using TransferScheme.Platform.Protection;
using TransferScheme.Platform.Security;
using TransferScheme.TestKit;

namespace TransferScheme.AgeAssessments.Tests.Attaching;

/// <summary>Documents over HTTP, on a real database: versions, readers, the access log, the printed record, what is refused, erasure.</summary>
/// <param name="host">The host.</param>
public sealed class AgeDocumentApiTests(AgesHost host) : IClassFixture<AgesHost>
{
    [Fact]
    public async Task Documents_are_kept_by_version_and_read_by_those_who_read_the_record()
    {
        var ages = await (await host.Doubt()).To("consequences");
        using var lead = host.Lead();
        using var manager = host.Manager();
        using var officer = host.As(Role.DutyOfficer, A.Kent, person: A.Officer);
        using var national = host.As(Role.National, person: A.Next);
        using var stranger = host.Receiver();
        var (report, note, advice) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        var first = await ages.Attach(lead, report, Files.AText("First", 100_000), "text/plain", title: "Report.txt");
        ((int)first.Body["documentVersion"]!, first.Word).ShouldBe((1, "201 served"));
        var second = await ages.Attach(lead, report, Files.APdf, title: "Report.pdf");
        ((int)second.Body["documentVersion"]!, second.Word).ShouldBe((2, "200 served"));
        (await ages.Attach(lead, report, Files.APdf, title: "Report.pdf")).ETag.ShouldBe(second.ETag);
        (await ages.Attach(lead, note, Files.AJpeg, "image/jpeg", "interviewNote", "note.jpeg")).Status.ShouldBe(201);
        (await ages.Attach(manager, advice, Files.APdf, kind: "legalAdvice", title: "Counsel")).Status.ShouldBe(201);
        (await ages.Attach(lead, Guid.CreateVersion7(), Files.APdf, kind: "legalAdvice")).Word.ShouldBe("403 forbidden");
        (await ages.Attach(officer, Guid.CreateVersion7(), Files.APdf)).Word.ShouldBe("403 forbidden");
        (await ages.Attach(stranger, Guid.CreateVersion7(), Files.APdf)).Word.ShouldBe("404 not-found");

        (await ages.Reads(manager, report, note, advice)).ShouldBe("200 200 200 200");
        (await ages.Reads(lead, report, note, advice)).ShouldBe("200 200 200 404");
        (await ages.Reads(officer, report)).ShouldBe("403 403");
        (await ages.Reads(national, report)).ShouldBe("403 403");
        (await ages.Reads(stranger, report)).ShouldBe("404 404");
        var path = $"/api/v1/age-assessments/{ages.Id}/documents/{report}";
        (await lead.GetByteArrayAsync(path)).ShouldBe(Files.APdf);
        (await lead.GetByteArrayAsync($"{path}?version=1")).Length.ShouldBe(100_000);
        var items = (await ages.Get(manager, path[8..^37])).Body["items"]!.AsArray();
        items.Select(i => $"{i!["kind"]} {i["version"]} {i["title"]} {i["part"]}")
            .ShouldBe(["ageReport 1 Report.txt ", "ageReport 2 Report.pdf ", "interviewNote 1 note.jpeg ", "legalAdvice 1 Counsel privileged"]);

        // The page is what a court is given: with the hashes, without advice.
        var page = (await ages.Get(lead, $"age-assessments/{ages.Id}/record.html")).Body.ToString();
        page.ShouldContain("Report.pdf");
        page.ShouldContain((string)items[1]!["hash"]!);
        page.ShouldNotContain("Counsel");
        await using var session = host.Host.Get<IAgeAssessmentStore>().QuerySession();
        (await session.Events.FetchStreamAsync(AccessLines.StreamOf(ages.Id))).Select(e => (RecordViewed)e.Data).ShouldContain(
            r => r.Projection == "age-document" && r.Authority == A.Kent && r.Fields!.SequenceEqual(new[] { "legalAdvice", $"{advice}" }));
        var stored = (await session.Events.FetchStreamAsync(ages.Id)).Select(e => e.Data)
            .OfType<AgeAssessments.Attaching.AgeDocumentAttached>().ToList();
        stored[1].Document.Content.Hash.ShouldBe(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Files.APdf)));
    }

    [Fact]
    public async Task What_is_not_what_it_is_said_to_be_is_refused_with_the_item_of_the_checklist()
    {
        var ages = await host.Doubt();
        using var lead = host.Lead();
        var document = Guid.CreateVersion7();
        (await ages.Attach(lead, document, Files.APdf, "image/png", "identityDocument")).Word.ShouldBe("400 document-type A10");
        (await ages.Attach(lead, document, Files.APdf, kind: "identityDocument", title: "passport.jpg")).Word.ShouldBe("400 document-type A10");
        (await ages.Attach(lead, document, Files.APdf, kind: "interviewNote", title: "note.exe")).Word.ShouldBe("400 document-type A08");
        (await ages.Attach(lead, document, Files.AZip("run.exe"), "application/zip", "thirdPartyEvidence")).Word.ShouldBe("400 document-type A11");
        (await ages.Attach(lead, document, [], kind: "decisionLetter")).Word.ShouldBe("400 document-empty A24");
        (await ages.Attach(lead, document, Files.AText("x", 21 * 1024 * 1024), "text/plain", "scientificReport")).Word.ShouldBe("413 too-large A22");
        (await ages.Attach(lead, document, Files.APdf, kind: "courtPaper", title: "order.docx")).Word.ShouldBe("400 document-type");
        (await ages.Attach(lead, document, Files.APdf, kind: "bestInterestsAssessment")).Word.ShouldBe("400 invalid kind");
        (await ages.Get(lead, $"age-assessments/{ages.Id}/documents")).Body["items"]!.AsArray().ShouldBeEmpty();

        // A name that ends like no kind of file says nothing.
        (await ages.Attach(lead, document, Files.APdf, kind: "identityDocument", title: "Tazkira, p. 1.a")).Word.ShouldBe("201 doubtRaised");
    }

    [Fact]
    public async Task Of_a_person_whose_data_are_erased_no_document_opens()
    {
        var ages = await host.Doubt();
        using var lead = host.Lead();
        var document = Guid.CreateVersion7();
        (await ages.Attach(lead, document, Files.APdf, title: "Title")).Status.ShouldBe(201);
        await using (var session = host.Host.Get<IAgeAssessmentStore>().LightweightSession())
        {
            session.Delete<ChildKey>(ages.Child);
            await session.SaveChangesAsync();
        }

        (await ages.Get(lead, $"age-assessments/{ages.Id}/documents/{document}")).Word.ShouldBe("404 document-erased");
        (await ages.Get(lead, $"age-assessments/{ages.Id}/documents")).Body["items"]![0]!["title"].ShouldBeNull();
        (await ages.Get(lead, $"age-assessments/{ages.Id}/record.html")).Body.ToString().ShouldContain("Erased");
    }
}
