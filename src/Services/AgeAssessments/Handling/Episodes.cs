using TransferScheme.Platform.Calling;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Succeeding;

namespace TransferScheme.AgeAssessments.Handling;

/// <summary>Finds assessments, and who is responsible for a person.</summary>
/// <param name="store">The service's store.</param>
/// <param name="calls">Calls to Referrals.</param>
sealed class Episodes(IAgeAssessmentStore store, ServiceCalls calls)
{
    static readonly Problem NotTold = new(
        503, "referral-not-confirmed", "Not available at the moment",
        "Whose referral it is could not be found out, so nothing was recorded: try again in a moment.");

    /// <summary>The assessments of a person, the oldest first.</summary>
    internal async Task<IReadOnlyList<AgeAssessment>> OfChildAsync(Guid childId, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        return await session.QueryAsync<AgeAssessment>("where data ->> 'childId' = ? order by id", ct, childId.ToString());
    }

    /// <summary>The assessments of a referral's children.</summary>
    internal async Task<IReadOnlyList<Guid>> OfReferralAsync(Guid referralId, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        return await session.QueryAsync<Guid>(
            "select id from age_assessments.mt_doc_ageassessment where data ->> 'referralId' = ? order by id", ct, referralId.ToString());
    }

    /// <summary>The children of a referral who have an assessment, but for those who left the group.</summary>
    internal async Task<IReadOnlyList<Guid>> AssessedInAsync(Guid referralId, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        return await session.QueryAsync<Guid>(
            """
            select distinct (a.data ->> 'childId')::uuid from age_assessments.mt_doc_ageassessment as a
            where a.data ->> 'referralId' = ?
                and not exists (select from age_assessments.mt_doc_knownleaver as l where l.id::text = a.data ->> 'childId')
            """,
            ct, referralId.ToString());
    }

    /// <summary>Who has the children's functions for a child of a referral; null where there is no such child.</summary>
    /// <exception cref="NoAnswerException">Referrals does not answer.</exception>
    internal async Task<Responsible?> ResponsibleAsync(Guid referralId, Guid childId, CancellationToken ct)
    {
        if (await TellAsync(referralId, ct) is not { } told || told.Children.All(c => c.Id != childId))
        {
            return null;
        }

        await using var session = store.QuerySession();
        var code = (await session.LoadAsync<KnownTransfer>(referralId, ct))?.ReceivingAuthority
            ?? (told is { Status: "completed", ReceivingAuthority: { } receiver } ? receiver : told.EntryAuthority);
        var holder = await KnownPass.HolderAsync(session, referralId, code, ct);
        return new Responsible(holder, (await session.LoadAsync<KnownAuthority>(holder, ct))?.AsOwner());
    }

    /// <summary>The children of a referral, those who left the group left out; null where there is no such referral.</summary>
    /// <exception cref="NoAnswerException">Referrals does not answer.</exception>
    internal async Task<IReadOnlyList<Guid>?> ChildrenAsync(Guid referralId, CancellationToken ct) =>
        await TellAsync(referralId, ct) is { } told ? [.. told.Children.Select(c => c.Id)] : null;

    /// <summary>
    /// Hands over an assessment that began while responsibility moved: of the two, whichever came later is here, or in the handler of the
    /// message, with the other before its eyes.
    /// </summary>
    internal async Task FollowAsync(Guid id, CancellationToken ct)
    {
        await using var session = store.LightweightSession();
        session.LastModifiedBy = "system";
        var stream = await session.Events.FetchForWriting<AgeAssessment>(id, ct);
        if (stream.Aggregate is not { } a
            || await session.LoadAsync<KnownTransfer>(a.ReferralId, ct) is not { } moved || !moved.IsOf(a.ChildId)
            || await session.LoadAsync<KnownAuthority>(
                await KnownPass.HolderAsync(session, a.ReferralId, moved.ReceivingAuthority, ct), ct) is not { } receiver
            || WhenTransferCompleted.HandOver(a, receiver.AsOwner(), moved.EffectiveAt) is not { } handedOver)
        {
            return;
        }

        stream.AppendOne(handedOver);
        try
        {
            await session.SaveChangesAsync(ct);
        }
        catch (ConcurrencyException)
        {
            // The handler was at it too: what it recorded stands.
        }
    }

    Task<ReferralTold?> TellAsync(Guid referralId, CancellationToken ct) =>
        calls.AskAsync<ReferralTold>($"/api/v1/referrals/{referralId}", NotTold, ct);

    sealed record ReferralTold(string Status, string EntryAuthority, string? ReceivingAuthority, IReadOnlyList<ChildTold> Children);

    sealed record ChildTold(Guid Id);
}

/// <summary>Who is responsible.</summary>
/// <param name="Authority">Code of the authority.</param>
/// <param name="Owner">Where it lies; null while that is not known here.</param>
sealed record Responsible(string Authority, AgeOwner? Owner);
