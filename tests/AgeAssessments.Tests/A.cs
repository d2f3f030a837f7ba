using System.Reflection;
using TransferScheme.AgeAssessments.Analysing;
using TransferScheme.AgeAssessments.Attaching;
using TransferScheme.AgeAssessments.Concluding;
using TransferScheme.AgeAssessments.Finding;
using TransferScheme.AgeAssessments.Planning;
using TransferScheme.AgeAssessments.Routing;
using TransferScheme.Platform.Documents;
using TransferScheme.Platform.Protection;

namespace TransferScheme.AgeAssessments.Tests;

/// <summary>An assessment in Kent's care, and its stages.</summary>
static class A
{
    internal const string Kent = "E10000016";
    internal const string Durham = "E06000047";
    internal const string Medway = "E06000035";
    internal static readonly Guid Id = new("01900000-0000-7000-8000-000000000001");
    internal static readonly Guid ReferralId = new("01900000-0000-7000-8000-000000000002");
    internal static readonly Guid ChildId = new("01900000-0000-7000-8000-000000000003");
    internal static readonly Guid Lead = new("01900000-0000-7000-8000-000000000011");
    internal static readonly Guid Second = new("01900000-0000-7000-8000-000000000012");
    internal static readonly Guid Manager = new("01900000-0000-7000-8000-000000000013");
    internal static readonly Guid Officer = new("01900000-0000-7000-8000-000000000014");
    internal static readonly Guid Next = new("01900000-0000-7000-8000-000000000021");
    internal static readonly DateTimeOffset Wednesday = new(2026, 3, 4, 10, 0, 0, TimeSpan.Zero);
    internal static readonly DateOnly Today = new(2026, 3, 4);
    internal static readonly AgeOwner Owner = new(Kent, "south-east", "england-and-wales");
    internal static readonly AgeOwner Successor = new(Medway, "south-east", "england-and-wales");
    internal static readonly AgeOwner Receiver = new(Durham, "north-east", "england-and-wales");
    internal static readonly Sealed<AgeText> Said = new("c2VhbGVk", []);
    internal static readonly Sealed<FoundAge> Found = new("c2VhbGVk", []);
    internal static readonly SessionFacts Helped = new("independent", "faceToFace", true);
    internal static readonly SessionFacts Alone = new("none", "none", false);

    internal static IReadOnlyList<AssessorFacts> Assessors { get; } =
        [new AssessorFacts(Lead, true, true, true), new AssessorFacts(Second, true, true, false)];

    /// <summary>Everything that a decision needs.</summary>
    internal static DecisionFacts Whole => new()
    {
        Category = "child", HasAge = true, AssignsDate = true, HasReasonForDate = true, HasAccount = true, HasAppearance = true,
        HasTrauma = true, HasBenefitOfDoubt = true, HasStandard = true, Reasons = 1, IsOwnAnalysis = true,
    };

    internal static AgeDoubtRaised Doubt(bool appearanceOnly = false) =>
        new(ReferralId, ChildId, Owner, null, Today, appearanceOnly, Today.AddDays(5), Today.AddDays(28), Said);

    internal static PresumedChildPendingAssessment Presumed => new(Today, Said);

    internal static AgeFindingMade Finding(
        string source, string category = "child", string authority = Kent, DateOnly? from = null) => new(
            ReferralId, ChildId, authority, category, source, [authority], source == FindingSource.Immigration, from ?? Today, Found);

    internal static AgeEvent[] Doubted => [Doubt()];

    internal static AgeEvent[] Routed(string route) => [.. Doubted, new AssessmentRouteDecided("realDoubt", route, Said)];

    internal static AgeEvent[] Planned =>
        [.. Routed("full"), new AssessmentPlanned(Assessors, PlanAssessmentRequest.All, Today.AddDays(7), Said)];

    internal static EvidenceRecorded Evidence => new("school", Today, "some", false, Said);

    internal static AgeEvent[] Interviewing => [.. Planned, Evidence, new InterviewStarted(1, Wednesday, Helped, Today, Said)];

    internal static AgeEvent[] Interviewed => [.. Interviewing, new InterviewCompleted(1, Wednesday, 1, true, Said)];

    internal static IReadOnlyList<TopicFacts> Topics => [.. TopicFacts.All.Select(t => new TopicFacts(t, true))];

    internal static AgeEvent[] Analysed => [.. Interviewed, new AnalysisStarted(Topics, Said)];

