using TransferScheme.Portal.Tests.Assessing;
using TransferScheme.Portal.Tests.Declining;
using TransferScheme.Portal.Tests.Visiting;
using TransferScheme.TestKit.Running;

namespace TransferScheme.Portal.Tests.Printing;

/// <summary>A page that a service makes to be printed wears its style in the browser, under a policy that allows no other.</summary>
[Collection(PortalCollection.Name)]
public sealed class PrintedPageTests(ThePortal portal)
{
    [Fact]
    public async Task Given_a_deed_when_it_is_opened_then_its_style_is_applied()
    {
        using var journey = await (await (await portal.OfferAsync()).AcceptAsync()).CompleteAsync();
        await IsStyledAsync("duty-officer", $"/transfers/{journey.Id}/deed", "798px");
    }

    [Fact]
    public async Task Given_the_record_of_an_age_assessment_when_it_is_opened_then_its_style_is_applied()
    {
        using var course = await AgeCourse.BeginAsync(portal);
        await IsStyledAsync("assessor", $"{course.Address}/record", "640px");
    }

    async Task IsStyledAsync(string role, string address, string width)
    {
        await using var visitor = await portal.VisitAsync(Way.Usual);
        await visitor.SignInAsync(role, Journey.Kent);
        await visitor.Page.WaitForURLAsync(at => !at.EndsWith("/sign-in", StringComparison.Ordinal));
        var complaints = new List<string>();
        visitor.Page.Console += (_, message) => complaints.Add($"{message.Type}: {message.Text}");
        var answer = await visitor.Page.GotoAsync(address);
        (await answer!.AllHeadersAsync())["content-security-policy"].ShouldStartWith("default-src 'none'; style-src 'sha256-");
        (await visitor.Page.EvaluateAsync<string>("() => getComputedStyle(document.body).maxWidth")).ShouldBe(width);
        complaints.ShouldBeEmpty();
    }
}
