using TransferScheme.AgeAssessments.Tests.Api;
using TransferScheme.Contracts.Referrals;
using TransferScheme.Platform.Messaging;
using TransferScheme.Platform.Security;

namespace TransferScheme.AgeAssessments.Tests.Handling;

/// <summary>
/// The transfer is completed while an act of the old owner is under way: of the two at one version exactly one is first, and the other is
/// decided on what the first has made. Nothing is lost, and the clocks run on.
/// </summary>
/// <param name="host">The host.</param>
public sealed class HandOverRaceTests(AgesHost host) : IClassFixture<AgesHost>
{
    static readonly object Presumption = new { from = "2026-03-04", accommodation = "w" };

    [Fact]
    public async Task Given_the_act_first_when_handed_over_then_both_stand_and_the_clocks_run_on()
    {
        var (ages, etag, clocks) = await GivenAsync();
        (await ActAsync(ages, etag)).ShouldBe(200);
        await CompleteAsync(ages);
        await ThenAsync(ages, clocks, acted: true);
    }

    [Fact]
    public async Task Given_the_hand_over_first_when_the_old_owner_acts_then_it_is_told_and_nothing_is_recorded()
    {
        var (ages, etag, clocks) = await GivenAsync();
        await CompleteAsync(ages);
        (await ActAsync(ages, etag)).ShouldBe(403);
        await CompleteAsync(ages);
        await ThenAsync(ages, clocks, acted: false);

        // The receiver goes on where it stood, on the version that it reads.
        using var receiver = host.Receiver();
        (await ages.Act(receiver, "presumption", Presumption)).Word.ShouldBe("200 doubtRaised");
    }

    [Fact]
    public async Task Given_both_at_once_when_many_times_then_one_comes_first_each_time_and_nothing_is_lost()
    {
        var outcomes = new List<int>();
        for (var round = 0; round < 16; round++)
        {
            var (ages, etag, clocks) = await GivenAsync();
            using var start = new ManualResetEventSlim();
            var act = Task.Run(async () =>
            {
                start.Wait();
                await Task.Delay(round % 4 * 2);
                return await ActAsync(ages, etag);
            });
            var completed = Task.Run(async () =>
            {
                start.Wait();
                await Task.Delay(round / 4 * 2);
                await CompleteAsync(ages);
            });
            start.Set();
            await completed;
            var status = await act;
            new[] { 200, 403, 412 }.ShouldContain(status);
            outcomes.Add(status);
            await ThenAsync(ages, clocks, status == 200);
        }

        outcomes.Count.ShouldBe(16);
    }

    [Fact]
    public async Task Given_a_doubt_raised_while_handed_over_when_many_times_then_the_receiver_owns_whatever_began()
    {
        using var kent = host.As(Role.DutyOfficer, A.Kent, person: A.Officer);
        for (var round = 0; round < 12; round++)
        {
            var (referral, child) = (Guid.CreateVersion7(), Guid.CreateVersion7());
            host.Referrals.Children[referral] = child;
            var ages = new AgeCase(host, referral, child);
            var raised = Task.Run(() => AgeCase.Send(kent, HttpMethod.Post, "age-assessments", new
            {
                referralId = referral, childId = child, trigger = new { raisedBy = "w", on = "2026-03-04", grounds = "g" },
            }));
            await Task.Delay(round * 2);
            await CompleteAsync(ages);
            var told = await raised;
            new[] { 201, 400 }.ShouldContain(told.Status, told.Body.ToJsonString());
            if (told.Status == 201)
            {
                using var receiver = host.Receiver();
                ages.Id = (Guid)told.Body["id"]!;
                ((string?)(await ages.Get(receiver)).Body["owner"]).ShouldBe(A.Durham);
            }
        }
    }

    async Task<(AgeCase Ages, string? ETag, string Clocks)> GivenAsync()
    {
        var ages = await host.Doubt();
        using var manager = host.Manager();
        var seen = await ages.Get(manager);
        return (ages, seen.ETag, seen.Body["clocks"]!.ToJsonString());
    }

    async Task<int> ActAsync(AgeCase ages, string? etag)
    {
        using var manager = host.Manager();
        return (await AgeCase.Send(manager, HttpMethod.Post, $"age-assessments/{ages.Id}/presumption", Presumption, etag)).Status;
    }

    // As the bus does: a delivery that loses is tried again, under the same id.
    async Task CompleteAsync(AgeCase ages)
    {
        var (handler, id) = (host.Host.Get<IEnumerable<HandlerRegistration>>().Single(h => h.Message == typeof(TransferCompleted)), Guid.CreateVersion7());
        for (var left = 20; ; left--)
        {
            try
            {
                await handler.Deliver(host.Host.Services, id, AgesHost.Completed(ages.Referral), CancellationToken.None);
                return;
            }
            catch (Exception lost) when (left > 0 && lost is not NotYetException)
            {
                await Task.Delay(10);
            }
        }
    }

    async Task ThenAsync(AgeCase ages, string clocks, bool acted)
    {
        await using var session = host.Host.Get<IAgeAssessmentStore>().QuerySession();
        var events = (await session.Events.FetchStreamAsync(ages.Id)).Select(e => e.Data).ToList();
        events.OfType<AgeCaseHandedOver>().ShouldHaveSingleItem().To.Authority.ShouldBe(A.Durham);
        events.OfType<PresumedChildPendingAssessment>().Count().ShouldBe(acted ? 1 : 0);
        events.OfType<AgeFindingMade>().Count().ShouldBe(acted ? 1 : 0);
        if (acted)
        {
            events.FindIndex(e => e is AgeFindingMade).ShouldBeLessThan(events.FindIndex(e => e is AgeCaseHandedOver), "Nobody acts for another.");
        }

        using var receiver = host.Receiver();
        var seen = (await ages.Get(receiver)).Body;
        ((string?)seen["owner"], (string?)seen["status"]).ShouldBe((A.Durham, "doubtRaised"));
        seen["clocks"]!.ToJsonString().ShouldBe(clocks);
        ((int)seen["version"]!).ShouldBe(events.Count);
    }
}
