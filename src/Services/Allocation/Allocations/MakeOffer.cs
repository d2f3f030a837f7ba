using TransferScheme.Allocation.Authorities;
using TransferScheme.Allocation.Handling;
using TransferScheme.Allocation.Matching;
using TransferScheme.Allocation.Offers;
using TransferScheme.Allocation.Rota;
using TransferScheme.Allocation.Rules;
using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Protection;
using TransferScheme.Platform.Time;
using TransferScheme.Rota.Deciding;

namespace TransferScheme.Allocation.Allocations;

/// <summary>The coordinator's pick.</summary>
/// <param name="Authority">Code of the authority to offer to.</param>
/// <param name="ReasonCode">Why it is not the first candidate.</param>
/// <param name="Note">Free text; needed with <c>other</c>.</param>
/// <param name="ApprovalId">The approval of another region.</param>
public sealed record MakeOfferRequest(string Authority, string? ReasonCode = null, string? Note = null, Guid? ApprovalId = null) : IChecked
{
    /// <summary>The reasons for picking out of order that may be given now.</summary>
    internal static readonly string[] ReasonCodes =
        [.. Reasons.ReasonCodes.InForce.OutOfOrder.Where(r => !r.Deprecated).Select(r => r.Code)];

    /// <inheritdoc/>
    public void Check(Faults faults)
    {
        faults.Text(Authority, "authority", 20);
        faults.OneOf(ReasonCode, "reasonCode", ReasonCodes);
        faults.Text(Note, "note", 2000);
        faults.When(ReasonCode == "other" && Note is null, "note", "Is needed with the reason other.");
    }
}

/// <summary>Puts a referral to an authority: the recommended one, or another that the coordinator picks with a coded reason.</summary>
static class MakeOffer
{
    internal static readonly Rejection Unsuitable =
        Rejection.Conflict("unsuitable", "This authority has been marked for these children as one to avoid.");

    static readonly Rejection Held =
        Rejection.Conflict("referral-held", "This referral is on hold: it is offered again once the hold is released.");

    internal static void Map(RouteGroupBuilder allocations) =>
        allocations.MapPost("{referralId:guid}/offer", Handle).WithName("MakeOffer")
            .Produces<CommandAnswer>(StatusCodes.Status201Created);

    /// <summary>
    /// The coordinator of the recommended region confirms (scheme rules, step 8). A pick out of order must be able to take the
    /// group and moves the reservation; the shares stay, so those passed over stay in front. Another region needs a second person.
    /// </summary>
    internal static Decision<AllocationEvent> Decide(
        AllocationCase a, MakeOfferRequest request, string by, Sealed<PickNote>? note, Guid offerId, MatchingFacts marked, SchemeFacts facts,
        RotaBook book, DateTimeOffset now)
    {
        if (a is not { Status: AllocationStatus.Waiting, Chosen: { } chosen })
        {
            return Rejection.Conflict("allocation-not-waiting", "This referral does not wait for an offer.");
        }

        if (!a.Candidates.Contains(request.Authority))
        {
            return Rejection.Conflict("not-a-candidate", "This authority could not take the group when the rota decided.");
        }

        var picked = facts.Authority(request.Authority);
        if (picked.IsAbolishedOn(UkTime.DateOf(now)))
        {
            return SucceedAuthority.Abolished;
        }

        // It may have been marked after the rota decided.
        if (marked.Unsuitable.Contains(picked.Code))
        {
            return Unsuitable;
        }

        var approval = a.Approvals.FirstOrDefault(p => p.ApprovalId == request.ApprovalId && p.Authority == picked.Code && p.By != by);
        if (picked.Region != a.Region && approval is null)
        {
            return Rejection.Conflict("approval-needed", "An authority of another region needs an approval of it by another person.");
        }

        var inOrder = picked.Code == chosen;
        if (!inOrder && request.ReasonCode is null)
        {
            return Rejection.Invalid("reasonCode", "Is needed for any authority but the first candidate.");
        }

        var rules = facts.Rules.Named(a.PinnedRules);
        if (!inOrder && !StillAble(a, picked.Code, facts, book, facts.Rules.InForceOn(UkTime.DateOf(now)), UkTime.DateOf(now)))
        {
            return Rejection.Conflict("no-longer-able", "This authority can no longer take the group.");
        }

        var respondBy = RespondBy(picked.Nation, rules, now);
        Decision<AllocationEvent> decision = new AllocationOffered(
            offerId, picked.Code, picked.Region, respondBy, inOrder ? null : request.ReasonCode, note, inOrder ? null : by,
            inOrder ? null : approval?.By);
        decision.Beginning<Offer>(offerId, new OfferMade(
            a.Id, picked.Code, picked.Region, respondBy, a.Group, PreviousOfferId: a.LastOfferId));
        return inOrder ? decision : decision.Appending(
            Streams.Rota, book.Version, book.Allowing(new ReservationMoved(
                a.Id, chosen, picked.Code, a.Group.Size, request.ReasonCode!, by, approval?.By)));
    }

    /// <summary>The cut-off hour of the last working day to answer, by the calendar of the authority that must act.</summary>
    internal static DateTimeOffset RespondBy(string nation, RulesAdopted rules, DateTimeOffset now) =>
        Platform.Time.ResponseClock.Start(now, rules.CutOff, rules.WorkingDaysToRespond, WorkingDays.For(Nation.Division(nation))).RespondBy;

    // Others may have been decided for it since; a reservation of this very referral is not on it.
    static bool StillAble(AllocationCase a, string authority, SchemeFacts facts, RotaBook book, RulesAdopted rules, DateOnly today)
    {
        var seen = book.Seeing(Standings.Seen(facts.Authorities, rules, today)) is { } changed ? RotaBook.Evolve(book, changed) : book;
        var group = seen.Group(new RotaReferral(a.Group.Reference, a.Group.Size, a.Group.EntryAuthority, [], []));
        return GuardedRota.Decide(seen.Ledger, seen.Sight(), group, rules.Rota).Exclusions[seen.Ledger.Roll.PlaceOf(authority)]
            is Exclusion.None;
    }

    static Task<CommandResult> Handle(
        Guid referralId, Command<MakeOfferRequest> command, IAllocationStore store, Sealer<IAllocationStore> sealer, LatestRota rota,
        MatchingFactsOf matching, TimeProvider clock, CancellationToken ct)
    {
        var offerId = Guid.CreateVersion7();
        return store.Decide<AllocationCase, AllocationEvent, MakeOfferRequest>(
            command, referralId, AllocationPolicy.MayOffer,
            async (allocation, request) =>
            {
                await using var session = store.QuerySession();
                if (await session.LoadAsync<ReferralHold>(referralId, ct) is { IsHeld: true })
                {
                    return Held;
                }

                var book = await rota.ReadAsync(session, ct);
                var facts = await Standings.ReadAsync(session, ct) ?? throw new InvalidOperationException("No authorities are registered.");
                var note = request.Note is null ? null : await sealer.Seal(allocation.Group.ChildIds, new PickNote(request.Note), ct);
                var marked = await matching.AskAsync(referralId, ct);
                return Decide(allocation, request, command.Actor.Name, note, offerId, marked, facts, book, clock.GetUtcNow());
            },
            ct, (_, _) => Answer.Created($"/api/v1/offers/{offerId}", new CommandAnswer(offerId, Wire.Name(OfferStatus.Open), 1), 1));
    }
}
