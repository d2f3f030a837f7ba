using TransferScheme.Platform.Calling;
using TransferScheme.Platform.Messaging;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Protection;
using TransferScheme.Platform.Time;
using TransferScheme.Referrals.Submitting;

namespace TransferScheme.Referrals.Judging;

/// <summary>
/// Holds a referral against the rules again when an age was found or a finding fell. The message tells that something changed; the date
/// is personal and comes by a question to AgeAssessments, which answers what stands now, so that messages may come late or in any order.
/// </summary>
/// <param name="calls">Calls between services.</param>
/// <param name="sealing">Opens forms and ages.</param>
/// <param name="judge">The rules.</param>
/// <param name="sealer">Keys of the children.</param>
/// <param name="clock">The scheme's clock.</param>
sealed class RecomputeAge(ServiceCalls calls, FormSealing sealing, Judge judge, Sealer<IReferralStore> sealer, TimeProvider clock)
{
    const int WorkingDaysForReview = 2;

    static readonly Problem NotTold = new(
        503, "age-not-confirmed", "Not available at the moment", "Which age stands for a child could not be found out: it is asked again.");

    /// <summary>Appends what changes.</summary>
    /// <param name="session">Where to append.</param>
    /// <param name="referralId">The referral.</param>
    /// <param name="childId">The child.</param>
    /// <param name="foundAt">When the finding was recorded, or fell.</param>
    /// <param name="ct">Cancels the work.</param>
    /// <exception cref="NotYetException">The referral, or the finding, is not known yet.</exception>
    /// <exception cref="NoAnswerException">AgeAssessments does not answer.</exception>
    internal async Task RunAsync(
        IDocumentSession session, Guid referralId, Guid childId, DateTimeOffset foundAt, CancellationToken ct)
    {
        var stream = await session.Events.FetchForWriting<Referral>(referralId, ct);
        var referral = stream.Aggregate ?? throw new NotYetException("the referral of a child whose age was found");
        if (!AgeChange.IsOf(referral, childId))
        {
            return;
        }

        var told = await calls.AskAsync<AgeTold>($"/api/v1/age-assessments/operative?childId={childId}", NotTold, ct)
            ?? throw new NotYetException("the age that was found");
        var after = new AgeBasis(
            told.Source ?? AgeBasis.Claimed, told.Category, null, told.AssessmentId, told.Number, told.Authority, told.EffectiveFrom);
        if (AgeChange.IsNews(referral, childId, after))
        {
            stream.AppendMany(await ChangeAsync(referral, childId, after, told.Dates, foundAt, ct));
        }
    }

    async Task<IReadOnlyList<ReferralEvent>> ChangeAsync(
        Referral referral, Guid childId, AgeBasis after, AgeDates? found, DateTimeOffset foundAt, CancellationToken ct)
    {
        var form = await sealing.Open(referral, ct);
        var child = form.Children!.Single(c => c.Id == childId);
        var ages = await sealing.OpenAges(referral, ct);
        var then = ages.With(childId, FormSealing.FoundOf(after, found));
        var hasMoved = referral.EffectiveAt is not null;
        var (passed, passes) = hasMoved ? ([], []) : await judge.ByAgeAsync(referral, form, ages, then, ct);
        var rules = AgeChange.Rules(passed, passes);
        var claimed = new AgeDates(child.DateOfBirth);
        var before = referral.Overlays.AgeOf(childId);
        var changed = new AgeInUseChanged(
            childId, await WholeAsync(before, ages, before.Category is null ? claimed : null),
            await WholeAsync(after, then, after.Category is null ? claimed : found),
            rules, rules.Any(r => r is { PassedBefore: true, PassesAfter: false }), foundAt, referral.Reference, referral.EntryAuthority,
            referral.ReceivingAuthority ?? (referral.Status is ReferralStatus.Offered ? referral.OfferedAuthority : null));
        var today = UkTime.DateOf(clock.GetUtcNow());
        var reviewOn = referral.Clock is { } running ? WorkingDays.For(running.Calendar).Add(today, WorkingDaysForReview) : today;
        return AgeChange.Decide(
            referral, changed, reviewOn, hasMoved ? [] : await judge.OfAsync(Referral.Evolve(referral, changed)!, form, ct));

        async Task<AgeBasis> WholeAsync(AgeBasis basis, AgesInUse by, AgeDates? dates) => basis with
        {
            AgeBand = referral.ReferredOn is { } on ? by.BandOf(child, on) : null,
            Dates = dates is null ? basis.Dates : await sealer.Seal([childId], dates, ct),
        };
    }

    /// <summary>What AgeAssessments tells of an age.</summary>
    sealed record AgeTold(
        Guid? AssessmentId, int? Number, string? Category, string? Source, string? Authority, DateOnly? EffectiveFrom,
        DateOnly? DateOfBirth, int? AgeFrom, int? AgeTo)
    {
        internal AgeDates? Dates => (DateOfBirth, AgeFrom, AgeTo) is (null, null, null) ? null : new AgeDates(DateOfBirth, AgeFrom, AgeTo);
    }
}
