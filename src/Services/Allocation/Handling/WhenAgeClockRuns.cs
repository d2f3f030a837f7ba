using System.Globalization;
using TransferScheme.Allocation.Authorities;
using TransferScheme.Allocation.Data;
using TransferScheme.Allocation.Notifying;
using TransferScheme.Contracts.AgeAssessments;
using TransferScheme.Contracts.Referrals;
using TransferScheme.Platform.Messaging;

namespace TransferScheme.Allocation.Handling;

/// <summary>
/// Who is told of the clocks of age assessments, as the ladder of offers has it: the duty desk of the authority that owns the assessment
/// when something is due soon, its second contact and its region's coordinator when it is past, the national team a working day later.
/// A notice names the assessment by its identifier, and holds nothing of the child.
/// </summary>
static class AgeNotices
{
    internal static IReadOnlyList<AwaitedNotice> Of(Authority owner, AgeClockDueSoon m) =>
        [Of(owner, m.AssessmentId, Rung.Duty, owner.Code, "soon", m.Clock, m.DueOn, "is due by", m.OccurredAt)];

    internal static IReadOnlyList<AwaitedNotice> Of(Authority owner, AgeClockBreached m) =>
    [
        Of(owner, m.AssessmentId, Rung.SecondContact, owner.Code, "past", m.Clock, m.DueOn, "was due by", m.OccurredAt),
        Of(owner, m.AssessmentId, Rung.Coordinator, owner.Region, "past", m.Clock, m.DueOn, "was due by", m.OccurredAt),
    ];

    internal static IReadOnlyList<AwaitedNotice> Of(Authority owner, AgeClockEscalated m) =>
        [Of(owner, m.AssessmentId, Rung.National, "national", "past", m.Clock, m.DueOn, "was due, and is not done, by", m.OccurredAt)];

    internal static AwaitedNotice Of(Authority told, AgeInUseChanged m) => AwaitedNotice.Of(
        m.ReferralId, Rung.Duty, told.Code, string.Create(CultureInfo.InvariantCulture, $"age-{m.Version}"),
        $"{m.Reference}: another age stands for a child"
        + (m.Bars ? ", the referral is held or found ineligible, and you decide what follows" : ""),
        $"referrals/{m.ReferralId}", Ladder.Awake(m.OccurredAt, Regions.Calendar(told.Region)));

    /// <summary>The authority that is told.</summary>
    /// <exception cref="NotYetException">It is not registered here yet.</exception>
    internal static async Task<Authority> KnownAsync(IQuerySession session, string code, CancellationToken ct) =>
        await session.LoadAsync<Authority>(Streams.Authority(code), ct) ?? throw new NotYetException("the authority that is told");

    static AwaitedNotice Of(
        Authority owner, Guid assessment, Rung rung, string office, string step, string clock, DateOnly dueOn, string due,
        DateTimeOffset at) =>
        AwaitedNotice.Of(
            assessment, rung, office, string.Create(CultureInfo.InvariantCulture, $"{clock}-{dueOn:yyyyMMdd}-{step}"),
            string.Create(CultureInfo.InvariantCulture, $"Age assessment of {owner.Name}: {Words(clock)} {due} {dueOn:d MMMM yyyy}"),
            $"age-assessments/{assessment}", Ladder.Awake(at, Regions.Calendar(owner.Region)));

    static string Words(string clock) => clock switch
    {
        "triage" => "the route",
        "assessment" => "the assessment",
        "exit" => "the answer to the Secretary of State's doubt",
        "briefEnquiry" => "the brief enquiry",
        "firstInterview" => "the first interview",
        "answer" => "the young person's answer",
        "qualityAssurance" => "the quality assurance",
        "service" => "the service of the decision",
        "inform" => "informing the Secretary of State or the other authorities",
        "chase" => "asking again for what was asked for",
        "evidence" => "the evidence asked for",
        "preActionReply" => "the reply to the pre-action letter",
        "challenge" => "a claim for judicial review",
        "newEvidence" => "the decision on new evidence",
        _ => "a step",
    };
}

/// <summary>Has the owner's duty desk told of what is due soon.</summary>
sealed class WhenAgeClockDueSoon : IHandle<AgeClockDueSoon>
{
    public async Task Handle(AgeClockDueSoon message, IDocumentSession session, CancellationToken ct) =>
        session.Store<AwaitedNotice>(AgeNotices.Of(await AgeNotices.KnownAsync(session, message.Authority, ct), message));
}

/// <summary>Has the owner's second contact, and its coordinator, told of what is past.</summary>
sealed class WhenAgeClockBreached : IHandle<AgeClockBreached>
{
    public async Task Handle(AgeClockBreached message, IDocumentSession session, CancellationToken ct) =>
        session.Store<AwaitedNotice>(AgeNotices.Of(await AgeNotices.KnownAsync(session, message.Authority, ct), message));
}

/// <summary>Has the national team told of what is still not done.</summary>
sealed class WhenAgeClockEscalated : IHandle<AgeClockEscalated>
{
    public async Task Handle(AgeClockEscalated message, IDocumentSession session, CancellationToken ct) =>
        session.Store<AwaitedNotice>(AgeNotices.Of(await AgeNotices.KnownAsync(session, message.Authority, ct), message));
}

/// <summary>Has both authorities of a referral told that another age stands for a child.</summary>
sealed class WhenAgeInUseChanged : IHandle<AgeInUseChanged>
{
    public async Task Handle(AgeInUseChanged message, IDocumentSession session, CancellationToken ct)
    {
        foreach (var code in new[] { message.EntryAuthority, message.OtherAuthority }.OfType<string>().Distinct())
        {
            session.Store(AgeNotices.Of(await AgeNotices.KnownAsync(session, code, ct), message));
        }
    }
}
