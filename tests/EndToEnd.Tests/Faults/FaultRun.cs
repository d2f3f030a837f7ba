using Xunit.Abstractions;

namespace TransferScheme.EndToEnd.Tests.Faults;

/// <summary>A fault.</summary>
/// <param name="Name">In words.</param>
/// <param name="Reach">Comes to the moment from which the time until all is well is taken; the database must be there then.</param>
/// <param name="Strike">What happens, and what a person would do about it.</param>
public sealed record Fault(string Name, Func<FaultyScheme, Task> Reach, Func<FaultyScheme, Task> Strike);

/// <summary>Faults, one after the other, at a scheme under load. After each all must be well again; at the end every invariant holds.</summary>
public static class FaultRun
{
    /// <summary>Runs them.</summary>
    /// <param name="faults">The faults.</param>
    /// <param name="file">Name of the table in the results folder.</param>
    /// <param name="output">Where the table is shown.</param>
    public static async Task RunAsync(IEnumerable<Fault> faults, string file, ITestOutputHelper output)
    {
        await using var scheme = await FaultyScheme.StartAsync();
        var load = new Load(scheme.Partners, declining: true);
        var invariants = scheme.Invariants(load.Record);
        load.Start(4);
        await load.FirstAsync();
        await using var publications = invariants.Publications();
        var table = new FaultTable(file);
        foreach (var fault in faults)
        {
            await fault.Reach(scheme);
            var recovery = await Recovery.BeginAsync(publications, load.Record);
            await fault.Strike(scheme);
            var well = await recovery.EndAsync(fault.Name);
            table.Add(fault.Name, await invariants.TallyAsync(), well);
        }

        await load.StopAsync();
        output.WriteLine($"{table}\n{load.Completed} transfers, {load.Record.Acknowledged.Count} commands acknowledged");
        await table.WriteAsync();
        (await invariants.FaultsWhenQuietAsync()).ShouldBeEmpty();
        await scheme.Host.KillAsync();
        (await invariants.FaultsOfFoldsAsync()).ShouldBeEmpty();
    }
}
