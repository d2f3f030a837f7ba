using Npgsql;

namespace TransferScheme.EventStore;

/// <summary>What of a report a person should know although nothing is wrong.</summary>
static class HealthRemarks
{
    public static IEnumerable<string> Of(StoreCore core, DatabaseMoment database)
    {
        if (database.Role is { } role)
        {
            yield return $"Role {role} has no pg_read_all_stats: transactions of other roles are told of only when they hold a number.";
        }

        foreach (var other in database.OpenTransactions.Where(transaction => transaction.Database is not null))
        {
            yield return $"Open for {HealthAlarms.Seconds(other.Age)}: {HealthAlarms.Name(other)}. "
                + "Until it ends, a lost number holds readers up for half a second rather than for milliseconds.";
        }

        if (!database.HasTimeout)
        {
            yield return "Sessions of this process may stay idle in a transaction for ever: "
                + "idle_in_transaction_session_timeout is not set.";
        }

        if (core.Options.GivenDataSource is { } given
            && new NpgsqlConnectionStringBuilder(given.ConnectionString) is { NoResetOnClose: false })
        {
            yield return "The data source was given without No Reset On Close: statements are planned anew at each use.";
        }
    }
}
