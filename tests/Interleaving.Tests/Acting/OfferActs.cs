using TransferScheme.Allocation;
using TransferScheme.Allocation.Allocations;
using TransferScheme.Allocation.Handling;
using TransferScheme.Allocation.Matching;
using TransferScheme.Allocation.Offers;
using TransferScheme.Allocation.Rota;
using TransferScheme.Interleaving.Tests.Running;
using TransferScheme.Platform.Deciding;
using TransferScheme.Referrals;

namespace TransferScheme.Interleaving.Tests.Acting;

/// <summary>What people do with an allocation and its offers.</summary>
sealed class OfferActs(World world)
{
    /// <summary>The coordinator puts the referral to the recommended authority, or to another that could take it.</summary>
    internal string? Make()
    {
        if (world.Case is not { Chosen: { } chosen } waiting)
        {
            return null;
        }

        var others = waiting.Candidates.Where(c => c != chosen && Scheme.RegionOf(c) == waiting.Region).ToList();
        var request = others.Count > 0 && world.Chance.One(4)
            ? new MakeOfferRequest(world.Chance.Of(others), MakeOfferRequest.ReasonCodes[0])
            : new MakeOfferRequest(chosen);
        var offerId = world.NextId();
        return world.Allocation.Ask<AllocationCase, AllocationEvent>(
            waiting.Id, People.National, AllocationPolicy.MayOffer,
            a => MakeOffer.Decide(
                a, request, "picker", null, offerId, MatchingFacts.None, Scheme.Facts, Book(), world.Clock.GetUtcNow())).Code();
    }

    /// <summary>The offered authority takes the child.</summary>
    internal string? Accept() => world.SomeOffer is not { } offer ? null : world.Allocation.Ask<Offer, OfferEvent>(
        offer.Id, People.Of(offer.Authority), AllocationPolicy.MayAnswer,
        o => world.Fault is Fault.AcceptedBlindly
            ? new OfferAccepted(o.ReferralId, o.Authority, o.Group.Size, "foster", Scheme.Closed<PlacementDetails>())
            : AcceptOffer.Decide(o, "foster", Scheme.Closed<PlacementDetails>())).Code();

    /// <summary>The entry authority takes its request back.</summary>
    internal string? WithdrawReferral() => world.Chance.One(2) ? null : world.Referrals.Ask<Referral, ReferralEvent>(
        world.Referral.Id, People.Entry, ReferralsPolicy.MayWithdraw,
        r => Referrals.Withdrawing.WithdrawReferral.Decide(r, "family-found", null)).Code();

    /// <summary>The national team lets the referral go on without an authority that declined.</summary>
    internal string? ReRoute()
    {
        if (world.Case is not { } declined)
        {
            return null;
        }

        var (allocation, decisionId) = (world.Allocation, world.NextId());
        return allocation.Ask<AllocationCase, AllocationEvent>(declined.Id, People.National, AllocationPolicy.MayReroute, a =>
        {
            var session = allocation.Store.QuerySession();
            var standing = Wait(session.StandingAsync(a, CancellationToken.None));
            var (_, sight, book) = Wait(Moment.ReadAsync(
                session, allocation.Get<LatestRota>(), allocation.Get<LatestScheme>(), Guid.Empty, CancellationToken.None));
            return RerouteReferral.Decide(
                a, a.OfferId is { } id ? allocation.Disk.State<Offer>(id) : null, "urgent", null,
                new DeclinedTurn(standing, MatchingFacts.None, sight, book), decisionId, world.Clock.GetUtcNow());
        }).Code();
    }

    RotaBook Book() => Wait(
        world.Allocation.Get<LatestRota>().ReadAsync(world.Allocation.Store.QuerySession(), CancellationToken.None).AsTask());

    static T Wait<T>(Task<T> task) => task.GetAwaiter().GetResult();
}

static class Rejections
{
    /// <summary>The code of a no; empty for a yes.</summary>
    internal static string Code(this Rejection? rejection) => rejection?.Code ?? "";
}
