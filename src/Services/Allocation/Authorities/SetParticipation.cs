using TransferScheme.Allocation.Reasons;
using TransferScheme.Allocation.Rota;
using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Time;

namespace TransferScheme.Allocation.Authorities;

/// <summary>An entry of the national team: in or out of the rota, and the room it has accepted.</summary>
/// <param name="Able">Whether the authority takes its turns.</param>
/// <param name="ReasonCode">Why.</param>
/// <param name="Until">Last day on which the entry holds: today or later.</param>
/// <param name="Places">Room accepted from now on, in children; absent for no limit.</param>
public sealed record SetParticipationRequest(bool Able, string ReasonCode, DateOnly Until, int? Places = null) : IChecked
{
    const int Most = 100_000;

    /// <inheritdoc/>
    public void Check(Faults faults)
    {
        faults.OneOf(ReasonCode, "reasonCode", [.. ReasonCodes.InForce.Participation.Where(r => !r.Deprecated).Select(r => r.Code)]);
        faults.When(Places is < 0 or > Most, "places", "Must be 0 to 100000.");
    }
}

/// <summary>Puts an authority in or out of the rota, or limits its room: what an authority says of itself never does.</summary>
static class SetParticipation
{
    internal static void Map(RouteGroupBuilder authorities) =>
        authorities.MapPut("{code}/participation", Handle).WithName("SetParticipation");

    /// <summary>
    /// A new entry stands at once and takes the place of the one before. Its room is counted from now on: children who are on
    /// their way already do not take of it. The same entry again changes nothing while none of its room has been taken.
    /// </summary>
    internal static Decision<AuthorityEvent> Decide(Authority authority, SetParticipationRequest request, int inFlight, DateOnly today)
    {
        var stands = authority.Entry;
        return request.Until < today ? Rejection.Invalid("until", "Must not be in the past.")
            : authority.IsAbolishedOn(today) ? SucceedAuthority.Abolished
            : (stands?.Able, stands?.Places, stands?.ReasonCode, stands?.Until, stands?.Room(inFlight))
                == (request.Able, request.Places, request.ReasonCode, request.Until, request.Places) ? Decision<AuthorityEvent>.Nothing
            : new ParticipationSet(request.Able, request.Places, request.ReasonCode, request.Until, inFlight);
    }

    static Task<CommandResult> Handle(
        string code, Command<SetParticipationRequest> command, IAllocationStore store, LatestRota rota, TimeProvider clock,
        CancellationToken ct)
    {
        var today = UkTime.DateOf(clock.GetUtcNow());
        return store.Decide<Authority, AuthorityEvent, SetParticipationRequest>(
            command, Streams.Authority(code), AllocationPolicy.MaySetParticipation,
            async (authority, request) =>
            {
                // Read after the authority: a child who arrives in between moves the authority too, and then this is decided afresh.
                await using var session = store.QuerySession();
                var book = await rota.ReadAsync(session, ct);
                return Decide(authority, request, book.Ledger.Of(authority.Code).InFlight, today);
            },
            ct, Authority.AnswerOn(today));
    }
}
