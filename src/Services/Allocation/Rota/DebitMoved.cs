namespace TransferScheme.Allocation.Rota;

/// <summary>Two authorities of a region agreed that the other takes the children: the debit moves, the shares stay.</summary>
/// <param name="ReferralId">The referral.</param>
/// <param name="From">Code of the authority that had accepted.</param>
/// <param name="To">Code of the receiving authority from now on.</param>
/// <param name="Size">Children charged.</param>
public sealed record DebitMoved(Guid ReferralId, string From, string To, int Size) : RotaEvent;
