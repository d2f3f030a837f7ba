using System.Globalization;
using System.Text.Json;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Security;

namespace TransferScheme.Platform.Viewing;

/// <summary>
/// Who did something, as far as a reader may know. People are known by identifier within their authority and within the national team, and
/// to auditors; to all others they are a role and an authority.
/// </summary>
static class Doer
{
    /// <summary>Who did it.</summary>
    /// <param name="e">What was done.</param>
    /// <param name="reader">Who asks.</param>
    internal static ChangedBy Of(IEvent e, Actor reader)
    {
        var role = Header(e, "role");
        var authority = Header(e, "authority");
        return new ChangedBy(
            IsOwn(e, role, authority, reader) ? e.UserName : null,
            role is null ? "system" : JsonNamingPolicy.KebabCaseLower.ConvertName(role),
            authority);
    }

    static bool IsOwn(IEvent e, string? role, string? authority, Actor reader) =>
        e.UserName == reader.Name || (reader.Role is Role.Auditor && e.UserName != "system")
        || (reader.Authority is { } own ? own == authority : reader.Role is Role.National && role == nameof(Role.National));

    static string? Header(IEvent e, string name) =>
        Convert.ToString(e.GetHeader(name), CultureInfo.InvariantCulture) is { Length: > 0 } text ? text : null;
}
