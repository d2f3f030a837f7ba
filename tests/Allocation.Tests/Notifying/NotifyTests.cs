using Microsoft.Extensions.Configuration;
using TransferScheme.Allocation.Authorities;
using TransferScheme.Allocation.Notifying;
using TransferScheme.Allocation.Offers;
using TransferScheme.Allocation.Tests.Answering;
using TransferScheme.Allocation.Tests.Api;
using TransferScheme.Platform.Time;
using TransferScheme.TestKit;

namespace TransferScheme.Allocation.Tests.Notifying;

/// <summary>Offices are told by e-mail over a real connection, each once, with the proof in an event.</summary>
public sealed class NotifyTests
{
    const string Durham = "E06000047";
    static readonly DateTimeOffset Start = new(2027, 1, 11, 10, 0, 0, TimeSpan.Zero);
    static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Given_offer_without_an_answer_when_days_pass_then_each_office_of_the_ladder_is_told_once()
    {
        using var server = new MailServer();
        await using var host = await StartAsync(server);
        await ContactsAsync(host, new ContactsSet(new Office("duty@durham.example"), new Office("second@durham.example"), null));
        var offer = await OfferAsync(host);

        await NoticesAsync(host, offer, 1);
        await AdvanceAsync(host, Start.AddDays(1).AddHours(7));
        await NoticesAsync(host, offer, 2);
        await AdvanceAsync(host, Start.AddDays(9));
        await NoticesAsync(host, offer, 4);

        (await EventsAsync(host, offer)).ShouldBe(
        [
            Delivered(Rung.Duty, Durham, Start), Delivered(Rung.SecondContact, Durham, Start.AddDays(1).AddHours(7)),
            Delivered(Rung.Coordinator, "north-east", Start.AddDays(2).AddHours(7)),
            Delivered(Rung.National, "national", Start.AddDays(3).AddHours(7)),
        ]);
        server.Mails.Select(m => m.Split('<', '>')[1]).ShouldBe(
            ["duty@durham.example", "second@durham.example", "nts-north-east@example.gov.uk", "national@example.gov.uk"]);
        server.Mails.Where(m => !m.Contains("NTS-2026-000123", StringComparison.Ordinal)).ShouldBeEmpty();

        NoticeEvent Delivered(Rung rung, string office, DateTimeOffset at) =>
            new NoticeDelivered(offer, rung, office, at, $"accepted by 127.0.0.1 as <{offer:N}.{rung}@example.gov.uk>");
    }

    [Fact]
    public async Task Given_mailbox_that_is_refused_and_second_contact_without_one_when_told_then_the_coordinator_at_once()
    {
        using var server = new MailServer();
        await using var host = await StartAsync(server);
        await ContactsAsync(host, new ContactsSet(new Office("gone@durham.example"), new Office(Phone: "0191 498 0000"), null));
        var offer = await OfferAsync(host);

        await NoticesAsync(host, offer, 3);

        (await EventsAsync(host, offer)).ShouldBe(
        [
            new NoticeFailed(offer, Rung.Duty, Durham, Start, "refused"),
            new NoticeFailed(offer, Rung.SecondContact, Durham, Start, "no-mailbox"),
            new NoticeDelivered(
                offer, Rung.Coordinator, "north-east", Start, $"accepted by 127.0.0.1 as <{offer:N}.Coordinator@example.gov.uk>"),
        ]);
    }

    [Fact]
    public async Task Given_question_when_asked_and_answered_then_the_office_that_it_is_for_is_told_once()
    {
        using var server = new MailServer();
        await using var host = await StartAsync(server);
        await ContactsAsync(host, new ContactsSet(new Office("duty@durham.example"), null, null));
        await ContactsAsync(host, new ContactsSet(new Office("duty@kent.example"), null, null), AllocationHost.Kent);
        var offer = await OfferAsync(host);
        await NoticesAsync(host, offer, 1);

        await HappensAsync(host, offer, Asked.Question(), Asked.Question(2));
        await NoticesAsync(host, offer, 3);
        await HappensAsync(host, offer, Asked.Answer("2027-01-13T17:00Z"), Asked.Requested);
        await NoticesAsync(host, offer, 5);

        (await EventsAsync(host, offer)).Cast<NoticeDelivered>().Select(e => $"{e.Rung} {e.Office} {e.Occasion}").ShouldBe(
        [
            $"Duty {Durham} ", $"Duty {AllocationHost.Kent} question-1", $"Duty {AllocationHost.Kent} question-2", $"Duty {Durham} answer-1",
            "Coordinator north-east deferral-20270111100000",
        ]);
        server.Mails.Select(m => m.Split('<', '>')[1]).ShouldBe(
        [
            "duty@durham.example", "duty@kent.example", "duty@kent.example", "duty@durham.example", "nts-north-east@example.gov.uk",
        ]);
    }

