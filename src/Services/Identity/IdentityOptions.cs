using System.ComponentModel.DataAnnotations;

namespace TransferScheme.Identity;

/// <summary>Whether people must have a second factor.</summary>
public enum SecondFactorRule
{
    /// <summary>Whoever wants one has one.</summary>
    Optional,

    /// <summary>Whoever sees personal data of children is told to take one at the first sign-in.</summary>
    Required,
}

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

    /// <summary>How long after its last renewal a person's session can be renewed.</summary>
    [Range(typeof(TimeSpan), "00:05:00", "01:00:00")]
    public TimeSpan SessionIdle { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>How long a person stays signed in at most.</summary>
    [Range(typeof(TimeSpan), "00:15:00", "12:00:00")]
    public TimeSpan SessionLength { get; set; } = TimeSpan.FromHours(12);

    /// <summary>Whether people must have a second factor. Default: required in Production, optional elsewhere, where the demo is.</summary>
    public SecondFactorRule? SecondFactor { get; set; }

    /// <summary>Whether somebody must have a second factor. An auditor sees coded facts alone.</summary>
    internal bool NeedsSecondFactor(Standing standing) => SecondFactor is SecondFactorRule.Required && standing.Role is not "auditor";

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
