using System.Text;
using Microsoft.Extensions.Configuration;
using TransferScheme.Platform.Protection;

namespace TransferScheme.Platform.Calling;

/// <summary>
/// The portal as a client of the embedded issuer: the one that may send people's passwords. It is enrolled nowhere. In a process of its
/// own the portal has no master key, because people from everywhere reach it: there both it and the Identity service are given the
/// secret in <c>Portal:ClientSecret</c>. In one process with the services it is worked out from the master key, as theirs is.
/// </summary>
public static class PortalClient
{
    /// <summary>Its client id.</summary>
    public const string Id = "portal";

    /// <summary>Its secret.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="master">The master key; null in a process that has none.</param>
    /// <exception cref="InvalidOperationException">There is neither a setting nor a master key.</exception>
    public static string Secret(IConfiguration settings, MasterKey? master) =>
        settings["Portal:ClientSecret"] is { Length: > 0 } given ? given
        : master?.Hash("portal-client", Encoding.UTF8.GetBytes(Id)) ?? throw new InvalidOperationException(
            "Set Portal:ClientSecret to the secret that the Identity service has in the same setting.");
}
