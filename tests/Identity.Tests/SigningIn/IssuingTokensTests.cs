using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.IdentityModel.JsonWebTokens;
using TransferScheme.Identity.Clients;
using TransferScheme.Identity.Persons;
using TransferScheme.Platform.Calling;
using TransferScheme.Platform.Protection;
using TransferScheme.Platform.Security;

namespace TransferScheme.Identity.Tests.SigningIn;

public sealed class IssuingTokensTests(IdentityHost host) : IClassFixture<IdentityHost>
{
    [Fact]
    public async Task Given_enrolled_client_when_it_sends_its_secret_then_its_token_says_what_it_is()
    {
        var client = await host.ClientAsync(Role.ApiClient, "E10000016");

        var (status, body, headers) = await host.AskAsync(client);

        status.ShouldBe(200);
        body.EnumerateObject().Select(p => p.Name).ShouldBe(["access_token", "token_type", "expires_in"]);
        body.GetProperty("token_type").GetString().ShouldBe("Bearer");
        body.GetProperty("expires_in").GetInt32().ShouldBe(900);
        headers.CacheControl!.NoStore.ShouldBeTrue();
        var token = new JsonWebToken(body.GetProperty("access_token").GetString());
        (token.Typ, token.Alg, token.Issuer, token.Subject).ShouldBe(("at+jwt", "ES256", host.Address, client.Id));
        token.Audiences.ShouldBe([SignIn.Audience]);
        (token.ValidTo - token.ValidFrom).ShouldBe(TimeSpan.FromMinutes(15));
        token.ValidFrom.ShouldBe(DateTime.UtcNow, TimeSpan.FromSeconds(30));
        token.Claims.Select(c => c.Type).Order().ShouldBe(["aud", "authority", "client_id", "exp", "iat", "iss", "jti", "nbf", "role", "sub"]);
        (token.GetClaim("role").Value, token.GetClaim("authority").Value).ShouldBe(("api-client", "E10000016"));
    }

    [Theory]
    [InlineData(Role.National, null, null)]
    [InlineData(Role.Coordinator, null, "south-east")]
    [InlineData(Role.DutyOfficer, "E10000016", null)]
    [InlineData(Role.Assessor, "E10000016", null)]
    [InlineData(Role.Manager, "E10000016", null)]
    [InlineData(Role.Auditor, null, null)]
    [InlineData(Role.ApiClient, "E10000016", null)]
    [InlineData(Role.Portal, null, null)]
    public async Task Given_token_when_sent_then_the_actor_is_as_enrolled(Role role, string? authority, string? region)
    {
        var client = await host.ClientAsync(role, authority, region);
        var token = (await host.AskAsync(client)).Body.GetProperty("access_token").GetString();

        var (status, actor, _) = await host.SendAsync(HttpMethod.Get, "/who-am-i", token);

        status.ShouldBe(200);
        actor.Deserialize<Actor>(Platform.Problems.Json.Answers).ShouldBe(new Actor(client.Id, role, authority, region));
    }

    [Fact]
    public async Task Given_person_when_signing_in_through_the_portal_then_the_token_is_the_persons()
    {
        var portal = await host.ClientAsync(Role.Portal);
        var (id, email) = await host.PersonAsync(Role.DutyOfficer, "E10000016");

        var (status, body, _) = await host.AskAsync(portal, $" {email.ToUpperInvariant()} ", Given.Password);

        status.ShouldBe(200);
        var token = new JsonWebToken(body.GetProperty("access_token").GetString());
        token.GetClaim("client_id").Value.ShouldBe(portal.Id);
        var (_, actor, _) = await host.SendAsync(HttpMethod.Get, "/who-am-i", token.EncodedToken);
        actor.Deserialize<Actor>(Platform.Problems.Json.Answers).ShouldBe(new Actor(id.ToString(), Role.DutyOfficer, "E10000016", null, id));
    }

    [Fact]
    public async Task Given_client_that_stands_for_a_person_then_its_token_names_the_person_while_active()
    {
        var (id, email) = await host.PersonAsync(Role.Assessor, "E10000016");
        var client = await host.ClientAsync(Role.Assessor, "E10000016", person: id);
        var portal = await host.ClientAsync(Role.Portal);
        var token = (await host.AskAsync(client)).Body.GetProperty("access_token").GetString();
        (await host.SendAsync(HttpMethod.Get, "/who-am-i", token)).Body.GetProperty("person").GetGuid().ShouldBe(id);

        await using (var session = host.The<IIdentityStore>().LightweightSession())
        {
            session.Events.Append(id, 2, new PersonDeactivated());
            await session.SaveChangesAsync();
        }

        (await host.AskAsync(client)).Body.GetProperty("error").GetString().ShouldBe("invalid_client");
        (await host.AskAsync(portal, email, Given.Password)).Body.GetProperty("error").GetString().ShouldBe("invalid_grant");
    }

