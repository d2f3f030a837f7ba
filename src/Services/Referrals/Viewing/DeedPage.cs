using TransferScheme.Platform.Printing;
using TransferScheme.Referrals.HandingOver;

namespace TransferScheme.Referrals.Viewing;

/// <summary>
/// The section 69 arrangement as a page to print: parties, terms in words, signatures, hand-over list and journey. Children stand in it by
/// reference, never by name: it lies in more files than theirs.
/// </summary>
static class DeedPage
{
    /// <summary>The page.</summary>
    internal static string Of(DeedParts parts)
    {
        var referral = parts.Referral;
        var page = new Page("Arrangement under section 69");
        page.Begin($"Referral {referral.Reference}", Lead(parts));
        page.Terms(
            "The two authorities", "s.69(1)", ("First authority", Named(parts, referral.EntryAuthority)),
            ("Second authority", Named(parts, referral.ReceivingAuthority!)));
        page.Terms(
            "The children", null,
            [("Referral", referral.Reference), .. referral.ChildIds.Select((id, i) => ($"Child {i + 1}", (string?)Child(parts, id)))]);
        DeedTerms.In(page, referral, Named(parts, referral.EntryAuthority), Named(parts, referral.ReceivingAuthority!));
        Signatures(page, parts);
        Handover(page, parts);
        Journey(page, parts);
        page.Text(
            $"<footer>Version {referral.Version} of referral {Page.Safe(referral.Reference)}. Times are those of the United Kingdom. "
            + "The record itself is the deed; this page shows it as it stood when it was read.</footer>");
        return page.End();
    }

    static string Lead(DeedParts parts) => parts.Referral switch
    {
        { EffectiveAt: { } at } => $"In effect from {Page.Instant(at)} on. From then on neither authority may end it.",
        { Status: ReferralStatus.InTransit, Arriving.Agreed: { } agreed } =>
            $"The children were received. It takes effect on {Page.Instant(agreed.EffectiveAt)}.",
        { TransferKind: null } => "A draft: it is no arrangement before an officer of each authority has signed these terms.",
        { MadeAt: { } at } => $"Made on {Page.Instant(at)}. It takes effect when the children are received.",
        _ => "Made. It takes effect when the children are received.",
    };

    static string Child(DeedParts parts, Guid id) => parts.Children.FirstOrDefault(c => c.Id == id)?.HomeOfficeReference is { } reference
        ? $"{id}\nHome Office reference {reference}"
        : id.ToString();

    static void Signatures(Page page, DeedParts parts)
    {
        page.Text("<section><h2>Signatures</h2>");
        page.Table(
            "Signed by an officer of each, to the same terms", null, ["For", "Name", "Office", "When"],
            ((string[])[parts.Referral.EntryAuthority, parts.Referral.ReceivingAuthority!]).Select(authority =>
            {
                var signed = parts.Referral.Signatures.FirstOrDefault(s => s.OnBehalfOf == authority);
                return signed is null ? [Named(parts, authority), "Not signed", "", ""] : new[]
                {
                    Named(parts, authority), parts.Words.Officers[authority].SignedBy, parts.Words.Officers[authority].Office,
                    Page.Instant(parts.Times.Signatures[authority]),
                };
            }));
        page.Text("</section>");
    }

    static void Handover(Page page, DeedParts parts)
    {
        var list = parts.Referral.Handover;
        page.Text("<section><h2>Hand-over</h2>");
        page.Table(
            "What is handed over with the children", null, ["Item", "Status", "Handed over", "Received"],
            list.Select(line => new[]
            {
                Words(line.Name), Status(parts, line.Item), When(parts, line, parts.Referral.EntryAuthority, line.HandedOver),
                When(parts, line, parts.Referral.ReceivingAuthority!, line.Received),
            }));
        var open = HandoverOpen.Of(list);
        Open(page, "to hand over", Named(parts, parts.Referral.EntryAuthority), open.Entry);
        Open(page, "to receive", Named(parts, parts.Referral.ReceivingAuthority!), open.Receiving);
        page.Text("</section>");
    }

    static void Open(Page page, string act, string authority, IReadOnlyList<string> open)
    {
        var what = open.Count == 0 ? $"nothing more {act}" : $"still {act}: {string.Join("; ", open.Select(Words))}";
        page.Text($"<p>{Page.Safe($"{authority} has {what}.")}</p>");
    }

    static void Journey(Page page, DeedParts parts)
    {
        var referral = parts.Referral;
        var (left, arrivals) = (referral.Departure, referral.Arrivals);
        page.Terms(
            "Journey", null,
            [
                ("Departed", At(left?.DepartedAt)), ("Expected", At(left?.ExpectedAt)), ("Escort", parts.Words.Escort),
                .. arrivals.Select(a => ($"Arrived, by {Named(parts, a.OnBehalfOf)}", (string?)Arrival(parts, a))),
                ("In effect from", At(referral.EffectiveAt)),
            ]);
    }

    static string Arrival(DeedParts parts, ArrivalConfirmed arrival) =>
        parts.Words.Receivers.TryGetValue(arrival.OnBehalfOf, out var who)
            ? $"{Page.Instant(arrival.ArrivedAt)}, received by {who}"
            : Page.Instant(arrival.ArrivedAt);

    static string Status(DeedParts parts, HandoverItem item)
    {
        var reason = parts.Words.Reasons.TryGetValue(item.Item, out var why) ? $"\n{why}" : "";
        return item.Status switch
        {
            HandoverList.Ready => "Ready",
            HandoverList.NotNeeded => $"Not needed{reason}",
            HandoverList.Follows => (item.FollowsOn is { } on ? $"Follows on {Page.Day(on)}" : "Follows") + reason,
            _ => "Nobody has said",
        };
    }

    static string When(DeedParts parts, HandoverLine line, string authority, Guid? person) =>
        person is null ? "Open" : $"{Page.Instant(parts.Times.Items[(line.Name, authority)])}, officer {person}";

    static string Words(string item) => HandoverList.Standard.FirstOrDefault(s => s.Name == item) is { Words: { } words } ? words : item;

    static string? At(DateTimeOffset? at) => at is { } time ? Page.Instant(time) : null;

    static string Named(DeedParts parts, string code) => parts.Names.TryGetValue(code, out var name) ? $"{name} ({code})" : code;
}
