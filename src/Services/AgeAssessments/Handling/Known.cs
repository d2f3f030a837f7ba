using TransferScheme.Contracts.Allocation;

namespace TransferScheme.AgeAssessments.Handling;

/// <summary>This service's own copy of where an authority lies, by message.</summary>
/// <param name="Id">The authority's code.</param>
/// <param name="Region">Slug of its region.</param>
/// <param name="Nation">Its nation.</param>
/// <param name="AtVersion">Version of the authority's stream; an older message changes nothing.</param>
public sealed record KnownAuthority(string Id, string Region, string Nation, long AtVersion)
{
    /// <summary>The authority that a message tells; null when it is not newer than what is known.</summary>
    internal static KnownAuthority? Newer(KnownAuthority? known, AuthorityPositionChanged m) =>
        known is not null && known.AtVersion >= m.Version ? null : new KnownAuthority(m.Authority, m.Region, m.Nation, m.Version);

    /// <summary>The authority as the owner of an assessment.</summary>
    internal AgeOwner AsOwner() => new(Id, Region, Platform.Time.Nation.Division(Nation));
}

/// <summary>This service's own copy of a completed transfer, by message: it is for good.</summary>
/// <param name="Id">The referral.</param>
/// <param name="ReceivingAuthority">Code of the authority that is responsible from then on.</param>
/// <param name="EffectiveAt">From when.</param>
/// <param name="Children">The children who moved; null in a copy from before that was kept.</param>
public sealed record KnownTransfer(
    Guid Id, string ReceivingAuthority, DateTimeOffset EffectiveAt, IReadOnlyList<Guid>? Children = null)
{
    /// <summary>Whether a child of the referral moved with it.</summary>
    internal bool IsOf(Guid childId) => Children?.Contains(childId) ?? true;
}

/// <summary>
/// A referral in which an assessment begins, or responsibility moves: who does either writes this one row, so that the two come one after
/// the other, and the later sees the earlier.
/// </summary>
/// <param name="Id">The referral.</param>
/// <param name="By">What began, or moved.</param>
public sealed record ReferralTurn(Guid Id, Guid By);

/// <summary>An assessment of a person, by its number: two that begin at once collide here.</summary>
/// <param name="Id">The person and the number.</param>
/// <param name="AssessmentId">The assessment.</param>
public sealed record Episode(string Id, Guid AssessmentId)
{
    internal static Episode Of(Guid childId, int number, Guid assessmentId) => new($"{childId}/{number}", assessmentId);
}
