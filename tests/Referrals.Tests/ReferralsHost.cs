using Microsoft.Extensions.DependencyInjection;
using TransferScheme.TestKit;

namespace TransferScheme.Referrals.Tests;

/// <summary>The Referrals service alone, with the figures that Allocation would have told it.</summary>
public sealed class ReferralsHost : IAsyncLifetime
{
    internal const string Portsmouth = "E06000044";
    SchemeTestHost? _host;

    /// <summary>The host.</summary>
    public SchemeTestHost Host => _host ?? throw new InvalidOperationException("Not started.");

    /// <inheritdoc/>
    public async Task InitializeAsync() => _host = await StartAsync();

    /// <summary>Another one, with settings of its own.</summary>
    internal static Task<SchemeTestHost> StartAsync(params string[] settings) =>
        SchemeTestHost.StartAsync(AgesStub.AddReferrals, app => app.MapReferrals(), Told, settings);

    /// <inheritdoc/>
    public async Task DisposeAsync() => await Host.DisposeAsync();

    static async Task Told(IServiceProvider services)
    {
        await using var session = services.GetRequiredService<IReferralStore>().LightweightSession();
        session.Store(A.Authority(), A.Authority() with { Id = Portsmouth, Name = "Portsmouth" }, A.Authority() with { Id = A.Durham, Name = "County Durham" });
        session.Store(A.Rules);
        await session.SaveChangesAsync();
    }
}
