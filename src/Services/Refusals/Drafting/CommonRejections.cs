using TransferScheme.Platform.Deciding;

namespace TransferScheme.Refusals.Drafting;

/// <summary>Rejections that several acts share.</summary>
static class CommonRejections
{
    internal static readonly Rejection NotOpen = Rejection.Conflict("offer-not-open", "This offer is no longer open.");

    internal static readonly Rejection Unlawful =
        Rejection.Conflict("placement-unlawful", "Not a lawful placement at this age. The decline stays as it was.");

    internal static readonly Rejection UnderWay =
        Rejection.Conflict("answer-awaited", "Allocation is being asked about this offer: wait for its answer.");

    /// <summary>Without a person nobody could tell the drafter from the decision-maker (R10).</summary>
    internal static readonly Rejection PersonRequired =
        Rejection.Forbidden("acting-person-required", "A statement is written and decided by persons: name yours in Acting-Person.");
}
