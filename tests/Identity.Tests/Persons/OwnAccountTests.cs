using TransferScheme.Identity.Persons;
using TransferScheme.Platform.Calling;
using TransferScheme.Platform.Protection;
using TransferScheme.Platform.Security;

namespace TransferScheme.Identity.Tests.Persons;

public sealed class OwnAccountTests(IdentityHost host) : IClassFixture<IdentityHost>
{
    const string New = "another-password-1";

    [Fact]
    public async Task Given_person_who_is_signed_in_when_they_ask_then_they_are_told_what_they_are_with_their_name()
    {
        var (id, email) = await host.PersonAsync(Role.Coordinator, region: "london");

        var (status, body, headers) = await host.SendAsync(HttpMethod.Get, "/api/v1/people/me", (await host.SignInAsync(email)).Access);

        (status, headers.ETag!.Tag).ShouldBe((200, "\"1\""));
        body.GetRawText().ShouldBe(
            $$"""{"id":"{{id}}","name":"Canary Name","email":"{{email}}","role":"coordinator","region":"london","mayDecline":false,"secondFactor":false,"recoveryCodesLeft":0,"version":1}""");
    }

    [Fact]
    public async Task Given_person_whose_key_is_gone_when_they_ask_then_without_a_name()
    {
        var (id, email) = await host.PersonAsync(Role.National);
        var token = (await host.SignInAsync(email)).Access;
        await using var session = host.The<IIdentityStore>().LightweightSession();
        session.Delete<ChildKey>(id);
        await session.SaveChangesAsync();

        (await host.SendAsync(HttpMethod.Get, "/api/v1/people/me", token)).Body.TryGetProperty("name", out _).ShouldBeFalse();
    }

    [Theory]
    [InlineData("GET", "me")]
    [InlineData("POST", "me/password")]
    [InlineData("POST", "me/second-factor")]
    [InlineData("POST", "me/second-factor/confirmation")]
    [InlineData("POST", "me/second-factor/recovery-codes")]
    [InlineData("POST", "me/second-factor/removal")]
    public async Task Given_nobody_a_system_a_service_the_portal_or_an_unknown_person_then_no_account(string method, string path)
    {
        var address = $"/api/v1/people/{path}";
        var unknown = await host.AskAsync(await host.ClientAsync(Role.National, person: null));

        (await host.SendAsync(new HttpMethod(method), address, null)).Status.ShouldBe(401);
        (await host.SendAsync(new HttpMethod(method), address, await host.TokenAsync(Role.ApiClient, "E10000016"))).Status.ShouldBe(403);
        (await host.SendAsync(new HttpMethod(method), address, await host.TokenAsync(Role.Portal))).Status.ShouldBe(403);
        (await host.SendAsync(new HttpMethod(method), address, unknown.Body.GetProperty("access_token").GetString())).Status.ShouldBe(403);
        using var request = new HttpRequestMessage(new HttpMethod(method), address);
        ((int)(await host.The<ServiceCalls>().Client.SendAsync(request)).StatusCode).ShouldBe(403);
    }

    [Fact]
    public async Task Given_person_when_they_change_their_password_then_it_alone_is_right_and_every_session_is_over()
    {
        var (id, email) = await host.PersonAsync(Role.DutyOfficer, "E10000016");
        var (one, two) = (await host.SignInAsync(email), await host.SignInAsync(email));

        var (status, body) = await ChangeAsync(one.Access, Given.Password, New);

        (status, body.GetRawText()).ShouldBe((200, $$"""{"id":"{{id}}","status":"active","version":2}"""));
        (await host.RefreshAsync(one.Refresh)).Status.ShouldBe(400);
        (await host.RefreshAsync(two.Refresh)).Status.ShouldBe(400);
        (await host.AskAsync(host.Portal(), email, Given.Password)).Status.ShouldBe(400);
        (await host.RefreshAsync((await host.SignInAsync(email, New)).Refresh)).Status.ShouldBe(200);
    }

    [Theory]
    [InlineData("wrong-password-x", New, 409, "password-wrong")]
    [InlineData(Given.Password, Given.Password, 409, "password-same")]
    [InlineData(Given.Password, "eleven-char", 400, "invalid")]
    public async Task Given_password_that_cannot_be_taken_then_it_is_said_and_nothing_changes(string current, string wanted, int status, string code)
    {
        var (_, email) = await host.PersonAsync(Role.DutyOfficer, "E10000016");
        var signedIn = await host.SignInAsync(email);

        var (answered, body) = await ChangeAsync(signedIn.Access, current, wanted);

        (answered, body.GetProperty("code").GetString()).ShouldBe((status, code));
        (await host.RefreshAsync(signedIn.Refresh)).Status.ShouldBe(200);
    }

    [Fact]
    public void Given_decision_then_only_who_knows_the_password_changes_it_to_another()
    {
        ChangePassword.Decide(true, true, "h").Events.ShouldBe([new PersonPasswordChanged("h")]);
        ChangePassword.Decide(false, true, "h").Rejection!.Code.ShouldBe("password-wrong");
        ChangePassword.Decide(true, false, "h").Rejection!.Code.ShouldBe("password-same");
    }

    [Fact]
    public async Task Given_ten_wrong_passwords_then_429_also_for_the_right_one()
    {
        var (_, email) = await host.PersonAsync(Role.DutyOfficer, "E10000016");
        var token = (await host.SignInAsync(email)).Access;
        for (var failure = 0; failure < 10; failure++)
        {
            (await ChangeAsync(token, "wrong-password-x", New)).Status.ShouldBe(409);
        }

        (await ChangeAsync(token, Given.Password, New)).Status.ShouldBe(429);
    }

    [Fact]
    public async Task Given_person_who_was_deactivated_while_their_token_lasts_then_they_may_change_nothing()
    {
        var (id, email) = await host.PersonAsync(Role.DutyOfficer, "E10000016");
        var token = (await host.SignInAsync(email)).Access;
        (await host.SendAsync(HttpMethod.Post, $"/api/v1/people/{id}/deactivation", await host.TokenAsync(Role.Manager, "E10000016"), "\"1\"")).Status.ShouldBe(200);

        (await ChangeAsync(token, Given.Password, New)).Status.ShouldBe(403);
        (await host.PostAsync("me/second-factor", token)).Status.ShouldBe(403);
    }

    Task<(int Status, System.Text.Json.JsonElement Body)> ChangeAsync(string token, string current, string wanted) =>
        host.PostAsync("me/password", token, $$"""{"current":"{{current}}","new":"{{wanted}}"}""");
}
