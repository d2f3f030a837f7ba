using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace TransferScheme.Deploy.Tests;

/// <summary>deploy/docker/healthy, which a container asks itself with.</summary>
public sealed class HealthyTests
{
    [Theory]
    [InlineData(200, 0)]
    [InlineData(503, 1)]
    [InlineData(404, 1)]
    public async Task Given_a_host_when_asked_then_only_200_is_healthy(int status, int code)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var host = builder.Build();
        host.Run(http =>
        {
            http.Response.StatusCode = http.Request.Path == "/health/ready" ? status : 200;
            return http.Response.WriteAsync("x");
        });
        await host.StartAsync();

        (await AskAsync(new Uri(host.Urls.Single()).Port)).Code.ShouldBe(code);
    }

    [Fact]
    public async Task Given_nobody_when_asked_then_not_healthy()
    {
        using var port = new TcpListener(IPAddress.Loopback, 0);
        port.Start();
        var free = ((IPEndPoint)port.LocalEndpoint).Port;
        port.Stop();

        (await AskAsync(free)).Code.ShouldBe(1);
    }

    [Fact]
    public async Task Given_a_host_that_says_nothing_when_asked_then_not_healthy_before_the_question_times_out()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var started = Stopwatch.GetTimestamp();

        (await AskAsync(((IPEndPoint)silent.LocalEndpoint).Port)).Code.ShouldNotBe(0);
        Stopwatch.GetElapsedTime(started).ShouldBeLessThan(TimeSpan.FromSeconds(5));
    }

    static Task<(int Code, string Output, string Complaints)> AskAsync(int port) =>
        Shell.RunAsync(Project.PathOf("deploy/docker/healthy"), "", $"{port}");
}
