using TransferScheme.Allocation.Offers;
using TransferScheme.Platform.Protection;
using TransferScheme.TestKit;

namespace TransferScheme.Allocation.Tests.Answering;

/// <summary>An offer made on Monday 2 March at ten, due on Wednesday 4 March at five, and what may happen to it while it waits.</summary>
static class Asked
{
    internal static readonly DateTimeOffset RespondBy = Sample.Made().RespondBy;

    internal static readonly Sealed<QuestionText> Text = new("cipher", [new WrappedKey(Sample.ChildId, "key")]);

    internal static readonly OfferResponseDueSoon DueSoon = new(Sample.ReferralId, "N1", "north-east", RespondBy);

    internal static readonly OfferResponseOverdue Overdue = new(Sample.ReferralId, "N1", "north-east", RespondBy);

    internal static readonly OfferAccepted Accepted = new(Sample.ReferralId, "N1", 1, "foster", Sample.Details);

    internal static readonly OfferWithdrawn Withdrawn = new(Sample.ReferralId, "N1", 1, "referral-withdrawn");

    internal static readonly DeferralRequested Requested = new(Sample.ReferralId, "N1", "G06", new DateOnly(2026, 3, 6), Text);

    internal static readonly OfferDeclined Declined = new(Sample.ReferralId, "N1", 1, Sample.DecisionId, ["G01"], ["eligibility"]);

    internal static readonly OfferReaffirmed Reaffirmed =
        new(Sample.ReferralId, "N1", "north-east", Sample.DecisionId, At("2026-03-11T17:00Z"));

    internal static ReferralQueried Question(int number = 1, int? daysLeft = 2) =>
        new(Sample.ReferralId, "N1", number, ["needs.medical"], Text, daysLeft);

    internal static QueryAnswered Answer(string respondBy, int number = 1) =>
        new(Sample.ReferralId, "N1", "north-east", number, Text, At(respondBy));

    internal static DeferralGranted Granted(string respondBy, int days) =>
        new(Sample.ReferralId, "N1", "north-east", At(respondBy), null, days);

    internal static History<Offer, OfferEvent> Offered(params OfferEvent[] since) =>
        Given.Events<Offer, OfferEvent>([Sample.Made(), .. since]);

    internal static DateTimeOffset At(string time) => DateTimeOffset.Parse(time, null);
}
