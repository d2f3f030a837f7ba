using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using TransferScheme.TestKit;
using Xunit.Sdk;

namespace TransferScheme.Portal.Tests.Visiting;

/// <summary>
/// A journey is walked in one way: with scripts in a wide window, or without them in a narrow one, in turn; in a long run in all six.
/// Its name says which, so that one run is like the next and both ways get about half of the journeys.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class InTurnAttribute : DataAttribute
{
    /// <inheritdoc/>
    public override IEnumerable<object[]> GetData(MethodInfo testMethod) =>
        (LongRun.IsThis ? Way.All : [Of(testMethod)]).Select(way => new object[] { way });

    /// <summary>The way of a plain run.</summary>
    /// <param name="journey">The test.</param>
    public static Way Of(MethodInfo journey) =>
        SHA256.HashData(Encoding.UTF8.GetBytes($"{journey.DeclaringType!.FullName}.{journey.Name}"))[0] % 2 == 0 ? Way.Usual : Way.Plain;
}
