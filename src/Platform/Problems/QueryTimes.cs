using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;

namespace TransferScheme.Platform.Problems;

/// <summary>
/// Times in an address, such as <c>asAt</c>, have their offset as those in a body have (<see cref="OffsetTimes"/>): the framework would
/// take one without for the time of the machine. It is looked at here for every endpoint that takes one, and named.
/// </summary>
static class QueryTimes
{
    const string Missing = OffsetTimes.Missing + " In an address + is written %2B.";

    /// <summary>Refuses requests with a time that has no offset, or is none, once their endpoint and their caller are known.</summary>
    /// <param name="app">The application.</param>
    internal static IApplicationBuilder UseQueryTimes(this IApplicationBuilder app) =>
        app.Use((http, next) => Fault(http) is { } fault ? fault.WriteAsync(http) : next(http));

    static Problem? Fault(HttpContext http)
    {
        var faults = new Faults();
        foreach (var parameter in http.GetEndpoint()?.Metadata.GetOrderedMetadata<IParameterBindingMetadata>() ?? [])
        {
            if (IsTime(parameter.ParameterInfo.ParameterType) && http.Request.Query.TryGetValue(parameter.Name, out var texts))
            {
                faults.When(!texts.All(IsWhole), parameter.Name, Missing);
            }
        }

        return faults.None ? null : faults.ToProblem();
    }

    static bool IsTime(Type type) => (Nullable.GetUnderlyingType(type) ?? type) == typeof(DateTimeOffset);

    static bool IsWhole(string? text) =>
        OffsetTimes.HasOffset(text) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out _);
}
