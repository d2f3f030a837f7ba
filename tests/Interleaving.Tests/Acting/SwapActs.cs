using TransferScheme.Allocation;
using TransferScheme.Allocation.Offers;
using TransferScheme.Allocation.Swapping;
using TransferScheme.Interleaving.Tests.Running;

namespace TransferScheme.Interleaving.Tests.Acting;

/// <summary>Children who were accepted pass to another authority of the region.</summary>
sealed class SwapActs(World world)
{
    internal string? Propose()
    {
        if (world.SomeOffer is not { } offer)
        {
            return null;
        }

        return world.Allocation.Ask<Offer, OfferEvent>(
            offer.Id, People.National, AllocationPolicy.MaySwap,
            o => ProposeSwap.Decide(o, Scheme.NeighbourOf(o.Authority), null, Facts(o), world.Clock.GetUtcNow())).Code();
    }

    internal string? Agree()
    {
        if (world.SomeOffer is not { Swap: { } swap } offer)
        {
            return null;
        }

        var id = world.NextId();
        return world.Allocation.Ask<Offer, OfferEvent>(
            offer.Id, People.Of(swap.Authority), AllocationPolicy.MayAnswerSwap,
            o => AgreeToSwap.Decide(
                o, new SealedAcceptance("foster", Scheme.Closed<PlacementDetails>(), null), id, Facts(o), world.Clock.GetUtcNow())).Code();
    }

    internal string? Refuse() => world.SomeOffer is not { Swap: { } swap } offer ? null : world.Allocation.Ask<Offer, OfferEvent>(
        offer.Id, People.Of(swap.Authority), AllocationPolicy.MayAnswerSwap, o => RefuseSwap.Decide(o, null)).Code();

    SwapFacts Facts(Offer offer) =>
        world.Allocation.Get<SwapFactsOf>().ReadAsync(offer, CancellationToken.None).GetAwaiter().GetResult();
}
