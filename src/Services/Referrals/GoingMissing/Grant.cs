using TransferScheme.Platform.Time;

namespace TransferScheme.Referrals.GoingMissing;

/// <summary>The grant for a missing child: it is paid for 28 days on end, and not from the 29th on (funding rules of 2014–15).</summary>
static class Grant
{
    /// <summary>Days on end that are paid while a child is missing.</summary>
    internal const int DaysPaid = 28;

    /// <summary>The first day without grant, if the child is missing still; the day on which the child went counts as the first.</summary>
    internal static DateOnly StopsOn(DateTimeOffset missingSince) => UkTime.DateOf(missingSince).AddDays(DaysPaid);
}
