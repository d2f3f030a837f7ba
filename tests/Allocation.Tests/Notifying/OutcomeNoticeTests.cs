using TransferScheme.Allocation.Allocations;
using TransferScheme.Allocation.Authorities;
using TransferScheme.Allocation.Handling;
using TransferScheme.Allocation.Notifying;
using TransferScheme.Contracts.Referrals;
using TransferScheme.Platform.Messaging;
using TransferScheme.Platform.Parking;
using TransferScheme.Platform.Time;
using TransferScheme.TestKit;

namespace TransferScheme.Allocation.Tests.Notifying;

/// <summary>The receiving authority is asked for an outcome that is due: once, while it is at work, with the proof in an event.</summary>
public sealed class OutcomeNoticeTests
{
    const string Durham = "E06000047";
    static readonly DateTimeOffset Midnight = new(2027, 1, 10, 0, 0, 0, TimeSpan.Zero);
    static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);
    static readonly Guid Offer = Guid.Parse("01900000-0000-7000-8000-0000000000f1");

    static readonly OutcomeDue Due = new()
    {
        ReferralId = Sample.ReferralId, Version = 30, OccurredAt = Midnight, Reference = "NTS-2026-000123", EntryAuthority = "E10000016",
        ReceivingAuthority = Durham, DueOn = new(2027, 1, 10),
    };

    [Fact]
    public void Given_a_completed_allocation_when_due_then_asked_on_the_next_morning_at_work() =>
        WhenOutcomeDue.Decide(Completed, Due).ShouldBe(
            new AwaitedOutcome(Offer, Due.ReferralId, "NTS-2026-000123", Durham, Midnight.AddDays(1).AddHours(8)),
            "The tenth is a Sunday.");

    [Fact]
    public void Given_no_completion_when_due_then_it_waits()
    {
        Should.Throw<NotYetException>(() => WhenOutcomeDue.Decide(null, Due));
        Should.Throw<NotYetException>(() => WhenOutcomeDue.Decide(Completed with { Status = AllocationStatus.Accepted }, Due));
    }

    [Fact]
    public void Given_a_notice_when_read_then_nothing_but_the_referral_and_what_it_is_for() =>
        Notice.Of(WhenOutcomeDue.Decide(Completed, Due), "outcome", "duty@durham.example", "https://nts.example").ShouldBe(new Notice(
            $"{Offer:N}.outcome", "duty@durham.example", "NTS-2026-000123: you are asked how the children are since the move",
            $"""
            NTS-2026-000123: you are asked how the children are since the move.

            Open the referral (you will be asked to sign in): https://nts.example/referrals/{Due.ReferralId}

            This notice holds nothing of the children, and cannot be answered by e-mail.
            """));

    [Fact]
    public async Task Given_outcome_due_when_told_twice_then_the_duty_mailbox_is_asked_once_in_the_morning()
    {
        using var server = new MailServer();
        await using var host = await StartAsync(server);
        await GivenAsync(host, "duty@durham.example");
        var id = Guid.CreateVersion7();
        await DeliverAsync(host, id);
        await DeliverAsync(host, id);
        await Task.Delay(TimeSpan.FromSeconds(6));
        server.Mails.ShouldBeEmpty("It is night, and a Sunday.");

        var morning = Midnight.AddDays(1).AddHours(8);
        await host.Get<SimulatedClock>().AdvanceAsync(morning, CancellationToken.None);
        await Poll.ForAsync(async () => (await EventsAsync(host)).Count, c => c == 1, Limit, "the authority to be asked");
        await DeliverAsync(host, Guid.CreateVersion7());
        await Poll.ForAsync(() => WaitingAsync(host), c => c == 0, Limit, "nothing to wait");

        var proof = $"accepted by 127.0.0.1 as <{Offer:N}.outcome@example.gov.uk>";
        (await EventsAsync(host)).ShouldBe(
            [new NoticeDelivered(Offer, Rung.Duty, Durham, morning, proof, "outcome")]);
        server.Mails.Single().ShouldContain("duty@durham.example");
    }

    [Fact]
    public async Task Given_mailbox_that_refuses_when_asked_then_that_is_recorded_and_it_is_not_tried_again()
    {
        using var server = new MailServer();
        await using var host = await StartAsync(server);
        await GivenAsync(host, "gone@durham.example");
        await DeliverAsync(host, Guid.CreateVersion7());
        var morning = Midnight.AddDays(1).AddHours(8);
        await host.Get<SimulatedClock>().AdvanceAsync(morning, CancellationToken.None);
        await Poll.ForAsync(() => WaitingAsync(host), c => c == 0, Limit, "nothing to wait");
        (await EventsAsync(host)).ShouldBe([new NoticeFailed(Offer, Rung.Duty, Durham, morning, "refused", "outcome")]);
    }

    static AllocationCase Completed => AllocationCase.Evolve(null, Sample.Recommended)! with
    {
        Id = Due.ReferralId,
        Status = AllocationStatus.Completed,
        LastOfferId = Offer,
        Region = "north-east",
    };

    static Task<SchemeTestHost> StartAsync(MailServer server) => SchemeTestHost.StartAsync(
        b => b.AddAllocation(), app => app.MapAllocation(), null, $"--Development:Clock={Midnight:O}", $"--Notices:Smtp={server.Address}",
        "--Notices:From=nts@example.gov.uk");

    static async Task GivenAsync(SchemeTestHost host, string mailbox)
    {
        await using var session = host.Get<IAllocationStore>().LightweightSession();
        var durham = await session.Events.FetchForWriting<Authority>(Streams.Authority(Durham));
        durham.AppendOne(new ContactsSet(new Office(mailbox), null, null));
        session.Events.StartStream<AllocationCase>(
            Due.ReferralId, Sample.Recommended, new AllocationOffered(Offer, Durham, "north-east", Midnight, null, null),
            new AllocationAccepted(Offer, Durham), new AllocationCompleted(Durham, Midnight.AddDays(-28)));
        await session.SaveChangesAsync();
    }

    static Task DeliverAsync(SchemeTestHost host, Guid id) => host.Get<Deliveries>().DeliverAsync(
        host.Get<IEnumerable<HandlerRegistration>>().Single(h => h.Queue == "allocation-when-outcome-due"), id, Due, default);

    static async Task<int> WaitingAsync(SchemeTestHost host)
    {
        await using var session = host.Get<IAllocationStore>().QuerySession();
        return (await session.QueryAsync<AwaitedOutcome>("where id = ?", Offer)).Count;
    }

    static async Task<IReadOnlyList<NoticeEvent>> EventsAsync(SchemeTestHost host)
    {
        await using var session = host.Get<IAllocationStore>().QuerySession();
        return [.. (await session.Events.FetchStreamAsync(Streams.Notices(Offer))).Select(e => (NoticeEvent)e.Data)];
    }
}
