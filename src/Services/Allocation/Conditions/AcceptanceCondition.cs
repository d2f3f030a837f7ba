using TransferScheme.Allocation.Offers;
using TransferScheme.Platform.Protection;

namespace TransferScheme.Allocation.Conditions;

/// <summary>
/// A condition under which an authority accepts: a duty of one of the two authorities, with its day. It never undoes the acceptance by
/// itself.
/// </summary>
/// <param name="Number">1 for the first one of the acceptance.</param>
/// <param name="OnBehalfOf">Whose duty it is: <c>entry</c> or <c>receiving</c>.</param>
/// <param name="DueOn">The last day on which it is met in time.</param>
/// <param name="Text">What is to be done.</param>
public sealed record AcceptanceCondition(int Number, string OnBehalfOf, DateOnly DueOn, Sealed<ConditionText> Text)
{
    /// <summary>The entry authority's duty.</summary>
    internal const string Entry = "entry";

    /// <summary>The receiving authority's duty.</summary>
    internal const string Receiving = "receiving";
}

/// <summary>A condition as it stands.</summary>
/// <param name="Agreed">What was agreed.</param>
/// <param name="State">Whether it has been met.</param>
/// <param name="Note">What was written as it was met.</param>
public sealed record ConditionDuty(
    AcceptanceCondition Agreed, ConditionState State = ConditionState.Open, Sealed<ConditionText>? Note = null)
{
    /// <summary>Code of the authority whose duty it is.</summary>
    /// <param name="offer">The offer that was accepted under it.</param>
    internal string Holder(Offer offer) =>
        Agreed.OnBehalfOf == AcceptanceCondition.Entry ? offer.Group.EntryAuthority : offer.Authority;
}

/// <summary>Whether a condition has been met.</summary>
public enum ConditionState
{
    /// <summary>Not yet, and its day has not passed.</summary>
    Open,

    /// <summary>It has.</summary>
    Met,

    /// <summary>Not yet, although its day has passed. It can still be met.</summary>
    Overdue,
}

/// <summary>Free text of an authority about a condition; only ever inside a <c>Sealed</c>.</summary>
/// <param name="Text">The text.</param>
public sealed record ConditionText(string Text);
