using Microsoft.Extensions.Configuration;
using TransferScheme.Platform.Calling;

namespace TransferScheme.Portal.Calling;

/// <summary>The portal's connections to the scheme's one address: one pool, one set of breakers.</summary>
/// <param name="configuration">The settings.</param>
sealed class PortalTransport(IConfiguration configuration) : IDisposable
{
    readonly ResilientHandler _handler = new(new Resilience())
    {
        InnerHandler = new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(2), UseCookies = false },
    };

    internal HttpClient Client() => new(_handler, disposeHandler: false)
    {
        BaseAddress = new Uri(ServiceCalls.Address(configuration)),
        Timeout = Timeout.InfiniteTimeSpan,
    };

    /// <inheritdoc/>
    public void Dispose() => _handler.Dispose();
}
