using System.Globalization;
using TransferScheme.EndToEnd.Tests.Faults;
using Xunit.Abstractions;

namespace TransferScheme.EndToEnd.Tests.Moving;

/// <summary>
/// A child's whole way, and after every step the processes that take it and that are told of it are killed by SIGKILL, the moment it is
/// answered, and started again: what was acknowledged is there once, the rota's ledger is conserved, and the child is in one place.
/// </summary>
public abstract class KilledBetweenSteps(TheScheme scheme, string file, ITestOutputHelper output)
{
    [Fact]
    public async Task Given_a_kill_between_every_two_steps_when_restarted_then_the_child_goes_on_and_nothing_is_lost_or_doubled()
    {
        var around = scheme.Surroundings;
        using var partners = new Partners(scheme.Processes.Address, scheme.Demo);
        var record = new LoadRecord();
        var invariants = new Invariants(around.Database, around.Broker, around.MasterKeyFile, partners, record);
        await using var publications = invariants.Publications();
        var journey = new KilledJourney(partners, record);
        var table = new FaultTable(file);
        foreach (var step in journey.Steps)
        {
            await step.TakeAsync();
            var recovery = await Recovery.BeginAsync(publications, record);
            await KillAsync(step.Services);
            var well = await recovery.EndAsync(step.Name);
            await journey.RepeatAsync();
            var faults = await invariants.FaultsWhenQuietAsync();
            table.Add(step.Name, await invariants.TallyAsync(), well);
            faults.ShouldBeEmpty(step.Name);
            await StandsAsync(partners, journey, step);
        }

        output.WriteLine($"{table}\n{record.Acknowledged.Count} commands acknowledged, each once in the logs; lost 0, doubled 0");
        await table.WriteAsync();
        record.Acknowledged.Count.ShouldBe(journey.Steps.Count - 1);
        await Task.WhenAll(scheme.Processes.Hosts.Values.Select(h => h.KillAsync()));
        (await invariants.FaultsOfFoldsAsync()).ShouldBeEmpty();
    }

    // Where the processes are one, that one is killed.
    async Task KillAsync(IReadOnlyList<string> services)
    {
        var all = scheme.Processes.Hosts;
        var hosts = services.Select(s => all.GetValueOrDefault(s) ?? all["AllInOne"]).Distinct().ToList();
        await Task.WhenAll(hosts.Select(h => h.KillAsync()));
        foreach (var host in hosts)
        {
            await host.RelaunchAsync();
        }

        await Task.WhenAll(hosts.Select(h => h.ReadyAsync()));
    }

    // Both authorities read the same; the instant of effect is there when the child is with the receiver, and stays.
    static async Task StandsAsync(Partners partners, KilledJourney journey, Step step)
    {
        var kent = await partners.As("api-client", Journey.Kent);
        await kent.GetUntil($"referrals/{journey.Id}", r => r["status"] == step.Status);
        if (step.Status is "awaitingAllocation" or "offered")
        {
            return;
        }

        var entry = await kent.GetUntil($"transfers/{journey.Id}", r => r.Status == 200);
        var receiver = await (await partners.As("api-client", journey.Chosen)).GetUntil($"transfers/{journey.Id}", r => r.Status == 200);
        (entry["status"], receiver["status"], receiver["effectiveAt"]).ShouldBe((step.Status, step.Status, entry["effectiveAt"]), step.Name);
        if (step.Status is "completed")
        {
            DateTimeOffset.Parse(receiver["effectiveAt"], CultureInfo.InvariantCulture).ShouldBe(TheScheme.Now);
        }
    }
}

/// <summary>One process, which is killed whole.</summary>
public sealed class KilledBetweenStepsTogether(SchemeTogether scheme, ITestOutputHelper output)
    : KilledBetweenSteps(scheme, "killed-between-steps-together.txt", output), IClassFixture<SchemeTogether>;

/// <summary>A process for each service: those of the step are killed, the others run on.</summary>
public sealed class KilledBetweenStepsApart(SchemeApart scheme, ITestOutputHelper output)
    : KilledBetweenSteps(scheme, "killed-between-steps-apart.txt", output), IClassFixture<SchemeApart>;
