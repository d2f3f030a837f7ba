using TransferScheme.Allocation.Offers;
using TransferScheme.Platform.Security;

namespace TransferScheme.Allocation.Tests.Answering;

/// <summary>
/// Who may ask, answer, decide on more time and read the words. The child is K1's (south-east); N1 (north-east) is offered. Columns: may
/// answer a question; may decide on more time; reads questions and notes of a deferral while the offer is open, and once it was withdrawn.
/// </summary>
public sealed class AnsweringPolicyTests
{
    [Theory]
    [InlineData(Role.National, null, null, "Forbidden Granted", "- notes - notes")]
    [InlineData(Role.Auditor, null, null, "Forbidden Forbidden", "- - - -")]
    [InlineData(Role.Service, null, null, "Forbidden Forbidden", "- - - -")]
    [InlineData(Role.Portal, null, null, "Hidden Hidden", "- - - -")]
    [InlineData(Role.Coordinator, null, "north-east", "Forbidden Granted", "- notes - notes")]
    [InlineData(Role.Coordinator, null, "south-east", "Forbidden Forbidden", "- - - -")]
    [InlineData(Role.Coordinator, null, "scotland", "Hidden Hidden", "- - - -")]
    [InlineData(Role.DutyOfficer, "N1", null, "Forbidden Forbidden", "questions notes - -")]
    [InlineData(Role.ApiClient, "N1", null, "Forbidden Forbidden", "questions notes - -")]
    [InlineData(Role.Manager, "N1", null, "Forbidden Forbidden", "questions notes - -")]
    [InlineData(Role.Assessor, "N1", null, "Hidden Hidden", "- - - -")]
    [InlineData(Role.DutyOfficer, "K1", null, "Granted Forbidden", "questions - questions -")]
    [InlineData(Role.ApiClient, "K1", null, "Granted Forbidden", "questions - questions -")]
    [InlineData(Role.Manager, "K1", null, "Forbidden Forbidden", "questions - questions -")]
    [InlineData(Role.Assessor, "K1", null, "Hidden Hidden", "- - - -")]
    [InlineData(Role.DutyOfficer, "N2", null, "Hidden Hidden", "- - - -")]
    public void Each_role_does_and_reads_what_its_row_says(Role role, string? authority, string? region, string does, string reads)
    {
        var actor = new Actor("someone", role, authority, region);
        var open = Asked.Offered().State!;
        var withdrawn = Asked.Offered(Asked.Withdrawn).State!;
        $"{AllocationPolicy.MayAnswerQuestions(actor, open)} {AllocationPolicy.MayDecideDeferral(actor, open)}".ShouldBe(does);
        $"{Read(actor, open)} {Read(actor, withdrawn)}".ShouldBe(reads);
    }

    static string Read(Actor actor, Offer offer)
    {
        var reading = AllocationPolicy.Reads(actor, offer);
        return $"{(reading.Questions ? "questions" : "-")} {(reading.Deferral ? "notes" : "-")}";
    }
}
