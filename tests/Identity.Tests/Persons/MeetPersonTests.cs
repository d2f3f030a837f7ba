using System.Net.Http.Headers;
using System.Text.Json;
using TransferScheme.Identity.Persons;
using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Protection;
using TransferScheme.Platform.Security;
using TransferScheme.TestKit;

namespace TransferScheme.Identity.Tests.Persons;

/// <summary>Whoever an issuer outside signs in is set down as it tells.</summary>
public sealed class MeetPersonTests : IAsyncLifetime
{
    static readonly Standing Kent = Standing.Of(Role.DutyOfficer, "E10000016"), Bolton = Standing.Of(Role.DutyOfficer, "E08000001");
    static readonly Sealed<PersonDetails> Details = new("Y2lwaGVy", []);

    FakeIssuer? _issuer;
    IdentityHost? _host;

    FakeIssuer Issuer => _issuer!;

    IdentityHost Host => _host!;

    public async Task InitializeAsync()
    {
        _issuer = await FakeIssuer.StartAsync();
        _host = new IdentityHost { Settings = [$"Identity:Metadata={_issuer.Metadata}"] };
        await _host.InitializeAsync();
    }

    public async Task DisposeAsync()
    {
        await Host.DisposeAsync();
        await Issuer.DisposeAsync();
    }

