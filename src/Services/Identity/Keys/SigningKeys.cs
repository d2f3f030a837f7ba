using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;
using TransferScheme.Platform.Protection;

namespace TransferScheme.Identity.Keys;

/// <summary>The keys of the embedded issuer, shared by its nodes through the store.</summary>
/// <param name="store">Where they are kept.</param>
/// <param name="master">Closes their private halves.</param>
/// <param name="options">How long they sign.</param>
/// <param name="time">Real time.</param>
sealed class SigningKeys(IIdentityStore store, MasterKey master, IOptions<IdentityOptions> options, RealTime time)
{
    static readonly TimeSpan Fresh = TimeSpan.FromSeconds(10);
    readonly KeySchedule _schedule = new(options.Value.KeyLifetime, options.Value.KeyNotice, options.Value.TokenLifetime);
    readonly ConcurrentDictionary<string, SigningCredentials> _opened = new(StringComparer.Ordinal);
    volatile Known? _known;

    /// <summary>The keys to publish, in the order of succession; makes the first one.</summary>
    internal async Task<IReadOnlyList<SigningKey>> PublishedAsync(CancellationToken ct)
    {
        var known = await CurrentAsync(ct);
        return [.. known.Keys.Where((_, at) => _schedule.IsPublished(known.Terms, at, time.Now))];
    }

    /// <summary>What a token is signed with now.</summary>
    internal async Task<SigningCredentials> SigningAsync(CancellationToken ct)
    {
        var known = await CurrentAsync(ct);
        var at = KeySchedule.Signing(known.Terms, time.Now) ?? throw new InvalidOperationException("No key may sign: the clock was moved while one was made.");
        return _opened.GetOrAdd(known.Keys[at].Id, static (kid, from) => new SigningCredentials(
            new ECDsaSecurityKey(from.Key.Open(from.Master)) { KeyId = kid }, SecurityAlgorithms.EcdsaSha256), (Key: known.Keys[at], Master: master));
    }

    /// <summary>Makes the next key when it is due. Of several nodes that try, one wins, and all go on with its key.</summary>
    internal async Task RotateAsync(CancellationToken ct)
    {
        var known = await LoadAsync(ct);
        if (_schedule.Due(known.Terms, time.Now) is not { } term)
        {
            return;
        }

        var key = SigningKey.Make(term, master);
        await using var session = store.LightweightSession();
        session.Insert(new Succession(known.Keys.Count == 0 ? "first" : known.Keys[^1].Id, key.Id));
        session.Insert(key);
        try
        {
            await session.SaveChangesAsync(ct);
        }
        catch (DocumentAlreadyExistsException)
        {
            // Another node made it at the same moment: its key stands.
        }

        await LoadAsync(ct);
    }

    async Task<Known> CurrentAsync(CancellationToken ct)
    {
        var known = _known;
        if (known is null || TimeProvider.System.GetElapsedTime(known.ReadAt) > Fresh)
        {
            known = await LoadAsync(ct);
        }

        if (KeySchedule.Signing(known.Terms, time.Now) is null)
        {
            await RotateAsync(ct);
        }

        return _known ?? known;
    }

    async Task<Known> LoadAsync(CancellationToken ct)
    {
        await using var session = store.QuerySession();
        var keys = await session.QueryAsync<SigningKey>("order by id", ct);
        SigningKey[] inOrder = [.. keys.OrderBy(k => k.Term.SignsFrom).ThenBy(k => k.Term.CreatedAt)];
        return _known = new Known(inOrder, [.. inOrder.Select(k => k.Term)], TimeProvider.System.GetTimestamp());
    }

    sealed record Known(IReadOnlyList<SigningKey> Keys, IReadOnlyList<KeyTerm> Terms, long ReadAt);
}
