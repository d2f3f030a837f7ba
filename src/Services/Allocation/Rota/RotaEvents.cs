namespace TransferScheme.Allocation.Rota;

/// <summary>An entry of the ledger. Entries are never edited: what is taken back is another entry.</summary>
public abstract record RotaEvent
{
    private protected RotaEvent()
    {
    }
}

/// <summary>
/// What the rota sees of these authorities from here on; of the others it sees what it saw before. It stands before the first
/// decision that was taken on it, so that every decision can be worked out again from the ledger alone.
/// </summary>
/// <param name="Positions">The authorities that are new or not as they were, in the order of their codes.</param>
public sealed record PositionsSeen(IReadOnlyList<SeenPosition> Positions) : RotaEvent;

/// <summary>The rota decided whose turn it is: those that accrue are credited a share, and the chosen authority has a reservation.</summary>
/// <param name="DecisionId">Identifier of the decision.</param>
/// <param name="Position">Place in the ledger: the number of this entry.</param>
/// <param name="ReferralId">The referral.</param>
/// <param name="Referral">What the decision knew of it.</param>
/// <param name="RulesVersion">The scheme rules that it was decided by.</param>
/// <param name="Accruals">Each share, in units; they sum to the size.</param>
/// <param name="Chosen">Code of the chosen authority.</param>
/// <param name="Region">Slug of its region.</param>
/// <param name="Arrears">How arrears change, in units; they sum to 0.</param>
/// <param name="Attempt">1 for the first decision on the referral.</param>
/// <param name="DecidedAt">When it was decided, as its receipt says.</param>
/// <param name="Hash">Hash of its receipt.</param>
public sealed record Decided(
    Guid DecisionId, long Position, Guid ReferralId, RotaReferral Referral, string RulesVersion, IReadOnlyList<Accrual> Accruals,
    string Chosen, string Region, IReadOnlyList<Accrual> Arrears, int Attempt, DateTimeOffset DecidedAt, string Hash) : RotaEvent;

/// <summary>No authority could take the group: nobody accrues, nobody is charged.</summary>
/// <param name="DecisionId">Identifier of the decision.</param>
/// <param name="Position">Place in the ledger: the number of this entry.</param>
/// <param name="ReferralId">The referral.</param>
/// <param name="Referral">What the decision knew of it.</param>
/// <param name="RulesVersion">The scheme rules that it was decided by.</param>
/// <param name="Excluded">Why each authority could not.</param>
/// <param name="Attempt">1 for the first decision on the referral.</param>
/// <param name="DecidedAt">When it was decided, as its receipt says.</param>
/// <param name="Hash">Hash of its receipt.</param>
public sealed record Unplaced(
    Guid DecisionId, long Position, Guid ReferralId, RotaReferral Referral, string RulesVersion, IReadOnlyList<ExcludedAuthority> Excluded,
    int Attempt, DateTimeOffset DecidedAt, string Hash) : RotaEvent;

/// <summary>A coordinator picked another candidate: the reservation moves, the shares stay.</summary>
/// <param name="ReferralId">The referral.</param>
/// <param name="From">Code of the authority that held the reservation.</param>
/// <param name="To">Code of the authority that holds it now.</param>
/// <param name="Size">Children kept together.</param>
/// <param name="ReasonCode">Why it was not the first candidate.</param>
/// <param name="By">Who picked: a person, or the client where no person is named.</param>
/// <param name="ApprovedBy">Who approved an authority of another region; null where that was not needed.</param>
public sealed record ReservationMoved(
    Guid ReferralId, string From, string To, int Size, string ReasonCode, string By, string? ApprovedBy = null) : RotaEvent;

/// <summary>A decision was taken back before anybody accepted: its shares, and its reservation.</summary>
/// <param name="ReferralId">The referral.</param>
/// <param name="DecisionId">The decision.</param>
/// <param name="Authority">Code of the authority that held the reservation.</param>
/// <param name="Size">Children kept together.</param>
/// <param name="Accruals">Each share that is taken back, in units.</param>
/// <param name="Arrears">How arrears were changed.</param>
public sealed record DecisionReversed(
    Guid ReferralId, Guid DecisionId, string Authority, int Size, IReadOnlyList<Accrual> Accruals, IReadOnlyList<Accrual> Arrears)
    : RotaEvent;

/// <summary>
/// An authority takes a group out of turn: everyone accrues as for any group, and the volunteer is charged. A gift is credited to the
/// volunteer alone, so that no balance moves.
/// </summary>
/// <param name="ReferralId">The referral.</param>
/// <param name="Referral">What people call it.</param>
/// <param name="Authority">Code of the volunteer.</param>
/// <param name="Size">Children kept together.</param>
/// <param name="Accruals">Each share, in units; they sum to the size.</param>
/// <param name="Arrears">How arrears change.</param>
/// <param name="IsGift">Whether it does not count: the authority asked so, or nobody took turns.</param>
public sealed record VoluntaryTaken(
    Guid ReferralId, string Referral, string Authority, int Size, IReadOnlyList<Accrual> Accruals, IReadOnlyList<Accrual> Arrears,
    bool IsGift = false) : RotaEvent;

/// <summary>
/// A burst was matched as a whole: referrals took seats that the rota had fixed for others of it. The seats stay where they are, so no
/// account changes; who takes a seat carries its entry from here on.
/// </summary>
/// <param name="BatchId">The burst.</param>
/// <param name="Children">Its children.</param>
/// <param name="Seats">The seats that were taken by another referral than they were fixed for.</param>
public sealed record SeatsTaken(Guid BatchId, int Children, IReadOnlyList<SeatTaken> Seats) : RotaEvent;

/// <summary>A seat, and the referral that takes it.</summary>
/// <param name="DecisionId">The decision that fixed the seat.</param>
/// <param name="Position">Its place in the ledger.</param>
/// <param name="ReferralId">The referral that takes it.</param>
/// <param name="Referral">What its own decision knew of it.</param>
public sealed record SeatTaken(Guid DecisionId, long Position, Guid ReferralId, RotaReferral Referral);

/// <summary>The offer was accepted: the reservation is the debit now, and the balance stays.</summary>
/// <param name="ReferralId">The referral.</param>
/// <param name="Authority">Code of the receiving authority.</param>
/// <param name="Size">Children kept together.</param>
public sealed record ReservationDebited(Guid ReferralId, string Authority, int Size) : RotaEvent;

/// <summary>The children are with the receiving authority, for good: its position counts them, and the turn cannot be undone.</summary>
/// <param name="ReferralId">The referral.</param>
/// <param name="Authority">Code of the receiving authority.</param>
/// <param name="Size">Children kept together.</param>
public sealed record TurnCompleted(Guid ReferralId, string Authority, int Size) : RotaEvent;
