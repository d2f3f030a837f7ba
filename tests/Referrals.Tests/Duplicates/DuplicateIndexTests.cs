using System.Text.RegularExpressions;
using Npgsql;
using TransferScheme.Referrals.Duplicates;

namespace TransferScheme.Referrals.Tests.Duplicates;

/// <summary>What the count of records that look alike reads.</summary>
public sealed partial class DuplicateIndexTests(ReferralsHost referrals) : IClassFixture<ReferralsHost>
{
    const int Same = 5000;

    [Fact]
    public async Task Given_count_prepared_while_the_index_was_empty_when_thousands_share_a_hash_then_no_more_are_read_than_are_counted()
    {
        await using var connection = new NpgsqlConnection(referrals.Host.Database);
        await connection.OpenAsync();
        await ExecuteAsync("set plan_cache_mode = force_generic_plan");
        await ExecuteAsync($"prepare alike (bigint[]) as {DuplicateIndex.CountAlike.Replace("?", "$1", StringComparison.Ordinal)}");
        (await ScalarAsync("execute alike (array[1, 2])")).ShouldBe(0L);

        // Their children are nobody's, so they are never committed.
        await using var never = await connection.BeginTransactionAsync();
        await ExecuteAsync(
            $"""
            insert into referrals.duplicate_index (child, hash, referral)
            select gen_random_uuid(), hash, gen_random_uuid() from generate_series(1, {Same}), generate_series(0, 1) as hash
            """);
        (await ScalarAsync("execute alike (array[1, 2])")).ShouldBe((long)DuplicateIndex.MostCounted);
        var plan = (string)(await ScalarAsync("explain (analyze, format json) execute alike (array[1, 2])"))!;
        var rows = ActualRows.Matches(plan).Select(m => int.Parse(m.Value)).ToList();
        rows.ShouldNotBeEmpty();
        rows.Max().ShouldBe(DuplicateIndex.MostCounted, plan);

        async Task ExecuteAsync(string statement)
        {
            await using var command = new NpgsqlCommand(statement, connection);
            await command.ExecuteNonQueryAsync();
        }

        async Task<object?> ScalarAsync(string statement)
        {
            await using var command = new NpgsqlCommand(statement, connection);
            return await command.ExecuteScalarAsync();
        }
    }

    [GeneratedRegex("(?<=\"Actual Rows\": )[0-9]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    static partial Regex ActualRows { get; }
}
