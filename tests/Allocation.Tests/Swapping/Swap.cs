using TransferScheme.Allocation.Allocations;
using TransferScheme.Allocation.Matching;
using TransferScheme.Allocation.Offers;
using TransferScheme.Allocation.Rota;
using TransferScheme.Allocation.Swapping;
using TransferScheme.Platform.Protection;
using TransferScheme.Rota;
using TransferScheme.TestKit;

namespace TransferScheme.Allocation.Tests.Swapping;

/// <summary>N1 of the north-east has accepted the child of K1; N2 is of the same region, S1 of another.</summary>
static class Swap
{
    internal static readonly DateTimeOffset RespondBy = new(2026, 3, 4, 17, 0, 0, TimeSpan.Zero);
    internal static readonly OfferAccepted Accepted = new(Sample.ReferralId, "N1", 1, "foster", Sample.Details);
    internal static readonly SwapProposed Proposed = new(Sample.ReferralId, "N1", "N2", RespondBy);
    internal static readonly Decided Standing = Sample.Decided(2, Sample.Child, new Accrual("N1", Units.PerChild));
    internal static readonly Sealed<SwapNote> Note = new("cipher", [new WrappedKey(Sample.ChildId, "key")]);

    internal static AllocationCase Allocation { get; } = new AllocationEvent[]
    {
        Sample.Recommended, Sample.Offered, new AllocationAccepted(Sample.OfferId, "N1"),
    }.Aggregate(default(AllocationCase), AllocationCase.Evolve)! with
    { Id = Sample.ReferralId, Version = 3 };

    internal static RotaBook Book { get; } = RotaBook.Evolve(Sample.Book, new ReservationDebited(Sample.ReferralId, "N1", 1));

    internal static SwapFacts Facts { get; } =
        new(Allocation, Standing, new TransferStage("accepted", "N1", []), MatchingFacts.None, Sample.Sight, Book);

    internal static History<Offer, OfferEvent> Given(params OfferEvent[] since) =>
        TestKit.Given.Events<Offer, OfferEvent>([Sample.Made(), Accepted, .. since]);
}
