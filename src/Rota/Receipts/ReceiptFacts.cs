using TransferScheme.Rota.Deciding;

namespace TransferScheme.Rota.Receipts;

/// <summary>What a receipt tells beside the decision itself.</summary>
/// <param name="Decision">The decision.</param>
/// <param name="Position">Its place in the ledger.</param>
/// <param name="PreviousHash">Hash of the receipt of the decision before; empty for the first.</param>
/// <param name="Referral">What people call the referral.</param>
/// <param name="Attempt">1 for the first decision on the referral, 2 for the next.</param>
/// <param name="DecidedAt">When it was decided, by the scheme's clock.</param>
/// <param name="Rules">The rules.</param>
/// <param name="OutOfOrder">Who picked another candidate, and why; null where nobody did.</param>
/// <param name="Seat">Whose seat it is that the referral took in a burst; null where it was decided for the referral itself.</param>
public sealed record ReceiptFacts(
    string Decision, long Position, string PreviousHash, string Referral, int Attempt, DateTimeOffset DecidedAt, RotaRules Rules,
    OutOfOrder? OutOfOrder = null, BurstSeat? Seat = null)
{
    /// <summary>The decision as it was taken, before the burst was matched and before anybody picked.</summary>
    internal ReceiptFacts AsDecided => this with { OutOfOrder = null, Seat = null, Referral = Seat?.Referral ?? Referral };
}

/// <summary>A seat of a burst: a turn that the rota fixed, which another referral of the burst took because it suits it better.</summary>
/// <param name="Position">Its place in the ledger.</param>
/// <param name="Referral">The referral that it was first fixed for.</param>
/// <param name="Children">Children of the whole burst.</param>
public sealed record BurstSeat(long Position, string Referral, int Children);

/// <summary>A pick of another candidate than the first.</summary>
/// <param name="Code">Code of the reason.</param>
/// <param name="Note">What was written about it; no part of the hash.</param>
/// <param name="By">The person who picked.</param>
/// <param name="ApprovedBy">The person who approved another region; null where none was needed.</param>
public sealed record OutOfOrder(string Code, string? Note, string? By, string? ApprovedBy);

/// <summary>What authorities and regions are called.</summary>
/// <param name="Authority">The name of an authority by its id.</param>
/// <param name="Region">The name of a region by its id.</param>
public sealed record Names(Func<string, string> Authority, Func<string, string> Region);
