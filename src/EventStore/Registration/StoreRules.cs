using System.Text.RegularExpressions;

namespace TransferScheme.EventStore;

/// <summary>What is checked of a store's settings when it is built.</summary>
static partial class StoreRules
{
    public static void Check(StoreOptions options)
    {
        if (options.ConnectionString is null && options.GivenDataSource is null)
        {
            throw new InvalidOperationException("The store has no connection.");
        }

        // The name becomes part of statements, where no parameter can stand.
        if (!SchemaName().IsMatch(options.DatabaseSchemaName))
        {
            throw new InvalidOperationException($"'{options.DatabaseSchemaName}' is no schema name of lower-case letters, digits and _.");
        }

        var errors = options.Projections.Errors;
        if (errors.SkipApplyErrors || errors.SkipUnknownEvents || errors.SkipSerializationErrors)
        {
            throw new InvalidOperationException("A skipped event leaves read models wrong for ever: set no Errors.Skip… to true.");
        }

        foreach (var projection in options.Projections.Projections)
        {
            projection.Source.Check(options.Events.StreamIdentity);
        }

        RefuseTwice(options.Projections.Projections.Select(p => p.Source.DocumentType.Name), "projections of");
        RefuseTwice(options.Projections.Projections.Where(p => p.Lifecycle != ProjectionLifecycle.Live).Select(p => p.Shard.Identity)
            .Concat(options.Projections.Subscriptions.Select(s => s.Shard.Identity)), "shards named");
    }

    static void RefuseTwice(IEnumerable<string> names, string what)
    {
        if (names.GroupBy(n => n).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            throw new InvalidProjectionException($"There are two {what} {twice.Key}.");
        }
    }

    [GeneratedRegex("^[a-z_][a-z0-9_]{0,62}$", RegexOptions.None, 1000)]
    private static partial Regex SchemaName();
}
