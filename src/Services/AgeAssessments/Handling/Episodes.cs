using TransferScheme.AgeAssessments.Succeeding;
using TransferScheme.Platform.Calling;
using TransferScheme.Platform.Problems;

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

    /// <summary>Who has the children's functions for a child of a referral; null where there is no such child.</summary>
    /// <exception cref="NoAnswerException">Referrals does not answer.</exception>
    internal async Task<Responsible?> ResponsibleAsync(Guid referralId, Guid childId, CancellationToken ct)
    {
        if (await calls.AskAsync<ReferralTold>($"/api/v1/referrals/{referralId}", NotTold, ct) is not { } told
            || told.Children.All(c => c.Id != childId))
        {
            return null;
        }

        await using var session = store.QuerySession();
        var code = (await session.LoadAsync<KnownTransfer>(referralId, ct))?.ReceivingAuthority
            ?? (told is { Status: "completed", ReceivingAuthority: { } receiver } ? receiver : told.EntryAuthority);
        while (await session.LoadAsync<KnownPass>(KnownPass.IdOf(referralId, code), ct) is { } passed)
        {
            code = passed.Successor;
        }

        return new Responsible(code, (await session.LoadAsync<KnownAuthority>(code, ct))?.AsOwner());
    }

    /// <summary>
    /// Hands over an assessment that began while responsibility moved: of the two, whichever came later is here, or in the handler of the
    /// message, with the other before its eyes.
    /// </summary>
    internal async Task FollowAsync(Guid id, CancellationToken ct)
    {
        await using var session = store.LightweightSession();
        session.LastModifiedBy = "system";
        var stream = await session.Events.FetchForWriting<AgeAssessment>(id, ct);
        if (stream.Aggregate is not { } a || await session.LoadAsync<KnownTransfer>(a.ReferralId, ct) is not { } moved
            || await session.LoadAsync<KnownAuthority>(moved.ReceivingAuthority, ct) is not { } receiver
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

    sealed record ReferralTold(string Status, string EntryAuthority, string? ReceivingAuthority, IReadOnlyList<ChildTold> Children);

    sealed record ChildTold(Guid Id);
}

/// <summary>Who is responsible.</summary>
/// <param name="Authority">Code of the authority.</param>
/// <param name="Owner">Where it lies; null while that is not known here.</param>
sealed record Responsible(string Authority, AgeOwner? Owner);
