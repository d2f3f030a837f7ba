using TransferScheme.Allocation.Allocations;
using TransferScheme.Allocation.Offers;

namespace TransferScheme.Allocation.Succeeding;

/// <summary>What a case is once a successor stands where an authority that is no more has stood.</summary>
static class Successors
{
    /// <summary>The offer with the successor in it. What was answered, asked and agreed stands.</summary>
    internal static Offer With(this Offer offer, OfferPassedToSuccessor e) => offer with
    {
        Authority = e.Authority == offer.Authority ? e.Successor : offer.Authority,
        Region = e.Authority == offer.Authority ? e.Region : offer.Region,
        Group = offer.Group.With(e.Authority, e.Successor, e.Region),
        Swap = offer.Swap is { Group: { } asked } swap
            ? swap with { Group = asked.With(e.Authority, e.Successor, e.Region) }
            : offer.Swap,
        Passed = new PassedOffer(e.Authority, e.Successor),
    };

    /// <summary>
    /// The allocation with the successor in it. A reservation or a debit stays on the account that it was entered on, and the entry
    /// authority is no candidate for its own children.
    /// </summary>
    internal static AllocationCase With(this AllocationCase a, AllocationPassedToSuccessor e)
    {
        var isOffered = e.Authority == a.OfferedAuthority;
        var group = a.Group.With(e.Authority, e.Successor, e.Region);
        return a with
        {
            Group = group,
            OfferedAuthority = isOffered ? e.Successor : a.OfferedAuthority,
            Region = isOffered ? e.Region : a.Region,
            Account = isOffered ? a.Holder : a.Account,
            Candidates = [.. a.Candidates.Where(c => c != group.EntryAuthority)],
        };
    }

    /// <summary>Whether an authority has a part in an allocation that its successor would have.</summary>
    internal static bool Names(this AllocationCase a, string authority) =>
        a.Group.EntryAuthority == authority || a.OfferedAuthority == authority;

    static GroupFacts With(this GroupFacts group, string authority, string successor, string region) =>
        group.EntryAuthority == authority ? group with { EntryAuthority = successor, EntryRegion = region } : group;
}
