using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Protection;
using TransferScheme.Platform.Security;
using TransferScheme.Platform.Time;
using TransferScheme.Refusals.Drafting;
using TransferScheme.Refusals.Ending;
using TransferScheme.Refusals.Grounds;

namespace TransferScheme.Refusals.Reviewing;

/// <summary>What a reviewer says of one ground.</summary>
/// <param name="Code">Code of the ground.</param>
/// <param name="Outcome"><c>accepted</c>, <c>insufficient</c> or <c>evidenceAsked</c>.</param>
/// <param name="Note">Why, or what is asked.</param>
public sealed record GroundOpinion(string Code, string Outcome, string? Note = null);

/// <summary>An answer to the adequacy test.</summary>
/// <param name="Question">1 to 6.</param>
/// <param name="Yes">Yes or no.</param>
/// <param name="Note">Why.</param>
public sealed record AdequacyOpinion(int Question, bool Yes, string Note);

/// <summary>A review of the reasons.</summary>
/// <param name="Outcome"><c>accepted</c>, <c>challenged</c> or <c>reaffirmed</c>.</param>
/// <param name="PerGround">What is said of each ground.</param>
/// <param name="Note">Why.</param>
/// <param name="Adequacy">The adequacy test, needed before reasons are accepted.</param>
public sealed record ReviewReasonsRequest(
    string Outcome, IReadOnlyList<GroundOpinion>? PerGround = null, string? Note = null, IReadOnlyList<AdequacyOpinion>? Adequacy = null)
    : IChecked
{
    /// <inheritdoc/>
    public void Check(Faults faults)
    {
        faults.OneOf(Outcome, "outcome", "accepted", "challenged", "reaffirmed");
        faults.Text(Note, "note", 20_000);
        faults.When(PerGround?.Count > 20, "perGround", "Must be at most 20.");
        foreach (var (i, opinion) in (PerGround ?? []).Take(20).Index())
        {
            faults.Text(opinion.Code, $"perGround[{i}].code", 10);
            faults.OneOf(opinion.Outcome, $"perGround[{i}].outcome", "accepted", "insufficient", "evidenceAsked");
            faults.Text(opinion.Note, $"perGround[{i}].note", 20_000);
        }

        faults.When(Adequacy?.Count > 6, "adequacy", "Must be at most 6.");
        foreach (var (i, opinion) in (Adequacy ?? []).Take(6).Index())
        {
            faults.When(opinion.Question is < 1 or > 6, $"adequacy[{i}].question", "Must be 1 to 6.");
            faults.Text(opinion.Note, $"adequacy[{i}].note", 20_000);
        }
    }
}

/// <summary>
/// The reasons are reviewed ground by ground: the national team accepts them, so that the rota decides afresh, or reaffirms the
/// obligation; it and the entry authority may challenge them. Never by the authority that gave them.
/// </summary>
static class ReviewReasons
{
    internal static void Map(IEndpointRouteBuilder refusals) => refusals.MapPost("{id:guid}/review", Handle).WithName("ReviewReasons");

    /// <summary>What a review brings about (Immigration Act 2016 s.72(3); South Bucks v Porter (No 2) for what is adequate).</summary>
    internal static Decision<RefusalEvent> Decide(
        Refusal refusal, Actor actor, ReviewReasonsRequest review, DateOnly today, Sealed<CaseNote> note)
    {
        var limits = GroundLists.Published.On(today);
        var given = refusal.Given;
        IReadOnlyList<GroundReviewed> grounds = [.. (review.PerGround ?? []).Select(g => new GroundReviewed(g.Code, g.Outcome))];
        var offer = refusal.Offer;
        return review.Outcome switch
        {
            _ when Endings.Over(refusal) is { } over => over,
            not "challenged" when actor.Role is not Role.National =>
                Rejection.Forbidden("national-team-only", "Only the national team accepts reasons or reaffirms the obligation."),
            "reaffirmed" when Endings.Gone(refusal) is { } gone => gone,
            "reaffirmed" => refusal.IsReviewable || (refusal.Unanswered && refusal.Status is RefusalStatus.UnderReview)
                ? new ObligationReaffirmed(
                    offer.ReferralId, offer.Authority, offer.EntryAuthority, After(refusal, today, limits.ComplyWorkingDays), note)
                : NotReviewable,
            _ when !refusal.IsReviewable || given is null => NotReviewable,
            _ when !grounds.Select(g => g.Code).Order(StringComparer.Ordinal).SequenceEqual(given.Codes.Order(StringComparer.Ordinal)) =>
                Rejection.Conflict("not-per-ground", $"Say of each ground once what you find: {string.Join(", ", given.Codes)}."),
            "challenged" => grounds.Any(g => g.Outcome != "accepted")
                ? new ReasonsChallenged(
                    offer.ReferralId, offer.Authority, offer.EntryAuthority, grounds, After(refusal, today, limits.ReplyWorkingDays), note)
                : Rejection.Conflict("nothing-challenged", "A challenge finds at least one ground insufficient, or asks for evidence."),
            _ when !grounds.Any(g => g.Outcome == "accepted" && CanCarry(g.Code, given)) =>
                Rejection.Conflict("no-ground-accepted", "Reasons are accepted on at least one ground that can suffice."),
            _ when !Enumerable.Range(1, 6).SequenceEqual((review.Adequacy ?? []).Select(a => a.Question).Order()) =>
                Rejection.Conflict("adequacy-not-answered", "Answer each of the six questions of the adequacy test once, with a note."),
            _ => new ReasonsAccepted(
                offer.ReferralId, offer.Authority, offer.EntryAuthority, grounds,
                [.. review.Adequacy!.Select(a => new AdequacyAnswered(a.Question, a.Yes))], note),
        };
    }

    /// <summary>The working day so many after today, by the calendar of the authority that must act.</summary>
    internal static DateOnly After(Refusal refusal, DateOnly today, int workingDays) =>
        WorkingDays.For(refusal.Offer.Calendar).Add(today, workingDays);

    static readonly Rejection NotReviewable = Rejection.Conflict("nothing-to-review", "There are no reasons to review now.");

    static bool CanCarry(string code, StatementDraft given) =>
        GroundLists.Published.Of(given.GroundsVersion).Find(code)?.Validity is Validity.CanSuffice or Validity.PersonDecides;

    static Task<CommandResult> Handle(
        Guid id, Command<ReviewReasonsRequest> command, IRefusalStore store, Sealer<IRefusalStore> sealer, TimeProvider clock,
        CancellationToken ct) =>
        store.Decide<Refusal, RefusalEvent, ReviewReasonsRequest>(
            command, id, RefusalsPolicy.MayReceive,
            async (refusal, request) => Decide(
                refusal, command.Actor, request, UkTime.DateOf(clock.GetUtcNow()),
                await sealer.SealNote(refusal, "review", request.Note, ct, Parts(request))),
            ct);

    static Dictionary<string, string> Parts(ReviewReasonsRequest request)
    {
        var parts = new Dictionary<string, string>();
        foreach (var ground in (request.PerGround ?? []).Where(g => g.Note is not null))
        {
            parts[ground.Code] = ground.Note!;
        }

        foreach (var answer in request.Adequacy ?? [])
        {
            parts[$"adequacy-{answer.Question}"] = answer.Note;
        }

        return parts;
    }
}
