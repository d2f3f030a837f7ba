using System.Net;
using TransferScheme.Portal.Tests.Visiting;

namespace TransferScheme.Portal.Tests.Faults;

/// <summary>An address that nothing stands at is answered in the portal's look for people, and as a problem for systems.</summary>
[Collection(PortalCollection.Name)]
public sealed class UnknownAddressTests(ThePortal portal)
{
    [Theory]
    [InTurn]
    public async Task Given_nobody_and_a_person_when_an_address_is_unknown_then_the_page_says_so_and_leads_home(Way way)
    {
        await using var visitor = await portal.VisitAsync(way);
        (await visitor.Page.GotoAsync("/referals/17"))!.Status.ShouldBe(404);
        (await visitor.HeadingAsync()).ShouldBe("Page not found");
        await visitor.CheckAsync("not-found.nobody");
        await visitor.SignInAsync("auditor");
        (await visitor.Page.GotoAsync("/referrals/not-a-case"))!.Status.ShouldBe(404);
        (await visitor.HeadingAsync()).ShouldBe("Page not found");
        await visitor.CheckAsync("not-found");
        await visitor.FollowAsync("Go to your home page");
        (await visitor.HeadingAsync()).ShouldBe("Today");
    }

    [Theory]
    [InlineData("/no-such-page", "*/*", HttpStatusCode.NotFound)]
    [InlineData("/api/v1/no-such-list", "text/html", HttpStatusCode.Unauthorized)]
    [InlineData("/api", "text/html", HttpStatusCode.Unauthorized)]
    [InlineData("/operations/no-such-service/parked-messages", "text/html", HttpStatusCode.Unauthorized)]
    [InlineData("/connect/no-such-endpoint", "text/html", HttpStatusCode.Unauthorized)]
    public async Task Given_a_system_or_an_address_of_the_api_then_the_answer_is_a_problem(
        string path, string accept, HttpStatusCode status)
    {
        using var http = new HttpClient { BaseAddress = portal.Scheme.Processes.Address };
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("Accept", accept);
        using var answer = await http.SendAsync(request);
        answer.StatusCode.ShouldBe(status);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
    }
}
