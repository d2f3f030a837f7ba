using Microsoft.Extensions.Options;
using TransferScheme.Identity.Persons;
using TransferScheme.Identity.Sessions;
using TransferScheme.Platform.Protection;
using TransferScheme.Platform.Security;
using TransferScheme.TestKit;

namespace TransferScheme.Identity.Tests.Sessions;

public sealed class SessionApiTests(IdentityHost host) : IClassFixture<IdentityHost>
{
    [Fact]
    public async Task Given_person_when_signed_in_then_the_refresh_token_gives_the_next_of_each()
    {
        var (id, email) = await host.PersonAsync(Role.DutyOfficer, "E10000016");
        var (_, body, _) = await host.AskAsync(host.Portal(), email, Given.Password);
        body.EnumerateObject().Select(p => p.Name)
            .ShouldBe(["access_token", "token_type", "expires_in", "refresh_token", "refresh_expires_in", "session_expires_in"]);
        body.GetProperty("refresh_expires_in").GetInt32().ShouldBeInRange(1790, 1800);
        body.GetProperty("session_expires_in").GetInt32().ShouldBeInRange(43190, 43200);
        var first = SignedIn.Of(body);

        var (status, renewed, headers) = await host.RefreshAsync(first.Refresh);

        (status, headers.CacheControl!.NoStore).ShouldBe((200, true));
        var next = SignedIn.Of(renewed);
        next.Refresh.ShouldNotBe(first.Refresh);
        var (_, actor, _) = await host.SendAsync(HttpMethod.Get, "/who-am-i", next.Access);
        actor.GetProperty("person").GetGuid().ShouldBe(id);
        (await host.RefreshAsync(next.Refresh)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Given_token_that_was_used_when_its_next_was_used_too_then_the_whole_family_is_over()
    {
        var (_, email) = await host.PersonAsync(Role.DutyOfficer, "E10000016");
        var first = await host.SignInAsync(email);
        var second = SignedIn.Of((await host.RefreshAsync(first.Refresh)).Body);
        var third = SignedIn.Of((await host.RefreshAsync(second.Refresh)).Body);

        var (status, body, _) = await host.RefreshAsync(first.Refresh);

        (status, body.GetProperty("error").GetString()).ShouldBe((400, "invalid_grant"));
        (await host.RefreshAsync(third.Refresh)).Status.ShouldBe(400);
    }

    [Fact]
    public async Task Given_token_when_several_pages_use_it_at_one_moment_then_all_are_given_the_same_next_one()
    {
        var (_, email) = await host.PersonAsync(Role.DutyOfficer, "E10000016");
        var first = await host.SignInAsync(email);

        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => host.RefreshAsync(first.Refresh)));

        answers.Select(a => a.Status).ShouldAllBe(status => status == 200);
        var next = answers.Select(a => SignedIn.Of(a.Body).Refresh).Distinct().ShouldHaveSingleItem();
        (await host.RefreshAsync(next)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Given_session_when_signed_out_then_it_is_over_and_a_repeat_or_a_made_up_token_is_no_error()
    {
        var (_, email) = await host.PersonAsync(Role.DutyOfficer, "E10000016");
        var (first, other) = (await host.SignInAsync(email), await host.SignInAsync(email));

        (await RevokeAsync(first.Refresh, host.Portal())).ShouldBe((200, ""));

        (await host.RefreshAsync(first.Refresh)).Status.ShouldBe(400);
        (await RevokeAsync(first.Refresh, host.Portal())).Status.ShouldBe(200);
        (await RevokeAsync("made-up", host.Portal())).Status.ShouldBe(200);
        (await RevokeAsync(RefreshToken.First().Text, host.Portal())).Status.ShouldBe(200);
        (await host.RefreshAsync(other.Refresh)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Given_revocation_that_is_not_as_it_must_be_then_the_error_is_of_rfc_7009_and_the_session_goes_on()
    {
        var (_, email) = await host.PersonAsync(Role.DutyOfficer, "E10000016");
        var signedIn = await host.SignInAsync(email);

        (await RevokeAsync(signedIn.Refresh, (host.Portal().Id, "wrong"))).ShouldSatisfyAllConditions(a => a.Status.ShouldBe(401), a => a.Text.ShouldContain("invalid_client"));
        (await RevokeAsync(signedIn.Access, host.Portal())).ShouldSatisfyAllConditions(a => a.Status.ShouldBe(400), a => a.Text.ShouldContain("unsupported_token_type"));
        (await RevokeAsync("", host.Portal())).ShouldSatisfyAllConditions(a => a.Status.ShouldBe(400), a => a.Text.ShouldContain("invalid_request"));
        (await RevokeAsync(signedIn.Refresh, await host.ClientAsync(Role.Portal))).Status.ShouldBe(200);
        (await host.RefreshAsync(signedIn.Refresh)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Given_session_when_another_client_renews_it_then_refused()
    {
        var (_, email) = await host.PersonAsync(Role.DutyOfficer, "E10000016");
        var signedIn = await host.SignInAsync(email);

        (await host.RefreshAsync(signedIn.Refresh, await host.ClientAsync(Role.Portal))).Status.ShouldBe(400);
        var (status, body, _) = await host.RefreshAsync(signedIn.Refresh, await host.ClientAsync(Role.ApiClient, "E10000016"));
        (status, body.GetProperty("error").GetString()).ShouldBe((400, "unauthorized_client"));
        (await host.RefreshAsync("")).Body.GetProperty("error").GetString().ShouldBe("invalid_request");
    }

    [Fact]
    public async Task Given_session_when_the_person_is_deactivated_then_it_is_over()
    {
        var (id, email) = await host.PersonAsync(Role.DutyOfficer, "E10000016");
        var signedIn = await host.SignInAsync(email);
        var manager = await host.TokenAsync(Role.Manager, "E10000016");

        (await host.SendAsync(HttpMethod.Post, $"/api/v1/people/{id}/deactivation", manager, "\"1\"")).Status.ShouldBe(200);

        (await host.RefreshAsync(signedIn.Refresh)).Status.ShouldBe(400);
    }

    [Fact]
    public async Task Given_session_when_half_an_hour_or_twelve_hours_pass_then_it_is_over()
    {
        var (id, _) = await host.PersonAsync(Role.DutyOfficer, "E10000016");
        var time = new SimulatedTime(DateTimeOffset.UtcNow);
        var sessions = new PersonSessions(host.The<IIdentityStore>(), host.The<MasterKey>(), host.The<IOptions<IdentityOptions>>(), new RealTime(time));
        await using var query = host.The<IIdentityStore>().QuerySession();
        var person = (await query.LoadAsync<Person>(id)).ShouldNotBeNull();
        var idle = (await sessions.StartAsync(person, "portal", false, default)).Token;
        var busy = (await sessions.StartAsync(person, "portal", false, default)).Token;

        for (var renewal = 1; renewal <= 28; renewal++)
        {
            time.Advance(TimeSpan.FromMinutes(25));
            busy = (await sessions.RenewAsync(busy.Text, "portal", default)).ShouldNotBeNull().Renewal.Token;
        }

        (await sessions.RenewAsync(idle.Text, "portal", default)).ShouldBeNull();
        time.Advance(TimeSpan.FromMinutes(19));
        var (_, _, last) = (await sessions.RenewAsync(busy.Text, "portal", default)).ShouldNotBeNull();
        (last.Idle, last.Left).ShouldBe((TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1)));
        time.Advance(TimeSpan.FromMinutes(1));
        (await sessions.RenewAsync(last.Token.Text, "portal", default)).ShouldBeNull();
    }

    [Fact]
    public async Task Given_sessions_then_no_token_stands_in_logs_or_store()
    {
        var (_, email) = await host.PersonAsync(Role.DutyOfficer, "E10000016");
        var first = await host.SignInAsync(email);
        var second = SignedIn.Of((await host.RefreshAsync(first.Refresh)).Body);

        await using var session = host.The<IIdentityStore>().QuerySession();
        string[] stored =
        [
            .. await session.QueryAsync<string>("select data::text from identity.mt_events"),
            .. await session.QueryAsync<string>("select data::text from identity.mt_doc_personsession"), .. host.Logged,
        ];

        stored.ShouldAllBe(line => !line.Contains(first.Refresh, StringComparison.Ordinal) && !line.Contains(second.Refresh, StringComparison.Ordinal));
    }

    async Task<(int Status, string Text)> RevokeAsync(string token, (string Id, string Secret) client)
    {
        using var content = new FormUrlEncodedContent([new("token", token), new("client_id", client.Id), new("client_secret", client.Secret)]);
        using var answer = await host.Http.PostAsync("/connect/revocation", content);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }
}
