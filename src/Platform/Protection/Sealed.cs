namespace TransferScheme.Platform.Protection;

/// <summary>
/// Personal data as it stands in events and read models: AES-256-GCM under a key of its own, which is wrapped by the key of
/// each child it is about. It opens while the key of one of those children exists.
/// </summary>
/// <typeparam name="T">What is sealed. Its name is bound to the ciphertext, so one field cannot be passed off as another.</typeparam>
/// <param name="Cipher">The sealed value, base64.</param>
/// <param name="Keys">The value's key, wrapped once for each child.</param>
public sealed record Sealed<T>(string Cipher, IReadOnlyList<WrappedKey> Keys)
{
    /// <summary>Tells nothing of what is inside.</summary>
    public override string ToString() => $"Sealed<{typeof(T).Name}>";
}

/// <summary>A value's key, wrapped by one child's key.</summary>
/// <param name="Child">The child.</param>
/// <param name="Key">The wrapped key, base64.</param>
public sealed record WrappedKey(Guid Child, string Key);

/// <summary>A child's key in one service, wrapped by the master key. Deleting it erases the child's data in that service.</summary>
/// <param name="Id">The child.</param>
/// <param name="Key">The wrapped key, base64.</param>
public sealed record ChildKey(Guid Id, string Key);
