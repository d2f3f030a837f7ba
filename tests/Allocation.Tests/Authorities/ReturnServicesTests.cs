using TransferScheme.Allocation.Authorities;
using TransferScheme.Platform.Deciding;
using TransferScheme.TestKit;

namespace TransferScheme.Allocation.Tests.Authorities;

public sealed class ReturnServicesTests
{
    static readonly DateOnly Today = new(2026, 3, 10);
    static readonly ServiceOffered Foster = new("foster", "Foster carers in the area.", 120);
    static readonly ReturnServicesRequest Request = new(Today, "s70-2026", [Foster]);

    [Fact]
    public void Given_authority_when_services_are_returned_then_returned() =>
        N1().When(a => ReturnServices.Decide(a, Request, Today)).Then(new ServicesReturned(Today, "s70-2026", [Foster], "N1"));

    [Fact]
    public void Given_authority_when_services_of_tomorrow_are_returned_then_rejected() =>
        N1().When(a => ReturnServices.Decide(a, Request, Today.AddDays(-1))).ThenRejected("asOf", RejectionKind.Invalid);

    [Fact]
    public void Given_abolished_when_services_are_returned_then_rejected() =>
        N1(new AuthoritySucceeded(["N2"], Today)).When(a => ReturnServices.Decide(a, Request, Today)).ThenRejected("authority-abolished");

    [Theory]
    [InlineData("2026", "foster", "Carers.", 0, "")]
    [InlineData(" ", "foster", "Carers.", 0, "form")]
    [InlineData("2026", "", "Carers.", 0, "services[0].kind")]
    [InlineData("2026", "foster", " ", 0, "services[0].description")]
    [InlineData("2026", "foster", "Carers.", -1, "services[0].places")]
    public void A_request_names_the_member_that_is_wrong(string form, string kind, string description, int places, string members) =>
        Faulty.Members(new ReturnServicesRequest(Today, form, [new(kind, description, places)])).ShouldBe(members);

    [Fact]
    public void A_request_has_bounds() =>
        Faulty.Members(new ReturnServicesRequest(new DateOnly(1999, 12, 31), "2026", [.. Enumerable.Repeat(Foster, 201)]))
            .ShouldBe("asOf services");

    static History<Authority, AuthorityEvent> N1(params AuthorityEvent[] then) => Given.Events<Authority, AuthorityEvent>(
        [new AuthorityRegistered("N1", "Council N1", "England", "north-east", 100_000, "mid-2024", false), .. then]);
}
