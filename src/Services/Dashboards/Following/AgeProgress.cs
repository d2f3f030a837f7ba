using System.Collections.Immutable;
using TransferScheme.Contracts.AgeAssessments;

namespace TransferScheme.Dashboards.Following;

/// <summary>
/// What is known of one age assessment: its turns by the version of its stream, so that messages may come in any order and more than
/// once. What they come to is worked out for a time.
/// </summary>
public sealed record AgeProgress
{
    /// <summary>The assessment.</summary>
    public Guid Id { get; init; }

    /// <summary>Its turns, by the version of its stream.</summary>
    public ImmutableSortedDictionary<long, AgeTurn> Turns { get; init; } = ImmutableSortedDictionary<long, AgeTurn>.Empty;
}

/// <summary>A turn that an assessment took.</summary>
/// <param name="At">When.</param>
/// <param name="Step">As in its message; <c>found</c> for a finding, <c>challenged</c>, <c>passed</c> for a change of owner.</param>
/// <param name="Authority">The authority responsible from then on, where the turn tells it.</param>
/// <param name="Route">The route, where it was decided.</param>
/// <param name="Item">The item of the checklist that was departed from.</param>
/// <param name="Source">Who found the age.</param>
/// <param name="Category">What was found: <c>child</c> or <c>adult</c>.</param>
public sealed record AgeTurn(
    DateTimeOffset At, string Step, string? Authority = null, string? Route = null, string? Item = null, string? Source = null,
    string? Category = null);

/// <summary>Follows each age assessment.</summary>
public sealed class AgeProgressProjection : MultiStreamProjection<AgeProgress, Guid>
{
    /// <summary>Names the messages and the assessment that they belong to.</summary>
    public AgeProgressProjection()
    {
        Identity<AgeStepTaken>(m => m.AssessmentId);
        Identity<AgeFindingMade>(m => m.AssessmentId);
        Identity<AgeDecisionQuashed>(m => m.AssessmentId);
        Identity<AgeOwnerChanged>(m => m.AssessmentId);
        Identity<AgeChallengeOpened>(m => m.AssessmentId);
    }

    /// <inheritdoc/>
    public override AgeProgress? Evolve(AgeProgress? snapshot, Guid id, IEvent e)
    {
        var (version, turn) = e.Data switch
        {
            AgeStepTaken m => (m.Version, new AgeTurn(m.OccurredAt, m.Step, m.Authority, m.Route, m.Item)),
            AgeFindingMade m => (m.Version, new AgeTurn(m.OccurredAt, "found", Source: m.Source, Category: m.Category)),
            AgeDecisionQuashed m => (m.Version, new AgeTurn(m.OccurredAt, "quashed")),
            AgeOwnerChanged m => (m.Version, new AgeTurn(m.OccurredAt, "passed", m.Authority)),
            AgeChallengeOpened m => (m.Version, new AgeTurn(m.OccurredAt, "challenged")),
            _ => throw new InvalidOperationException($"{e.Data.GetType().Name} is not followed here."),
        };
        var known = snapshot ?? new AgeProgress { Id = id };
        return known with { Turns = known.Turns.SetItem(version, turn) };
    }
}
