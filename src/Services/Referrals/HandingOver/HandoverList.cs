namespace TransferScheme.Referrals.HandingOver;

/// <summary>One line of the hand-over list.</summary>
/// <param name="Item">What becomes of the item.</param>
/// <param name="HandedOver">The person who said for the entry authority that it was handed over, as it stands.</param>
/// <param name="Received">The person who said for the receiving authority that it was received, as it stands.</param>
public sealed record HandoverLine(HandoverItem Item, Guid? HandedOver = null, Guid? Received = null)
{
    /// <summary>The code of the item.</summary>
    internal string Name => Item.Item;
}

/// <summary>
/// What is handed over with the children, item by item. It belongs to the terms, and lives on when these are signed: an item that follows
/// is signed off when it has come. Open items never keep anybody from travelling: a child's journey does not wait for a paper.
/// </summary>
static class HandoverList
{
    /// <summary>Nobody has said what becomes of the item.</summary>
    internal const string Open = "open";

    /// <summary>It is there.</summary>
    internal const string Ready = "ready";

    /// <summary>There is no such thing, and why.</summary>
    internal const string NotNeeded = "notNeeded";

    /// <summary>It comes later, and when.</summary>
    internal const string Follows = "follows";

    /// <summary>What can be said of an item.</summary>
    internal static readonly IReadOnlyList<string> Statuses = [Ready, NotNeeded, Follows];

    /// <summary>What is on every list, with its words; more may be put on it.</summary>
    internal static readonly IReadOnlyList<(string Name, string Words)> Standard =
    [
        ("health", "Health record and appointments"),
        ("medication", "Medication, and how it is taken"),
        ("education", "Education: plan, school records"),
        ("solicitor", "Solicitor, and the asylum claim"),
        ("documents", "Documents and belongings"),
        ("delegatedAuthority", "Delegated authority for the carer"),
        ("carePlan", "Care plan"),
    ];

    /// <summary>The code of an item however it was written: <c>care-plan</c> is <c>carePlan</c>.</summary>
    internal static string NameOf(string item) => string.Concat(
        item.Split('-', StringSplitOptions.RemoveEmptyEntries)
            .Select((part, i) => i == 0 ? part : char.ToUpperInvariant(part[0]) + part[1..]));

    /// <summary>Whether a text can be the code of an item.</summary>
    internal static bool IsCode(string text) =>
        text.Length > 0 && char.IsAsciiLetterLower(text[0]) && text.All(c => char.IsAsciiLetterOrDigit(c) || c == '-');

    /// <summary>The list after terms: what they say of an item replaces what was said before, the rest stands.</summary>
    internal static IReadOnlyList<HandoverLine> Proposed(this IReadOnlyList<HandoverLine> list, IReadOnlyList<HandoverItem> given)
    {
        IReadOnlyList<HandoverLine> whole = [.. Standard.Select(s => new HandoverLine(new HandoverItem(s.Name, Open)))];
        return given.Aggregate(list.Count > 0 ? list : whole, With);
    }

    /// <summary>The list after something was said of an item: when that is not what was said before, signatures for it fall.</summary>
    internal static IReadOnlyList<HandoverLine> With(this IReadOnlyList<HandoverLine> list, HandoverItem item)
    {
        var said = item with { Item = NameOf(item.Item), Status = StatusOf(item.Status) };
        return list.All(line => line.Name != said.Item) ? [.. list, new HandoverLine(said)]
            : [.. list.Select(line => line.Name != said.Item || IsSame(line.Item, said) ? line : new HandoverLine(said))];
    }

    /// <summary>The list after an officer signed an item off.</summary>
    internal static IReadOnlyList<HandoverLine> Signed(this IReadOnlyList<HandoverLine> list, HandoverSigned signed, bool forEntry) =>
    [
        .. list.Select(line => line.Name != signed.Item ? line
            : forEntry ? line with { HandedOver = signed.Person } : line with { Received = signed.Person }),
    ];

    /// <summary>Whether two say the same of an item. A reason that is given again in the same words is sealed no second time.</summary>
    internal static bool IsSame(HandoverItem one, HandoverItem other) =>
        (one.Item, one.Status, one.FollowsOn, one.Reason?.Cipher) == (other.Item, other.Status, other.FollowsOn, other.Reason?.Cipher);

    static string StatusOf(string status) => status switch { "to-follow" => Follows, "not-applicable" => NotNeeded, _ => status };
}
