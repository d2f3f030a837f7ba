using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using TransferScheme.Platform.Problems;
using TransferScheme.TestKit;

namespace TransferScheme.Platform.Tests.Deciding;

/// <summary>A time in an address has its offset, whatever endpoint takes it and however it calls it.</summary>
public sealed class QueryTimesTests : IAsyncLifetime
{
    static readonly HttpClient Client = new();

    readonly string _address = $"http://127.0.0.1:{FakeIssuer.FreePort()}";
    WebApplication? _app;

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls(_address);
        builder.Logging.ClearProviders();
        _app = builder.Build();
        _app.UseRouting();
        _app.UseQueryTimes();
        _app.MapGet("/cases/{id:guid}", (Guid id, DateTimeOffset? asAt, string? note) => $"{asAt:O} {note}{id}"[..30]);
        _app.MapGet("/since", (DateTimeOffset since) => $"{since:O}");
        await _app.StartAsync();
    }

    public async Task DisposeAsync() => await _app!.DisposeAsync();

    [Theory]
    [InlineData("cases/{0}?asAt=2026-03-01T10:00:00", "asAt")]
    [InlineData("cases/{0}?asAt=2026-03-01", "asAt")]
    [InlineData("cases/{0}?asAt=2026-03-01T10:00:00%201:00", "asAt")]
    [InlineData("cases/{0}?asAt=2026-03-01T10:00:00+01:00", "asAt")]
    [InlineData("cases/{0}?asAt=yesterday", "asAt")]
    [InlineData("cases/{0}?asAt=", "asAt")]
    [InlineData("cases/{0}?asAt=2026-13-01T10:00:00Z", "asAt")]
    [InlineData("cases/{0}?asAt=2026-03-01T10:00:00Z&asAt=2026-03-01T10:00:00", "asAt")]
    [InlineData("since?since=2026-10-25T01:30:00", "since")]
    public async Task Given_a_time_without_its_offset_when_sent_then_400_and_it_is_named(string path, string member)
    {
        using var answer = await Client.GetAsync($"{_address}/{string.Format(null, path, Guid.Empty)}");
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var errors = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["errors"]!.AsObject();
        errors.Select(e => e.Key).ShouldBe([member]);
        ((string?)errors[member]![0])!.ShouldEndWith("In an address + is written %2B.");
    }

    [Theory]
    [InlineData("cases/{0}?asAt=2026-03-01T10:00:00Z", "2026-03-01T10:00:00.0000000+00")]
    [InlineData("cases/{0}?asAt=2026-06-01T10:00:00%2B01:00", "2026-06-01T10:00:00.0000000+01")]
    [InlineData("cases/{0}?note=2026-03-01T10:00:00", " 2026-03-01T10:00:0000000000-0")]
    [InlineData("since?since=2026-10-25T01:30:00-00:30", "2026-10-25T01:30:00.0000000-00:30")]
    public async Task Given_a_time_with_its_offset_or_none_when_sent_then_it_is_taken_as_it_is(string path, string answer) =>
        (await Client.GetStringAsync($"{_address}/{string.Format(null, path, Guid.Empty)}")).ShouldBe(answer);
}
