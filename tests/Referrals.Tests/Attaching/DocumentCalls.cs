using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Npgsql;

namespace TransferScheme.Referrals.Tests.Attaching;

/// <summary>Calls about documents.</summary>
static class DocumentCalls
{
    /// <summary>Attaches a document on the version that stands, or on the one that is named.</summary>
    internal static async Task<HttpResponseMessage> Attach(
        this HttpClient client, string path, HttpContent content, string type, string query = "?kind=health", string? etag = null, string? title = null)
    {
        if (etag is null)
        {
            using var now = await client.GetAsync(path[..path.IndexOf("/documents", StringComparison.Ordinal)]);
            etag = now.Headers.ETag?.Tag;
        }

        using var request = new HttpRequestMessage(HttpMethod.Put, $"{path}{query}") { Content = content };
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        request.Headers.TryAddWithoutValidation("If-Match", etag);
        if (title is not null)
        {
            request.Headers.Add("Document-Title", Uri.EscapeDataString(title));
        }

        return await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    internal static Task<HttpResponseMessage> Attach(
        this HttpClient client, string path, byte[] content, string type, string query = "?kind=health", string? etag = null, string? title = null) =>
        client.Attach(path, new ByteArrayContent(content), type, query, etag, title);

    /// <summary>Status and code of a problem, or status, document version and scan.</summary>
    internal static async Task<string> Word(this HttpResponseMessage answer)
    {
        var body = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        return answer.IsSuccessStatusCode ? $"{(int)answer.StatusCode} {body["documentVersion"]} {body["scan"]}" : $"{(int)answer.StatusCode} {body["code"]}";
    }

    /// <summary>Every table of a database that holds a text in clear, also inside binary columns.</summary>
    internal static async Task<IReadOnlyList<string>> TablesWith(string database, string text)
    {
        var hex = Convert.ToHexStringLower(Encoding.UTF8.GetBytes(text));
        var (tables, found) = (new List<string>(), new List<string>());
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        await using (var list = new NpgsqlCommand(
            "select format('%I.%I', schemaname, tablename) from pg_tables where schemaname not in ('pg_catalog', 'information_schema')", connection))
        await using (var reader = await list.ExecuteReaderAsync())
        {
            while (await reader.ReadAsync())
            {
                tables.Add(reader.GetString(0));
            }
        }

        foreach (var table in tables)
        {
            await using var look = new NpgsqlCommand(
                $"select exists (select 1 from {table} as t where t::text like '%' || $1 || '%' or t::text like '%' || $2 || '%')", connection);
            look.Parameters.Add(new NpgsqlParameter { Value = text });
            look.Parameters.Add(new NpgsqlParameter { Value = hex });
            if ((bool)(await look.ExecuteScalarAsync())!)
            {
                found.Add(table);
            }
        }

        return tables.Count > 5 ? found : ["too few tables to have looked"];
    }
}
