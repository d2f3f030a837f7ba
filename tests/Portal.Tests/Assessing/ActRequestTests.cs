using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using TransferScheme.AgeAssessments.Analysing;
using TransferScheme.AgeAssessments.Challenging;
using TransferScheme.AgeAssessments.Concluding;
using TransferScheme.AgeAssessments.Departing;
using TransferScheme.AgeAssessments.Disclosing;
using TransferScheme.AgeAssessments.Ending;
using TransferScheme.AgeAssessments.Interviewing;
using TransferScheme.AgeAssessments.Planning;
using TransferScheme.AgeAssessments.Raising;
using TransferScheme.AgeAssessments.Referring;
using TransferScheme.AgeAssessments.Renewing;
using TransferScheme.AgeAssessments.Routing;
using TransferScheme.AgeAssessments.Serving;
using TransferScheme.Portal.Components;
using TransferScheme.Portal.Pages.Assessing;

namespace TransferScheme.Portal.Tests.Assessing;

/// <summary>What the page of each act sends is the request of its command, member for member.</summary>
public sealed class ActRequestTests
{
    static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };

    static readonly Dictionary<string, Type?> Requests = new()
    {
        ["presumption"] = typeof(PresumeChildRequest),
        ["travel-agreement"] = typeof(AgreeTravelRequest),
        ["route"] = typeof(DecideRouteRequest),
        ["acceptance"] = typeof(AcceptClaimedAgeRequest),
        ["plan"] = typeof(PlanAssessmentRequest),
        ["information-request"] = typeof(RequestInformationRequest),
        ["evidence"] = typeof(RecordEvidenceRequest),
        ["interview"] = typeof(OpenInterviewRequest),
        ["interview-close"] = typeof(CloseInterviewRequest),
        ["analysis"] = typeof(BeginAnalysisRequest),
        ["provisional-conclusion"] = typeof(ProvisionalConclusionRequest),
        ["minded-to"] = typeof(HoldMindedToRequest),
        ["response"] = typeof(RecordResponseRequest),
        ["more-time"] = typeof(ExtendResponseRequest),
        ["further-enquiries"] = typeof(AgeAssessments.WordsRequest),
        ["draft"] = typeof(DecisionForm),
        ["signature"] = null,
        ["quality-assurance"] = typeof(QualityAssureRequest),
        ["service"] = typeof(ServeDecisionRequest),
        ["secretary-of-state"] = typeof(InformSecretaryOfStateRequest),
        ["consequences"] = typeof(AgeAssessments.WordsRequest),
        ["correction"] = typeof(AgeAssessments.WordsRequest),
        ["departure"] = typeof(JustifyDepartureRequest),
        ["overrun"] = typeof(AgeAssessments.WordsRequest),
        ["pause"] = typeof(PauseAssessmentRequest),
        ["resume"] = null,
        ["withdrawal"] = typeof(WithdrawAssessmentRequest),
        ["closure"] = null,
        ["brief-enquiry"] = typeof(StartBriefEnquiryRequest),
        ["brief-conclusion"] = typeof(ConcludeBriefEnquiryRequest),
        ["escalation"] = typeof(AgeAssessments.WordsRequest),
        ["naab-referral"] = typeof(AgeAssessments.WordsRequest),
        ["naab-acceptance"] = typeof(AgeAssessments.WordsRequest),
        ["naab-decline"] = typeof(AgeAssessments.WordsRequest),
        ["naab-withdrawal"] = typeof(AgeAssessments.WordsRequest),
        ["naab-assistance"] = typeof(AgeAssessments.DatedRequest),
        ["naab-outcome"] = typeof(RecordNaabOutcomeRequest),
        ["awareness"] = typeof(MakeAwareRequest),
        ["evidence-request"] = typeof(AgeAssessments.DatedRequest),
        ["evidence-provision"] = typeof(ProvideEvidenceRequest),
        ["section-51"] = typeof(RecordSection51Request),
        ["challenge"] = typeof(AgeAssessments.DatedRequest),
        ["advice"] = typeof(AgeAssessments.WordsRequest),
        ["reassessment"] = typeof(AgeAssessments.WordsRequest),
        ["maintenance"] = typeof(AgeAssessments.WordsRequest),
        ["claim"] = typeof(AgeAssessments.DatedRequest),
        ["interim-relief"] = typeof(AgeAssessments.DatedRequest),
        ["upper-tribunal"] = typeof(AgeAssessments.DatedRequest),
        ["judgment"] = typeof(RecordJudgmentRequest),
        ["new-evidence"] = typeof(AgeAssessments.DatedRequest),
        ["significance"] = typeof(DecideSignificanceRequest),
        ["reliance"] = typeof(AgeAssessments.WordsRequest),
    };

    public static TheoryData<string> Names => [.. Acts.All.Select(a => a.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Given_every_answer_when_an_act_is_sent_then_each_stands_where_the_command_reads_it(string name)
    {
        var act = Acts.Named(name)!;
        var asks = act.Asks(View);
        var sent = ActRequest.Of(act, asks, [.. asks.Select(Answered)]);
        if (Requests[name] is not { } type)
        {
            sent.Count.ShouldBe(0);
            return;
        }

        sent.Deserialize(type, Strict).ShouldNotBeNull();
        foreach (var ask in asks)
        {
            At(sent, ask.Path).ShouldNotBeNull(ask.Path);
        }
    }

    [Fact]
    public void Given_parts_of_which_nothing_was_answered_when_an_act_is_sent_then_they_are_left_out()
    {
        var act = Acts.Named("provisional-conclusion")!;
        var asks = act.Asks(View with { AdversePoints = [] });
        var answers = asks.Select(a => a.Path is "category" or "view" or "adversePoints[1].words" ? Answered(a) : new Answer()).ToList();
        ActRequest.Of(act, asks, answers).ToJsonString().ShouldBe(
            """{"adversePoints":[{"words":"words","number":2,"reliedOn":false,"determinative":false}],"category":"child","view":"words"}""");
    }

    [Fact]
    public void Given_every_stage_then_its_acts_and_items_are_there_once()
    {
        Stages.All.SelectMany(s => s.Acts).Order().ShouldBe(Acts.All.Select(a => a.Name).Order());
        Stages.All.SelectMany(s => s.Items).Order().ShouldBe(Enumerable.Range(1, 27).Select(i => $"A{i:00}"));
    }

    static Answer Answered(Ask ask) => ask.Kind switch
    {
        Kind.Day or Kind.Moment => new() { Day = new DayAnswer { Day = "4", Month = "3", Year = "2026" }, Time = "9:30am" },
        Kind.Tick => new() { Yes = true },
        Kind.Ticks => new() { Ticks = [.. ask.Choices] },
        Kind.Number => new() { Text = "2" },
        Kind.Choice => new() { Text = ask.Choices[0] },
        _ when ask.Path.EndsWith(".person", StringComparison.Ordinal) || ask.Path == "socialWorkers" => new() { Text = $"{Guid.Empty}" },
        _ => new() { Text = "words" },
    };

    static JsonNode? At(JsonNode root, string path) => path.Replace("]", "", StringComparison.Ordinal).Split('.', '[').Aggregate(
        (JsonNode?)root, (at, part) => at is JsonArray list ? list[int.Parse(part, System.Globalization.CultureInfo.InvariantCulture)]
            : at?[part]);

    static AssessmentView View { get; } = new(
        Guid.Empty, Guid.Empty, Guid.Empty, "E10000016", "mindedTo", null, 1, "full", null, null, null, null, [],
        [new("A05", "open", "blocksIssue", null)], [], [], [new Point(1, true, false, DateTimeOffset.UnixEpoch, false, false)], [], null,
            false, null, [],
        [new Interview(1, DateTimeOffset.UnixEpoch, null)], [], [], null);
}
