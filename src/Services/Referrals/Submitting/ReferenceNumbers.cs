using TransferScheme.Platform.Schema;

namespace TransferScheme.Referrals.Submitting;

/// <summary>The numbers of references such as NTS-2026-000123: unique for good, and not gapless.</summary>
static class ReferenceNumbers
{
    /// <summary>The sequence they are drawn from.</summary>
    internal const string Sequence = "referrals.reference_numbers";

    /// <summary>Makes the sequence.</summary>
    internal static SchemaStep Schema { get; } = new("referrals", Sequence, $"create sequence if not exists {Sequence}");

    /// <summary>The reference of a number.</summary>
    /// <param name="number">A number that was drawn.</param>
    /// <param name="on">Local day of the referral.</param>
    internal static string Reference(long number, DateOnly on) => $"NTS-{on.Year}-{number:D6}";
}
