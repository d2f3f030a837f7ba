using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Security;
using TransferScheme.Referrals.Attaching;
using TransferScheme.TestKit;

namespace TransferScheme.Referrals.Tests.Attaching;

/// <summary>Documents of a referral: when they may be attached, what a repeat does, and who may read them at each stage.</summary>
public sealed class AttachDocumentTests
{
    static readonly DocumentAttached Report = A.Document();

    [Fact]
    public void Given_any_open_stage_when_attached_then_recorded_and_each_version_is_kept()
    {
        foreach (var stage in new[] { A.Started, A.Ineligible, A.Eligible, A.Offered, A.Declined, A.Accepted, A.Arranged, A.InTransit })
        {
            Given.Events<Referral, ReferralEvent>(stage).When(r => AttachDocument.Decide(r, Report, isSame: false)).Then(Report);
        }

        var second = A.Document(2);
        var twice = Given.Events<Referral, ReferralEvent>([.. A.Eligible, Report, second]).State!;
        twice.Documents.ShouldBe([Report, second]);
        twice.DocumentOf(Report.Document.DocumentId).ShouldBe(second);
        twice.DocumentOf(A.OfferId).ShouldBeNull();
    }

    [Fact]
    public void Given_a_referral_that_has_ended_when_attached_then_rejected()
    {
        foreach (var (end, code) in new[] { (A.Completed, "transfer-completed"), (A.Withdrawn, "referral-withdrawn"), (A.Closed, "referral-closed") })
        {
            Given.Events<Referral, ReferralEvent>(end).When(r => AttachDocument.Decide(r, Report, isSame: false)).ThenRejected(code);
        }
    }

    [Fact]
    public void Given_the_same_document_when_attached_again_then_nothing_also_where_there_is_no_room_for_more()
    {
        var full = Enumerable.Range(1, AttachDocument.Most).Select(n => A.Document(n));
        var history = Given.Events<Referral, ReferralEvent>([.. A.Eligible, .. full]);
        history.When(r => AttachDocument.Decide(r, Report, isSame: true)).ThenNothing();
        history.When(r => AttachDocument.Decide(r, Report, isSame: false)).ThenRejected("too-many-documents");
        Given.Events<Referral, ReferralEvent>([.. A.Eligible, .. full.SkipLast(1)])
            .When(r => AttachDocument.Decide(r, Report, isSame: false)).Then(Report);
    }

    [Fact]
    public void Given_a_child_of_the_referral_when_attached_then_recorded_and_a_strangers_rejected()
    {
        var own = Report with { ChildId = A.ChildId };
        Given.Events<Referral, ReferralEvent>(A.Eligible).When(r => AttachDocument.Decide(r, own, isSame: false)).Then(own);
        Given.Events<Referral, ReferralEvent>(A.Eligible).When(r => AttachDocument.Decide(r, Report with { ChildId = A.BrotherId }, isSame: false))
            .ThenRejected("childId", RejectionKind.Invalid);
    }

    [Fact]
    public void Given_a_child_who_left_when_read_then_what_is_about_that_child_alone_is_the_entry_authoritys()
    {
        DocumentAttached[] documents = [Report, Report with { ChildId = A.ChildId }, Report with { ChildId = A.BrotherId }];
        var left = Given.Events<Referral, ReferralEvent>(
            [.. A.Brothers, .. documents, new ChildLeftGroup(A.ChildId, 1, "found-adult", true, null), new OfferNoted(A.OfferId, A.Durham, "north-east"), new AcceptanceNoted(A.OfferId, A.Durham)]).State!;
        GetDocument.Readable(new Actor("k", Role.DutyOfficer, A.Kent), left).ShouldBe(documents);
        GetDocument.Readable(new Actor("d", Role.DutyOfficer, A.Durham), left).ShouldBe([documents[0], documents[2]]);
    }

    // Draft, eligible, offered, declined, accepted, in transit, completed: Granted, Forbidden or Hidden.
    [Theory]
    [InlineData(Role.DutyOfficer, A.Kent, "GGGGGGF")]
    [InlineData(Role.ApiClient, A.Kent, "GGGGGGF")]
    [InlineData(Role.Manager, A.Kent, "FFFFFFF")]
    [InlineData(Role.DutyOfficer, A.Durham, "HHFHGGG")]
    [InlineData(Role.National, null, "FFFFFFF")]
    [InlineData(Role.ApiClient, "E09000001", "HHHHHHH")]
    public void The_two_authorities_attach_each_while_the_record_is_theirs(Role role, string? authority, string expected) =>
        string.Concat(new[] { A.Started, A.Eligible, A.Offered, A.Declined, A.Accepted, A.InTransit, A.Completed }
            .Select(h => ReferralsPolicy.MayAttach(new Actor("s", role, authority), Given.Events<Referral, ReferralEvent>(h).State!).ToString()[0]))
            .ShouldBe(expected);
}
