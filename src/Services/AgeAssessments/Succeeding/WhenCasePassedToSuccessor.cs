using TransferScheme.AgeAssessments.Handling;
using TransferScheme.Contracts.Referrals;
using TransferScheme.Platform.Messaging;
using TransferScheme.Platform.Succeeding;

namespace TransferScheme.AgeAssessments.Succeeding;

/// <summary>
/// The referral decided who takes over in it: every assessment of its children follows. One that is begun later follows by
/// <see cref="PassAssessments"/>.
/// </summary>
/// <param name="episodes">Finds the assessments of the referral.</param>
sealed class WhenCasePassedToSuccessor(Episodes episodes) : IHandle<CasePassedToSuccessor>
{
    public async Task Handle(CasePassedToSuccessor message, IDocumentSession session, CancellationToken ct)
    {
        var known = await session.LoadAsync<KnownPass>(KnownPass.IdOf(message.ReferralId, message.Authority), ct);
        if (KnownPass.Newer(known, message) is not { } newer)
        {
            return;
        }

        session.Store(newer);
        var successor = await session.LoadAsync<KnownAuthority>(message.Successor, ct) ?? throw new NotYetException("the successor");
        foreach (var id in await episodes.OfReferralAsync(message.ReferralId, ct))
        {
            var stream = await session.Events.FetchForWriting<AgeAssessment>(id, ct);
            if (stream.Aggregate is { } a && Successors.Follow(a, message.Authority, successor.AsOwner()) is { } passed)
            {
                stream.AppendOne(passed);
            }
        }
    }
}
