using TransferScheme.Platform.Auditing;
using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Protection;

namespace TransferScheme.Referrals.BreakingGlass;

/// <summary>What can happen to an emergency access: it begins, and somebody else judges it.</summary>
public abstract record EmergencyEvent
{
    private protected EmergencyEvent()
    {
    }
}

/// <summary>An auditor broke the glass: the whole record of a referral is open to them for a short time.</summary>
/// <param name="ReferralId">The referral.</param>
/// <param name="Subject">The auditor, who alone may see it.</param>
/// <param name="Reason">Why.</param>
/// <param name="OpenUntil">When it closes by itself.</param>
/// <param name="ReviewDueOn">The last day on which somebody else must have judged it.</param>
public sealed record GlassBroken(
    Guid ReferralId, string Subject, Sealed<AccessReason> Reason, DateTimeOffset OpenUntil, DateOnly ReviewDueOn) : EmergencyEvent;

/// <summary>Somebody else judged the emergency access.</summary>
/// <param name="Outcome"><c>justified</c> or <c>notJustified</c>.</param>
public sealed record EmergencyReviewed(string Outcome) : EmergencyEvent;

/// <summary>An emergency access to one referral. It has a stream of its own, so that a look at a case changes nothing of it.</summary>
public sealed record EmergencyAccess : ICase<EmergencyAccess, EmergencyEvent>
{
    /// <summary>The stream.</summary>
    public Guid Id { get; init; }

    /// <summary>The stream's version.</summary>
    public long Version { get; init; }

    /// <summary>The referral.</summary>
    public required Guid ReferralId { get; init; }

    /// <summary>The auditor.</summary>
    public required string Subject { get; init; }

    /// <summary>Why.</summary>
    public required Sealed<AccessReason> Reason { get; init; }

    /// <summary>When it closes by itself.</summary>
    public required DateTimeOffset OpenUntil { get; init; }

    /// <summary>The last day of the review.</summary>
    public required DateOnly ReviewDueOn { get; init; }

    /// <summary>What the review found; null before it.</summary>
    public string? Outcome { get; init; }

    /// <summary><c>awaitingReview</c> or <c>reviewed</c>.</summary>
    internal string StatusName => Outcome is null ? "awaitingReview" : "reviewed";

    /// <inheritdoc/>
    string ICase<EmergencyAccess, EmergencyEvent>.StatusName => StatusName;

    /// <inheritdoc/>
    static EmergencyAccess? ICase<EmergencyAccess, EmergencyEvent>.After(EmergencyAccess? state, EmergencyEvent e) => Evolve(state, e);

    internal static EmergencyAccess? Evolve(EmergencyAccess? state, EmergencyEvent e) => (state, e) switch
    {
        (null, GlassBroken broken) => new EmergencyAccess
        {
            ReferralId = broken.ReferralId, Subject = broken.Subject, Reason = broken.Reason, OpenUntil = broken.OpenUntil,
            ReviewDueOn = broken.ReviewDueOn,
        },
        ({ } access, EmergencyReviewed reviewed) => access with { Outcome = reviewed.Outcome },
        _ => throw new InvalidOperationException($"{e.GetType().Name} cannot come here in an emergency access."),
    };
}

/// <summary>The fold that the store runs.</summary>
public sealed class EmergencyAccessProjection : SingleStreamProjection<EmergencyAccess, Guid>
{
    /// <summary>Names the events of an emergency access.</summary>
    public EmergencyAccessProjection()
    {
        IncludeType<GlassBroken>();
        IncludeType<EmergencyReviewed>();
    }

    /// <inheritdoc/>
    public override EmergencyAccess? Evolve(EmergencyAccess? snapshot, Guid id, IEvent e) =>
        EmergencyAccess.Evolve(snapshot, (EmergencyEvent)e.Data);
}
