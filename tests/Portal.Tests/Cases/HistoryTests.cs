using System.Net;
using System.Text;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using TransferScheme.Portal.Calling;
using TransferScheme.Portal.Pages.Cases;
using TransferScheme.Portal.Scheme;
using TransferScheme.Portal.Words;

namespace TransferScheme.Portal.Tests.Cases;

/// <summary>What the services tell is merged; one that does not answer takes nothing from the others.</summary>
public sealed class HistoryTests
{
    const string Submitted =
        """
        { "items": [
            { "number": 1, "at": "2026-12-14T09:00:00Z", "words": "E10000016 began the referral", "role": "api-client", "authority": "E10000016" },
            { "number": 2, "at": "2026-12-14T09:05:00Z", "words": "The referral was submitted", "role": "system" }] }
        """;

    const string Offered =
        """
        { "items": [{ "number": 1, "at": "2026-12-14T09:05:00Z", "words": "The offer was made", "role": "coordinator" }] }
        """;

    [Fact]
    public async Task Given_timelines_of_services_then_they_are_one_by_time_with_names_and_doers()
    {
        var history = Of(("/api/v1/one", 200, Submitted), ("/api/v1/two", 200, Offered));
        await history.AddAsync(("Referral", "one"), ("Offer", "two"));
        history.Items.Select(i => $"{i.Part}: {i.Words}, by {i.By}").ShouldBe(
        [
            "Offer: The offer was made, by Regional coordinator", "Referral: The referral was submitted, by the scheme itself",
            "Referral: Kent began the referral, by the system of Kent",
        ]);
        history.Silent.ShouldBeEmpty();
    }

    [Fact]
    public async Task Given_a_service_that_does_not_answer_then_the_others_are_told_and_it_is_named()
    {
        var history = Of(("/api/v1/one", 200, Submitted), ("/api/v1/two", 503, "{}"), ("/api/v1/three", 404, "{}"));
        await history.AddAsync(("Referral", "one"), ("Offer", "two"), ("Statement of reasons", "three"));
        history.Items.Count.ShouldBe(2);
        history.Silent.ShouldBe(["Offer"]);
    }

    static History Of(params (string Path, int Status, string Body)[] answers)
    {
        var http = new DefaultHttpContext();
        var properties = new AuthenticationProperties();
        properties.StoreTokens([new() { Name = "access_token", Value = "token" }]);
        http.Features.Set(AuthenticateResult.Success(new AuthenticationTicket(new(), properties, "portal")));
        var api = new SchemeApi(
            new HttpClient(new Answers(answers)) { BaseAddress = new Uri("http://scheme.invalid") }, new HttpContextAccessor { HttpContext = http });
        return new History(
            api, new Text(), new Dictionary<string, AuthorityEntry> { ["E10000016"] = new("E10000016", "Kent", "south-east", "England") });
    }

    sealed class Answers(IReadOnlyList<(string Path, int Status, string Body)> answers) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var (_, status, body) = answers.Single(a => a.Path == request.RequestUri!.AbsolutePath);
            return Task.FromResult(new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(body, Encoding.UTF8, "application/json") });
        }
    }
}
