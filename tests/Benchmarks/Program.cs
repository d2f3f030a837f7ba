using TransferScheme.Benchmarks;
using TransferScheme.Benchmarks.Bus;
using TransferScheme.Benchmarks.Http;
using TransferScheme.Benchmarks.Pages;
using TransferScheme.Benchmarks.Rota;
using TransferScheme.Benchmarks.Store;

const string usage = """
    usage: dotnet run --project tests/Benchmarks -c Release -- SUITE [--quick]
      store   the event store beside the same rows written and read by hand
      http    the API beside the store's own appends, and memory over 200,000 requests
      bus     from the commit of an event to the commit of its effect in another service
      pages   the portal's pages with 5,000 open cases, beside a page that asks no service
      rota    how fair the rota is on the real authorities, and how long a decision takes
      --quick a round of each alone, to see that it runs: its figures mean nothing
    """;

var effort = args.Contains("--quick") ? Effort.Quick : Effort.Whole;
switch (args.FirstOrDefault())
{
    case "store":
        await StoreSuite.RunAsync(effort);
        return 0;
    case "http":
        await HttpSuite.RunAsync(effort);
        return 0;
    case "bus":
        await BusSuite.RunAsync(effort);
        return 0;
    case "pages":
        await PagesSuite.RunAsync(effort);
        return 0;
    case "rota":
        RotaSuite.Run(effort);
        return 0;
    default:
        await Console.Error.WriteLineAsync(usage);
        return 2;
}
