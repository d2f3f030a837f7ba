using System.Security.Cryptography;

namespace TransferScheme.Platform.Protection;

/// <summary>Seals and opens personal data under the children's keys of one service.</summary>
/// <typeparam name="TStore">The service's store, which holds the keys.</typeparam>
/// <param name="store">The service's store.</param>
/// <param name="master">Wraps the children's keys.</param>
public sealed class Sealer<TStore>(TStore store, MasterKey master)
    where TStore : class, IDocumentStore
{
    readonly byte[] _wrapping = master.For($"child-keys/{typeof(TStore).Name}");

    /// <summary>The keys of children, to seal with: those of children not met before are made, and saved before they are used.</summary>
    /// <param name="children">The children.</param>
    /// <param name="ct">Cancels the request.</param>
    public async Task<ChildKeys> KeysAsync(IReadOnlyCollection<Guid> children, CancellationToken ct)
    {
        while (true)
        {
            var keys = await ReadAsync(children, ct);
            Guid[] missing = [.. children.Distinct().Where(c => !keys.ContainsKey(c))];
            if (missing.Length == 0 || await MakeAsync(missing, keys, ct))
            {
                return new ChildKeys(typeof(TStore).Name, keys);
            }
        }
    }

    /// <summary>
    /// Keys for children who are given their identifiers by this request, so that nobody else can have met them. They are saved with
    /// what is sealed under them: see <see cref="Deciding.Decision{TEvent}.Keeping"/>.
    /// </summary>
    /// <param name="children">The children.</param>
    public ChildKeys NewKeys(IReadOnlyCollection<Guid> children)
    {
        var keys = children.ToDictionary(c => c, _ => RandomNumberGenerator.GetBytes(32));
        return new ChildKeys(typeof(TStore).Name, keys, [.. keys.Select(k => Wrapped(k.Key, k.Value))]);
    }

    /// <summary>The keys of children, to open with: a child whose data were erased has none.</summary>
    /// <param name="children">The children.</param>
    /// <param name="ct">Cancels the request.</param>
    public async Task<ChildKeys> KnownKeysAsync(IEnumerable<Guid> children, CancellationToken ct) =>
        new(typeof(TStore).Name, await ReadAsync(children, ct));

    /// <summary>Seals one value about one or more children; makes the keys of children not met before.</summary>
    /// <param name="children">Whom it is about.</param>
    /// <param name="value">The value.</param>
    /// <param name="ct">Cancels the request.</param>
    public async Task<Sealed<T>> Seal<T>(IReadOnlyCollection<Guid> children, T value, CancellationToken ct) =>
        (await KeysAsync(children, ct)).Seal(children, value);

    /// <summary>Opens one sealed value.</summary>
    /// <param name="value">The sealed value.</param>
    /// <param name="ct">Cancels the request.</param>
    /// <returns>The value, or null when it has been erased: no child's key is left.</returns>
    public async Task<T?> Open<T>(Sealed<T> value, CancellationToken ct)
        where T : class =>
        (await KnownKeysAsync(value.Keys.Select(k => k.Child), ct)).Open(value);

    async Task<Dictionary<Guid, byte[]>> ReadAsync(IEnumerable<Guid> children, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        var stored = await session.LoadManyAsync<ChildKey>(ct, children.Distinct());
        return stored.ToDictionary(k => k.Id, k => Envelope.Open(_wrapping, Convert.FromBase64String(k.Key), k.Id.ToByteArray()));
    }

    // False when another request met one of the children at the same moment: its key stands.
    async Task<bool> MakeAsync(IEnumerable<Guid> children, Dictionary<Guid, byte[]> keys, CancellationToken ct)
    {
        await using var session = store.LightweightSession();

        // Nothing is sealed with the keys that is not written after them, to the same log: what reaches the disk, they reach before.
        session.QueueSqlCommand("select set_config('synchronous_commit', 'off', true)");
        foreach (var child in children)
        {
            var key = RandomNumberGenerator.GetBytes(32);
            keys.Add(child, key);
            session.Insert(Wrapped(child, key));
        }

        try
        {
            await session.SaveChangesAsync(ct);
            return true;
        }
        catch (DocumentAlreadyExistsException)
        {
            return false;
        }
    }

    ChildKey Wrapped(Guid child, byte[] key) => new(child, Convert.ToBase64String(Envelope.Close(_wrapping, key, child.ToByteArray())));
}
