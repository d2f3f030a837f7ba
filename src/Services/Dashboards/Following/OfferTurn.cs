namespace TransferScheme.Dashboards.Following;

/// <summary>What an offer may come to before it is accepted or withdrawn. Silence is one thing, a decline another.</summary>
public enum OfferTurnKind
{
    /// <summary>It was not answered in time. It still can be.</summary>
    Overdue,

    /// <summary>The authority declined.</summary>
    Declined,

    /// <summary>The obligation was reaffirmed: the offer stands.</summary>
    Reaffirmed,

    /// <summary>The decline stands for good.</summary>
    Settled,
}

/// <summary>A turn that an offer took.</summary>
/// <param name="At">When.</param>
/// <param name="Kind">What it came to.</param>
/// <param name="Level1">Of a decline: the group of the first ground of its statement of reasons, for counting.</param>
/// <param name="Level2">Of a decline: the code of that ground.</param>
public sealed record OfferTurn(DateTimeOffset At, OfferTurnKind Kind, string? Level1 = null, string? Level2 = null)
{
    /// <summary>In place of a group and a code that no message has told; kept apart from the ground that is named other.</summary>
    internal const string NotTold = "not-told";

    internal static OfferTurn Declined(DateTimeOffset at, IReadOnlyList<string> groups, IReadOnlyList<string> codes) =>
        new(at, OfferTurnKind.Declined, groups is [var group, ..] ? group : NotTold, codes is [var code, ..] ? code : NotTold);
}
