using System.Text.Json.Serialization;
using TransferScheme.Allocation.Matching;
using TransferScheme.Allocation.Rota;
using TransferScheme.Platform.Protection;
using TransferScheme.Rota;
using TransferScheme.Rota.Receipts;

namespace TransferScheme.Allocation.Allocations;

/// <summary>What can happen to the allocation of one referral.</summary>
public abstract record AllocationEvent
{
    private protected AllocationEvent()
    {
    }
}

/// <summary>The rota recommended an authority. Nothing is decided by it alone: a coordinator confirms.</summary>
/// <param name="DecisionId">The decision of the rota.</param>
/// <param name="Position">Where in the ledger it stands.</param>
/// <param name="Chosen">Code of the recommended authority, the first candidate.</param>
/// <param name="Region">Slug of the region whose turn it is.</param>
/// <param name="Candidates">The account of every authority that can take the group, in the order of the decision.</param>
/// <param name="Excluded">Every other authority, with the code of the first reason.</param>
/// <param name="Sentence">The decision in one sentence.</param>
/// <param name="Group">The minimum facts of the referral.</param>
/// <param name="PinnedRules">The scheme rules pinned to the referral.</param>
/// <param name="FoundEligibleAt">When the referral was found eligible: it has waited since.</param>
/// <param name="Weights">By which weights the candidates were found to suit; null where nothing was known of it.</param>
public sealed record AuthorityRecommended(
    Guid DecisionId, long Position, string Chosen, string Region, IReadOnlyList<CandidateAccount> Candidates,
    IReadOnlyList<ExcludedAuthority> Excluded, string Sentence, GroupFacts Group, string PinnedRules, DateTimeOffset FoundEligibleAt,
    MatchingWeights? Weights = null) : AllocationEvent;

/// <summary>A candidate's account as the rota decided: after the share of this referral and before its debit, in units.</summary>
/// <param name="Authority">The authority's code.</param>
/// <param name="Share">This referral's share.</param>
/// <param name="Owed">All its shares.</param>
/// <param name="Received">Children accepted or reserved.</param>
/// <param name="Fit">How badly it suits the group; null where nothing was known of it.</param>
[JsonConverter(typeof(CandidateAccountJson))]
public sealed record CandidateAccount(string Authority, long Share, long Owed, int Received, FitPoints? Fit = null)
{
    /// <summary>Owed less received: above 0 it is behind its fair share.</summary>
    internal long Balance => Owed - Units.Of(Received);
}

/// <summary>No authority can take the group. Only people may split it, as separate referrals.</summary>
/// <param name="DecisionId">The decision of the rota.</param>
/// <param name="Position">Where in the ledger it stands.</param>
/// <param name="Excluded">Every authority, with the code of the first reason.</param>
/// <param name="Sentence">The decision in one sentence.</param>
/// <param name="Group">The minimum facts of the referral.</param>
/// <param name="PinnedRules">The scheme rules pinned to the referral.</param>
/// <param name="FoundEligibleAt">When the referral was found eligible: it has waited since.</param>
public sealed record NoAuthorityFound(
    Guid DecisionId, long Position, IReadOnlyList<ExcludedAuthority> Excluded, string Sentence, GroupFacts Group, string PinnedRules,
    DateTimeOffset FoundEligibleAt) : AllocationEvent;

/// <summary>A coordinator put the referral to an authority.</summary>
/// <param name="OfferId">The offer, which has a stream of its own.</param>
/// <param name="Authority">Code of the offered authority.</param>
/// <param name="Region">Slug of its region.</param>
/// <param name="RespondBy">When the answer is due.</param>
/// <param name="ReasonCode">Why it is not the first candidate; null when it is.</param>
/// <param name="Note">What the coordinator wrote about it.</param>
/// <param name="By">Who picked, where it is not the first candidate: a person, or the client where no person is named.</param>
/// <param name="ApprovedBy">Who approved another region; null where that was not needed.</param>
public sealed record AllocationOffered(
    Guid OfferId, string Authority, string Region, DateTimeOffset RespondBy, string? ReasonCode, Sealed<PickNote>? Note,
    string? By = null, string? ApprovedBy = null) : AllocationEvent;

