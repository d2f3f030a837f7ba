using System.Globalization;
using TransferScheme.Allocation.Matching;
using TransferScheme.Allocation.Rota;
using TransferScheme.Rota.Receipts;

namespace TransferScheme.Allocation.Allocations;

/// <summary>Decision and picks of one referral.</summary>
/// <param name="ReferralId">The referral.</param>
/// <param name="Reference">What people call it.</param>
/// <param name="Status"><c>waiting</c>, <c>unplaced</c>, <c>offered</c>, <c>accepted</c>, <c>completed</c>,
/// <c>withdrawn</c>, <c>closed</c> or <c>declined</c> (its reasons are not settled).</param>
/// <param name="Version">Version for If-Match.</param>
/// <param name="Region">Slug of the region whose turn it is; absent when no authority can take the group.</param>
/// <param name="Decision">The decision of the rota.</param>
/// <param name="Candidates">Every authority that can take the group, in the order of the decision.</param>
/// <param name="Excluded">Every other authority, with the code of the first reason.</param>
/// <param name="EntryAuthority">Code of the entry authority.</param>
/// <param name="Size">Children kept together.</param>
/// <param name="Clocks">The statutory clock, and the response clock while an offer is open.</param>
/// <param name="Offer">The offer that is open, declined or was accepted.</param>
/// <param name="Children">The minimum facts, where the reader may see them.</param>
/// <param name="PlacementTypes">Kinds of placement sought, where the reader may see them.</param>
public sealed record AllocationDetails(
    Guid ReferralId, string Reference, string Status, long Version, string? Region, RotaDecisionView Decision,
    IReadOnlyList<CandidateView> Candidates, IReadOnlyList<ExcludedAuthority> Excluded, string EntryAuthority, int Size, Clocks Clocks,
    OfferRef? Offer, IReadOnlyList<ChildFacts>? Children, IReadOnlyList<string>? PlacementTypes)
{
    /// <summary>Approvals of authorities of other regions, where the reader may see the minimum facts.</summary>
    public IReadOnlyList<ApprovalView>? Approvals { get; init; }

    internal static AllocationDetails Of(AllocationCase a, IReadOnlyList<CandidateView> candidates, Disclosure disclosure) => new(
        a.Id, a.Group.Reference, Wire.Name(a.Status), a.Version, a.Region, new RotaDecisionView(a.DecisionId, a.Sentence),
        candidates, a.Excluded, a.Group.EntryAuthority, a.Group.Size, Clocks.Of(a), OfferRef.Of(a),
        disclosure is Disclosure.MinimumFacts ? a.Group.Children : null,
        disclosure is Disclosure.MinimumFacts ? a.Group.PlacementTypes : null)
    {
        Approvals = disclosure is Disclosure.MinimumFacts
            ? [.. a.Approvals.Select(p => new ApprovalView(p.ApprovalId, p.Authority, p.ReasonCode))]
            : null,
    };
}

/// <summary>An approval of an authority of another region, by another person than the one who then offers.</summary>
/// <param name="Id">The approval, as the offer names it.</param>
/// <param name="Authority">Code of the authority.</param>
/// <param name="ReasonCode">Why.</param>
public sealed record ApprovalView(Guid Id, string Authority, string ReasonCode);

/// <summary>The decision of the rota.</summary>
/// <param name="Id">The decision.</param>
/// <param name="Sentence">The decision in one sentence.</param>
public sealed record RotaDecisionView(Guid Id, string Sentence);

/// <summary>An authority that can take the group. Amounts are whole units of 10⁻¹² child.</summary>
/// <param name="Authority">Its code.</param>
/// <param name="Region">Slug of its region.</param>
/// <param name="Rank">1 is recommended.</param>
/// <param name="Share">Its share of this referral.</param>
/// <param name="Owed">All its shares.</param>
/// <param name="Received">Children accepted or decided for it.</param>
/// <param name="Balance">Owed less received, before this referral is charged.</param>
/// <param name="BalanceInChildren">The balance in children, to two decimals.</param>
/// <param name="Fits">How it suits the children, part by part with its points of mismatch; empty to those who may not see it.</param>
public sealed record CandidateView(
    string Authority, string Region, int Rank, string Share, string Owed, int Received, string Balance, string BalanceInChildren,
    IReadOnlyList<string> Fits)
{
    internal static CandidateView Of(CandidateAccount c, string region, int rank, MatchingWeights? weights) => new(
        c.Authority, region, rank, Text(c.Share), Text(c.Owed), c.Received, Text(c.Balance), RotaSentence.Children(c.Balance),
        c.Fit is { } fit && weights is not null ? fit.Words(weights) : []);

    static string Text(long units) => units.ToString(CultureInfo.InvariantCulture);
}

/// <summary>The clocks of a referral. They are never mixed.</summary>
/// <param name="Statutory">The clock of the whole referral, which never pauses.</param>
/// <param name="Response">The clock of the open offer; absent while it stands still for a question.</param>
public sealed record Clocks(StatutoryDays Statutory, ResponseClock? Response)
{
    internal static Clocks Of(AllocationCase a) => new(
        new StatutoryDays(a.Group.StatutoryStartedOn, a.Group.StatutoryDueOn),
        a is { Status: AllocationStatus.Offered, RespondBy: { } due } ? new ResponseClock(due) : null);
}

/// <summary>The statutory clock.</summary>
/// <param name="StartedOn">Day 0.</param>
/// <param name="DueOn">The last day in time.</param>
public sealed record StatutoryDays(DateOnly StartedOn, DateOnly DueOn);

/// <summary>The response clock.</summary>
/// <param name="DueAt">When the answer is due.</param>
public sealed record ResponseClock(DateTimeOffset DueAt);

/// <summary>The offer of an allocation.</summary>
/// <param name="Id">The offer.</param>
/// <param name="Authority">Code of the offered authority.</param>
public sealed record OfferRef(Guid Id, string Authority)
{
    internal static OfferRef? Of(AllocationCase a) =>
        a is { OfferId: { } id, OfferedAuthority: { } authority } ? new OfferRef(id, authority) : null;
}