    [Fact]
    public async Task Given_somebody_new_when_met_then_enrolled_once_and_what_changes_is_set_down()
    {
        var id = Guid.CreateVersion7();
        var (kent, bolton) = (Issuer.Token(Role.DutyOfficer, "E10000016", person: id), Issuer.Token(Role.DutyOfficer, "E08000001", person: id));

        (await MeetAsync(kent, "Canary Name")).ShouldBe((200, 1));
        (await MeetAsync(kent, "Canary Name")).ShouldBe((200, 1));
        (await MeetAsync(kent, "Canary Other")).ShouldBe((200, 2));
        (await DelegateAsync(id)).ShouldBe(200);
        (await MeAsync(kent)).ShouldBe(("Canary Other", "duty-officer", "E10000016", true));
        (await MeetAsync(bolton, "Canary Other")).ShouldBe((200, 4));
        (await MeAsync(bolton)).ShouldBe(("Canary Other", "duty-officer", "E08000001", false));
        Host.Logged.ShouldNotContain(line => line.Contains("Canary", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Given_several_first_sign_ins_at_once_then_one_person_is_enrolled_and_nothing_breaks()
    {
        var token = Issuer.Token(Role.Auditor, person: Guid.CreateVersion7());
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => MeetAsync(token, "Canary Name")));

        answers.Select(a => a.Status).Distinct().ShouldBeSubsetOf([200, 503]);
        (await MeetAsync(token, "Canary Name")).ShouldBe((200, 1));
    }

    [Fact]
    public async Task Given_a_person_whose_access_was_ended_then_another_sign_in_does_not_let_them_in()
    {
        var id = Guid.CreateVersion7();
        var token = Issuer.Token(Role.DutyOfficer, "E10000016", person: id);
        await MeetAsync(token, "Canary Name");
        (await Host.SendAsync(HttpMethod.Post, $"/api/v1/people/{id}/deactivation", Issuer.Token(Role.National), "\"1\"")).Status.ShouldBe(200);

        (await MeetAsync(token, "Canary Name")).Status.ShouldBe(409);
    }

    [Theory]
    [InlineData("""{"email":"","name":"Canary Name"}""", 400)]
    [InlineData("""{"email":"canary@example.invalid","name":""}""", 400)]
    [InlineData("""{"email":"canary@example.invalid"}""", 400)]
    public async Task Given_no_name_or_address_then_refused(string body, int status) =>
        (await SendAsync(Issuer.Token(Role.Auditor, person: Guid.CreateVersion7()), body)).Status.ShouldBe(status);

    [Theory]
    [InlineData(Role.ApiClient, "E10000016")]
    [InlineData(Role.Service, null)]
    [InlineData(Role.Portal, null)]
    public async Task Given_a_client_then_it_is_nobody(Role role, string? authority) =>
        (await SendAsync(Issuer.Token(role, authority, person: Guid.CreateVersion7()), """{"email":"a@b","name":"c"}""")).Status.ShouldBe(403);

    [Fact]
    public async Task Given_the_embedded_issuer_then_nobody_says_who_they_are()
    {
        var host = new IdentityHost();
        await host.InitializeAsync();
        try
        {
            var (_, email) = await host.PersonAsync(Role.Auditor);
            using var request = new HttpRequestMessage(HttpMethod.Put, "/api/v1/people/me");
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", (await host.SignInAsync(email)).Access);
            using var answer = await host.Http.SendAsync(request);
            ((int)answer.StatusCode).ShouldBe(405);
        }
        finally
        {
            await host.DisposeAsync();
        }
    }

    [Fact]
    public void Given_each_state_when_decided_then()
    {
        var person = new Person { Standing = Kent, Details = Details, PasswordHash = null, Active = true };

        MeetPerson.Decide(null, Kent, Details).Events.ShouldBe([new PersonEnrolled(Kent, Details, null)]);
        MeetPerson.Decide(null, Standing.Of(Role.DutyOfficer), Details).Rejection!.Code.ShouldBe("authority-needed");
        MeetPerson.Decide(person, Kent, Details).ShouldBe(Decision<PersonEvent>.Nothing);
        MeetPerson.Decide(person, Bolton, Details).Events.ShouldBe([new PersonTold(Bolton, Details)]);
        MeetPerson.Decide(person, Standing.Of(Role.DutyOfficer), Details).Rejection!.Code.ShouldBe("authority-needed");
        MeetPerson.Decide(person with { Active = false }, Kent, Details).Rejection!.Code.ShouldBe("person-deactivated");
    }

    [Fact]
    public void Given_a_delegate_when_the_authority_changes_then_its_power_ends_and_otherwise_not()
    {
        var person = new Person { Standing = Kent, Details = Details, PasswordHash = null, Active = true, MayDecline = true };

        Person.Evolve(person, new PersonTold(Standing.Of(Role.Manager, "E10000016"), Details))!.MayDecline.ShouldBeTrue();
        Person.Evolve(person, new PersonTold(Bolton, Details))!.MayDecline.ShouldBeFalse();
    }

    async Task<(int Status, long Version)> MeetAsync(string token, string name)
    {
        var (status, body) = await SendAsync(token, $$"""{"email":"canary@example.invalid","name":"{{name}}"}""");
        return (status, status == 200 ? body.GetProperty("version").GetInt64() : 0);
    }

    async Task<(int Status, JsonElement Body)> SendAsync(string token, string json)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, "/api/v1/people/me") { Content = new StringContent(json, null, "application/json") };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var answer = await Host.Http.SendAsync(request);
        return ((int)answer.StatusCode, JsonElement.Parse(await answer.Content.ReadAsStringAsync()));
    }

    async Task<(string?, string?, string?, bool)> MeAsync(string token)
    {
        var me = (await Host.SendAsync(HttpMethod.Get, "/api/v1/people/me", token)).Body;
        return (me.GetProperty("name").GetString(), me.GetProperty("role").GetString(), me.GetProperty("authority").GetString(),
            me.GetProperty("mayDecline").GetBoolean());
    }

    async Task<int> DelegateAsync(Guid id)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, $"/api/v1/people/{id}/delegation")
        {
            Content = new StringContent("""{"mayDecline":true}""", null, "application/json"),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Issuer.Token(Role.Manager, "E10000016"));
        request.Headers.TryAddWithoutValidation("If-Match", "\"2\"");
        using var answer = await Host.Http.SendAsync(request);
        return (int)answer.StatusCode;
    }
}
