using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Security;

namespace TransferScheme.AgeAssessments.Receiving;

/// <summary>
/// Whose transfer is accepted and has not fallen: the receiving authority reads from its acceptance on what it prepares itself with, the
/// passport and the report, and does nothing in the case before responsibility moves (section 69).
/// </summary>
static class Receivers
{
    // Who accepted, or, however often that has passed on since, who stands for them now; an offer or a referral that is over gives nothing.
    const string Received =
        """
        with recursive holder (referral, authority) as (
            select a.data ->> 'referralId', a.data ->> 'authority' from age_assessments.mt_doc_knownacceptance as a
            where not exists (select from age_assessments.mt_doc_knownofferend as e where e.id = a.id)
                and not exists (select from age_assessments.mt_doc_knownreferralend as r where r.id::text = a.data ->> 'referralId')
            union
            select h.referral, p.data ->> 'successor' from holder as h
                join age_assessments.mt_doc_knownpass as p on p.id = h.referral || '/' || h.authority)
        select h.referral from holder as h
        where h.authority = ?
            and not exists (select from age_assessments.mt_doc_knownpass as p where p.id = h.referral || '/' || h.authority)
        """;

    /// <summary>The assessments that an authority sees as the receiving one, as a condition with its code as the one parameter.</summary>
    internal const string Condition =
        $"""
        (data ->> 'referralId' in ({Received})
            and data ->> 'childId' not in (select l.id::text from age_assessments.mt_doc_knownleaver as l))
        """;

    /// <summary>Whether an actor's authority is the receiving one of an assessment.</summary>
    internal static async Task<bool> ReceivesAsync(this IQuerySession session, Actor actor, Guid id, CancellationToken ct) =>
        actor.Authority is { } own
        && (await session.QueryAsync<AgeAssessment>($"where id = ? and {Condition}", ct, id, own)).Count > 0;

    /// <summary>
    /// The answer to an act: what is not theirs to do is 403 and not 404 to a receiving authority, which knows of the case.
    /// </summary>
    internal static async Task<CommandResult> HiddenOrForbiddenAsync(
        this IAgeAssessmentStore store, CommandResult result, Actor actor, Guid id, CancellationToken ct)
    {
        if (result.Problem is not { Status: StatusCodes.Status404NotFound })
        {
            return result;
        }

        await using var session = store.QuerySession();
        return await session.ReceivesAsync(actor, id, ct) ? Problem.Forbidden : result;
    }
}
