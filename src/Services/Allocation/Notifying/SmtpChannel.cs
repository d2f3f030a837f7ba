using System.Net;
using System.Net.Mail;

namespace TransferScheme.Allocation.Notifying;

/// <summary>Sends notices by e-mail. A server that accepts one has taken responsibility for it, which is the proof.</summary>
/// <param name="settings">The mail server.</param>
sealed class SmtpChannel(NoticeSettings settings) : INoticeChannel
{
    // The client has no limit of its own for what is sent asynchronously.
    static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    readonly Uri _server = settings.Smtp!;

    /// <inheritdoc/>
    public async Task<string> DeliverAsync(Notice notice, CancellationToken ct)
    {
        var id = $"<{notice.Id}@{settings.From!.Host}>";
        var mailbox = notice.Mailbox ?? throw new NoticeRefusedException("no-mailbox");
        using var mail = new MailMessage(
            settings.From, MailAddress.TryCreate(mailbox, out var to) ? to : throw new NoticeRefusedException("not-a-mailbox"))
        {
            Subject = notice.Subject, Body = notice.Text, Headers = { ["Message-ID"] = id, ["Auto-Submitted"] = "auto-generated" },
        };
        using var client = new SmtpClient(_server.Host, _server.Port) { EnableSsl = _server.Scheme == "smtps" };
        if (_server.UserInfo.Split(':', 2) is [{ Length: > 0 } user, var password])
        {
            client.Credentials = new NetworkCredential(Uri.UnescapeDataString(user), Uri.UnescapeDataString(password));
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(Longest);
        try
        {
            await client.SendMailAsync(mail, limit.Token);
        }
        catch (OperationCanceledException late) when (!ct.IsCancellationRequested)
        {
            throw new SmtpException($"The mail server did not answer within {Longest.TotalSeconds:0} seconds.", late);
        }
        catch (SmtpFailedRecipientException)
        {
            throw new NoticeRefusedException("refused");
        }

        return $"accepted by {_server.Host} as {id}";
    }
}
