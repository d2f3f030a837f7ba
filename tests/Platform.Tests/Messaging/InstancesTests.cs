using System.Diagnostics;
using TransferScheme.Platform.Parking;
using TransferScheme.TestKit;
using Xunit.Abstractions;

namespace TransferScheme.Platform.Tests.Messaging;

/// <summary>Two instances of a host side by side, on one database and one broker.</summary>
public sealed class InstancesTests(ITestOutputHelper output)
{
    static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Given_two_instances_when_one_is_killed_then_every_message_is_handled_once_and_in_order()
    {
        const int Times = 150;
        var database = await (await PrivatePostgres.SharedAsync()).CreateDatabaseAsync();
        var broker = await (await PrivateRabbit.SharedAsync()).CreateVirtualHostAsync();
        await using var first = await (await SampleProcess.StartAsync("notes", database, broker)).ReadyAsync();
        await using var second = await Sample.OnAsync(database, broker, MessagingTests.HandlesAs<MessagingTests.Noting>,
            MessagingTests.Told);
        var id = await first.RaiseAsync(Times);
        await MessagingTests.NoteOf(second, id, n => n?.Versions.Count >= Times / 5);
        await first.KillAsync();
        var killed = Stopwatch.GetTimestamp();
        var note = await MessagingTests.NoteOf(second, id, n => n?.Versions.Count >= Times);
        output.WriteLine($"all handled {Stopwatch.GetElapsedTime(killed).TotalSeconds:0.0} s after the kill");
        note!.Versions.ShouldBe(Enumerable.Range(2, Times).Select(v => (long)v));
    }

    [Fact]
    public async Task Given_two_instances_when_a_message_is_parked_then_one_of_them_tries_it_each_time_it_is_due()
    {
        var database = await (await PrivatePostgres.SharedAsync()).CreateDatabaseAsync();
        var broker = await (await PrivateRabbit.SharedAsync()).CreateVirtualHostAsync();
        var begun = new List<DateTimeOffset>();
        MessagingTests.Slow.Begun = () => begun.Add(DateTimeOffset.UtcNow);
        await using var first = await Sample.OnAsync(database, broker, MessagingTests.HandlesAs<MessagingTests.Slow>);
        await using var second = await Sample.OnAsync(database, broker, MessagingTests.HandlesAs<MessagingTests.Slow>);
        var id = Guid.CreateVersion7();
        await ParkAsync(second, id);

        await MessagingTests.NoteOf(second, id, n => n is not null);
        await Poll.UntilAsync(async () => (await Parked(second)).Count == 0, Limit, "the row to be gone");
        begun.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Given_the_instance_at_the_turn_when_it_is_killed_then_another_takes_over_within_ten_seconds()
    {
        var database = await (await PrivatePostgres.SharedAsync()).CreateDatabaseAsync();
        var broker = await (await PrivateRabbit.SharedAsync()).CreateVirtualHostAsync();
        await using var first = await (await SampleProcess.StartAsync("hangs", database, broker)).ReadyAsync();
        await using var idle = await Sample.OnAsync(database, broker);
        var id = Guid.CreateVersion7();
        await ParkAsync(idle, id);
        await Poll.UntilAsync(async () => await TurnIsTaken(idle), Limit, "the first instance to be at the message");

        await using var second = await Sample.OnAsync(database, broker, MessagingTests.HandlesAs<MessagingTests.Noting>);
        await first.KillAsync();
        var killed = Stopwatch.GetTimestamp();
        await MessagingTests.NoteOf(second, id, n => n is not null);
        output.WriteLine($"taken over {Stopwatch.GetElapsedTime(killed).TotalSeconds:0.0} s after the kill");
        Stopwatch.GetElapsedTime(killed).ShouldBeLessThan(TimeSpan.FromSeconds(10));
    }

    static async Task ParkAsync(SchemeTestHost host, Guid id)
    {
        await using var session = host.Get<ISampleStore>().LightweightSession();
        var now = DateTimeOffset.UtcNow;
        session.Store(new ParkedMessage(
            $"{MessagingTests.Queue}/{id}", MessagingTests.Queue, id, "OfferMade", MessagingTests.Json(MessagingTests.Message(id, 2)),
                "once", 1, now, now));
        await session.SaveChangesAsync();
    }

    static async Task<IReadOnlyList<ParkedMessage>> Parked(SchemeTestHost host)
    {
        await using var session = host.Get<ISampleStore>().QuerySession();
        return await session.QueryAsync<ParkedMessage>("order by id");
    }

    static async Task<bool> TurnIsTaken(SchemeTestHost host)
    {
        await using var session = host.Get<ISampleStore>().QuerySession();
        return (await session.QueryAsync<bool>(
            """
            select exists (select 1 from pg_locks where locktype = 'advisory' and objsubid = 1 and granted
                and (classid::bigint << 32 | objid::bigint) = hashtextextended('parked-messages:sample', 0))
            """)).Single();
    }
}
