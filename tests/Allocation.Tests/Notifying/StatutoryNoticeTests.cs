using FsCheck;
using FsCheck.Fluent;
using TransferScheme.Allocation.Allocations;
using TransferScheme.Allocation.Authorities;
using TransferScheme.Allocation.Notifying;
using TransferScheme.Allocation.Tests.Api;
using TransferScheme.Platform.Time;
using TransferScheme.TestKit;

namespace TransferScheme.Allocation.Tests.Notifying;

/// <summary>Offices are told of a statutory clock that ends before the children have moved, each once, with the proof in an event.</summary>
public sealed class StatutoryNoticeTests
{
    // The last day is Monday 16 March 2026.
    static readonly DateOnly Day = new(2026, 3, 16);
    static readonly DateTimeOffset Friday = new(2026, 3, 13, 8, 0, 0, TimeSpan.Zero);
    static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    [Theory]
    [InlineData(0, Rung.Duty, "2026-03-13T08:00Z")]
    [InlineData(1, Rung.SecondContact, "2026-03-16T17:00Z")]
    [InlineData(2, Rung.Coordinator, "2026-03-17T08:00Z")]
    [InlineData(3, Rung.National, "2026-03-17T17:00Z")]
    public void Given_a_clock_that_runs_when_asked_then_due_soon_overdue_breached_and_a_day_later(int told, Rung rung, string at) =>
        StatutoryLadder.Next(Sample.Waiting(), Told(told)).ShouldBe((rung, DateTimeOffset.Parse(at)));

    [Fact]
    public void Given_an_office_that_could_not_be_told_when_asked_then_the_next_at_once() =>
        StatutoryLadder.Next(
            Sample.Waiting(), Notices.Evolve(null, new StatutoryNoticeFailed(Sample.ReferralId, Day, Rung.Duty, "K1", Friday, "no-mailbox")))
            .ShouldBe((Rung.SecondContact, Friday));

    [Fact]
    public void Given_an_end_or_that_everybody_was_told_when_asked_then_nobody_and_with_another_last_day_anew()
    {
        foreach (var status in new[] { AllocationStatus.Completed, AllocationStatus.Withdrawn, AllocationStatus.Closed })
        {
            StatutoryLadder.Next(Sample.Waiting() with { Status = status }, null).ShouldBeNull();
        }

        StatutoryLadder.Next(Sample.Waiting() with { Status = AllocationStatus.Accepted }, null).ShouldNotBeNull();
        StatutoryLadder.Next(Sample.Waiting(), Told(4)).ShouldBeNull();
        var later = Sample.Waiting() with { Group = Sample.Group() with { StatutoryDueOn = Day.AddDays(7) } };
        StatutoryLadder.Next(later, Told(4)).ShouldBe((Rung.Duty, Friday.AddDays(7)));
        Notices.Evolve(Told(4), Delivered(Rung.Duty, Day.AddDays(7)))!.Ladder.Count.ShouldBe(1);
    }

