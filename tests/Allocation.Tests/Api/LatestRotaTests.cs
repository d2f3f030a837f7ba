using TransferScheme.Allocation.Handling;
using TransferScheme.Allocation.Matching;
using TransferScheme.Allocation.Rota;
using TransferScheme.Platform.Security;
using TransferScheme.TestKit;

namespace TransferScheme.Allocation.Tests.Api;

/// <summary>The rota in memory is the rota in the ledger, whoever else appends: on a real database, beside the service itself.</summary>
public sealed class LatestRotaTests(AllocationHost fixture) : IClassFixture<AllocationHost>
{
    readonly SchemeTestHost host = fixture.Host;

    [Fact]
    public async Task Several_processes_decide_at_once_and_each_referral_is_decided_once_on_what_the_others_did()
    {
        var referrals = Enumerable.Range(0, 40).Select(_ => Guid.CreateVersion7()).ToList();
        var processes = Enumerable.Range(0, 4).Select(_ => new LatestRota()).ToList();
        await Task.WhenAll(processes.SelectMany(rota => referrals.Chunk(10).Select(some => Decide(rota, some))));

        await using var session = Session();
        var entries = await Entries(session);
        entries.OfType<Decided>().Where(d => referrals.Contains(d.ReferralId)).Select(d => d.ReferralId).Order().ShouldBe(referrals.Order());
        entries.Select((e, at) => e is not Decided d || d.Position == at + 1).ShouldAllBe(right => right);
        var fresh = entries.Aggregate(RotaBook.Empty, RotaBook.Evolve);
        fresh.Ledger.Accounts().Values.Sum(a => a.Balance).ShouldBe(0);
        foreach (var rota in processes.Append(host.Get<LatestRota>()))
        {
            Same(await rota.ReadAsync(session, default), fresh);
        }
    }

    [Fact]
    public async Task What_was_appended_and_lost_to_another_is_not_believed()
    {
        var (loser, winner) = (new LatestRota(), new LatestRota());
        await fixture.Decide();
        await using var lost = Session();
        await using var won = Session();
        var book = await loser.ReadAsync(lost, default);
        await winner.ReadAsync(won, default);
        loser.Append(lost, book, Unplaced(1));
        winner.Append(won, book, Unplaced(2));
        await won.SaveChangesAsync();
        await Should.ThrowAsync<ConcurrencyException>(() => lost.SaveChangesAsync());

        await using var session = Session();
        var end = (await Bearings.ReadAsync(session, Guid.NewGuid(), default)).Rota;
        end.Version.ShouldBe(book.Version + 1);
        await loser.ReadAsync(session, end, default);
        var next = Session();
        loser.Append(next, await loser.ReadAsync(next, default), Unplaced(3));
        await next.SaveChangesAsync();
        (await Entries(session)).OfType<Unplaced>().Select(u => u.Referral.Size).ShouldBe([2, 3]);
    }

    [Fact]
    public async Task An_entry_that_cannot_come_there_is_never_appended()
    {
        await using var session = Session();
        var rota = new LatestRota();
        var book = await rota.ReadAsync(session, default);
        Should.Throw<InvalidOperationException>(() => rota.Append(session, book, new ReservationDebited(Guid.NewGuid(), "S12000033", 500)));
        await session.SaveChangesAsync();
        (await new LatestRota().ReadAsync(session, default)).Version.ShouldBe(book.Version);
    }

    [Fact]
    public async Task A_return_is_seen_by_the_next_decision_and_noted_before_it()
    {
        await fixture.Decide();
        await using var session = Session();
        var before = (await Entries(session)).Count;
        using var own = host.Client(Role.ApiClient, "S12000033");
        using var answer = await AllocationHost.Send(
            own, HttpMethod.Put, "/api/v1/authorities/S12000033/children-looked-after", new { count = 7, asOf = "2026-01-01" }, "\"1\"");
        ((int)answer.StatusCode).ShouldBe(200);
        await fixture.Decide();
        await fixture.Decide();
        var since = (await Entries(session)).Skip(before).ToList();
        since.Select(e => e.GetType().Name).ShouldBe(["PositionsSeen", "Decided", "Decided"]);
        ((PositionsSeen)since[0]).Positions.Select(p => (p.Authority, p.Count)).ShouldBe([("S12000033", 7)]);
    }

    // As another process would: its own memory, and its own attempts when others were first.
    async Task Decide(LatestRota rota, IEnumerable<Guid> referrals)
    {
        var handler = new WhenReferralFoundEligible(rota, new LatestScheme(TimeProvider.System), host.Get<MatchingFactsOf>(), TimeProvider.System);
        foreach (var referral in referrals)
        {
            await Poll.UntilAsync(() => DecideOnce(handler, referral), TimeSpan.FromSeconds(30), "the decision");
        }
    }

    async Task<bool> DecideOnce(WhenReferralFoundEligible handler, Guid referral)
    {
        await using var session = Session();
        await handler.Handle(Sample.Eligible(referral, AllocationHost.Kent), session, default);
        try
        {
            await session.SaveChangesAsync();
            return true;
        }
        catch (Exception lost) when (lost is ConcurrencyException or ExistingStreamIdCollisionException)
        {
            return false;
        }
    }

    static Unplaced Unplaced(int size) => new(Guid.NewGuid(), 0, Guid.NewGuid(), Sample.Child with { Size = size }, "v", [], 1, Sample.Monday, "");

    static void Same(RotaBook one, RotaBook other)
    {
        one.Version.ShouldBe(other.Version);
        one.Ledger.Accounts().ShouldBe(other.Ledger.Accounts());
        one.Positions.ShouldBe(other.Positions);
    }

    static async Task<IReadOnlyList<RotaEvent>> Entries(IQuerySession session)
    {
        var entries = new List<RotaEvent>();
        await foreach (var entry in session.Entries())
        {
            entries.Add(entry);
        }

        return entries;
    }

    IDocumentSession Session() => host.Get<IAllocationStore>().LightweightSession();
}
