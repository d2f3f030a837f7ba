using TransferScheme.Rota.Deciding;

namespace TransferScheme.Rota.Sandbox;

/// <summary>What happened in the past that does not depend on where the rota sent children, and whom it was about.</summary>
public abstract record PastEvent
{
    private protected PastEvent()
    {
    }
}

/// <summary>A day began.</summary>
/// <param name="Day">The day.</param>
public sealed record DayBegan(DateOnly Day) : PastEvent;

/// <summary>An authority takes part from here on.</summary>
/// <param name="Authority">Its id.</param>
/// <param name="Region">Its region.</param>
/// <param name="Opening">Its opening balance, in units.</param>
/// <param name="Position">What was known of it.</param>
public sealed record AuthorityJoined(string Authority, string Region, long Opening, Position Position) : PastEvent;

/// <summary>Something else was known of an authority from here on. Its figures hold the children whom the record sent there.</summary>
/// <param name="Authority">The authority.</param>
/// <param name="Change">What changed in what was known.</param>
public sealed record PositionSeen(string Authority, Func<Position, Position> Change) : PastEvent;

/// <summary>An authority looked after so many children at least: where fewer are known, others must have come meanwhile.</summary>
/// <param name="Authority">The authority.</param>
/// <param name="Least">How many it looked after at least, children on their way left aside.</param>
/// <param name="Then">What to count where it is not known to have had as many.</param>
public sealed record AtLeastCounted(string Authority, int Least, int Then) : PastEvent;

/// <summary>A group was referred.</summary>
/// <param name="Id">The referral.</param>
/// <param name="Size">Children kept together.</param>
/// <param name="Entry">The entry authority; null where there was none in the scheme.</param>
/// <param name="Receiver">Who took it; null where nobody did, or where that is not on record.</param>
public sealed record GroupReferred(string Id, int Size, string? Entry, string? Receiver = null) : PastEvent
{
    /// <summary>Those a person marked for the group.</summary>
    public IReadOnlyList<string> Unsuitable { get; init; } = [];

    /// <summary>Those that declined it with accepted reasons; they would decline again.</summary>
    public IReadOnlyList<string> DeclinedValid { get; init; } = [];

    /// <summary>Those that declined it without.</summary>
    public IReadOnlyList<string> Declined { get; init; } = [];
}

/// <summary>A group came to whoever took it.</summary>
/// <param name="Id">The referral.</param>
/// <param name="LeavesCare">Whether its entry authority looked after it until then.</param>
public sealed record GroupArrived(string Id, bool LeavesCare) : PastEvent;

/// <summary>An authority took a group out of turn: it would have under any rules.</summary>
/// <param name="Authority">The authority.</param>
/// <param name="Size">Children kept together.</param>
/// <param name="Counts">Whether the turn counts.</param>
public sealed record TakenOutOfTurn(string Authority, int Size, bool Counts) : PastEvent;
