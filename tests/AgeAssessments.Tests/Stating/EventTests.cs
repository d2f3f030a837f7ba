using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using TransferScheme.AgeAssessments.Publishing;
using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Security;

namespace TransferScheme.AgeAssessments.Tests.Stating;

/// <summary>The state, its events, its messages and its policy.</summary>
public sealed class EventTests
{
    [Fact]
    public void Every_event_is_handled_and_survives_json()
    {
        foreach (var e in A.All)
        {
            var json = JsonSerializer.Serialize(e, e.GetType());
            JsonSerializer.Serialize(JsonSerializer.Deserialize(json, e.GetType()), e.GetType()).ShouldBe(json);
            var before = e is HomeOfficeInitialDecisionRecorded ? null : A.State(A.Drafted);
            AgeAssessment.Evolve(before, e).ShouldNotBeNull(e.GetType().Name);
        }
    }

    [Fact]
    public void An_event_that_cannot_come_throws() =>
        Should.Throw<InvalidOperationException>(() => AgeAssessment.Evolve(null, new AgeCaseClosed()));

    [Fact]
    public void Every_event_has_a_stored_name_of_its_own()
    {
        using var services = new ServiceCollection().AddMartenStore<IAgeAssessmentStore>(options =>
        {
            options.Connection("Host=127.0.0.1;Database=never-opened");
            options.DatabaseSchemaName = "age_assessments";
            AgeAssessmentsModule.Configure(options);
        }).Services.BuildServiceProvider();
        using var session = services.GetRequiredService<IAgeAssessmentStore>().LightweightSession();
        var names = session.Events.StartStream<AgeAssessment>(A.Id, [.. A.All]).Events.Select(e => e.EventTypeName).ToList();
        names.ShouldBe(A.All.Select(e => string.Concat(e.GetType().Name.Select((c, i) => char.IsUpper(c) && i > 0 ? $"_{c}" : $"{c}"))
            .ToLowerInvariant()));
        names.ShouldBeUnique();
    }

    [Fact]
    public void Each_message_has_its_wire_form_and_every_other_event_gives_none()
    {
        var wire = A.All.Select(e => AgeAssessmentsPublisher.Message(Recorded(e))).OfType<object>()
            .Select(m => $"{m.GetType().Name} {JsonSerializer.Serialize(m, m.GetType(), Json.Answers)}").Order(StringComparer.Ordinal);
        const string head =
            "\"assessmentId\":\"01900000-0000-7000-8000-000000000001\",\"version\":7,\"occurredAt\":\"2026-03-04T10:00:00+00:00\",\"referralId\":\"01900000-0000-7000-8000-000000000002\",\"childId\":\"01900000-0000-7000-8000-000000000002\"";
        const string step =
            "AgeStepTaken {\"assessmentId\":\"01900000-0000-7000-8000-000000000001\",\"version\":7,\"occurredAt\":\"2026-03-04T10:00:00+00:00\",\"step\":";
        const string first =
            ",\"referralId\":\"01900000-0000-7000-8000-000000000002\",\"childId\":\"01900000-0000-7000-8000-000000000002\",\"authority\":\"word\"";
        wire.ShouldBe(
        [
            $$"""AgeChallengeOpened {{{head}},"authority":"word","kind":"appeal"}""",
            $$"""AgeChallengeOpened {{{head}},"authority":"word","kind":"claim"}""",
            $$"""AgeChallengeOpened {{{head}},"authority":"word","kind":"preAction"}""",
            $$"""AgeClockBreached {{{head}},"authority":"word","clock":"word","dueOn":"2026-03-04"}""",
            $$"""AgeClockDueSoon {{{head}},"authority":"word","clock":"word","dueOn":"2026-03-04"}""",
            $$"""AgeClockEscalated {{{head}},"authority":"word","clock":"word","dueOn":"2026-03-04"}""",
            $$"""AgeDecisionQuashed {{{head}},"authority":"word"}""",
            $$"""AgeFindingMade {{{head}},"authority":"word","category":"word","source":"word","bindsImmigration":true,"effectiveFrom":"2026-03-04"}""",
            $$"""AgeOwnerChanged {{{head}},"from":"word","authority":"word","effectiveAt":"2026-03-04T10:00:00+00:00"}""",
            $$"""AgeOwnerChanged {{{head}},"from":"word","authority":"word","effectiveAt":"2026-03-04T10:00:00+00:00"}""",
            $$"""{{step}}"departed","item":"word"}""", $$"""{{step}}"departureProposed","item":"word"}""",
            $$"""{{step}}"doubted"{{first}}}""", $$"""{{step}}"doubted"{{first}}}""", $$"""{{step}}"doubted"}""",
            .. Enumerable.Repeat($$"""{{step}}"ended"}""", 8),
            $$"""{{step}}"overturned"}""",
            $$"""{{step}}"routed","route":"full"}""", $$"""{{step}}"routed","route":"word"}""",
        ]);
    }

