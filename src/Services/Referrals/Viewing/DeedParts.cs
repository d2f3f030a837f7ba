using TransferScheme.Platform.Protection;

namespace TransferScheme.Referrals.Viewing;

/// <summary>What a deed is made of.</summary>
/// <param name="Referral">The case; terms have been proposed.</param>
/// <param name="Names">Names of the two authorities, by code.</param>
/// <param name="Times">When it was signed.</param>
/// <param name="Words">What was sealed and its reader may see.</param>
/// <param name="Children">The children as they were recorded.</param>
sealed record DeedParts(
    Referral Referral, IReadOnlyDictionary<string, string> Names, DeedTimes Times, DeedWords Words, IReadOnlyList<ChildDetails> Children);

/// <summary>When what stands in a deed was signed.</summary>
/// <param name="Signatures">By authority, the last: those to terms that were replaced since are asked for no more.</param>
/// <param name="Items">By item and authority, the last.</param>
sealed record DeedTimes(
    IReadOnlyDictionary<string, DateTimeOffset> Signatures, IReadOnlyDictionary<(string Item, string Authority), DateTimeOffset> Items)
{
    internal static DeedTimes Of(IReadOnlyList<IEvent> events) => new(
        Last<ArrangementSigned, string>(events, signed => signed.OnBehalfOf),
        Last<HandoverSigned, (string, string)>(events, signed => (signed.Item, signed.OnBehalfOf)));

    static Dictionary<TKey, DateTimeOffset> Last<TSigned, TKey>(IReadOnlyList<IEvent> events, Func<TSigned, TKey> of)
        where TKey : notnull =>
        events.Where(e => e.Data is TSigned).GroupBy(e => of((TSigned)e.Data)).ToDictionary(g => g.Key, g => g.Last().Timestamp);
}

/// <summary>What was sealed. People who are not shown are absent; what was erased says so.</summary>
/// <param name="Officers">Who signed, by authority.</param>
/// <param name="Escort">Who travels with the children.</param>
/// <param name="Receivers">Who received them, by the authority that says so.</param>
/// <param name="Reasons">Why an item is not needed, or follows, by its code.</param>
sealed record DeedWords(
    IReadOnlyDictionary<string, SigningOfficer> Officers, string? Escort, IReadOnlyDictionary<string, string> Receivers,
    IReadOnlyDictionary<string, string> Reasons)
{
    const string Erased = "No longer on record";

    /// <summary>Opens it as far as its reader may see it: the national team sees who signed, and nothing that tells of a child.</summary>
    internal static DeedWords Of(Referral referral, ChildKeys keys, bool ofTheChildren)
    {
        var officers = referral.Signatures.ToDictionary(s => s.OnBehalfOf, s => keys.Open(s.Officer) ?? new SigningOfficer(Erased, ""));
        var shown = new DeedWords(officers, null, new Dictionary<string, string>(), new Dictionary<string, string>());
        return !ofTheChildren ? shown : shown with
        {
            Escort = referral.Departure is { } left ? keys.Open(left.Journey)?.Escort ?? Erased : null,
            Receivers = referral.Arrivals.GroupBy(a => a.OnBehalfOf)
                .ToDictionary(g => g.Key, g => keys.Open(g.Last().Reception)?.ReceivedBy ?? Erased),
            Reasons = referral.Handover.Where(line => line.Item.Reason is not null)
                .ToDictionary(line => line.Name, line => keys.Open(line.Item.Reason!)?.Text ?? Erased),
        };
    }
}
