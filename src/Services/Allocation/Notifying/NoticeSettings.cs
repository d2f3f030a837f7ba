using System.Net.Mail;
using Microsoft.Extensions.Configuration;
using TransferScheme.Platform.Calling;

namespace TransferScheme.Allocation.Notifying;

/// <summary>Who sends notices, and to whom beside the authorities.</summary>
/// <param name="Smtp">The mail server; null where notices are logged.</param>
/// <param name="From">The mailbox they come from.</param>
/// <param name="National">Mailbox of the national team; null where none is set.</param>
/// <param name="Coordinators">Mailbox of a region's coordinator, the region in braces; null where none is set.</param>
/// <param name="Address">Where the scheme is, for links.</param>
sealed record NoticeSettings(Uri? Smtp, MailAddress? From, string? National, string? Coordinators, string Address)
{
    const string Region = "{region}";

    /// <summary>Reads and checks them.</summary>
    /// <param name="configuration">The settings.</param>
    /// <exception cref="InvalidOperationException">One cannot be meant; a password is never told.</exception>
    internal static NoticeSettings Read(IConfiguration configuration)
    {
        var smtp = configuration["Notices:Smtp"] is { Length: > 0 } server ? Server(server) : null;
        if (smtp is not null && configuration["Notices:From"] is not { Length: > 0 })
        {
            throw new InvalidOperationException("Notices:From must be set with Notices:Smtp.");
        }

        return new NoticeSettings(
            smtp,
            Mailbox("Notices:From", configuration["Notices:From"]) is { } from ? new MailAddress(from) : null,
            Mailbox("Notices:National", configuration["Notices:National"]),
            Mailbox("Notices:Coordinators", configuration["Notices:Coordinators"]),
            ServiceCalls.Address(configuration));
    }

    /// <summary>The mailbox of a region's coordinator.</summary>
    /// <param name="region">Slug of the region.</param>
    internal string? CoordinatorOf(string region) => Coordinators?.Replace(Region, region, StringComparison.Ordinal);

    static Uri Server(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address is { Scheme: "smtp" or "smtps", Port: > 0, Host.Length: > 0 }
            ? address
            : throw new InvalidOperationException(
                "Notices:Smtp must be smtp://user:password@host:port, or smtps:// where the server has TLS.");

    static string? Mailbox(string name, string? text) => text is not { Length: > 0 } ? null
        : MailAddress.TryCreate(text.Replace(Region, "region", StringComparison.Ordinal), out _) ? text
        : throw new InvalidOperationException($"{name} must be the address of a mailbox.");
}
