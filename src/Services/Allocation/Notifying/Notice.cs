using System.Globalization;
using TransferScheme.Allocation.Allocations;
using TransferScheme.Allocation.Offers;
using TransferScheme.Platform.Time;

namespace TransferScheme.Allocation.Notifying;

/// <summary>One notice. It says which referral and until when or what for, and nothing of a child: that is behind a link that asks to sign in.</summary>
/// <param name="Id">The same however often it is sent, so that a mail system knows a repeat.</param>
/// <param name="Mailbox">The office's mailbox; null while none is known.</param>
/// <param name="Subject">Subject.</param>
/// <param name="Text">Text.</param>
sealed record Notice(string Id, string? Mailbox, string Subject, string Text)
{
    /// <summary>The notice of a rung.</summary>
    /// <param name="offer">The offer.</param>
    /// <param name="rung">The rung.</param>
    /// <param name="mailbox">The office's mailbox.</param>
    /// <param name="address">Where the scheme is.</param>
    internal static Notice Of(Offer offer, Rung rung, string? mailbox, string address)
    {
        var (day, time) = (UkTime.DateOf(offer.RespondBy), UkTime.TimeOf(offer.RespondBy));
        var due = string.Create(CultureInfo.InvariantCulture, $"{day:d MMMM yyyy} at {time:HH:mm}");
        var subject = rung is Rung.Duty or Rung.SecondContact
            ? $"{offer.Group.Reference}: your answer is due by {due}"
            : $"{offer.Group.Reference}: the answer of {offer.Authority} was due by {due}";
        return Of(offer, $"{rung}", mailbox, subject, address);
    }

    /// <summary>The notice of an occasion.</summary>
    /// <param name="offer">The offer.</param>
    /// <param name="occasion">The occasion.</param>
    /// <param name="mailbox">The office's mailbox.</param>
    /// <param name="address">Where the scheme is.</param>
    internal static Notice Of(Offer offer, Occasion occasion, string? mailbox, string address) =>
        Of(offer, occasion.Name, mailbox, $"{offer.Group.Reference}: {occasion.Subject}", address);

    /// <summary>The notice that an outcome is due.</summary>
    /// <param name="outcome">The outcome.</param>
    /// <param name="name">Name of the occasion.</param>
    /// <param name="mailbox">The office's mailbox.</param>
    /// <param name="address">Where the scheme is.</param>
    internal static Notice Of(AwaitedOutcome outcome, string name, string? mailbox, string address)
    {
        var subject = $"{outcome.Reference}: you are asked how the children are since the move";
        return new Notice(
            $"{outcome.Id:N}.{name}", mailbox, subject,
            $"""
            {subject}.

            Open the referral (you will be asked to sign in): {address}/referrals/{outcome.ReferralId}

            This notice holds nothing of the children, and cannot be answered by e-mail.
            """);
    }

    /// <summary>The notice of a rung about the statutory clock.</summary>
    /// <param name="a">The allocation of the referral.</param>
    /// <param name="rung">The rung.</param>
    /// <param name="mailbox">The office's mailbox.</param>
    /// <param name="address">Where the scheme is.</param>
    internal static Notice Of(AllocationCase a, Rung rung, string? mailbox, string address)
    {
        var (group, day) = (a.Group, a.Group.StatutoryDueOn);
        var ends = day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
        var subject = rung is Rung.Duty or Rung.SecondContact
            ? $"{group.Reference}: the statutory clock ends on {ends}, and the children have not moved"
            : $"{group.Reference}: the statutory clock ended on {ends}, and the children of {group.EntryAuthority} have not moved";
        return new Notice(
            string.Create(CultureInfo.InvariantCulture, $"{a.Id:N}.statutory-{day:yyyyMMdd}-{rung}"), mailbox, subject,
            $"""
            {subject}.

            Open the referral (you will be asked to sign in): {address}/referrals/{a.Id}

            This notice holds nothing of the children, and cannot be answered by e-mail.
            """);
    }

    /// <summary>A notice that waited for its time.</summary>
    /// <param name="awaited">The notice.</param>
    /// <param name="mailbox">The office's mailbox.</param>
    /// <param name="address">Where the scheme is.</param>
    internal static Notice Of(AwaitedNotice awaited, string? mailbox, string address) => new(
        $"{awaited.Id:N}", mailbox, awaited.Subject,
        $"""
        {awaited.Subject}.

        Open the case (you will be asked to sign in): {address}/{awaited.Path}

        This notice holds nothing of the child, and cannot be answered by e-mail.
        """);

    static Notice Of(Offer offer, string name, string? mailbox, string subject, string address) => new(
        $"{offer.Id:N}.{name}", mailbox, subject,
        $"""
        {subject}.

        Open the offer (you will be asked to sign in): {address}/offers/{offer.Id}

        This notice holds nothing of the children, and cannot be answered by e-mail.
        """);
}

/// <summary>A way to offices.</summary>
interface INoticeChannel
{
    /// <summary>Delivers a notice.</summary>
    /// <param name="notice">The notice.</param>
    /// <param name="ct">Cancels the sending.</param>
    /// <returns>What says that it was delivered.</returns>
    /// <exception cref="NoticeRefusedException">It never will be.</exception>
    Task<string> DeliverAsync(Notice notice, CancellationToken ct);
}

/// <summary>A notice cannot be delivered, however often it is tried.</summary>
/// <param name="code">Why, by code.</param>
sealed class NoticeRefusedException(string code) : Exception(code)
{
    /// <summary>Why, by code.</summary>
    internal string Code => Message;
}
