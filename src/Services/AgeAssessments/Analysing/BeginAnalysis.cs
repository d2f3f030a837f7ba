using TransferScheme.AgeAssessments.Checking;
using TransferScheme.AgeAssessments.Interviewing;
using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Protection;

namespace TransferScheme.AgeAssessments.Analysing;

/// <summary>A topic of the history.</summary>
/// <param name="Topic">Its code.</param>
/// <param name="Covered">What was said of it.</param>
/// <param name="NotAskedBecause">Why it was not asked, where it was not.</param>
public sealed record TopicForm(string Topic, string? Covered = null, string? NotAskedBecause = null);

/// <summary>The analysis begins.</summary>
/// <param name="ClaimedAge">The claimed age.</param>
/// <param name="Account">The young person's account in full.</param>
/// <param name="Topics">The topics of the history.</param>
public sealed record BeginAnalysisRequest(string ClaimedAge, string Account, IReadOnlyList<TopicForm> Topics) : IChecked
{
    /// <inheritdoc/>
    public void Check(Faults faults)
    {
        faults.Text(ClaimedAge, "claimedAge");
        faults.Text(Account, "account", 200_000);
        foreach (var (i, topic) in Topics.Index())
        {
            faults.OneOf(topic.Topic, $"topics[{i}].topic", TopicFacts.All);
            faults.When(
                topic is { Covered: null, NotAskedBecause: null }, $"topics[{i}]", "Must say what was said, or why it was not asked.");
            faults.Text(topic.Covered, $"topics[{i}].covered", Faults.Narrative);
            faults.Text(topic.NotAskedBecause, $"topics[{i}].notAskedBecause", Faults.Narrative);
        }
    }
}

/// <summary>The assessors set out what they heard before they weigh it: every topic, or why it was not asked (row 19; A09, A10).</summary>
static class BeginAnalysis
{
    internal static void Map(IEndpointRouteBuilder assessments) =>
        assessments.MapPost("{id:guid}/analysis", Handle).WithName("BeginAnalysis");

    internal static Decision<AgeEvent> Decide(AgeAssessment a, IReadOnlyList<TopicFacts> topics, Guid person, Sealed<AgeText> said) =>
        a.NotAt(AgeStatus.Interviewing) is { } no ? no
        : !a.IsAssessor(person) ? OpenInterview.NotAnAssessor
        : a.Interviews.Any(i => i.EndedAt is null) ? Guards.On("A08", "Close the interview that is open first.")
        : TopicFacts.All.Except(topics.Select(t => t.Topic)).ToList() is { Count: > 0 } missing
            ? Guards.On("A10", $"Cover each topic, or say why it was not asked: {string.Join(", ", missing)}.")
        : new AnalysisStarted(topics, said);

    static Task<CommandResult> Handle(
        Guid id, Command<BeginAnalysisRequest> command, IAgeAssessmentStore store, AgeDesk desk, CancellationToken ct) =>
        store.Act(
            command, id, AgePolicy.MayAssess,
            async (a, q, person) => Decide(
                a, [.. q.Topics.Select(t => new TopicFacts(t.Topic, t.Covered is not null)).DistinctBy(t => t.Topic)], person,
                await desk.Seal(
                    a.ChildId, "analysis", ct,
                    [
                        ("claimedAge", q.ClaimedAge), ("account", q.Account),
                        .. q.Topics.DistinctBy(t => t.Topic).Select(t => (t.Topic, t.Covered ?? t.NotAskedBecause)),
                    ])),
            ct);
}
