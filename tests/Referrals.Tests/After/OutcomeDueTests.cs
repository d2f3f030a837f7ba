using TransferScheme.Platform.Security;
using TransferScheme.Platform.Time;
using TransferScheme.TestKit;

namespace TransferScheme.Referrals.Tests.After;

/// <summary>The outcome falls due once, whatever stops and starts in between; the authority that is asked finds it in a list.</summary>
public sealed class OutcomeDueTests
{
    static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Given_moves_when_28_days_pass_over_a_restart_then_each_is_due_once_and_listed_until_it_is_told()
    {
        var fixture = new CompletedHost();
        await fixture.InitializeAsync();
        var (first, told) = (await fixture.MoveAsync(), await fixture.MoveAsync());
        using (var durham = fixture.Host.Client(Role.ApiClient, A.Durham))
        {
            ((string?)(await OfferedHost.Get(durham, $"referrals/{first}")).Answer["outcomeDueOn"]).ShouldBe("2026-03-30");
            await fixture.ActAsync(durham, told, "outcome", new { recordedOn = "2026-03-02", summary = "x" });
        }

        await fixture.Host.Get<SimulatedClock>().AdvanceAsync(DateTimeOffset.Parse("2026-03-29T22:59:59Z"), CancellationToken.None);
        await Task.Delay(TimeSpan.FromSeconds(3));
        (await EventsAsync(fixture.Host, first)).ShouldBe(0);
        await fixture.DisposeAsync();

        // Nothing runs as the day begins: it is noticed at the next start, however late, and by one of two processes.
        await using var one = await StartAsync(fixture.Host, "2026-04-02T09:00:00Z");
        await using var other = await StartAsync(fixture.Host, "2026-04-02T09:00:00Z");
        await Poll.UntilAsync(async () => await EventsAsync(one, first) > 0, Limit, "the outcome to be due");
        await Task.Delay(TimeSpan.FromSeconds(3));
        (await EventsAsync(one, first), await EventsAsync(one, told)).ShouldBe((1, 0));

        using var receiver = one.Client(Role.ApiClient, A.Durham);
        using var entry = one.Client(Role.ApiClient, A.Kent);
        using var national = one.Client(Role.National);
        (await DueAsync(receiver)).ShouldBe([first]);
        (await DueAsync(entry)).ShouldBeEmpty("It is asked of the receiving authority.");
        (await DueAsync(national)).ShouldBeEmpty();
        (await OfferedHost.Get(receiver, "referrals?outcome=told")).Status.ShouldBe(400);
        var version = (long)(await OfferedHost.Get(receiver, $"referrals/{first}")).Answer["version"]!;
        var outcome = new { recordedOn = "2026-04-02", summary = "x" };
        (await OfferedHost.Post(receiver, $"referrals/{first}/outcome", outcome, version)).Status.ShouldBe(200);
        (await DueAsync(receiver)).ShouldBeEmpty();
    }

    static async Task<IEnumerable<Guid>> DueAsync(HttpClient client) =>
        [.. (await OfferedHost.Get(client, "referrals?outcome=due")).Answer["items"]!.AsArray().Select(i => (Guid)i!["id"]!)];

    static async Task<int> EventsAsync(SchemeTestHost host, Guid id)
    {
        await using var session = host.Get<IReferralStore>().QuerySession();
        return (await session.Events.FetchStreamAsync(id)).Select(e => e.Data).OfType<OutcomeDue>()
            .Count(due => (due.EntryAuthority, due.ReceivingAuthority, due.DueOn) == (A.Kent, A.Durham, new DateOnly(2026, 3, 30)));
    }

    static Task<SchemeTestHost> StartAsync(SchemeTestHost before, string at) => SchemeTestHost.StartAsync(
        AgesStub.AddReferrals, app => app.MapReferrals(), null, $"--ConnectionStrings:Scheme={before.Database}",
        $"--RabbitMq:Uri={before.Broker}", $"--Protection:MasterKeyFile={CompletedHost.MasterKey}", $"--Development:Clock={at}");
}
