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
public sealed record ReceiptFacts(
    string Decision, long Position, string PreviousHash, string Referral, int Attempt, DateTimeOffset DecidedAt, RotaRules Rules,
    OutOfOrder? OutOfOrder = null);

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
