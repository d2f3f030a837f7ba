using System.ComponentModel.DataAnnotations;

namespace TransferScheme.Portal;

/// <summary>Settings of the portal.</summary>
public sealed class PortalOptions
{
    /// <summary>The client that the portal is at the issuer.</summary>
    public string ClientId { get; set; } = "portal";

    /// <summary>That client's secret, by which sessions are sealed as well: a new one signs everybody out.</summary>
    [Required]
    public string ClientSecret { get; set; } = "";

    /// <summary>How long somebody may do nothing until they are signed out.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "02:00:00")]
    public TimeSpan Idle { get; set; } = TimeSpan.FromMinutes(30);
}
