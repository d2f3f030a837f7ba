using System.Text.Json;

namespace TransferScheme.Allocation.Tests;

/// <summary>Lists inside records compare by reference, so records are compared by what would be stored.</summary>
static class Texts
{
    internal static string Text(this object? value) =>
        value is null ? "null" : $"{value.GetType().Name} {JsonSerializer.Serialize(value, value.GetType())}";

    internal static void ShouldBeText(this object? actual, object? expected) => actual.Text().ShouldBe(expected.Text());
}
