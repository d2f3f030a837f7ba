using System.Text;
using Npgsql;
using TransferScheme.TestKit;

namespace TransferScheme.AgeAssessments.Tests.Api;

/// <summary>Where words could come to rest.</summary>
static class Rest
{
    /// <summary>Tables that hold one of the words.</summary>
    /// <param name="database">How to reach the database.</param>
    /// <param name="words">The words.</param>
    internal static async Task<List<string>> InTablesAsync(string database, params string[] words)
    {
        await using var source = NpgsqlDataSource.Create(database);
        var names = new List<string>();
        await using (var tables = source.CreateCommand(
            "select format('%I.%I', schemaname, tablename) from pg_tables where schemaname not in ('pg_catalog', 'information_schema')"))
        await using (var reader = await tables.ExecuteReaderAsync())
        {
            while (await reader.ReadAsync())
            {
                names.Add(reader.GetString(0));
            }
        }

        names.Count.ShouldBeGreaterThan(10);
        var found = new List<string>();
        foreach (var name in names)
        {
            await using var search = source.CreateCommand($"select exists (select from {name} as t where t::text ~ $1)");
            search.Parameters.Add(new NpgsqlParameter
            {
                // Bytes are written in hexadecimal digits.
                Value = string.Join('|', [.. words, .. words.Select(w => Convert.ToHexStringLower(Encoding.UTF8.GetBytes(w)))]),
            });
            if ((bool)(await search.ExecuteScalarAsync())!)
            {
                found.Add(name);
            }
        }

        return found;
    }

    /// <summary>Files of the servers, with their queues and logs, that hold one of the words.</summary>
    /// <param name="words">The words.</param>
    internal static async Task<List<string>> InFilesAsync(params string[] words)
    {
        string[] folders =
            [Path.GetDirectoryName((await PrivatePostgres.SharedAsync()).LogFile)!, Path.GetDirectoryName((await PrivateRabbit.SharedAsync()).LogFile)!];
        var needles = words.Select(Encoding.UTF8.GetBytes).ToList();
        return [.. folders.SelectMany(f => Directory.EnumerateFiles(f, "*", SearchOption.AllDirectories)).Where(f => Contains(f, needles))];
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
        catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException)
        {
            // The server removed it meanwhile.
            return false;
        }
    }
}
