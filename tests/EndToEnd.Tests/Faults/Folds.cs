using System.Reflection;

namespace TransferScheme.EndToEnd.Tests.Faults;

/// <summary>Whether every state is a fold of its log: all documents are the same after each projection was made anew.</summary>
static class Folds
{
    /// <summary>The documents that differ. The services must not be running.</summary>
    internal static async Task<IReadOnlyList<string>> FaultsAsync(Stores stores, Rows rows)
    {
        var faults = new List<string>();
        foreach (var (service, store) in stores.All)
        {
            var before = await DocumentsAsync(rows, service.Name);
            using var daemon = await store.BuildProjectionDaemonAsync();
            foreach (var projection in ProjectionsOf(service.Store.Assembly))
            {
                await daemon.RebuildProjectionAsync(projection.Name, default);
            }

            var after = await DocumentsAsync(rows, service.Name);
            faults.AddRange(before.Except(after).Select(d => $"not in the log: {d}"));
            faults.AddRange(after.Except(before).Select(d => $"only in the log: {d}"));
        }

        return faults;
    }

    static async Task<HashSet<string>> DocumentsAsync(Rows rows, string schema)
    {
        var tables = await rows.TextsAsync("select tablename from pg_tables where schemaname = $1 and tablename like 'mt_doc_%'", schema);
        var all = new HashSet<string>();
        foreach (var table in tables)
        {
            all.UnionWith(await rows.TextsAsync($"select '{schema}.{table} ' || id || ' ' || data from {schema}.{table}"));
        }

        return all;
    }

    static IEnumerable<ProjectionBase> ProjectionsOf(Assembly service) => service.GetTypes()
        .Where(t => t.IsSubclassOf(typeof(ProjectionBase)) && !t.IsAbstract).Select(t => (ProjectionBase)Activator.CreateInstance(t)!);
}
