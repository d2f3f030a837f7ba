using TransferScheme.Identity.Persons;
using TransferScheme.Platform.Calling;
using TransferScheme.Platform.Protection;
using TransferScheme.Platform.Security;

namespace TransferScheme.Identity.Tests.Persons;

public sealed class PeopleTests(IdentityHost host) : IClassFixture<IdentityHost>
{
    [Fact]
    public async Task Given_person_when_our_service_asks_then_it_is_told_what_they_are_and_no_name()
    {
        var (id, _) = await host.PersonAsync(Role.DutyOfficer, "E10000016");

        var answer = await host.The<ServiceCalls>().Client.GetStringAsync($"/api/v1/people/{id}");

        answer.ShouldBe($$"""{"id":"{{id}}","role":"duty-officer","authority":"E10000016","active":true,"version":1}""");
    }

    [Theory]
    [InlineData(Role.National, null, null, 200)]
    [InlineData(Role.Manager, "E10000016", null, 200)]
    [InlineData(Role.Manager, "E08000003", null, 404)]
    [InlineData(Role.DutyOfficer, "E10000016", null, 404)]
    [InlineData(Role.Assessor, "E10000016", null, 404)]
    [InlineData(Role.ApiClient, "E10000016", null, 404)]
    [InlineData(Role.Coordinator, null, "south-east", 404)]
    [InlineData(Role.Auditor, null, null, 404)]
    [InlineData(Role.Portal, null, null, 404)]
    public async Task Given_person_when_somebody_asks_then_only_those_who_manage_them_are_answered(Role role, string? authority, string? region, int status)
    {
        var (id, _) = await host.PersonAsync(Role.DutyOfficer, "E10000016");
        var token = await host.TokenAsync(role, authority, region);

        (await host.SendAsync(HttpMethod.Get, $"/api/v1/people/{id}", token)).Status.ShouldBe(status);
        (await host.SendAsync(HttpMethod.Get, $"/api/v1/people/{Guid.CreateVersion7()}", token)).Status.ShouldBe(404);
        (await host.SendAsync(HttpMethod.Get, $"/api/v1/people/{id}", null)).Status.ShouldBe(401);
    }

    [Fact]
    public async Task Given_person_without_authority_when_a_manager_asks_then_hidden()
    {
        var (id, _) = await host.PersonAsync(Role.National);

        (await host.SendAsync(HttpMethod.Get, $"/api/v1/people/{id}", await host.TokenAsync(Role.Manager, "E10000016"))).Status.ShouldBe(404);
    }

    [Fact]
    public async Task Given_manager_when_deactivating_a_person_of_their_authority_then_the_person_is_out_and_a_repeat_changes_nothing()
    {
        var (id, email) = await host.PersonAsync(Role.DutyOfficer, "E10000016");
        var token = await host.TokenAsync(Role.Manager, "E10000016");
        var address = $"/api/v1/people/{id}/deactivation";
        (await host.SendAsync(HttpMethod.Get, $"/api/v1/people/{id}", token)).Headers.ETag!.Tag.ShouldBe("\"1\"");

        (await host.SendAsync(HttpMethod.Post, address, await host.TokenAsync(Role.Manager, "E08000003"), "\"1\"")).Status.ShouldBe(404);
        (await host.SendAsync(HttpMethod.Post, address, token)).Status.ShouldBe(428);
        (await host.SendAsync(HttpMethod.Post, address, token, "\"7\"")).Status.ShouldBe(412);
        var (status, body, headers) = await host.SendAsync(HttpMethod.Post, address, token, "\"1\"");

        (status, headers.ETag!.Tag, body.GetRawText()).ShouldBe((200, "\"2\"", $$"""{"id":"{{id}}","status":"deactivated","version":2}"""));
        (await host.SendAsync(HttpMethod.Post, address, token, "\"2\"")).Body.GetProperty("version").GetInt64().ShouldBe(2);
        (await host.SendAsync(HttpMethod.Get, $"/api/v1/people/{id}", token)).Body.GetProperty("active").GetBoolean().ShouldBeFalse();
        (await host.AskAsync(await host.ClientAsync(Role.Portal), email, Given.Password)).Status.ShouldBe(400);
    }

    [Fact]
    public async Task Given_manager_when_delegating_then_our_services_are_told_and_only_the_own_authoritys_manager_may()
    {
        var (id, _) = await host.PersonAsync(Role.DutyOfficer, "E10000016");
        var address = $"/api/v1/people/{id}/delegation";

        (await DelegateAsync(address, await host.TokenAsync(Role.Manager, "E08000003"))).ShouldBe(404);
        (await DelegateAsync(address, await host.TokenAsync(Role.National))).ShouldBe(403);
        (await DelegateAsync(address, await host.TokenAsync(Role.Manager, "E10000016"))).ShouldBe(200);

        (await host.The<ServiceCalls>().Client.GetStringAsync($"/api/v1/people/{id}")).ShouldContain("\"mayDecline\":true");
    }

    async Task<int> DelegateAsync(string address, string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, address)
        {
            Content = new StringContent("""{"mayDecline":true}""", null, "application/json"),
        };
        request.Headers.Authorization = new("Bearer", token);
        request.Headers.TryAddWithoutValidation("If-Match", "\"1\"");
        using var answer = await host.Http.SendAsync(request);
        return (int)answer.StatusCode;
    }

    [Fact]
    public async Task Given_service_when_it_tries_to_deactivate_then_forbidden()
    {
        var (id, _) = await host.PersonAsync(Role.DutyOfficer, "E10000016");

        using var answer = await host.The<ServiceCalls>().Client.PostAsync($"/api/v1/people/{id}/deactivation", null);

        ((int)answer.StatusCode).ShouldBe(403);
    }

    [Fact]
    public async Task Given_person_when_their_key_is_gone_then_address_and_name_are_too()
    {
        var (id, email) = await host.PersonAsync(Role.DutyOfficer, "E10000016");
        var sealer = host.The<Sealer<IIdentityStore>>();
        await using var session = host.The<IIdentityStore>().LightweightSession();
        var person = (await session.LoadAsync<Person>(id)).ShouldNotBeNull();
        (await sealer.Open(person.Details, default)).ShouldBe(new PersonDetails(email, "Canary Name"));

        session.Delete<ChildKey>(id);
        await session.SaveChangesAsync();

        (await sealer.Open(person.Details, default)).ShouldBeNull();
    }
}
