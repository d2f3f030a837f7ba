using TransferScheme.Contracts.Referrals;
using TransferScheme.Platform.Messaging;

namespace TransferScheme.Allocation.Handling;

/// <summary>Whether a referral is on hold, as far as messages have told: it is not offered meanwhile.</summary>
/// <param name="Id">The referral.</param>
/// <param name="IsHeld">Whether it is.</param>
/// <param name="AtVersion">Version of the referral's stream; an older message changes nothing.</param>
public sealed record ReferralHold(Guid Id, bool IsHeld, long AtVersion)
{
    /// <summary>Keeps what a message tells, unless something newer is known.</summary>
    internal static async Task KeepAsync(IDocumentSession session, ReferralHold told, CancellationToken ct)
    {
        var known = await session.LoadAsync<ReferralHold>(told.Id, ct);
        session.Store(Newer(known, told));
    }

    /// <summary>The newer of what is known and what is told.</summary>
    internal static ReferralHold Newer(ReferralHold? known, ReferralHold told) => known?.AtVersion >= told.AtVersion ? known : told;
}

/// <summary>Notes that a referral is on hold.</summary>
sealed class WhenReferralHeld : IHandle<ReferralHeld>
{
    public Task Handle(ReferralHeld message, IDocumentSession session, CancellationToken ct) =>
        ReferralHold.KeepAsync(session, new ReferralHold(message.ReferralId, IsHeld: true, message.Version), ct);
}

/// <summary>Notes that a referral is on hold no more.</summary>
sealed class WhenHoldReleased : IHandle<HoldReleased>
{
    public Task Handle(HoldReleased message, IDocumentSession session, CancellationToken ct) =>
        ReferralHold.KeepAsync(session, new ReferralHold(message.ReferralId, IsHeld: false, message.Version), ct);
}
