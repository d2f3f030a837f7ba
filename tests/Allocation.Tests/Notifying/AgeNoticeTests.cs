using TransferScheme.Allocation.Authorities;
using TransferScheme.Allocation.Handling;
using TransferScheme.Allocation.Notifying;
using TransferScheme.Contracts.AgeAssessments;
using TransferScheme.Contracts.Referrals;
using TransferScheme.Platform.Messaging;
using TransferScheme.Platform.Parking;
using TransferScheme.Platform.Time;
using TransferScheme.TestKit;

namespace TransferScheme.Allocation.Tests.Notifying;

/// <summary>The ladder of the clocks of age assessments, and the notice to both authorities that another age stands.</summary>
public sealed class AgeNoticeTests
{
    const string Kent = "E10000016";
    const string Durham = "E06000047";
    static readonly DateTimeOffset Midnight = new(2027, 1, 10, 0, 0, 0, TimeSpan.Zero);
    static readonly DateTimeOffset Morning = Midnight.AddDays(1).AddHours(8);
    static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);
    static readonly DateOnly Last = new(2027, 1, 11);
    static readonly Guid Assessment = Guid.Parse("01900000-0000-7000-8000-0000000000f7");

    static readonly AgeClockDueSoon Soon = new()
    {
        AssessmentId = Assessment, Version = 4, OccurredAt = Midnight, ReferralId = Sample.ReferralId, ChildId = Assessment, Authority = Durham,
        Clock = "assessment", DueOn = Last,
    };

    static readonly AgeClockBreached Past = new()
    {
        AssessmentId = Assessment, Version = 5, OccurredAt = Midnight, ReferralId = Sample.ReferralId, ChildId = Assessment, Authority = Durham,
        Clock = "assessment", DueOn = Last,
    };

    static readonly AgeClockEscalated Still = new()
    {
        AssessmentId = Assessment, Version = 6, OccurredAt = Midnight, ReferralId = Sample.ReferralId, ChildId = Assessment, Authority = Durham,
        Clock = "assessment", DueOn = Last,
    };

    static readonly AgeInUseChanged Changed = new()
    {
        ReferralId = Sample.ReferralId, Version = 12, OccurredAt = Midnight, Reference = "NTS-2026-000123", EntryAuthority = Kent,
        OtherAuthority = Durham, ChildId = Assessment, Source = "court", Bars = true,
    };

    [Fact]
    public void Given_a_clock_when_it_climbs_then_desk_second_contact_with_coordinator_and_national_team_while_at_work()
    {
        var owner = Owner;
        AgeNotices.Of(owner, Soon).Select(n => (n.Rung, n.Office, n.At)).ShouldBe([(Rung.Duty, Durham, Morning)], "The tenth is a Sunday.");
        AgeNotices.Of(owner, Past).Select(n => (n.Rung, n.Office)).ShouldBe([(Rung.SecondContact, Durham), (Rung.Coordinator, "north-east")]);
        AgeNotices.Of(owner, Still).Select(n => (n.Rung, n.Office)).ShouldBe([(Rung.National, "national")]);
        AgeNotices.Of(owner, Soon)[0].Id.ShouldBe(AgeNotices.Of(owner, Soon)[0].Id, "The same notice is one.");
        AgeNotices.Of(owner, Soon)[0].Subject.ShouldBe("Age assessment of County Durham: the assessment is due by 11 January 2027");
    }

    [Fact]
    public void Given_a_notice_when_read_then_nothing_of_the_child()
    {
        var text = Notice.Of(AgeNotices.Of(Owner, Changed), "duty@durham.example", "https://nts.example");
        text.Subject.ShouldBe(
            "NTS-2026-000123: another age stands for a child, the referral is held or found ineligible, and you decide what follows");
        text.Text.ShouldContain($"https://nts.example/referrals/{Sample.ReferralId}");
        text.Text.ShouldNotContain("court");
        AgeNotices.Of(Owner, Changed with { Bars = false }).Subject.ShouldBe("NTS-2026-000123: another age stands for a child");
    }

    [Fact]
    public async Task Given_messages_when_told_twice_then_each_office_is_told_once_in_the_morning_with_its_proof()
    {
        using var server = new MailServer();
        await using var host = await StartAsync(server);
        foreach (var message in new object[] { Soon, Past, Still, Changed, Soon, Changed })
        {
            await DeliverAsync(host, message);
        }

        await Task.Delay(TimeSpan.FromSeconds(6));
        server.Mails.ShouldBeEmpty("It is night, and a Sunday.");
        await host.Get<SimulatedClock>().AdvanceAsync(Morning, CancellationToken.None);
        await Poll.ForAsync(() => WaitingAsync(host), c => c == 0, Limit, "nothing to wait");
        (await EventsAsync(host, Assessment)).Order(StringComparer.Ordinal).ShouldBe(
        [
            "Coordinator north-east assessment-20270111-past", "Duty E06000047 assessment-20270111-soon",
            "National national assessment-20270111-past", "SecondContact E06000047 assessment-20270111-past",
        ]);
        (await EventsAsync(host, Sample.ReferralId)).Order(StringComparer.Ordinal).ShouldBe(["Duty E06000047 age-12", "Duty E10000016 age-12"]);
        server.Mails.Count.ShouldBe(6);
        await DeliverAsync(host, Past);
        await Poll.ForAsync(() => WaitingAsync(host), c => c == 0, Limit, "nothing to wait");
        server.Mails.Count.ShouldBe(6, "A message that comes again later changes nothing.");
    }

    static Authority Owner => Sample.Authority(Durham, "North East", "England", 100_000, 10) with { Name = "County Durham" };

    static async Task<SchemeTestHost> StartAsync(MailServer server)
    {
        var host = await SchemeTestHost.StartAsync(
            b => b.AddAllocation(), app => app.MapAllocation(), null, $"--Development:Clock={Midnight:O}", $"--Notices:Smtp={server.Address}",
            "--Notices:From=nts@example.gov.uk", "--Notices:National=national@example.gov.uk", "--Notices:Coordinators={region}@example.gov.uk");
        await using var session = host.Get<IAllocationStore>().LightweightSession();
        foreach (var (code, mailbox) in new[] { (Durham, "duty@durham.example"), (Kent, "duty@kent.example") })
        {
            (await session.Events.FetchForWriting<Authority>(Streams.Authority(code))).AppendOne(new ContactsSet(new Office(mailbox), null, null));
        }

        await session.SaveChangesAsync();
        return host;
    }

    static Task DeliverAsync(SchemeTestHost host, object message) => host.Get<Deliveries>().DeliverAsync(
        host.Get<IEnumerable<HandlerRegistration>>().Single(h => h.Message == message.GetType() && h.Queue.StartsWith("allocation-", StringComparison.Ordinal)),
        Guid.CreateVersion7(), message, default);

    static async Task<int> WaitingAsync(SchemeTestHost host)
    {
        await using var session = host.Get<IAllocationStore>().QuerySession();
        return (await session.QueryAsync<AwaitedNotice>("order by id")).Count;
    }

    static async Task<List<string>> EventsAsync(SchemeTestHost host, Guid about)
    {
        await using var session = host.Get<IAllocationStore>().QuerySession();
        return
        [
            .. (await session.Events.FetchStreamAsync(Streams.Notices(about))).Select(e => (NoticeDelivered)e.Data)
                .Select(n => $"{n.Rung} {n.Office} {n.Occasion!.Split('/')[0]}"),
        ];
    }
}
