using TransferScheme.Platform.Security;
using TransferScheme.Refusals.Drafting;
using TransferScheme.Refusals.Grounds;
using TransferScheme.Refusals.Tests.Rules;
using static TransferScheme.Refusals.Tests.Api.RefusalsHost;

namespace TransferScheme.Refusals.Tests.Api;

/// <summary>A second version of the grounds comes into force: what was issued stays under the first.</summary>
public sealed class GroundVersionApiTests : IAsyncLifetime
{
    readonly RefusalsHost _fixture = new() { Lists = new GroundLists([A.Grounds, GroundListTests.Second]) };

    public Task InitializeAsync() => _fixture.InitializeAsync();

    public Task DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task Given_a_statement_under_the_first_version_when_the_second_is_in_force_then_it_still_shows_under_the_first()
    {
        using var national = _fixture.As(Role.National);
        var old = await _fixture.Offer();
        await _fixture.Issue(old);
        ((int?)(await Send(national, HttpMethod.Get, "refusal-grounds")).Body["version"]).ShouldBe(1);
        await Send(national, HttpMethod.Post, "development/clock", new { advanceTo = "2026-06-01T09:00:00Z" });

        var list = await Send(national, HttpMethod.Get, "refusal-grounds");
        ((int?)list.Body["version"], list.Body["versions"]!.AsArray().Count).ShouldBe((2, 2));
        list.Body["grounds"]!.AsArray().Where(g => (bool)g!["deprecated"]!).Select(g => (string?)g!["code"]).ShouldBe(["G02"]);
        ((int?)(await Send(national, HttpMethod.Get, "refusal-grounds?version=1")).Body["version"]).ShouldBe(1);
        (await Send(national, HttpMethod.Get, "refusal-grounds?version=3")).Body["errors"]!.AsObject().Select(e => e.Key)
            .ShouldBe(["version"]);

        ((int?)(await Send(national, HttpMethod.Get, $"refusals/{old}")).Body["groundsVersion"]).ShouldBe(1);
        ((string)(await Send(national, HttpMethod.Get, $"refusals/{old}/statement.html")).Body!)
            .ShouldContain("G04: This child&#39;s best interests require that they stay");

        var (offer, evidence) = (await _fixture.Offer(), new Evidence("status-record", "Letter 4", new(2026, 5, 30)));
        var drafted = await _fixture.Draft(offer, new { grounds = new[] { A.Bare("G02") with { Evidence = [evidence] } } });
        drafted.Blocking.ShouldBe(["R01"]);
        var deprecated = await _fixture.Draft(await _fixture.Offer());
        (deprecated.Word, deprecated.Blocking.Count).ShouldBe(("201 draft", 0));
        var issued = await _fixture.Decide((Guid)deprecated.Body["id"]!, deprecated.ETag);
        issued.Word.ShouldBe("200 declined");
        ((string)(await Send(national, HttpMethod.Get, $"refusals/{issued.Body["id"]}/statement.html")).Body!)
            .ShouldContain("G04: What is best for this child is that they stay");
    }
}
