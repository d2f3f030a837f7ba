using System.Globalization;
using TransferScheme.Allocation.Authorities;
using TransferScheme.Allocation.Notifying;
using TransferScheme.Platform.Time;

namespace TransferScheme.Allocation.Alerting;

/// <summary>
/// What a desk is told of children who did not arrive, and then are found: which referral, when, and whom to ask. Nothing of a child.
/// </summary>
static class AlertNotice
{
    /// <summary>The notice to a desk.</summary>
    /// <param name="alert">The alert.</param>
    /// <param name="desk">The desk.</param>
    /// <param name="mailbox">Its mailbox; null while none is known.</param>
    /// <param name="entry">The entry authority, and where its duty desk is reached.</param>
    /// <param name="receiving">The receiving authority, the same.</param>
    /// <param name="address">Where the scheme is.</param>
    internal static Notice Of(Alert alert, AlertedDesk desk, string? mailbox, AskedOffice entry, AskedOffice receiving, string address)
    {
        if (alert.Cleared is { } cleared)
        {
            return AllClear(alert, cleared, desk, mailbox, entry, receiving, address);
        }

        var expected = Words(alert.Raised.ExpectedAt);
        var subject = $"{alert.Raised.Reference}: children on their way to {receiving.Name} have not arrived";
        return new Notice(
            $"{alert.Id:N}.{desk.Office}.{desk.Kind}", mailbox, subject,
            $"""
            {subject}.

            They were expected on {expected}, and {receiving.Name} has not said that it received them. They count as missing.
            Until they are received, {entry.Name} is responsible for them: {entry.Reached}.
            {receiving.Name}: {receiving.Reached}.

            Open the transfer (you will be asked to sign in; the police ask the duty desks): {address}/transfers/{alert.Raised.ReferralId}

            This notice holds nothing of the children, and cannot be answered by e-mail.
            """);
    }

    static Notice AllClear(
        Alert alert, AlertCleared cleared, AlertedDesk desk, string? mailbox, AskedOffice entry, AskedOffice receiving, string address)
    {
        var subject = $"{alert.Raised.Reference}: the children who had not arrived at {receiving.Name} are found";
        return new Notice(
            $"{alert.Id:N}.{desk.Office}.{desk.Kind}.found", mailbox, subject,
            $"""
            {subject}.

            They were expected on {Words(alert.Raised.ExpectedAt)}, and were found or received on {Words(cleared.FoundAt)}.
            They count as missing no more.
            {entry.Name}: {entry.Reached}.
            {receiving.Name}: {receiving.Reached}.

            Open the transfer (you will be asked to sign in; the police ask the duty desks): {address}/transfers/{alert.Raised.ReferralId}

            This notice holds nothing of the children, and cannot be answered by e-mail.
            """);
    }

    static string Words(DateTimeOffset at) =>
        string.Create(CultureInfo.InvariantCulture, $"{UkTime.DateOf(at):d MMMM yyyy} at {UkTime.TimeOf(at):HH:mm}");
}

/// <summary>An authority that whoever is told may ask.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Duty">Its duty desk; null while none is known.</param>
sealed record AskedOffice(string Name, Office? Duty)
{
    /// <summary>How its duty desk is reached, in words.</summary>
    internal string Reached => (Duty?.Phone, Duty?.Mailbox) switch
    {
        ({ } phone, { } mailbox) => $"duty desk {phone}, {mailbox}",
        ({ } phone, null) => $"duty desk {phone}",
        (null, { } mailbox) => $"duty desk {mailbox}",
        _ => "its duty desk is not known to the scheme",
    };
}