/// <summary>In a burst that was matched as a whole, the referral took a seat that the rota had fixed for another of it.</summary>
/// <param name="BatchId">The burst.</param>
/// <param name="DecisionId">The decision that fixed the seat.</param>
/// <param name="Position">Where in the ledger it stands.</param>
/// <param name="Chosen">Code of the authority whose seat it is, of the same region.</param>
/// <param name="Seat">The seat.</param>
/// <param name="Sentence">The decision in one sentence.</param>
public sealed record SeatGiven(Guid BatchId, Guid DecisionId, long Position, string Chosen, BurstSeat Seat, string Sentence)
    : AllocationEvent;

/// <summary>An authority volunteers for the referral out of turn, and has the offer.</summary>
/// <param name="OfferId">The offer, which has a stream of its own.</param>
/// <param name="Authority">Code of the volunteer.</param>
/// <param name="Region">Slug of its region.</param>
/// <param name="RespondBy">When the answer is due.</param>
/// <param name="By">Who volunteered for it: a person, or the client where no person is named.</param>
public sealed record AllocationVolunteered(Guid OfferId, string Authority, string Region, DateTimeOffset RespondBy, string By)
    : AllocationEvent;

/// <summary>A second person approved that the referral goes to an authority of another region than the recommended one.</summary>
/// <param name="ApprovalId">The approval.</param>
/// <param name="Authority">Code of the authority.</param>
/// <param name="ReasonCode">Why.</param>
/// <param name="By">Who approved: a person, or the client where no person is named.</param>
public sealed record OtherRegionApproved(Guid ApprovalId, string Authority, string ReasonCode, string By) : AllocationEvent;

/// <summary>The offered authority accepted.</summary>
/// <param name="OfferId">The offer.</param>
/// <param name="Authority">Code of the receiving authority.</param>
public sealed record AllocationAccepted(Guid OfferId, string Authority) : AllocationEvent;

/// <summary>Another authority of the region takes the children in place of the one that accepted.</summary>
/// <param name="OfferId">The new offer, which is accepted.</param>
/// <param name="Authority">Code of the receiving authority from now on.</param>
/// <param name="IsOutOfTurn">Whether the ledger counts it as a volunteer, in place of the decision.</param>
public sealed record AllocationSwapped(Guid OfferId, string Authority, bool IsOutOfTurn) : AllocationEvent;

/// <summary>The children are in the receiving authority's care, for good: the entry authority's access to the allocation ends.</summary>
/// <param name="Authority">Code of the receiving authority.</param>
/// <param name="EffectiveAt">The instant at which responsibility moved.</param>
public sealed record AllocationCompleted(string Authority, DateTimeOffset EffectiveAt) : AllocationEvent;

/// <summary>The entry authority withdrew the referral: turn and place are given back, and an offer falls.</summary>
/// <param name="ReasonCode">Why, by code.</param>
public sealed record AllocationWithdrawn(string ReasonCode) : AllocationEvent;

/// <summary>The referral was closed for what happened to the children: turn and place are given back, and an offer falls.</summary>
/// <param name="ReasonCode">Why, by code.</param>
public sealed record AllocationClosed(string ReasonCode) : AllocationEvent;

/// <summary>A child left the group. Before acceptance the decision is taken back, and another follows for those who remain.</summary>
/// <param name="ChildId">The child.</param>
/// <param name="IsTakenBack">False after acceptance: then the debit stays.</param>
public sealed record ChildLeft(Guid ChildId, bool IsTakenBack) : AllocationEvent;

/// <summary>Free text of a coordinator about a pick; only ever inside a <c>Sealed</c>.</summary>
/// <param name="Text">The text.</param>
public sealed record PickNote(string Text);
