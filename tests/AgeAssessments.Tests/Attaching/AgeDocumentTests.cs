using TransferScheme.AgeAssessments.Attaching;
using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Security;
using TransferScheme.TestKit;

namespace TransferScheme.AgeAssessments.Tests.Attaching;

/// <summary>Documents of an assessment: who attaches and reads which, and what is refused at which item.</summary>
public sealed class AgeDocumentTests
{
    static readonly AgeEvent[] Stocked =
    [
        .. A.Decided, A.Attached("ageReport", A.Id), A.Attached("interviewNote", A.ReferralId), A.Attached("legalAdvice", A.ChildId),
    ];

    [Fact]
    public void Given_an_assessment_at_any_stage_but_the_end_when_attached_then_it_is_recorded()
    {
        foreach (var stage in new[] { A.Doubted, A.Planned, A.Interviewing, A.Drafted, A.Decided, A.Closed, A.InCourt, A.AtBoard })
        {
            var attached = A.Attached("other");
            Given(stage).When(a => AttachAgeDocument.Decide(a, attached, A.Lead, isSame: false)).Then(attached);
        }
    }

    [Fact]
    public void Given_one_that_is_over_when_attached_then_rejected_but_for_papers_of_its_challenge()
    {
        AgeEvent[] over = [.. A.InCourt, new DecisionQuashed(A.Today, A.Next, A.Said)];
        Given(over).When(a => AttachAgeDocument.Decide(a, A.Attached("other"), A.Lead, false)).ThenRejected("assessment-ended");
        foreach (var kind in new[] { "courtPaper", "legalAdvice" })
        {
            var attached = A.Attached(kind);
            Given(over).When(a => AttachAgeDocument.Decide(a, attached, A.Manager, false)).Then(attached);
        }
    }

    [Fact]
    public void Given_a_document_when_the_same_then_nothing_and_when_of_the_other_part_or_too_many_then_rejected()
    {
        Given(Stocked).When(a => AttachAgeDocument.Decide(a, A.Attached("ageReport", A.Id), A.Lead, true)).ThenNothing();
        Given(Stocked).When(a => AttachAgeDocument.Decide(a, A.Attached("legalAdvice", A.Id), A.Manager, false)).ThenRejected("other-part");
        Given(Stocked).When(a => AttachAgeDocument.Decide(a, A.Attached("ageReport", A.ChildId), A.Lead, false)).ThenRejected("other-part");
        Given(Stocked).When(a => AttachAgeDocument.Decide(a, A.Attached("legalAdvice", A.ChildId, A.Durham), A.Manager, false))
            .ThenRejected("other-part");
        var next = A.Attached("legalAdvice", A.ChildId);
        Given(Stocked).When(a => AttachAgeDocument.Decide(a, next, A.Manager, false)).Then(next);
        Given([.. A.Doubted, .. Enumerable.Range(0, AttachAgeDocument.Most).Select(_ => A.Attached("other"))])
            .When(a => AttachAgeDocument.Decide(a, A.Attached("other"), A.Lead, false)).ThenRejected("too-many-documents");
        Given(Stocked).When(a => AttachAgeDocument.Decide(a, A.Attached("other"), null, false))
            .ThenRejected("acting-person-required", RejectionKind.Forbidden);
    }

    // Other kinds, papers of a court, legal advice.
    [Theory]
    [InlineData(Role.Assessor, A.Kent, "GGF")]
    [InlineData(Role.Manager, A.Kent, "GGG")]
    [InlineData(Role.DutyOfficer, A.Kent, "FFF")]
    [InlineData(Role.National, null, "FFF")]
    [InlineData(Role.Auditor, null, "FFF")]
    [InlineData(Role.Manager, A.Durham, "HHH")]
    public void Assessors_and_managers_of_the_owner_attach(Role role, string? authority, string may)
    {
        var a = A.State(A.Decided);
        string.Concat(new[] { "interviewNote", "courtPaper", "legalAdvice" }
            .Select(kind => AgePolicy.MayAttach(new Actor("someone", role, authority), a, kind).ToString()[0])).ShouldBe(may);
    }

    [Fact]
    public void Each_reads_what_is_theirs_to_read()
    {
        var a = A.State(Stocked);
        Read(Role.Manager, A.Kent, a, AgeDisclosure.Record).ShouldBe("ageReport interviewNote legalAdvice");
        Read(Role.Assessor, A.Kent, a, AgeDisclosure.Record).ShouldBe("ageReport interviewNote");
        Read(Role.Manager, A.Durham, a, AgeDisclosure.Report).ShouldBe("ageReport");
        Read(Role.National, null, a, AgeDisclosure.Result).ShouldBe("");
    }

    [Fact]
    public void After_a_hand_over_the_advice_stays_and_each_side_reads_its_own_part()
    {
        var before = A.State(Stocked);
        var a = A.State(
        [
            .. Stocked, new AgeCaseHandedOver(A.ReferralId, A.ChildId, A.Kent, A.Receiver, A.Wednesday),
            A.Attached("other", A.Officer, A.Durham), A.Attached("courtPaper", A.Second, A.Kent),
        ]);
        Read(Role.Manager, A.Durham, a, AgeDisclosure.Record).ShouldBe("ageReport interviewNote other courtPaper");
        GetAgeDocument.Readable(new Actor("k", Role.Manager, A.Kent), a, before, AgeDisclosure.Record).Select(d => d.Document.Kind)
            .ShouldBe(["ageReport", "interviewNote", "legalAdvice", "courtPaper"]);
        AgePolicy.MayAttach(new Actor("k", Role.Manager, A.Kent), a, "courtPaper").ShouldBe(Access.Granted);
        AgePolicy.MayAttach(new Actor("k", Role.Manager, A.Kent), a, "interviewNote").ShouldBe(Access.Forbidden);
    }

    [Theory]
    [InlineData("doubtNotice", "A01")]
    [InlineData("interviewNote", "A08")]
    [InlineData("identityDocument", "A10")]
    [InlineData("thirdPartyEvidence", "A11")]
    [InlineData("health", "A11")]
    [InlineData("ageReport", "A20")]
    [InlineData("scientificReport", "A22")]
    [InlineData("decisionLetter", "A24")]
    [InlineData("secretaryOfStateLetter", "A25")]
    [InlineData("boardReport", null)]
    [InlineData("courtPaper", null)]
    [InlineData("legalAdvice", null)]
    [InlineData("other", null)]
    public void What_is_wrong_with_content_is_told_at_the_item_that_it_is_evidence_for(string kind, string? item)
    {
        AgeDocumentKinds.All.ShouldContain(kind);
        var lie = new Problem(400, "document-type", "Title", "What is wrong.");
        (lie.At(kind)!.Errors?.Keys.Single()).ShouldBe(item);
        (Platform.Documents.Upload.TooLarge.At(kind)!.Errors?.Keys.Single()).ShouldBe(item);
        Problem.NotFound.At(kind)!.Errors.ShouldBeNull();
        default(Problem).At(kind).ShouldBeNull();
    }

    static string Read(Role role, string? authority, AgeAssessment a, AgeDisclosure disclosure) => string.Join(
        ' ', GetAgeDocument.Readable(new Actor("someone", role, authority), a, a, disclosure).Select(d => d.Document.Kind));

    static History<AgeAssessment, AgeEvent> Given(AgeEvent[] events) => TestKit.Given.Events<AgeAssessment, AgeEvent>(events);
}
