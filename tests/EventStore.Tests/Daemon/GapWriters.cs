using Npgsql;

namespace TransferScheme.EventStore.Tests.Daemon;

/// <summary>Writers that keep to the protocol and pause wherever it hurts a reader most. A server that goes away is only a pause.</summary>
sealed class GapWriters(IDocumentStore store, string connectionString, string schema, GapRun run)
{
    const int Rows = 20;

    public Task RunAsync(CancellationToken stop) =>
        Task.WhenAll(Enumerable.Range(0, run.Writers)
            .Select(writer => Task.Run(() => WriteAsync(new Random(writer), stop), CancellationToken.None)));

    async Task WriteAsync(Random random, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await WriteOneAsync(random);
            }
            catch (Exception e) when (e is NpgsqlException or MartenCommandException or IOException)
            {
                await Task.Delay(100, CancellationToken.None);
            }
        }
    }

    async Task WriteOneAsync(Random random)
    {
        var commits = random.NextDouble() >= run.RolledBack;
        var row = $"row {random.Next(Rows)}";
        switch (random.Next(10))
        {
            case 1:
                // The id early, the number late.
                await OneAsync(random, row, commits, pauseBeforeDraw: true);
                break;
            case 2:
                // The number early, the row late.
                await OneAsync(random, row, commits, pauseBeforeInsert: true);
                break;
            case 3:
                await OneAsync(random, row, commits, within: "savepoint s");
                break;
            case 4:
                await PreparedAsync(random, row, commits);
                break;
            case 5:
                await SeveralAsync(random, row, commits);
                break;
            case 6:
                await OneAsync(random, row, commits);
                break;
            default:
                await SaveAsync(row);
                break;
        }
    }

    async Task SaveAsync(string row)
    {
        await using var session = store.LightweightSession();
        session.Events.StartStream<Tree>(Guid.CreateVersion7(), new TreePlanted(row), new RainFell(3), new ApplesPicked(row, 1));
        await session.SaveChangesAsync();
    }

    async Task OneAsync(Random random, string row, bool commits, bool pauseBeforeDraw = false, bool pauseBeforeInsert = false,
        string? within = null)
    {
        await using var writer = await RawWriter.BeginAsync(connectionString, schema);
        await writer.TakeIdAsync();
        await PauseAsync(random, pauseBeforeDraw);
        await writer.RunAsync(within ?? "select 1");
        var number = await writer.DrawAsync();
        await PauseAsync(random, pauseBeforeInsert);
        await writer.InsertAsync(number, row);
        await PauseAsync(random, !pauseBeforeDraw && !pauseBeforeInsert);
        await writer.EndAsync(commits);
    }

    async Task PreparedAsync(Random random, string row, bool commits)
    {
        var (writer, number) = await RawWriter.DrawnAsync(connectionString, schema);
        await using (writer)
        {
            var name = $"gap_{number}";
            await writer.InsertAsync(number, row);
            await PauseAsync(random, true);
            await writer.RunAsync($"prepare transaction '{name}'");
            await PauseAsync(random, true);
            await writer.RunAsync(commits ? $"commit prepared '{name}'" : $"rollback prepared '{name}'");
        }
    }

    async Task SeveralAsync(Random random, string row, bool commits)
    {
        var (writer, first) = await RawWriter.DrawnAsync(connectionString, schema);
        await using (writer)
        {
            await PauseAsync(random, true);
            var second = await writer.DrawAsync();
            await writer.InsertAsync(second, row);
            await PauseAsync(random, true);
            await writer.InsertAsync(first, row);
            await writer.EndAsync(commits);
        }
    }

    // Half of the pauses are short, so that there are many transactions and long ones among them.
    Task PauseAsync(Random random, bool wanted) =>
        wanted ? Task.Delay(random.NextDouble() * (random.Next(2) == 0 ? 0.02 : 1) * run.LongestDelay) : Task.CompletedTask;
}
