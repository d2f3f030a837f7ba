using TransferScheme.Portal.Pages.Offers;

namespace TransferScheme.Portal.Pages.Allocating;

/// <summary>An offer as its region's coordinator reads it.</summary>
sealed record RegionOffer(
    Guid Id, Guid ReferralId, string Authority, string Region, string Status, long Version, DateTimeOffset RespondBy, OfferClock Clock,
    string? Reference, string? EntryAuthority, StatutoryDays? Statutory, DeferralAsked? Deferral, SwapAsked? Swap)
{
    /// <summary>Whether it waits for an answer, be it overdue.</summary>
    internal bool IsOpen => Status is "open" or "overdue";

    /// <summary>Whether a request for more time waits for its decision.</summary>
    internal bool AsksForTime => IsOpen && Deferral is { State: "requested" };
}

/// <summary>The latest request for more time.</summary>
sealed record DeferralAsked(string GroundCode, DateOnly Until, string State, string? Note);

/// <summary>A swap that waits for an answer.</summary>
sealed record SwapAsked(string Authority, DateTimeOffset RespondBy);
