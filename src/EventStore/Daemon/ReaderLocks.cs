namespace TransferScheme.EventStore;

/// <summary>
/// The advisory locks of readers, in SQL. A key is the hash of a kind, the schema and a shard's name, so that the stores of one
/// database never meet; no schema's name has a colon in it.
/// </summary>
static class ReaderLocks
{
    /// <summary>Held by the node that leads a shard, for as long as its session lasts.</summary>
    public const string Shard = "shard";

    /// <summary>Held by whoever is at a page of a shard, until the page's transaction ends.</summary>
    public const string Page = "page";

    /// <summary>Held beside <see cref="Page"/> by a rebuild, whose pages take long.</summary>
    public const string Rebuild = "rebuild";

    /// <summary>The key, from SQL expressions for the schema, the shard's name and the store's lock id.</summary>
    public static string Key(string kind, string schema, string name, string lockId) =>
        $"hashtextextended('{kind}:' || {schema} || ':' || {name}, {lockId})";

    /// <summary>The condition that a row of <c>pg_locks</c> is a lock of that key which somebody holds.</summary>
    public static string IsHeld(string key) =>
        $"""
        locktype = 'advisory' and granted and objsubid = 1
        and classid::bigint = ({key} >> 32) & 4294967295 and objid::bigint = {key} & 4294967295
        and database = (select oid from pg_database where datname = current_database())
        """;
}
