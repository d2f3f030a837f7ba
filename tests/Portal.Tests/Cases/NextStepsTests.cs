using System.Text.Json.Nodes;
using TransferScheme.Portal.Pages.Cases;
using TransferScheme.Portal.Signing;

namespace TransferScheme.Portal.Tests.Cases;

/// <summary>What each reader is led to at each stage.</summary>
public sealed class NextStepsTests
{
    const string Kent = "E10000016", Leeds = "E08000035", Durham = "E06000047";
    static readonly OfferRef ToLeeds = new(Guid.NewGuid(), Leeds);

    [Theory]
    [InlineData("incomplete", null, "Complete the referral; Report a child missing; Withdraw the referral; Close the referral")]
    [InlineData("ineligible", null, "Correct the referral; Report a child missing; Withdraw the referral; Close the referral")]
    [InlineData("offered", null, "Report a child missing; Withdraw the referral; Close the referral")]
    [InlineData("offered", "queried", "Answer the question of the offered authority; Report a child missing; Withdraw the referral; Close the referral")]
    [InlineData("awaitingAllocation", "declined", "Read the statement of reasons; Report a child missing; Withdraw the referral; Close the referral")]
    [InlineData("held", "accepted", "Arrangement and journey; Print the notice for the child; Report a child missing; Withdraw the referral; Close the referral")]
    [InlineData("completed", null, "Arrangement and journey")]
    [InlineData("withdrawn", null, "")]
    public void Given_the_entry_authority_then_it_is_led_to_its_own_acts(string status, string? stage, string expected) =>
        Steps(Of(Roles.DutyOfficer, Kent), status, stage).ShouldBe(expected);

    [Theory]
    [InlineData(Leeds, "offered", null, "Answer the offer")]
    [InlineData(Durham, "offered", null, "")]
    [InlineData(Leeds, "awaitingAllocation", "declined", "")]
    [InlineData(Leeds, "inTransit", Leeds, "Arrangement and journey; Print the notice for the child")]
    [InlineData(Durham, "inTransit", Leeds, "")]
    public void Given_another_authority_then_it_is_led_to_what_is_its_part(string authority, string status, string? more, string expected) =>
        Steps(Of(Roles.DutyOfficer, authority), status, more is "declined" ? more : null, more is Leeds ? Leeds : null).ShouldBe(expected);

    [Theory]
    [InlineData(Roles.Coordinator, "awaitingAllocation", null, "Find an authority")]
    [InlineData(Roles.Coordinator, "offered", null, "Look at the offer")]
    [InlineData(Roles.Coordinator, "awaitingAllocation", "declined", "Find an authority; Read the statement of reasons")]
    [InlineData(Roles.Coordinator, "arranged", null, "Arrangement and journey; Print the notice for the child")]
    [InlineData(Roles.Coordinator, "completed", null, "")]
    [InlineData(Roles.National, "awaitingAllocation", null, "Find an authority; Approve another region; Close the referral")]
    [InlineData(Roles.National, "closed", null, "")]
    [InlineData(Roles.Auditor, "offered", null, "Read how the authority was chosen; Open the whole record in an emergency")]
    [InlineData(Roles.Assessor, "offered", null, "")]
    public void Given_those_who_oversee_then_they_are_led_to_what_they_may_do(string role, string status, string? stage, string expected) =>
        Steps(Of(role, null), status, stage).ShouldBe(expected);

    static Person Of(string role, string? authority) => new(Guid.NewGuid(), null, role, authority, null, false);

    static string Steps(Person person, string status, string? stage, string? receiving = null) => string.Join(
        "; ",
        NextSteps.For(
            person,
            new CaseView(
                Guid.NewGuid(), "NTS-2026-000001", status, stage, [], Kent, receiving, [new JsonObject { ["id"] = $"{Guid.NewGuid()}" }], null, null,
                null, null, null, null, null, null, null, null, null, null, null, null, null, null, null),
            ToLeeds).Select(s => s.Act));
}
