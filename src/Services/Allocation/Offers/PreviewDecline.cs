using System.Globalization;
using TransferScheme.Allocation.Allocations;
using TransferScheme.Allocation.Data;
using TransferScheme.Allocation.Handling;
using TransferScheme.Allocation.Rota;
using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Time;
using TransferScheme.Rota.Deciding;
using TransferScheme.Rota.Receipts;

namespace TransferScheme.Allocation.Offers;

/// <summary>
/// What a decline would bring about, as things stand now. Balances are whole units of 10⁻¹² child: above 0 is behind the fair share.
/// </summary>
/// <param name="NextAuthority">Code of the authority that the rota would choose next; absent where nobody else can take them.</param>
/// <param name="AnswerDueAt">When its answer would be due, if it had the offer now.</param>
/// <param name="WorkingDaysAdded">
/// Working days that the children have lost by then since this offer was made, by the calendar of the statutory clock, which never pauses.
/// </param>
/// <param name="StatutoryDueOn">Last day of that clock.</param>
/// <param name="BalanceAfter">
/// This authority's balance if the children go elsewhere and its reasons are not accepted: it has its share of them, is not charged, and
/// is next in line. Until the reasons are settled nothing changes: the children are reserved on its account.
/// </param>
/// <param name="BalanceAfterInChildren">The same in children, to two decimals.</param>
/// <param name="BalanceIfAccepted">Its balance if its reasons are accepted: as if it had not been able to take these children.</param>
/// <param name="BalanceIfAcceptedInChildren">The same in children, to two decimals.</param>
/// <param name="DeclinesOfThisChild">Declines that the referral already has.</param>
public sealed record DeclinePreview(
    string? NextAuthority, DateTimeOffset? AnswerDueAt, int? WorkingDaysAdded, DateOnly StatutoryDueOn, string BalanceAfter,
    string BalanceAfterInChildren, string BalanceIfAccepted, string BalanceIfAcceptedInChildren, int DeclinesOfThisChild);

/// <summary>Shows an authority what its decline would do, before it declines. Nothing is recorded, and nobody else is asked.</summary>
static class PreviewDecline
{
    static readonly Problem NotOpen =
        new(409, AcceptOffer.NotOpen.Code, "The rules do not allow this now", AcceptOffer.NotOpen.Text);

    internal static void Map(RouteGroupBuilder offers) =>
        offers.MapGet("{id:guid}/decline-preview", Get).WithName("PreviewDecline").Produces<DeclinePreview>();

    /// <summary>The rota decides afresh, without this authority, on what its last decision on the referral knew.</summary>
    /// <param name="a">The allocation.</param>
    /// <param name="offer">The offer that waits for the answer.</param>
    /// <param name="known">What the last decision knew of the referral.</param>
    /// <param name="standing">The turn that stands.</param>
    /// <param name="sight">The rules in force now, and the authorities as they stand.</param>
    /// <param name="book">The rota as it stands.</param>
    /// <param name="now">The time.</param>
    internal static DeclinePreview Of(
        AllocationCase a, Offer offer, RotaReferral known, RotaEvent standing, SchemeSight sight, RotaBook book, DateTimeOffset now)
    {
        var back = RotaBook.Evolve(book, Ending.Decide(a, standing));
        var seen = back.Seeing(sight.Positions) is { } positions ? RotaBook.Evolve(back, positions) : back;
        var place = seen.Ledger.Roll.PlaceOf(offer.Authority);
        var decision = Afresh(isValid: false);
        var next = decision.Chosen < 0 ? null : sight.Facts.Authority(seen.Ledger.Roll.Ids[decision.Chosen]);
        DateTimeOffset? dueAt = next is null ? null : MakeOffer.RespondBy(next.Nation, sight.Facts.Rules.Named(a.PinnedRules), now);
        var days = WorkingDays.For(Regions.Calendar(a.Group.EntryRegion));
        var (after, accepted) = (decision.Balances[place], Afresh(isValid: true).Balances[place]);
        return new DeclinePreview(
            next?.Code, dueAt, dueAt is { } due ? days.Between(UkTime.DateOf(offer.MadeAt), UkTime.DateOf(due)) : null,
            a.Group.StatutoryDueOn, Text(after), RotaSentence.Children(after), Text(accepted), RotaSentence.Children(accepted),
            a.Declines.Count);

        // How authorities suit the children was told in the order of the roll, which has grown where the scheme has.
        RotaDecision Afresh(bool isValid) => GuardedRota.Decide(
            seen.Ledger, seen.Sight(),
            seen.Group(known with
            {
                Declines = [.. a.Declines, new RotaDecline(offer.Authority, isValid)],
                Mismatch = known.Mismatch?.Count == seen.Ledger.Roll.Count ? known.Mismatch : null,
            }),
            sight.Rules.Rota);
    }

    static string Text(long units) => units.ToString(CultureInfo.InvariantCulture);

    static async Task<IResult> Get(
        Guid id, HttpContext http, IAllocationStore store, LatestRota rota, LatestScheme scheme, TimeProvider clock, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        var offer = await session.LoadAsync<Offer>(id, ct);
        var access = offer is null ? Access.Hidden : AllocationPolicy.MayPreviewDecline(http.Actor(), offer);
        if (access is not Access.Granted)
        {
            return new ProblemResult(access is Access.Hidden ? Problem.NotFound : Problem.Forbidden);
        }

        if (!offer!.MayBeDeclined || await session.LoadAsync<AllocationCase>(offer.ReferralId, ct) is not { IsWithAuthority: true } a
            || a.OfferId != id)
        {
            return new ProblemResult(NotOpen);
        }

        var standing = await session.StandingAsync(a, ct);
        var known = await session.KnownAsync(a, ct);
        var (_, sight, book) = await Moment.ReadAsync(session, rota, scheme, Guid.Empty, ct);
        return TypedResults.Ok(Of(a, offer, known, standing, sight, book, clock.GetUtcNow()));
    }
}
