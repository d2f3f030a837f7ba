using Npgsql;
using TransferScheme.Platform.Settings;
using TransferScheme.TestKit;

namespace TransferScheme.Hosts.Tests.Database;

/// <summary>Each service's user of the database sees its own schema, and no other.</summary>
public sealed class UserTests(PostgresFixture fixture) : IClassFixture<PostgresFixture>, IAsyncLifetime
{
    const string Refused = PostgresErrorCodes.InsufficientPrivilege;
    IReadOnlyDictionary<string, string> _users = new Dictionary<string, string>();

    /// <inheritdoc/>
    public async Task InitializeAsync() => _users = await fixture.Server.PrepareAsync(fixture.ConnectionString);

    /// <inheritdoc/>
    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public void The_users_are_those_of_the_services() => _users.Keys.Order().ShouldBe(SchemeSettings.Services.Order());

    [Fact]
    public async Task Given_a_table_of_each_service_when_each_user_reads_each_then_only_its_own_answers()
    {
        foreach (var (service, user) in _users)
        {
            (await Sql.ErrorOfAsync(user, $"create table {service}.kept (id int); insert into {service}.kept values (7)")).ShouldBe("");
        }

        var answers = new List<string>();
        foreach (var (reader, user) in _users)
        {
            foreach (var owner in _users.Keys)
            {
                answers.Add($"{reader} {owner} {await Sql.ErrorOfAsync(user, $"select * from {owner}.kept")}");
            }
        }

        answers.ShouldBe(
            from reader in _users.Keys
            from owner in _users.Keys
            select $"{reader} {owner} {(reader == owner ? "" : Refused)}");
    }

    [Theory]
    [InlineData("create schema mine")]
    [InlineData("create schema if not exists referrals")]
    [InlineData("create table public.mine (id int)")]
    [InlineData("create temporary table mine (id int)")]
    [InlineData("create role mine")]
    [InlineData("create table development.mine (id int)")]
    [InlineData("delete from development.clock")]
    [InlineData("set role scheme_allocation")]
    [InlineData("select pg_read_file('pg_hba.conf')")]
    public async Task Given_a_service_when_it_asks_for_more_than_its_own_then_refused(string sql) =>
        (await Sql.ErrorOfAsync(_users["referrals"], sql)).ShouldBe(Refused);

    [Fact]
    public async Task Given_the_simulated_clock_then_every_service_moves_the_one_row()
    {
        foreach (var user in _users.Values)
        {
            await Sql.RunAsync(user, "insert into development.clock values (1, now()) on conflict (id) do update set now = excluded.now");
        }

        (await Sql.RunAsync(_users["identity"], "select count(*) from development.clock")).ShouldBe(1L);
    }

    [Fact]
    public async Task Given_a_forgotten_transaction_then_the_server_ends_it()
    {
        foreach (var user in _users.Values)
        {
            (await Sql.RunAsync(user, "show idle_in_transaction_session_timeout")).ShouldBe("1min");
            (await Sql.RunAsync(user, "select pg_has_role('pg_read_all_stats', 'usage')")).ShouldBe(true);
        }
    }

    [Fact]
    public async Task Given_somebody_else_then_the_database_is_closed()
    {
        await Sql.RunAsync(fixture.ConnectionString, "create role stranger login password 'a-stranger-to-all'");
        var stranger = new NpgsqlConnectionStringBuilder(fixture.ConnectionString)
        {
            Username = "stranger",
            Password = "a-stranger-to-all",
        };

        (await Sql.ErrorOfAsync(stranger.ConnectionString, "select 1")).ShouldBe(Refused);
    }
}
