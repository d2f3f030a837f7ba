using System.ComponentModel.DataAnnotations;

namespace TransferScheme.Identity;

/// <summary>Settings of the Identity service, in the section <c>Identity</c>.</summary>
public sealed class IdentityOptions : IValidatableObject
{
    /// <summary>The embedded issuer's name: an absolute address, under which its discovery document is found. Default: the scheme's own.</summary>
    public string? Issuer { get; set; }

    /// <summary>Discovery document of an issuer outside; when set, the embedded one is off.</summary>
    public string? Metadata { get; set; }

    /// <summary>How long a token is valid: at most 15 minutes (NCSC, "Securing HTTP-based APIs").</summary>
    [Range(typeof(TimeSpan), "00:01:00", "00:15:00")]
    public TimeSpan TokenLifetime { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>How long a key signs before the next one takes over.</summary>
    [Range(typeof(TimeSpan), "1.00:00:00", "90.00:00:00")]
    public TimeSpan KeyLifetime { get; set; } = TimeSpan.FromDays(30);

    /// <summary>How long a key is published before it signs, so that every service knows it by then: at least an hour.</summary>
    [Range(typeof(TimeSpan), "01:00:00", "7.00:00:00")]
    public TimeSpan KeyNotice { get; set; } = TimeSpan.FromDays(1);

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Issuer is not null && !(Uri.TryCreate(Issuer, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"))
        {
            yield return new ValidationResult("Identity:Issuer must be an absolute http or https address.", [nameof(Issuer)]);
        }

        if (KeyNotice >= KeyLifetime)
        {
            yield return new ValidationResult("Identity:KeyNotice must be shorter than Identity:KeyLifetime.", [nameof(KeyNotice)]);
        }
    }
}
