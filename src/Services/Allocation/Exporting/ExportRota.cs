using System.Text;
using TransferScheme.Allocation.Rules;
using TransferScheme.Platform.Time;
using TransferScheme.Rota.Lines;

namespace TransferScheme.Allocation.Exporting;

/// <summary>
/// Answers the ledger as JSON lines, open to every signed-in role as the rota itself is.
/// </summary>
static class ExportRota
{
    const string JsonLines = "application/jsonl";

    internal static void Map(RouteGroupBuilder rota) =>
        rota.MapGet("export", Get).WithName("ExportRota").Produces<string>(StatusCodes.Status200OK, JsonLines);

    static async Task<IResult> Get(DateTimeOffset? asAt, IAllocationStore store, TimeProvider clock, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        var day = UkTime.DateOf(asAt ?? clock.GetUtcNow());
        if (await session.LoadAsync<SchemeRules>(Streams.SchemeRules, ct) is not { } rules || rules.Versions.All(v => v.ValidFrom > day))
        {
            return TypedResults.NotFound();
        }

        var settlements = await session.SettlementsAsync(asAt, ct);
        var inForce = rules.InForceOn(day).Name;
        return TypedResults.Stream(body => WriteAsync(store, settlements, inForce, asAt, body, ct), JsonLines);
    }

    static async Task WriteAsync(
        IAllocationStore store, Settlements settlements, string inForce, DateTimeOffset? asAt, Stream body, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        await using var text = new StreamWriter(body, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        var first = LedgerExport.FirstLine(settlements, inForce);
        var chain = HashChain.Start.Seal(first);
        await text.WriteLineAsync(first.ToJsonString());
        var lines = 1;
        await foreach (var line in session.LinesAsync(settlements, asAt, ct))
        {
            chain = chain.Seal(line);
            await text.WriteLineAsync(line.ToJsonString().AsMemory(), ct);
            lines++;
        }

        // By it a reader knows that nothing was cut off.
        var last = LedgerExport.LastLine(lines + 1);
        _ = chain.Seal(last);
        await text.WriteLineAsync(last.ToJsonString().AsMemory(), ct);
    }
}
