using Npgsql;
using TransferScheme.TestKit;

namespace TransferScheme.Hosts.Tests.Database;

/// <summary>The script that prepares a database may be run again at any time, and gives no password away.</summary>
public sealed class PrepareTests
{
    [Fact]
    public async Task Given_a_prepared_database_when_prepared_again_then_its_rows_stay_and_new_passwords_stand()
    {
        await using var server = await PrivatePostgres.StartAsync();
        var before = await server.PrepareAsync(server.ConnectionString);
        await Sql.RunAsync(before["referrals"], "create table referrals.kept as select 7 as number");

        (await server.PrepareAsync(server.ConnectionString)).ShouldBe(before);
        (await Sql.RunAsync(before["referrals"], "select number from referrals.kept")).ShouldBe(7);

        await File.WriteAllTextAsync(Path.Combine(FolderOf(server), "referrals.password"), "another-password-of-enough-length\n");
        var after = await server.PrepareAsync(server.ConnectionString);
        NpgsqlConnection.ClearAllPools();

        (await Sql.RunAsync(after["referrals"], "select number from referrals.kept")).ShouldBe(7);
        (await Sql.ErrorOfAsync(before["referrals"], "select 1")).ShouldBe(PostgresErrorCodes.InvalidPassword);
        (await Sql.RunAsync(after["identity"], "select 1")).ShouldBe(1);
    }

    [Fact]
    public async Task Given_tables_that_a_superuser_made_when_prepared_then_their_service_owns_them()
    {
        await using var server = await PrivatePostgres.StartAsync();
        await Sql.RunAsync(server.ConnectionString,
            """
            create schema refusals;
            create table refusals.kept (id serial primary key, at timestamptz);
            create sequence refusals.numbers;
            create function refusals.answer() returns int language sql as 'select 42';
            """);

        var users = await server.PrepareAsync(server.ConnectionString);

        await Sql.RunAsync(users["refusals"], "insert into refusals.kept default values; alter table refusals.kept add column note text");
        await Sql.RunAsync(users["refusals"], "select nextval('refusals.numbers'); drop function refusals.answer()");
        (await Sql.RunAsync(server.ConnectionString, "select id from refusals.kept")).ShouldBe(1);
    }

    [Fact]
    public async Task Given_a_server_that_logs_every_statement_then_no_password_is_in_its_log_and_the_files_are_their_owners_alone()
    {
        await using var server = await PrivatePostgres.StartAsync();
        await Sql.RunAsync(server.ConnectionString, "alter system set log_statement = 'all'");
        await Sql.RunAsync(server.ConnectionString, "select pg_reload_conf()");

        await server.PrepareAsync(server.ConnectionString);

        var log = await File.ReadAllTextAsync(server.LogFile);
        log.ShouldContain("SCRAM-SHA-256$4096");
        var passwords = Directory.GetFiles(FolderOf(server), "*.password");
        passwords.Length.ShouldBe(6);
        foreach (var file in passwords)
        {
            log.ShouldNotContain((await File.ReadAllTextAsync(file)).Trim());
        }

        string[] files = [.. Directory.GetFiles(FolderOf(server), "*", SearchOption.AllDirectories)];
        files.Count(f => f.EndsWith("ConnectionStrings__referrals", StringComparison.Ordinal)).ShouldBe(1);
        files.Where(f => !f.EndsWith("/lock", StringComparison.Ordinal)).Select(File.GetUnixFileMode).Distinct()
            .ShouldBe([UnixFileMode.UserRead | UnixFileMode.UserWrite]);
    }

    static string FolderOf(PrivatePostgres server) => Path.Combine(Path.GetDirectoryName(server.LogFile)!, "roles");
}