    [Fact]
    public void Given_any_last_day_when_climbed_then_one_office_after_the_other_never_before_due_soon_and_never_at_night() =>
        Prop.ForAll(Gen.Choose(0, 3000).ToArbitrary(), days =>
        {
            var dueOn = new DateOnly(2018, 1, 1).AddDays(days);
            var a = Sample.Waiting() with { Group = Sample.Group() with { StatutoryDueOn = dueOn } };
            var (known, before) = (default(Notices), UkTime.At(dueOn.AddDays(-7), TimeOnly.MinValue));
            while (StatutoryLadder.Next(a, known) is { } next)
            {
                next.At.ShouldBeGreaterThanOrEqualTo(before);
                UkTime.TimeOf(next.At).Hour.ShouldBeInRange(8, 17);
                WorkingDays.For("england-and-wales").IsWorkingDay(UkTime.DateOf(next.At)).ShouldBeTrue();
                (known, before) = (Notices.Evolve(known, Delivered(next.Rung, dueOn)), next.At);
            }

            known!.Ladder.Select(t => t.Rung).ShouldBe([Rung.Duty, Rung.SecondContact, Rung.Coordinator, Rung.National]);
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(Rung.SecondContact, "NTS-2026-000123: the statutory clock ends on 16 March 2026, and the children have not moved")]
    [InlineData(Rung.National, "NTS-2026-000123: the statutory clock ended on 16 March 2026, and the children of K1 have not moved")]
    public void Given_any_office_when_told_then_only_what_referral_until_when_and_where_to_sign_in(Rung rung, string subject) =>
        Notice.Of(Sample.Waiting(), rung, "duty@k1.example", "https://nts.example").ShouldBe(new Notice(
            $"{Sample.ReferralId:N}.statutory-20260316-{rung}", "duty@k1.example", subject,
            $"""
            {subject}.

            Open the referral (you will be asked to sign in): https://nts.example/referrals/{Sample.ReferralId}

            This notice holds nothing of the children, and cannot be answered by e-mail.
            """));

    [Fact]
    public async Task Given_days_that_pass_without_a_transfer_when_looked_at_then_each_office_is_told_once_and_nothing_more_is_read()
    {
        using var server = new MailServer();
        await using var host = await SchemeTestHost.StartAsync(
            b => b.AddAllocation(), app => app.MapAllocation(), null, $"--Development:Clock={Friday.AddDays(-1):O}",
            $"--Notices:Smtp={server.Address}", "--Notices:From=nts@example.gov.uk", "--Notices:National=national@example.gov.uk",
            "--Notices:Coordinators=nts-{region}@example.gov.uk");
        var contacts = new ContactsSet(new Office("duty@kent.example"), new Office("second@kent.example"), null);
        var (running, over) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await using (var session = host.Get<IAllocationStore>().LightweightSession())
        {
            (await session.Events.FetchForWriting<Authority>(Streams.Authority(AllocationHost.Kent))).AppendOne(contacts);
            var recommended = Sample.Recommended with { Group = Sample.Group() with { EntryAuthority = AllocationHost.Kent } };
            session.Events.StartStream<AllocationCase>(running, recommended);
            session.Events.StartStream<AllocationCase>(over, recommended, new AllocationWithdrawn("family-found"));
            await session.SaveChangesAsync();
        }

        await Poll.ForAsync(() => LookAtAsync(host), at => at is [var one] && one == Friday, Limit, "the next look to be known");
        server.Mails.ShouldBeEmpty("It is Thursday.");
        await AdvanceAsync(host, Friday);
        await ToldAsync(host, running, 1);
        await AdvanceAsync(host, Friday.AddDays(10));
        await ToldAsync(host, running, 4);
        await Poll.ForAsync(() => LookAtAsync(host), at => at is [null], Limit, "nothing more to look at");

        (await EventsAsync(host, running)).Cast<StatutoryNoticeDelivered>().Select(e => $"{e.Rung} {e.Office} {e.DueOn:yyyy-MM-dd}").ShouldBe(
        [
            $"Duty {AllocationHost.Kent} 2026-03-16", $"SecondContact {AllocationHost.Kent} 2026-03-16", "Coordinator north-east 2026-03-16",
            "National national 2026-03-16",
        ]);
        (await EventsAsync(host, over)).ShouldBeEmpty();
        server.Mails.Select(m => m.Split('<', '>')[1]).ShouldBe(
            ["duty@kent.example", "second@kent.example", "nts-north-east@example.gov.uk", "national@example.gov.uk"]);
    }

    static Notices? Told(int rungs) => Enumerable.Range(0, rungs).Aggregate(
        default(Notices), (known, rung) => Notices.Evolve(known, Delivered((Rung)rung, Day)));

    static StatutoryNoticeDelivered Delivered(Rung rung, DateOnly dueOn) => new(Sample.ReferralId, dueOn, rung, "x", Friday, "proof");

    static async Task AdvanceAsync(SchemeTestHost host, DateTimeOffset to) =>
        await host.Get<SimulatedClock>().AdvanceAsync(to, CancellationToken.None);

    static async Task<IReadOnlyList<DateTimeOffset?>> LookAtAsync(SchemeTestHost host)
    {
        await using var session = host.Get<IAllocationStore>().QuerySession();
        return [.. (await session.QueryAsync<NoticeDue>("where true")).Select(n => n.At)];
    }

    static async Task ToldAsync(SchemeTestHost host, Guid referral, int count) => await Poll.ForAsync(
        async () => (await EventsAsync(host, referral)).Count, c => c == count, Limit, $"{count} offices to be told");

    static async Task<IReadOnlyList<NoticeEvent>> EventsAsync(SchemeTestHost host, Guid referral)
    {
        await using var session = host.Get<IAllocationStore>().QuerySession();
        return [.. (await session.Events.FetchStreamAsync(Streams.StatutoryNotices(referral))).Select(e => (NoticeEvent)e.Data)];
    }
}
