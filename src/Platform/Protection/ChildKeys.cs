using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using TransferScheme.Platform.Problems;

namespace TransferScheme.Platform.Protection;

/// <summary>The keys of some children in one service, read once for everything that is sealed or opened under them.</summary>
public sealed class ChildKeys
{
    readonly string _service;
    readonly IReadOnlyDictionary<Guid, byte[]> _keys;

    internal ChildKeys(string service, IReadOnlyDictionary<Guid, byte[]> keys, IReadOnlyList<ChildKey>? made = null) =>
        (_service, _keys, Made) = (service, keys, made ?? []);

    /// <summary>Those that were made and are not saved yet; <see cref="Deciding.Decision{TEvent}.Keeping"/> has them saved.</summary>
    internal IReadOnlyList<ChildKey> Made { get; }

    /// <summary>Seals a value about one or more of the children.</summary>
    /// <param name="children">Whom it is about.</param>
    /// <param name="value">The value.</param>
    public Sealed<T> Seal<T>(IReadOnlyCollection<Guid> children, T value)
    {
        if (children.Count == 0)
        {
            throw new ArgumentException("Personal data is about at least one child.", nameof(children));
        }

        var key = RandomNumberGenerator.GetBytes(32);
        WrappedKey[] wrapped = [.. children.Select(child =>
            new WrappedKey(child, Convert.ToBase64String(Envelope.Close(_keys[child], key, Binding<T>(child)))))];
        var plain = JsonSerializer.SerializeToUtf8Bytes(value, Json.Answers);
        return new Sealed<T>(Convert.ToBase64String(Envelope.Close(key, plain, Binding<T>())), wrapped);
    }

    /// <summary>Opens a sealed value.</summary>
    /// <param name="value">The sealed value.</param>
    /// <returns>The value, or null when it has been erased: no child's key is left.</returns>
    public T? Open<T>(Sealed<T> value)
        where T : class
    {
        if (value.Keys.FirstOrDefault(k => _keys.ContainsKey(k.Child)) is not { } wrapped)
        {
            return null;
        }

        var key = Envelope.Open(_keys[wrapped.Child], Convert.FromBase64String(wrapped.Key), Binding<T>(wrapped.Child));
        return JsonSerializer.Deserialize<T>(Envelope.Open(key, Convert.FromBase64String(value.Cipher), Binding<T>()), Json.Answers);
    }

    byte[] Binding<T>(Guid? child = null) => Encoding.UTF8.GetBytes($"{_service}/{typeof(T).Name}/{child}");
}
