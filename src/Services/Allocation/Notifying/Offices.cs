using TransferScheme.Allocation.Authorities;

namespace TransferScheme.Allocation.Notifying;

/// <summary>The offices on the rungs of a ladder.</summary>
static class Offices
{
    /// <summary>The office of a rung by its code, and its mailbox; null while none is known.</summary>
    /// <param name="settings">Mailboxes beside those of the authorities.</param>
    /// <param name="session">Where the authorities' contacts are.</param>
    /// <param name="rung">The rung.</param>
    /// <param name="authority">Code of the authority that must act.</param>
    /// <param name="region">Slug of the region whose coordinator looks after it.</param>
    /// <param name="ct">Cancels the read.</param>
    internal static async Task<(string Office, string? Mailbox)> OfficeAsync(
        this NoticeSettings settings, IQuerySession session, Rung rung, string authority, string region, CancellationToken ct)
    {
        if (rung is Rung.Coordinator)
        {
            return (region, settings.CoordinatorOf(region));
        }

        if (rung is Rung.National)
        {
            return ("national", settings.National);
        }

        var contacts = (await session.LoadAsync<AuthorityContacts>(Streams.Authority(authority), ct))?.Set;
        return (authority, rung is Rung.Duty ? contacts?.Duty.Mailbox : contacts?.SecondContact?.Mailbox);
    }
}
