using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Protection;

namespace TransferScheme.Allocation.Conditions;

/// <summary>A condition of an acceptance.</summary>
/// <param name="Text">What is to be done.</param>
/// <param name="OnBehalfOf">Whose duty it is: <c>entry</c> or <c>receiving</c>.</param>
/// <param name="DueOn">The last day on which it is met in time.</param>
public sealed record ConditionRequest(string Text, string OnBehalfOf, DateOnly DueOn);

/// <summary>What conditions of an acceptance are held against.</summary>
static class ConditionRules
{
    const int Most = 10;

    /// <summary>Names what is wrong with conditions.</summary>
    /// <param name="faults">Where to name it.</param>
    /// <param name="conditions">The conditions; null where there are none.</param>
    internal static void Conditions(this Faults faults, IReadOnlyList<ConditionRequest>? conditions)
    {
        faults.When(conditions?.Count > Most, "conditions", $"Must be at most {Most}.");
        foreach (var (at, condition) in (conditions ?? []).Index())
        {
            faults.Text(condition.Text, $"conditions[{at}].text", 2000);
            faults.OneOf(condition.OnBehalfOf, $"conditions[{at}].onBehalfOf", AcceptanceCondition.Entry, AcceptanceCondition.Receiving);
        }
    }

    /// <summary>Conditions with their texts sealed, numbered from 1.</summary>
    /// <param name="conditions">The conditions; null where there are none.</param>
    /// <param name="keys">The children's keys.</param>
    /// <param name="children">Whom they are about.</param>
    internal static IReadOnlyList<AcceptanceCondition>? Seal(
        this IReadOnlyList<ConditionRequest>? conditions, ChildKeys keys, IReadOnlyList<Guid> children) => conditions is null or [] ? null :
    [
        .. conditions.Index().Select(c => new AcceptanceCondition(
            c.Index + 1, c.Item.OnBehalfOf, c.Item.DueOn, keys.Seal(children, new ConditionText(c.Item.Text)))),
    ];

    /// <summary>A day that has passed cannot be kept; null where all of them can.</summary>
    /// <param name="conditions">The conditions; null where there are none.</param>
    /// <param name="today">The day.</param>
    internal static Rejection? Late(IReadOnlyList<AcceptanceCondition>? conditions, DateOnly today) =>
        conditions?.FirstOrDefault(c => c.DueOn < today) is { } late
            ? Rejection.Invalid($"conditions[{late.Number - 1}].dueOn", "Must not be in the past.")
            : null;
}
