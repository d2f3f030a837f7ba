namespace TransferScheme.Identity.Keys;

/// <summary>When a key signs. Real time.</summary>
/// <param name="CreatedAt">When it was made, and published.</param>
/// <param name="SignsFrom">When it begins to sign.</param>
/// <param name="RetiresAt">When its successor is to take over.</param>
public sealed record KeyTerm(DateTimeOffset CreatedAt, DateTimeOffset SignsFrom, DateTimeOffset RetiresAt);

/// <summary>
/// Which key signs, which are published and when the next one is made: functions of the time alone. A key is published well before
/// it signs, so that whoever checks tokens knows it by then, and until the last token that it signed has run out.
/// </summary>
/// <param name="Lifetime">How long a key signs.</param>
/// <param name="Notice">How long it is published before it signs.</param>
/// <param name="Token">How long a token is valid.</param>
sealed record KeySchedule(TimeSpan Lifetime, TimeSpan Notice, TimeSpan Token)
{
    /// <summary>The notice that even a late key gives.</summary>
    internal static readonly TimeSpan LeastNotice = TimeSpan.FromHours(1);

    /// <summary>Added to a token's life: those who check it allow for clocks that differ.</summary>
    internal static readonly TimeSpan Leeway = TimeSpan.FromMinutes(5);

    /// <summary>
    /// The position of the key that signs: the last one to have begun. A key past its term signs on only until its successor, already
    /// published, begins; null when no key may sign.
    /// </summary>
    /// <param name="keys">The terms in the order of succession.</param>
    /// <param name="now">Real time.</param>
    internal static int? Signing(IReadOnlyList<KeyTerm> keys, DateTimeOffset now)
    {
        for (var at = keys.Count - 1; at >= 0; at--)
        {
            if (keys[at].SignsFrom <= now)
            {
                return now < EndOf(keys, at) ? at : null;
            }
        }

        return null;
    }

    /// <summary>Whether a key is published.</summary>
    /// <param name="keys">The terms in the order of succession.</param>
    /// <param name="at">Position of the key.</param>
    /// <param name="now">Real time.</param>
    internal bool IsPublished(IReadOnlyList<KeyTerm> keys, int at, DateTimeOffset now) => now < EndOf(keys, at) + Token + Leeway;

    /// <summary>The key to make now; null when none is due.</summary>
    /// <param name="keys">The terms in the order of succession.</param>
    /// <param name="now">Real time.</param>
    internal KeyTerm? Due(IReadOnlyList<KeyTerm> keys, DateTimeOffset now)
    {
        // Without a key that signs there is nobody to give notice to: the first key, and the first after a long standstill.
        if (Signing(keys, now) is not { } signing)
        {
            return new KeyTerm(now, now, now + Lifetime);
        }

        if (signing < keys.Count - 1 || now < keys[signing].RetiresAt - Notice)
        {
            return null;
        }

        var from = keys[signing].RetiresAt > now + LeastNotice ? keys[signing].RetiresAt : now + LeastNotice;
        return new KeyTerm(now, from, from + Lifetime);
    }

    static DateTimeOffset EndOf(IReadOnlyList<KeyTerm> keys, int at) =>
        at + 1 < keys.Count && keys[at + 1].SignsFrom > keys[at].RetiresAt ? keys[at + 1].SignsFrom : keys[at].RetiresAt;
}
