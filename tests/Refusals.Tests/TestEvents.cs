using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace TransferScheme.Refusals.Tests;

/// <summary>Events are compared by what would be stored: lists inside records compare by reference.</summary>
sealed class TestEvents : IEqualityComparer<RefusalEvent>
{
    internal static TestEvents Same { get; } = new();

    public bool Equals(RefusalEvent? x, RefusalEvent? y) => Text(x) == Text(y);

    public int GetHashCode([DisallowNull] RefusalEvent obj) => StringComparer.Ordinal.GetHashCode(Text(obj));

    static string Text(RefusalEvent? e) => e is null ? "" : $"{e.GetType().Name} {JsonSerializer.Serialize(e, e.GetType())}";
}
