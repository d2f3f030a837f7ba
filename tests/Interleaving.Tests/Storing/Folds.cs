using TransferScheme.Allocation.Allocations;
using TransferScheme.Allocation.Offers;
using TransferScheme.Referrals;
using TransferScheme.Refusals;

namespace TransferScheme.Interleaving.Tests.Storing;

/// <summary>The services' own projections, by the state they fold.</summary>
static class Folds
{
    static readonly Dictionary<Type, Func<object?, Guid, IEvent, object?>> Known = new()
    {
        [typeof(Offer)] = Fold(new OfferProjection(), (o, id, version) => o with { Id = id, Version = version }),
        [typeof(AllocationCase)] = Fold(new AllocationProjection(), (a, id, version) => a with { Id = id, Version = version }),
        [typeof(Refusal)] = Fold(new RefusalProjection(), (r, id, version) => r with { Id = id, Version = version }),
        [typeof(Referral)] = Fold(new ReferralProjection(), (r, id, version) => r with { Id = id, Version = version }),
    };

    /// <summary>The fold of a state; null where none is kept.</summary>
    internal static Func<object?, Guid, IEvent, object?>? Of(Type state) => Known.GetValueOrDefault(state);

    static Func<object?, Guid, IEvent, object?> Fold<T>(SingleStreamProjection<T, Guid> projection, Func<T, Guid, long, T> stamped)
        where T : class =>
        (state, id, e) => projection.Evolve((T?)state, id, e) is { } after ? stamped(after, id, e.Version) : null;
}
