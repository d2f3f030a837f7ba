using TransferScheme.TestKit;
using Xunit.Abstractions;

namespace TransferScheme.Platform.Tests.Messaging;

/// <summary>A process that is told to stop is gone within 15 seconds, whatever it is at, and nothing is lost by that.</summary>
public sealed class StopTests(ITestOutputHelper output)
{
    const int Messages = 3;
    static readonly TimeSpan Most = TimeSpan.FromSeconds(15);

    [Theory]
    [InlineData("throws", 0)]
    [InlineData("throws", 10)]
    [InlineData("hangs", 0)]
    [InlineData("hangs", 10)]
    [InlineData("blocks", 0)]
    public async Task Given_a_poison_message_in_flight_when_told_to_stop_then_it_stops_and_the_next_start_handles_it(string handler,
        int drain)
    {
        var database = await (await PrivatePostgres.SharedAsync()).CreateDatabaseAsync();
        var broker = await (await PrivateRabbit.SharedAsync()).CreateVirtualHostAsync();
        Guid id;
        await using (var process = await (await SampleProcess.StartAsync(handler, database, broker,
            TimeSpan.FromSeconds(drain))).ReadyAsync())
        {
            id = await process.RaiseAsync(Messages);
            await Task.Delay(TimeSpan.FromSeconds(1));
            await StopsAsync(process, $"{handler}, drain {drain} s");
        }

        await HandledByNextStartAsync(id, database, broker);
    }

    [Fact]
    public async Task Given_no_broker_when_told_to_stop_then_it_stops_and_the_next_start_publishes()
    {
        var database = await (await PrivatePostgres.SharedAsync()).CreateDatabaseAsync();
        await using var rabbit = await PrivateRabbit.StartAsync();
        Guid id;
        await using (var process = await (await SampleProcess.StartAsync("notes", database, rabbit.Uri)).ReadyAsync())
        {
            await rabbit.StopAsync();
            id = await process.RaiseAsync(Messages);
            await Task.Delay(TimeSpan.FromSeconds(2));
            await StopsAsync(process, "no broker");
        }

        await rabbit.RestartAsync();
        await HandledByNextStartAsync(id, database, rabbit.Uri);
    }

    [Fact]
    public async Task Given_no_database_to_park_in_when_told_to_stop_then_it_stops_and_the_next_start_handles_the_message()
    {
        await using var postgres = await PrivatePostgres.StartAsync();
        var broker = await (await PrivateRabbit.SharedAsync()).CreateVirtualHostAsync();
        Guid id;
        await using (var process = await (await SampleProcess.StartAsync("throws", postgres.ConnectionString, broker)).ReadyAsync())
        {
            id = await process.RaiseAsync(Messages);
            await Task.Delay(TimeSpan.FromMilliseconds(500));
            await postgres.StopAsync(immediate: true);
            await Task.Delay(TimeSpan.FromSeconds(3));
            await StopsAsync(process, "no database");
        }

        await postgres.RestartAsync();
        await HandledByNextStartAsync(id, postgres.ConnectionString, broker);
    }

    async Task StopsAsync(SampleProcess process, string what)
    {
        var (took, code) = await process.StopAsync();
        output.WriteLine($"{what}: {took.TotalSeconds:0.0} s");
        took.ShouldBeLessThan(Most);
        code.ShouldBe(0);
    }

    static async Task HandledByNextStartAsync(Guid id, string database, Uri broker)
    {
        await using var host = await Sample.OnAsync(database, broker, MessagingTests.HandlesAs<MessagingTests.Noting>, MessagingTests.Told);
        (await MessagingTests.NoteOf(host, id, n => n?.Versions.Count >= Messages))!.Versions.Order().ShouldBe([2, 3, 4]);
    }
}
