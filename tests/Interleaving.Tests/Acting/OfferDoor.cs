using System.Net;
using System.Text.Json;
using TransferScheme.Allocation;
using TransferScheme.Allocation.Allocations;
using TransferScheme.Allocation.Offers;
using TransferScheme.Interleaving.Tests.Running;
using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Problems;

namespace TransferScheme.Interleaving.Tests.Acting;

/// <summary>What Allocation answers the service that holds the statements of reasons.</summary>
static class OfferDoor
{
    internal static HttpStatusCode Ask(World world, Guid offerId, string act, long seen, string body)
    {
        Func<Offer, Decision<OfferEvent>> decide = act switch
        {
            "decline" => Decline(world, Read<DeclineOfferRequest>(body)),
            "decline-withdrawal" => TakeBack(Read<TakeDeclineBackRequest>(body)),
            _ => throw new NotSupportedException(act),
        };
        var isRepeat = world.Allocation.Disk.State<Offer>(offerId)?.Decline is not null && act == "decline";
        var rejection = world.Fault is Fault.RepeatRefused && isRepeat ? AcceptOffer.NotOpen
            : world.Allocation.Ask(offerId, People.Service, AllocationPolicy.MayDecline, decide, seen);
        world.Tally.Count(isRepeat ? $"{act} asked again" : $"{act} asked");
        return rejection is null ? HttpStatusCode.OK
            : rejection == Commanding.TurnedAway ? HttpStatusCode.PreconditionFailed
            : HttpStatusCode.Conflict;
    }

    static Func<Offer, Decision<OfferEvent>> Decline(World world, DeclineOfferRequest request) => o => DeclineOffer.Decide(
            o, world.Allocation.Disk.State<AllocationCase>(o.ReferralId), request.RefusalId, request.Codes, request.Groups ?? []);

    static Func<Offer, Decision<OfferEvent>> TakeBack(TakeDeclineBackRequest request) =>
        o => TakeDeclineBack.Decide(o, request.RefusalId, request.PlacementType, Scheme.Closed<PlacementDetails>());

    // As strictly as the endpoint reads it.
    static T Read<T>(string body)
        where T : IChecked
    {
        var request = JsonSerializer.Deserialize<T>(body, Json.Requests)!;
        var faults = new Faults();
        request.Check(faults);
        return faults.None ? request : throw new InvalidOperationException($"Allocation does not understand {body}");
    }
}
