using Npgsql;

namespace TransferScheme.TestKit.Tests;

public sealed class PrivatePostgresTests(PostgresFixture fixture) : IClassFixture<PostgresFixture>
{
    [Fact]
    public async Task Given_a_fixture_when_asked_then_its_database_is_empty_and_its_own()
    {
        await Execute(fixture.ConnectionString, "CREATE TABLE mine (id int)");

        var other = await fixture.CreateDatabaseAsync();

        (await Read(other, "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'")).ShouldBe(0L);
        (await Read(fixture.ConnectionString, "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'")).ShouldBe(1L);
    }

    [Fact]
    public async Task Given_a_server_when_asked_then_it_writes_through_and_runs_on_utc() =>
        (await Read(fixture.ConnectionString, "SELECT current_setting('fsync') || ' ' || current_setting('TimeZone')")).ShouldBe("on UTC");

    [Theory]
    [InlineData("stop")]
    [InlineData("immediate stop")]
    [InlineData("kill")]
    public async Task Given_committed_rows_when_the_server_ends_and_restarts_then_they_are_there_at_the_same_address(string end)
    {
        await using var server = await PrivatePostgres.StartAsync();
        await Execute(server.ConnectionString, "CREATE TABLE kept AS SELECT 7 AS number");

        await (end == "kill" ? server.KillAsync() : server.StopAsync(end == "immediate stop"));
        await Should.ThrowAsync<NpgsqlException>(() => Read(server.ConnectionString, "SELECT 1"));
        await server.RestartAsync();
        NpgsqlConnection.ClearAllPools();

        (await Read(server.ConnectionString, "SELECT number FROM kept")).ShouldBe(7);
        File.Exists(server.LogFile).ShouldBeTrue();
    }

    [Fact]
    public async Task Given_a_server_when_disposed_then_no_process_and_no_port_is_left()
    {
        var server = await PrivatePostgres.StartAsync();
        var folder = Path.GetDirectoryName(server.LogFile)!;
        var port = new NpgsqlConnectionStringBuilder(server.ConnectionString).Port;
        Machine.ProcessesOf(folder).ShouldNotBeEmpty();

        await server.DisposeAsync();

        Machine.ProcessesOf(folder).ShouldBeEmpty();
        Machine.IsListening(port).ShouldBeFalse();
        Directory.Exists(folder).ShouldBeFalse();
    }

    static async Task Execute(string connectionString, string sql) => await Read(connectionString, sql);

    static async Task<object?> Read(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}