    // Sees; may raise, care, assess, manage, relay, notify, defend, read advice. N nothing, C coded, R result or record; G, F, H.
    [Theory]
    [InlineData(Role.National, null, null, "Result", "GFFFGGFF")]
    [InlineData(Role.Auditor, null, null, "Coded", "FFFFFFFF")]
    [InlineData(Role.Coordinator, null, "south-east", "Coded", "FFFFFFFF")]
    [InlineData(Role.Coordinator, null, "london", "Nothing", "HHHHHHHH")]
    [InlineData(Role.DutyOfficer, A.Kent, null, "Result", "GGFFFFFF")]
    [InlineData(Role.ApiClient, A.Kent, null, "Result", "GGFFFFFF")]
    [InlineData(Role.Assessor, A.Kent, null, "Record", "GGGFGFGF")]
    [InlineData(Role.Manager, A.Kent, null, "Record", "GGFGGFGG")]
    [InlineData(Role.Manager, A.Durham, null, "Nothing", "HHHHHHHH")]
    [InlineData(Role.DutyOfficer, A.Durham, null, "Nothing", "HHHHHHHH")]
    [InlineData(Role.Service, null, null, "Nothing", "HHHHHHHH")]
    [InlineData(Role.Portal, null, null, "Nothing", "HHHHHHHH")]
    public void Everybody_sees_and_does_what_is_theirs(Role role, string? authority, string? region, string sees, string may)
    {
        var (actor, a) = (new Actor("someone", role, authority, region), A.State(A.Drafted));
        AgePolicy.Sees(actor, a).ToString().ShouldBe(sees);
        string.Concat(new[]
        {
            AgePolicy.MayRaise(actor, a), AgePolicy.MayCare(actor, a), AgePolicy.MayAssess(actor, a), AgePolicy.MayManage(actor, a),
            AgePolicy.MayRelay(actor, a), AgePolicy.MayNotify(actor, a), AgePolicy.MayDefend(actor, a), AgePolicy.MayReadAdvice(actor, a),
        }.Select(m => m.ToString()[0])).ShouldBe(may);
    }

    [Fact]
    public void Given_a_hand_over_then_the_receiver_owns_it_and_the_entry_authority_keeps_its_own_past_and_its_defence()
    {
        var a = A.State([.. A.Decided, new AgeCaseHandedOver(A.ReferralId, A.ChildId, A.Kent, A.Receiver, A.Wednesday)]);
        a.Owner.ShouldBe(A.Receiver);
        var (entry, receiver) = (new Actor("k", Role.Manager, A.Kent), new Actor("d", Role.Manager, A.Durham));
        AgePolicy.Had(entry, a).ShouldNotBeNull();
        AgePolicy.Had(receiver, a).ShouldBeNull();
        AgePolicy.MayManage(entry, a).ShouldBe(Access.Forbidden);
        AgePolicy.MayDefend(entry, a).ShouldBe(Access.Granted);
        AgePolicy.MayManage(receiver, a).ShouldBe(Access.Granted);
    }

    static IEvent Recorded<T>(T e)
        where T : notnull
    {
        var recorded = (IEvent)Activator.CreateInstance(typeof(Event<>).MakeGenericType(e.GetType()), e)!;
        (recorded.StreamId, recorded.Version, recorded.Timestamp) = (A.Id, 7, A.Wednesday);
        return recorded;
    }
}
