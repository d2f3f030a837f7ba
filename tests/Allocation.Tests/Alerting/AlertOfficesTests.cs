using TransferScheme.Allocation.Alerting;
using TransferScheme.Allocation.Authorities;
using TransferScheme.Allocation.Tests.Api;
using TransferScheme.Allocation.Tests.Notifying;
using TransferScheme.Contracts.Referrals;
using TransferScheme.Platform.Messaging;
using TransferScheme.Platform.Parking;
using TransferScheme.TestKit;

namespace TransferScheme.Allocation.Tests.Alerting;

/// <summary>Desks are told by e-mail over a real connection, at night as by day, each once, with the proof in an event.</summary>
public sealed class AlertOfficesTests
{
    const string Durham = "E06000047";

    // Half past two on a Sunday night.
    static readonly DateTimeOffset Night = new(2027, 1, 10, 2, 30, 0, TimeSpan.Zero);
    static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Given_children_who_did_not_arrive_at_night_when_told_twice_then_every_desk_once_and_at_once()
    {
        using var server = new MailServer();
        await using var host = await SchemeTestHost.StartAsync(
            b => b.AddAllocation(), app => app.MapAllocation(), null, $"--Development:Clock={Night:O}", $"--Notices:Smtp={server.Address}",
            "--Notices:From=nts@example.gov.uk", "--Notices:National=national@example.gov.uk");
        await ContactsAsync(host, AllocationHost.Kent, new ContactsSet(new Office("duty@kent.example"), new Office("second@kent.example"), null, new Office("missing@police.example")));
        await ContactsAsync(host, Durham, new ContactsSet(new Office("gone@durham.example", "01632 960001"), null, new Office("night@durham.example")));
        var message = AlertTests.Message with { ReferralId = Guid.CreateVersion7(), EntryAuthority = AllocationHost.Kent, ReceivingAuthority = Durham, OccurredAt = Night };
        await TwiceAsync(host, message);

        var events = await Poll.ForAsync(() => EventsAsync(host, message), found => found.Count >= 7, Limit, "every desk to be told");
        await Task.Delay(TimeSpan.FromSeconds(2.5));
        (await EventsAsync(host, message)).Count.ShouldBe(7);
        events.Skip(1).Select(e => e switch
        {
            AlertDelivered told => $"{told.Desk.Kind} of {told.Desk.Office}",
            AlertNotDelivered failed => $"{failed.Desk.Kind} of {failed.Desk.Office}: {failed.Reason}",
            _ => "?",
        }).ShouldBe(
        [
            $"Duty of {AllocationHost.Kent}", $"Police of {AllocationHost.Kent}", $"Duty of {Durham}: refused", $"OutOfHours of {Durham}",
            $"Police of {Durham}: no-mailbox", "National of national",
        ]);
        server.Mails.Select(m => m.Split('<', '>')[1]).ShouldBe(
            ["duty@kent.example", "missing@police.example", "night@durham.example", "national@example.gov.uk"]);
        server.Mails.ShouldAllBe(m => m.Contains("NTS-2026-000123", StringComparison.Ordinal));

        await TwiceAsync(host, AlertTests.Found with { ReferralId = message.ReferralId, OccurredAt = Night.AddHours(1) });
        await Poll.ForAsync(() => EventsAsync(host, message), found => found.Count >= 14, Limit, "every desk to be told that they are found");
        await Task.Delay(TimeSpan.FromSeconds(2.5));
        (await EventsAsync(host, message)).Count.ShouldBe(14);
        server.Mails.Skip(4).Select(m => m.Split('<', '>')[1]).ShouldBe(
            ["duty@kent.example", "missing@police.example", "night@durham.example", "national@example.gov.uk"]);
        server.Mails.Skip(4).ShouldAllBe(m => m.Contains("are found", StringComparison.Ordinal));
    }

    static async Task TwiceAsync(SchemeTestHost host, object message)
    {
        foreach (var id in new[] { Guid.CreateVersion7(), Guid.CreateVersion7() })
        {
            await host.Get<Deliveries>().DeliverAsync(
                host.Get<IEnumerable<HandlerRegistration>>().Single(h => h.Message == message.GetType()), id, message, CancellationToken.None);
        }
    }

    static async Task ContactsAsync(SchemeTestHost host, string authority, ContactsSet contacts)
    {
        await using var session = host.Get<IAllocationStore>().LightweightSession();
        (await session.Events.FetchForWriting<Authority>(Streams.Authority(authority))).AppendOne(contacts);
        await session.SaveChangesAsync();
    }

    static async Task<IReadOnlyList<AlertEvent>> EventsAsync(SchemeTestHost host, ChildrenDidNotArrive message)
    {
        await using var session = host.Get<IAllocationStore>().QuerySession();
        return [.. (await session.Events.FetchStreamAsync(Streams.Alert(message.ReferralId, message.Version))).Select(e => (AlertEvent)e.Data)];
    }
}
