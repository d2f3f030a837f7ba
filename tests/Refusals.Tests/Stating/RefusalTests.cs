using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using TransferScheme.Platform.Auditing;
using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Security;

namespace TransferScheme.Refusals.Tests.Stating;

/// <summary>The state, its events and the policy.</summary>
public sealed class RefusalTests
{
    [Fact]
    public void Every_event_is_handled_and_survives_json()
    {
        typeof(RefusalEvent).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(RefusalEvent))).Except(A.All.Select(e => e.GetType()))
            .ShouldBeEmpty();
        foreach (var e in A.All)
        {
            var json = JsonSerializer.Serialize(e, e.GetType());
            JsonSerializer.Serialize(JsonSerializer.Deserialize(json, e.GetType()), e.GetType()).ShouldBe(json);
            (e is RefusalOpened ? Refusal.Evolve(null, e) : Refusal.Evolve(A.State(A.Drafted), e)).ShouldNotBeNull();
        }
    }

    [Fact]
    public void Every_event_keeps_its_stored_name()
    {
        using var services = new ServiceCollection().AddMartenStore<IRefusalStore>(options =>
        {
            options.Connection("Host=127.0.0.1;Database=never-opened");
            options.DatabaseSchemaName = "refusals";
            RefusalsModule.Configure(options);
        }).Services.BuildServiceProvider();
        using var session = services.GetRequiredService<IRefusalStore>().LightweightSession();
        var read = new RecordViewed(A.OfferId, "s", null, "National", null, "oversight", "Body");
        session.Events.StartStream<Refusal>(A.OfferId, [.. A.All.Append<object>(read)]).Events.Select(e => e.EventTypeName)
            .Order(StringComparer.Ordinal).ShouldBe(
            [
                "annex_released", "awaited_overdue", "case_conference_held", "case_conference_opened", "case_ended",
                "child_no_longer_offered", "decline_challenged_in_court", "decline_quashed", "decline_upheld",
                "decline_withdrawn", "direction_breached", "equality_review_recorded", "evidence_attached", "issue_begun", "issue_turned_down",
                "lateness_explained", "non_compliance_reported", "obligation_reaffirmed", "offer_taken", "reasons_accepted",
                "reasons_challenged", "reasons_directed", "reasons_supplemented", "receipt_logged", "record_viewed",
                "referral_moved_on", "refusal_opened", "refusal_passed_to_successor", "second_reading_recorded", "statement_drafted",
                "statement_issued",
                "withdrawal_begun", "withdrawal_turned_down", "written_reasons_provided",
            ]);
    }

    [Fact]
    public void An_event_that_cannot_come_throws() =>
        Should.Throw<InvalidOperationException>(() => Refusal.Evolve(null, new OfferTaken()));

    [Fact]
    public void Each_stage_has_its_status() =>
        new[]
        {
            A.Drafted, A.Issuing, A.Deferred, A.Declined, A.UnderReview, A.ReasonsDue, A.ReasonsProvided, A.Challenged, A.Accepted,
            A.Closed, A.Reaffirmed, A.Withdrawing, A.Withdrawn, A.Breached, A.Ended,
        }.Select(h => A.State(h).Status.Name()).ShouldBe(
        [
            "draft", "issuing", "answered", "declined", "underReview", "reasonsDue", "reasonsProvided", "challenged", "reasonsAccepted",
            "closed", "reaffirmed", "withdrawing", "withdrawn", "breached", "closed",
        ]);

    // Who sees how much: a draft, an offer never answered, an issued statement, one whose annex is released.
    // N nothing, S status, B body, A annex.
    [Theory]
    [InlineData(Role.National, null, null, "SSAA")]
    [InlineData(Role.Auditor, null, null, "SSSS")]
    [InlineData(Role.Service, null, null, "SSSS")]
    [InlineData(Role.Portal, null, null, "NNNN")]
    [InlineData(Role.Coordinator, null, "north-east", "SSBB")]
    [InlineData(Role.Coordinator, null, "south-east", "SSBB")]
    [InlineData(Role.Coordinator, null, "london", "NNNN")]
    [InlineData(Role.DutyOfficer, A.Durham, null, "AAAA")]
    [InlineData(Role.ApiClient, A.Durham, null, "AAAA")]
    [InlineData(Role.Manager, A.Durham, null, "AAAA")]
    [InlineData(Role.Assessor, A.Durham, null, "NNNN")]
    [InlineData(Role.DutyOfficer, A.Kent, null, "NSBA")]
    [InlineData(Role.ApiClient, A.Kent, null, "NSBA")]
    [InlineData(Role.Manager, A.Kent, null, "NSBA")]
    [InlineData(Role.Assessor, A.Kent, null, "NNNN")]
    [InlineData(Role.DutyOfficer, "E09000001", null, "NNNN")]
    public void Everybody_sees_what_they_need_at_each_stage_and_no_more(Role role, string? authority, string? region, string expected)
    {
        var actor = new Actor("someone", role, authority, region);
        var stages = new[] { A.Drafted, A.Unanswered, A.Declined, [.. A.Declined, new AnnexReleased()] }.Select(h => A.State(h)).ToList();
        string.Concat(stages.Select(r => RefusalsPolicy.Sees(actor, r).ToString()[0])).ShouldBe(expected);
        foreach (var refusal in stages.Where(r => RefusalsPolicy.Sees(actor, r) is Disclosure.Nothing))
        {
            new[]
            {
                RefusalsPolicy.MayState(actor, refusal), RefusalsPolicy.MayReceive(actor, refusal),
                RefusalsPolicy.MayOversee(actor, refusal), RefusalsPolicy.MayConfer(actor, refusal),
                RefusalsPolicy.MayRecordCourt(actor, refusal),
            }.ShouldAllBe(a => a == Access.Hidden);
            RefusalsPolicy.SeesAccessLog(actor, refusal).ShouldBeNull();
        }
    }

    // May draft, state, receive, oversee, confer, record a court's act. G granted, F forbidden.
    [Theory]
    [InlineData(Role.National, null, null, "FFGGGG")]
    [InlineData(Role.Auditor, null, null, "FFFFFF")]
    [InlineData(Role.Coordinator, null, "north-east", "FFFFGF")]
    [InlineData(Role.DutyOfficer, A.Durham, null, "GGFFFG")]
    [InlineData(Role.Manager, A.Durham, null, "GGFFFG")]
    [InlineData(Role.DutyOfficer, A.Kent, null, "GFGFFG")]
    public void Everybody_does_what_is_theirs(Role role, string? authority, string? region, string expected)
    {
        var actor = new Actor("someone", role, authority, region);
        var issued = A.State(A.Declined);
        string.Concat(new[]
        {
            RefusalsPolicy.MayDraft(actor), RefusalsPolicy.MayState(actor, issued), RefusalsPolicy.MayReceive(actor, issued),
            RefusalsPolicy.MayOversee(actor, issued), RefusalsPolicy.MayConfer(actor, issued), RefusalsPolicy.MayRecordCourt(actor, issued),
        }.Select(a => a.ToString()[0])).ShouldBe(expected);
    }
}
