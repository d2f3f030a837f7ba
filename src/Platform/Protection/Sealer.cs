using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using TransferScheme.Platform.Problems;

namespace TransferScheme.Platform.Protection;

/// <summary>Seals and opens personal data under the children's keys of one service.</summary>
/// <typeparam name="TStore">The service's store, which holds the keys.</typeparam>
/// <param name="store">The service's store.</param>
/// <param name="master">Wraps the children's keys.</param>
public sealed class Sealer<TStore>(TStore store, MasterKey master)
    where TStore : class, IDocumentStore
{
    readonly byte[] _wrapping = master.For($"child-keys/{typeof(TStore).Name}");

    /// <summary>Seals a value about one or more children; makes the keys of children not met before.</summary>
    /// <param name="children">Whom it is about.</param>
    /// <param name="value">The value.</param>
    /// <param name="ct">Cancels the request.</param>
    public async Task<Sealed<T>> Seal<T>(IReadOnlyCollection<Guid> children, T value, CancellationToken ct)
    {
        if (children.Count == 0)
        {
            throw new ArgumentException("Personal data is about at least one child.", nameof(children));
        }

        var key = RandomNumberGenerator.GetBytes(32);
        var wrapped = new List<WrappedKey>();
        foreach (var child in children)
        {
            wrapped.Add(new WrappedKey(child, Convert.ToBase64String(Envelope.Close(await KeyOf(child, ct), key, Binding<T>(child)))));
        }

        var plain = JsonSerializer.SerializeToUtf8Bytes(value, Json.Answers);
        return new Sealed<T>(Convert.ToBase64String(Envelope.Close(key, plain, Binding<T>())), wrapped);
    }

    /// <summary>Opens a sealed value.</summary>
    /// <param name="value">The sealed value.</param>
    /// <param name="ct">Cancels the request.</param>
    /// <returns>The value, or null when it has been erased: no child's key is left.</returns>
    public async Task<T?> Open<T>(Sealed<T> value, CancellationToken ct)
        where T : class
    {
        await using var session = store.QuerySession();
        foreach (var wrapped in value.Keys)
        {
            if (await session.LoadAsync<ChildKey>(wrapped.Child, ct) is { } stored)
            {
                var childKey = Envelope.Open(_wrapping, Convert.FromBase64String(stored.Key), stored.Id.ToByteArray());
                var key = Envelope.Open(childKey, Convert.FromBase64String(wrapped.Key), Binding<T>(wrapped.Child));
                return JsonSerializer.Deserialize<T>(Envelope.Open(key, Convert.FromBase64String(value.Cipher), Binding<T>()), Json.Answers);
            }
        }

        return null;
    }

    static byte[] Binding<T>(Guid? child = null) => Encoding.UTF8.GetBytes($"{typeof(TStore).Name}/{typeof(T).Name}/{child}");

    async Task<byte[]> KeyOf(Guid child, CancellationToken ct)
    {
        await using var session = store.LightweightSession();
        if (await session.LoadAsync<ChildKey>(child, ct) is { } stored)
        {
            return Envelope.Open(_wrapping, Convert.FromBase64String(stored.Key), child.ToByteArray());
        }

        var key = RandomNumberGenerator.GetBytes(32);
        session.Insert(new ChildKey(child, Convert.ToBase64String(Envelope.Close(_wrapping, key, child.ToByteArray()))));
        try
        {
            await session.SaveChangesAsync(ct);
            return key;
        }
        catch (DocumentAlreadyExistsException)
        {
            // Another request met the child at the same moment: its key stands.
            return await KeyOf(child, ct);
        }
    }
}
