using TransferScheme.Platform.Protection;

namespace TransferScheme.Allocation.Conditions;

/// <summary>A condition of an acceptance, as far as the reader may see it.</summary>
/// <param name="Number">1 for the first.</param>
/// <param name="OnBehalfOf">Whose duty it is: <c>entry</c> or <c>receiving</c>.</param>
/// <param name="DueOn">The last day on which it is met in time.</param>
/// <param name="State"><c>open</c>, <c>met</c> or <c>overdue</c> (it can still be met).</param>
/// <param name="Text">What is to be done; to the two authorities, and not in lists.</param>
/// <param name="Note">What was written as it was met; to the two authorities, and not in lists.</param>
public sealed record ConditionView(int Number, string OnBehalfOf, DateOnly DueOn, string State, string? Text = null, string? Note = null)
{
    internal static ConditionView Of(ConditionDuty duty, ChildKeys? keys = null)
    {
        return new(
            duty.Agreed.Number, duty.Agreed.OnBehalfOf, duty.Agreed.DueOn, Wire.Name(duty.State), Opened(duty.Agreed.Text),
            Opened(duty.Note));

        string? Opened(Sealed<ConditionText>? text) => text is null ? null : keys?.Open(text)?.Text;
    }
}
