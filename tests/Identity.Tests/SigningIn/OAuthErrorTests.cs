using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using TransferScheme.Platform.Calling;
using TransferScheme.Platform.Security;

namespace TransferScheme.Identity.Tests.SigningIn;

public sealed class OAuthErrorTests(IdentityHost host) : IClassFixture<IdentityHost>
{
    [Theory]
    [InlineData("", 400, "invalid_request")]
    [InlineData("client_id=x&client_secret=y", 400, "invalid_request")]
    [InlineData("grant_type=", 400, "unsupported_grant_type")]
    [InlineData("grant_type=authorization_code&client_id=x&client_secret=y", 400, "unsupported_grant_type")]
    [InlineData("grant_type=client_credentials&grant_type=password&client_id=x&client_secret=y", 400, "invalid_request")]
    [InlineData("grant_type=client_credentials", 401, "invalid_client")]
    [InlineData("grant_type=client_credentials&client_id=unknown&client_secret=y", 401, "invalid_client")]
    [InlineData("grant_type=client_credentials&client_id=scheme-service&client_secret=y", 401, "invalid_client")]
    [InlineData("grant_type=client_credentials&client_id=x&client_assertion=y", 401, "invalid_client")]
    [InlineData("grant_type=password&client_id=x&client_secret=y&username=a&password=b", 401, "invalid_client")]
    public async Task Given_form_that_gives_no_token_then_the_error_is_of_rfc_6749(string form, int status, string error)
    {
        using var content = new StringContent(form, Encoding.UTF8, "application/x-www-form-urlencoded");

        var (answered, body) = await SendAsync(content);

        (answered.StatusCode, body.GetProperty("error").GetString()).ShouldBe(((HttpStatusCode)status, error));
        body.EnumerateObject().Select(p => p.Name).ShouldBe(["error", "error_description"]);
        answered.Content.Headers.ContentType!.MediaType.ShouldBe("application/json");
        answered.Headers.WwwAuthenticate.Count.ShouldBe(status == 401 ? 1 : 0);
    }

    [Fact]
    public async Task Given_oversized_parameter_json_multipart_or_no_body_then_invalid_request()
    {
        using var large = new FormUrlEncodedContent([new("grant_type", "client_credentials"), new("client_id", new string('x', 1001))]);
        using var json = new StringContent("""{"grant_type":"client_credentials"}""", Encoding.UTF8, "application/json");
        using var multipart = new MultipartFormDataContent { { new StringContent("client_credentials"), "grant_type" } };
        using var nothing = new ByteArrayContent([]);

        foreach (var content in new HttpContent[] { large, json, multipart, nothing })
        {
            var (answered, body) = await SendAsync(content);
            (answered.StatusCode, body.GetProperty("error").GetString()).ShouldBe((HttpStatusCode.BadRequest, "invalid_request"));
        }
    }

    [Fact]
    public async Task Given_basic_authentication_then_it_counts_for_nothing()
    {
        var client = await host.ClientAsync(Role.Auditor);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/connect/token")
        {
            Content = new FormUrlEncodedContent([new("grant_type", "client_credentials")]),
            Headers = { Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{client.Id}:{client.Secret}"))) },
        };

        using var answer = await host.Http.SendAsync(request);

        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Given_client_other_than_the_portal_when_it_sends_a_password_then_unauthorized_client()
    {
        var client = await host.ClientAsync(Role.ApiClient, "E10000016");
        var (_, email) = await host.PersonAsync(Role.DutyOfficer, "E10000016");

        var (status, body, _) = await host.AskAsync(client, email, Given.Password);

        (status, body.GetProperty("error").GetString()).ShouldBe((400, "unauthorized_client"));
    }

    [Theory]
    [InlineData("", "", "invalid_request")]
    [InlineData("nobody@example.invalid", "x", "invalid_grant")]
    public async Task Given_portal_when_name_or_password_is_wrong_then_the_error_says_so(string email, string password, string error)
    {
        var portal = await host.ClientAsync(Role.Portal);

        var (status, body, _) = await host.AskAsync(portal, email, password);

        (status, body.GetProperty("error").GetString()).ShouldBe((400, error));
    }

    [Fact]
    public async Task Given_many_failures_of_a_client_then_the_right_secret_still_works()
    {
        var client = await host.ClientAsync(Role.Auditor);
        for (var failure = 0; failure < 20; failure++)
        {
            (await host.AskAsync((client.Id, "wrong"))).Status.ShouldBe(401);
        }

        (await host.AskAsync(client)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Given_ten_wrong_passwords_then_429_for_that_name_alone()
    {
        var portal = await host.ClientAsync(Role.Portal);
        var (_, email) = await host.PersonAsync(Role.DutyOfficer, "E10000016");
        var (_, other) = await host.PersonAsync(Role.DutyOfficer, "E10000016");
        for (var failure = 0; failure < 10; failure++)
        {
            (await host.AskAsync(portal, email, "wrong")).Status.ShouldBe(400);
        }

        var (status, body, headers) = await host.AskAsync(portal, email.ToUpperInvariant(), Given.Password);
        (status, body.GetProperty("error").GetString()).ShouldBe((429, "slow_down"));
        headers.RetryAfter!.Delta!.Value.ShouldBeInRange(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(60));
        (await host.AskAsync(portal, other, Given.Password)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Given_many_failures_with_our_services_id_then_our_services_go_on()
    {
        for (var failure = 0; failure < 12; failure++)
        {
            (await host.AskAsync((ServiceCalls.ServiceClientId, "wrong"))).Status.ShouldBe(401);
        }

        (await host.The<ServiceCalls>().Client.GetAsync("/who-am-i")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    async Task<(HttpResponseMessage Answered, JsonElement Body)> SendAsync(HttpContent content)
    {
        var answer = await host.Http.PostAsync("/connect/token", content);
        return (answer, JsonElement.Parse(await answer.Content.ReadAsStringAsync()));
    }
}
