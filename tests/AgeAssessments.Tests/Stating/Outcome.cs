using TransferScheme.Platform.Deciding;

namespace TransferScheme.AgeAssessments.Tests.Stating;

/// <summary>What came of a decision, in a word.</summary>
static class Outcome
{
    /// <summary>The events by name, or the rejection by code and failing items.</summary>
    internal static string Word(Decision<AgeEvent> decision) => decision.Rejection is not { } no
        ? string.Join(' ', decision.Events.Select(e => e.GetType().Name))
        : string.Join(' ', [no.Code, .. no.Errors?.Keys ?? []]);
}
