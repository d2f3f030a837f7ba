using TransferScheme.Interleaving.Tests.Running;
using TransferScheme.Platform.Security;

namespace TransferScheme.Interleaving.Tests.Acting;

/// <summary>Who acts.</summary>
static class People
{
    internal static readonly Guid Drafter = new("01900000-0000-7000-8000-00000000000d");
    internal static readonly Guid Director = new("01900000-0000-7000-8000-00000000000e");

    internal static readonly Actor National = new("national", Role.National, Person: new Guid("01900000-0000-7000-8000-00000000000a"));

    internal static readonly Actor Service = new("scheme-service", Role.Service);

    internal static readonly Actor Entry = Of(Scheme.Entry);

    /// <summary>The system of an authority, for one of its people.</summary>
    internal static Actor Of(string authority) => new($"client-{authority}", Role.ApiClient, authority, Person: Drafter);
}
