using System.Text;
using Npgsql;
using TransferScheme.TestKit;

namespace TransferScheme.EndToEnd.Tests;

/// <summary>
/// Unmistakable personal data is put in by every field of a journey and then looked for in clear wherever data comes to rest:
/// tables, write-ahead log, logs of the host and the servers, and the broker's queues.
/// </summary>
public abstract class CanaryTests(TheScheme scheme)
{
    static readonly string[] Words = ["Canary-", "canary-worker", "2010-08-14"];

    [Fact]
    public async Task Nothing_that_a_journey_says_of_a_child_comes_to_rest_in_clear()
    {
        using var kent = await scheme.As("api-client", Journey.Kent);
        using var journey = new Journey(scheme, kent);
        await (await (await (await journey.OfferAsync()).OpenAsync()).AcceptAsync()).CompleteAsync();
        await BadInput(kent);

        (await InTablesAsync(Words)).ShouldBeEmpty();
        (await InFilesAsync(Words)).ShouldBeEmpty();
        using var national = await scheme.As("national");
        foreach (var path in new[] { "/operations/referrals/parked-messages", "/operations/allocation/parked-messages", "/operations/dashboards/parked-messages" })
        {
            (await national.Get(path)).Expect(200).Text.ShouldBe("""{"items":[]}""");
        }
    }

    [Fact]
    public async Task The_search_finds_what_is_planted_in_clear()
    {
        await using var source = NpgsqlDataSource.Create(scheme.Surroundings.Database);
        await using var plant = source.CreateCommand("create table planted as select 'Planted-in-clear' as word");
        await plant.ExecuteNonQueryAsync();
        (await InTablesAsync("Planted-in-clear")).ShouldBe(["public.planted"]);
        (await InFilesAsync("Planted-in-clear")).ShouldContain(f => f.Contains("pg_wal"));
        await using var remove = source.CreateCommand("drop table planted");
        await remove.ExecuteNonQueryAsync();
    }

    // What the scheme turns down must leave no trace either.
    static async Task BadInput(Caller kent)
    {
        (await kent.Post("referrals", """{ "Canary-member": 1 }""")).Expect(400);
        (await kent.Post("referrals", Journey.Form.Replace("\"female\"", "\"Canary-sex\"", StringComparison.Ordinal))).Expect(400);
        (await kent.Post("referrals", Journey.Form.Replace("2010-08-14", "Canary-born", StringComparison.Ordinal), key: "Canary-key")).Expect(400);
        (await kent.Get("referrals?status=Canary-status")).Expect(400);
        (await kent.Get("referrals/Canary-address")).Expect(404);
    }

    async Task<List<string>> InTablesAsync(params string[] words)
    {
        await using var source = NpgsqlDataSource.Create(scheme.Surroundings.Database);
        await using var tables = source.CreateCommand(
            "select format('%I.%I', schemaname, tablename) from pg_tables where schemaname not in ('pg_catalog', 'information_schema')");
        var names = new List<string>();
        await using (var reader = await tables.ExecuteReaderAsync())
        {
            while (await reader.ReadAsync())
            {
                names.Add(reader.GetString(0));
            }
        }

        names.Count.ShouldBeGreaterThan(20);
        var found = new List<string>();
        foreach (var name in names)
        {
            await using var search = source.CreateCommand($"select exists (select from {name} as t where t::text ~ $1)");
            search.Parameters.Add(new NpgsqlParameter { Value = string.Join('|', words) });
            if ((bool)(await search.ExecuteScalarAsync())!)
            {
                found.Add(name);
            }
        }

        return found;
    }

    async Task<List<string>> InFilesAsync(params string[] words)
    {
        var postgres = Path.GetDirectoryName((await PrivatePostgres.SharedAsync()).LogFile)!;
        var rabbit = Path.GetDirectoryName((await PrivateRabbit.SharedAsync()).LogFile)!;
        var files = new[] { postgres, rabbit }
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)).Concat(scheme.Processes.Hosts.Values.Select(h => h.LogFile)).ToList();
        files.ShouldContain(f => f.Contains("pg_wal"));
        files.ShouldContain(f => f.Contains("quorum"));
        var needles = words.Select(Encoding.UTF8.GetBytes).ToList();
        return [.. files.Where(f => Contains(f, needles))];
    }

    static bool Contains(string file, List<byte[]> needles)
    {
        try
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var bytes = new byte[stream.Length];
            var length = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            return needles.Any(n => bytes.AsSpan(0, length).IndexOf(n) >= 0);
        }
        catch (FileNotFoundException)
        {
            // The server removed it meanwhile.
            return false;
        }
    }
}

/// <inheritdoc/>
[Collection(TogetherCollection.Name)]
public sealed class CanaryTogetherTests(SchemeTogether scheme) : CanaryTests(scheme);

/// <inheritdoc/>
[Collection(ApartCollection.Name)]
public sealed class CanaryApartTests(SchemeApart scheme) : CanaryTests(scheme);