    [Fact]
    public async Task Given_our_own_services_when_they_call_then_their_role_is_service_and_nothing_is_stored()
    {
        var actor = await host.The<ServiceCalls>().Client.GetStringAsync("/who-am-i");

        JsonElement.Parse(actor).Deserialize<Actor>(Platform.Problems.Json.Answers).ShouldBe(new Actor(ServiceCalls.ServiceClientId, Role.Service));
        await using var session = host.The<IIdentityStore>().QuerySession();
        (await session.LoadAsync<Client>(Client.StreamOf(ServiceCalls.ServiceClientId))).ShouldBeNull();
    }

    [Fact]
    public async Task Given_portal_without_a_secret_in_the_settings_then_the_one_of_the_master_key_is_right()
    {
        var secret = PortalClient.Secret(host.The<IConfiguration>(), host.The<MasterKey>());
        var (_, email) = await host.PersonAsync(Role.DutyOfficer, "E10000016");

        (await host.AskAsync((PortalClient.Id, secret), email, Given.Password)).Status.ShouldBe(200);
        (await host.AskAsync((PortalClient.Id, "wrong"), email, Given.Password)).Status.ShouldBe(401);
        Should.Throw<InvalidOperationException>(() => PortalClient.Secret(host.The<IConfiguration>(), null)).Message.ShouldContain("Portal:ClientSecret");
    }

    [Fact]
    public async Task Given_portal_with_a_secret_in_the_settings_then_it_alone_is_right()
    {
        var given = ClientSecret.Make();
        var other = new IdentityHost { Settings = [$"Portal:ClientSecret={given}"] };
        await other.InitializeAsync();
        var (_, email) = await other.PersonAsync(Role.DutyOfficer, "E10000016");

        (await other.AskAsync((PortalClient.Id, given), email, Given.Password)).Status.ShouldBe(200);
        (await other.AskAsync((PortalClient.Id, other.The<MasterKey>().Hash("portal-client", "portal"u8)))).Status.ShouldBe(401);
        await other.DisposeAsync();
    }

    [Fact]
    public async Task Given_rotated_secret_then_only_the_new_one_is_right()
    {
        var client = await host.ClientAsync(Role.Auditor);
        var secret = ClientSecret.Make();
        await using (var session = host.The<IIdentityStore>().LightweightSession())
        {
            session.Events.Append(Client.StreamOf(client.Id), 2, new ClientSecretRotated(ClientSecret.HashOf(secret)));
            await session.SaveChangesAsync();
        }

        (await host.AskAsync(client)).Status.ShouldBe(401);
        (await host.AskAsync((client.Id, secret))).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Given_sign_ins_right_and_wrong_then_no_secret_stands_in_logs_or_store()
    {
        var portal = await host.ClientAsync(Role.Portal);
        var (id, email) = await host.PersonAsync(Role.Manager, "E10000016");
        var token = (await host.AskAsync(portal, email, Given.Password)).Body.GetProperty("access_token").GetString()!;
        await host.AskAsync(portal, email, $"{Given.Password}-wrong");
        await host.AskAsync((portal.Id, $"{portal.Secret}-wrong"));
        await host.SendAsync(HttpMethod.Get, $"/api/v1/people/{id}", token);

        await using var session = host.The<IIdentityStore>().QuerySession();
        var stored = new List<string>();
        foreach (var table in new[] { "mt_events", "mt_doc_person", "mt_doc_client", "mt_doc_signinname", "mt_doc_personsession", "mt_doc_signingkey", "mt_doc_childkey" })
        {
            stored.AddRange(await session.QueryAsync<string>($"select data::text from identity.{table}"));
        }

        stored.Count.ShouldBeGreaterThan(5);
        var service = ServiceCalls.ServiceSecret(host.The<MasterKey>());
        string[] secrets = [Given.Password, portal.Secret, email, "canary-", "Canary", token, service, "PRIVATE KEY", "\"d\""];
        string.Join('\n', [.. stored, .. host.Logged]).ShouldSatisfyAllConditions([.. secrets.Select(secret => (Action<string>)(text => text.ShouldNotContain(secret)))]);
    }
}