    internal static AgeEvent[] Provisional =>
        [.. Analysed, new ProvisionalConclusionRecorded("adult", [new AdversePointFacts(1, true, true)], Said)];

    internal static AgeEvent[] MindedTo =>
        [.. Provisional, new MindedToHeld(Wednesday, Helped, Today.AddDays(5), Said), new AdversePointPut(1, Wednesday)];

    internal static AgeEvent[] Answered => [.. MindedTo, new YoungPersonResponded(Wednesday, [1], Said)];

    internal static AgeEvent[] Drafted => [.. Answered, new DecisionDrafted(Whole, [1], Found, Said)];

    internal static AgeEvent[] Signed => [.. Drafted, new DecisionSigned(Lead), new DecisionSigned(Second)];

    internal static AgeEvent[] SignedOff => [.. Signed, new DecisionQualityAssured(Manager, Today.AddDays(2), Said)];

    internal static DecisionServed Served(DateTimeOffset? at = null) =>
        new(at ?? Wednesday, true, true, Today.AddDays(2), Today.AddMonths(3), Said);

    internal static AgeEvent[] Decided => [.. SignedOff, Served(), Finding(FindingSource.Authority)];

    internal static AgeEvent[] Done =>
        [.. Decided, new SecretaryOfStateInformed("50(3)(b)", Today, true, Said), new ConsequencesPlanned(Said)];

    internal static AgeEvent[] Closed => [.. Done, new AgeCaseClosed()];

    internal static AgeCaseOf Case => new(ReferralId, ChildId, Kent);

    internal static AgeEvent[] Challenged => [.. Decided, new PreActionReceived(Case, Today, Today.AddDays(14), Said)];

    internal static AgeEvent[] InCourt => [.. Challenged, new ClaimIssued(Case, Today, Said)];

    internal static AgeDocumentAttached Attached(string kind, Guid? document = null, string authority = Kent) => new(
        new AttachedDocument(
            document ?? Next, 1, kind,
            new AttachedContent(Guid.CreateVersion7(), "hash", 9, "application/pdf", "clean", new Sealed<ContentKey>("c2VhbGVk", []))),
        authority);

    internal static AgeEvent[] Brief => [.. Routed("briefEnquiry"), new BriefEnquiryStarted(Assessors, Today.AddDays(2), Said)];

    internal static AgeEvent[] AtBoard => [.. Routed("naab"), new ReferredToNaab(Today.AddDays(14), Said)];

    internal static AgeEvent[] WithBoard => [.. AtBoard, new NaabReferralAccepted(Said)];

    internal static AgeEvent[] Accepted =>
        [.. Routed("accept"), new ClaimedAgeAccepted([Lead, Second], true, Today.AddDays(2), Said), Finding(FindingSource.Accepted)];

    internal static HomeOfficeInitialDecisionRecorded HomeOffice(string outcome) =>
        new(ReferralId, ChildId, Owner, outcome, 2, Today, Today.AddDays(5), Today.AddDays(28), Said);

    internal static ClearCase Clear(int age = 25) => new(age, "why", "margin", "safeguards", "account");

    internal static AgeAssessment State(params IEnumerable<AgeEvent> events) =>
        (events.Aggregate(default(AgeAssessment), AgeAssessment.Evolve) ?? throw new InvalidOperationException("Nothing has happened."))
        with
        { Id = Id };

    /// <summary>One of each event.</summary>
    internal static IReadOnlyList<AgeEvent> All { get; } =
    [
        .. typeof(AgeEvent).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(AgeEvent))).OrderBy(t => t.Name, StringComparer.Ordinal)
            .Select(t => (AgeEvent)Sample(t)),
    ];

    static object Sample(Type type) =>
        type == typeof(Guid) ? ReferralId : type == typeof(Guid?) ? Next : type == typeof(string) ? "word"
        : type == typeof(int) ? 1 : type == typeof(bool) ? true : type == typeof(DateOnly) ? Today
        : type == typeof(DateTimeOffset) ? Wednesday
        : type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) ? List(type.GetGenericArguments()[0])
        : Widest(type) is { } constructor
            ? constructor.Invoke([.. constructor.GetParameters().Select(p => Sample(p.ParameterType))])
            : Activator.CreateInstance(type)!;

    static ConstructorInfo? Widest(Type type) =>
        type.GetConstructors().Where(c => c.GetParameters().Length > 0).MaxBy(c => c.GetParameters().Length);

    static Array List(Type of)
    {
        var list = Array.CreateInstance(of, 1);
        list.SetValue(Sample(of), 0);
        return list;
    }
}
