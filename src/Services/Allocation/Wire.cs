using System.Text.Json;

namespace TransferScheme.Allocation;

/// <summary>The words of the HTTP contract.</summary>
static class Wire
{
    /// <summary>The name of a status, such as <c>waiting</c>.</summary>
    internal static string Name<TStatus>(TStatus status)
        where TStatus : struct, Enum =>
        JsonNamingPolicy.CamelCase.ConvertName(status.ToString());
}