    [Theory]
    [InlineData("Notices:Smtp=mail.example", "Notices:Smtp must be smtp://user:password@host:port, or smtps:// where the server has TLS.")]
    [InlineData("Notices:Smtp=smtp://mail.example:25", "Notices:From must be set with Notices:Smtp.")]
    [InlineData("Notices:National=nobody", "Notices:National must be the address of a mailbox.")]
    [InlineData("Notices:Coordinators={region}", "Notices:Coordinators must be the address of a mailbox.")]
    public void Given_setting_that_cannot_be_meant_when_read_then_a_sentence_says_so(string setting, string sentence) =>
        Should.Throw<InvalidOperationException>(() => Read(setting)).Message.ShouldBe(sentence);

    [Fact]
    public void Given_no_settings_when_read_then_notices_are_logged() =>
        Read().ShouldBe(new NoticeSettings(null, null, null, null, "http://127.0.0.1:5000"));

    static NoticeSettings Read(params string[] settings) => NoticeSettings.Read(new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Select(s => s.Split('=', 2)).ToDictionary(s => s[0], s => (string?)s[1])).Build());

    static Task<SchemeTestHost> StartAsync(MailServer server) => SchemeTestHost.StartAsync(
        b => b.AddAllocation(), app => app.MapAllocation(), null, $"--Development:Clock={Start:O}", $"--Notices:Smtp={server.Address}",
        "--Notices:From=nts@example.gov.uk", "--Notices:National=national@example.gov.uk",
        "--Notices:Coordinators=nts-{region}@example.gov.uk");

    static async Task AdvanceAsync(SchemeTestHost host, DateTimeOffset to) =>
        await host.Get<SimulatedClock>().AdvanceAsync(to, CancellationToken.None);

    static async Task HappensAsync(SchemeTestHost host, Guid offer, params OfferEvent[] events)
    {
        await using var session = host.Get<IAllocationStore>().LightweightSession();
        (await session.Events.FetchForWriting<Offer>(offer)).AppendMany(events);
        await session.SaveChangesAsync();
    }

    static async Task ContactsAsync(SchemeTestHost host, ContactsSet contacts, string authority = Durham)
    {
        await using var session = host.Get<IAllocationStore>().LightweightSession();
        (await session.Events.FetchForWriting<Authority>(Streams.Authority(authority))).AppendOne(contacts);
        await session.SaveChangesAsync();
    }

    static async Task<Guid> OfferAsync(SchemeTestHost host)
    {
        var offer = Guid.CreateVersion7();
        await using var session = host.Get<IAllocationStore>().LightweightSession();
        session.Events.StartStream<Offer>(offer, Sample.Made() with
        {
            Authority = Durham,
            RespondBy = Start.AddDays(2).AddHours(7),
            Group = Sample.Group() with { EntryAuthority = AllocationHost.Kent },
        });
        await session.SaveChangesAsync();
        return offer;
    }

    static async Task NoticesAsync(SchemeTestHost host, Guid offer, int count) => await Poll.ForAsync(
        async () => (await EventsAsync(host, offer)).Count, c => c == count, Limit, $"{count} offices to be told");

    static async Task<IReadOnlyList<NoticeEvent>> EventsAsync(SchemeTestHost host, Guid offer)
    {
        await using var session = host.Get<IAllocationStore>().QuerySession();
        return [.. (await session.Events.FetchStreamAsync(Streams.Notices(offer))).Select(e => (NoticeEvent)e.Data)];
    }
}
