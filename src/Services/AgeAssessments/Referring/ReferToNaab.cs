using TransferScheme.AgeAssessments.Finding;
using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Protection;

namespace TransferScheme.AgeAssessments.Referring;

/// <summary>The board's report.</summary>
/// <param name="ReportOn">Day of the report.</param>
/// <param name="Signed">Whether it is signed.</param>
/// <param name="Category"><c>child</c> or <c>adult</c>.</param>
/// <param name="Report">The report.</param>
/// <param name="DateOfBirth">The date of birth in it.</param>
public sealed record RecordNaabOutcomeRequest(
    DateOnly ReportOn, bool Signed, string Category, string Report, DateOnly? DateOfBirth = null) : IChecked
{
    /// <inheritdoc/>
    public void Check(Faults faults)
    {
        faults.Day(ReportOn, "reportOn");
        faults.OneOf(Category, "category", "child", "adult");
        faults.Text(Report, "report", 200_000);
        faults.When(!Signed, "signed", "Must be a signed report.");
    }
}

/// <summary>An authority that is told of the board's finding.</summary>
/// <param name="Authority">Its code.</param>
/// <param name="On">The day.</param>
public sealed record MakeAwareRequest(string Authority, DateOnly On) : IChecked
{
    /// <inheritdoc/>
    public void Check(Faults faults)
    {
        faults.Day(On, "on");
        faults.Authority(Authority, "authority");
    }
}

/// <summary>
/// The authority refers the person to the National Age Assessment Board, whose result binds immigration functions and every authority
/// that is aware of it (rows 10 to 13; section 50(3)(a), (5), (7)).
/// </summary>
static class ReferToNaab
{
    internal static void Map(IEndpointRouteBuilder assessments)
    {
        assessments.MapPost("{id:guid}/naab-referral", Refer).WithName("ReferToNaab");
        Told<WordsRequest>(assessments, "acceptance", "RecordNaabAcceptance", q => q.Words, (_, said) => new NaabReferralAccepted(said));
        Told<WordsRequest>(assessments, "decline", "RecordNaabDecline", q => q.Words, (_, said) => new NaabReferralDeclined(said));
        Told<WordsRequest>(assessments, "withdrawal", "WithdrawNaabReferral", q => q.Words, (_, said) => new NaabReferralWithdrawn(said));
        Told<DatedRequest>(
            assessments, "assistance", "ProvideNaabAssistance", q => q.Words, (q, said) => new NaabAssistanceProvided(q.On, said));
        assessments.MapPost("{id:guid}/naab-referral/outcome", Receive).WithName("RecordNaabOutcome");
        assessments.MapPost("{id:guid}/awareness", Tell).WithName("MakeAuthorityAware");
    }

    /// <summary>On the route to the board.</summary>
    internal static Decision<AgeEvent> Decide(AgeAssessment a, ReferredToNaab referred) =>
        a.NotAt(AgeStatus.Triaged) is { } no ? no
        : a.Route != "naab" ? Rejection.Conflict("other-route", "The manager decided on another route.")
        : referred;

    /// <summary>What the board, or the authority, does with a referral that is there.</summary>
    internal static Decision<AgeEvent> Decide(AgeAssessment a, AgeEvent told, DateOnly today) =>
        a.NotAt(AgeStatus.ReferredToNaab) is { } no ? no
        : told is NaabAssistanceProvided assisted && Acting.Ahead(assisted.On, today) is { } ahead ? ahead
        : told is NaabReferralAccepted && a.IsNaabAccepted ? Decision<AgeEvent>.Nothing
        : told is NaabReferralDeclined && a.IsNaabAccepted
            ? Rejection.Conflict("naab-accepted", "The board has accepted the referral: it can be withdrawn, or its outcome recorded.")
        : told;

    /// <summary>A signed report of a board that accepted the referral; the authority is aware of it at once.</summary>
    internal static Decision<AgeEvent> Decide(
        AgeAssessment a, RecordNaabOutcomeRequest q, DateOnly today, Sealed<FoundAge>? found, NaabAssessmentReceived received) =>
        a.NotAt(AgeStatus.ReferredToNaab) is { } no ? no
        : Acting.Ahead(q.ReportOn, today, "reportOn") is { } ahead ? ahead
        : q.DateOfBirth is { } born
            && (FoundAges.Impossible(born, today) ?? FoundAges.Contradicts(born, q.Category, today)) is { } impossible ? impossible
        : new AgeEvent[]
        {
            received,
            new AgeFindingMade(
                a.ReferralId, a.ChildId, a.Owner.Authority, q.Category, FindingSource.Board, ["All"], true, q.ReportOn, found),
            new AuthorityMadeAware(a.Owner.Authority, today),
        };

    /// <summary>From then on the authority is bound.</summary>
    internal static Decision<AgeEvent> Decide(AgeAssessment a, AuthorityMadeAware aware, DateOnly today) =>
        !a.IsNaabOutcome ? Rejection.Conflict("no-naab-outcome", "There is no finding of the board to be told of.")
        : Acting.Ahead(aware.On, today) is { } ahead ? ahead
        : a.Aware.Any(w => w.Authority == aware.Authority) ? Decision<AgeEvent>.Nothing
        : aware;

    static Task<CommandResult> Refer(
        Guid id, Command<WordsRequest> command, IAgeAssessmentStore store, AgeDesk desk, CancellationToken ct) =>
        store.Act(
            command, id, AgePolicy.MayConduct,
            async (a, q, _) => Decide(a, new ReferredToNaab(
                desk.Working(a.Owner, desk.Rules.NaabChaseWorkingDays),
                await desk.Seal(a.ChildId, "naab-referral", ct, ("documents", q.Words)))),
            ct);

    static void Told<TRequest>(
        IEndpointRouteBuilder assessments, string act, string name, Func<TRequest, string> words,
        Func<TRequest, Sealed<AgeText>, AgeEvent> told)
        where TRequest : class =>
        assessments.MapPost(
            $"{{id:guid}}/naab-referral/{act}",
            (Guid id, Command<TRequest> command, IAgeAssessmentStore store, AgeDesk desk, CancellationToken ct) =>
                store.Act(
                    command, id, AgePolicy.MayConduct,
                    async (a, q, _) => Decide(
                        a, told(q, await desk.Seal(a.ChildId, $"naab-{act}", ct, ("words", words(q)))), desk.Today), ct))
            .WithName(name);

    static Task<CommandResult> Receive(
        Guid id, Command<RecordNaabOutcomeRequest> command, IAgeAssessmentStore store, AgeDesk desk, CancellationToken ct) =>
        store.Act(
            command, id, AgePolicy.MayRelay,
            async (a, q, _) => Decide(
                a, q, desk.Today,
                q.DateOfBirth is null ? null : await desk.Seal(a.ChildId, new FoundAge(q.DateOfBirth, null, null, null), ct),
                new NaabAssessmentReceived(
                    q.ReportOn, desk.Working(a.Owner, desk.Rules.InformWorkingDays), q.ReportOn.AddMonths(desk.Rules.ChallengeMonths),
                    await desk.Seal(a.ChildId, "naab-outcome", ct, ("report", q.Report)))),
            ct);

    static Task<CommandResult> Tell(
        Guid id, Command<MakeAwareRequest> command, IAgeAssessmentStore store, AgeDesk desk, CancellationToken ct) =>
        store.Act(
            command, id, AgePolicy.MayRelay,
            (a, q, _) => Task.FromResult(Decide(a, new AuthorityMadeAware(q.Authority, q.On), desk.Today)), ct);
}
