using FsCheck;
using FsCheck.Fluent;
using TransferScheme.Contracts.Allocation;
using TransferScheme.Platform.Messaging;
using TransferScheme.Platform.Parking;
using TransferScheme.Referrals.Handling;

namespace TransferScheme.Referrals.Tests.Handling;

/// <summary>Notices of a state come late, twice and at once: what is kept is the newest, as if they had come in order.</summary>
public sealed class DisorderTests(ReferralsHost referrals) : IClassFixture<ReferralsHost>
{
    static readonly Config Runs = Config.QuickThrowOnFailure.WithMaxTest(10_000);

    static readonly Gen<(int[] InOrder, int[] Disordered)> Versions =
        from versions in Gen.Choose(1, 12).NonEmptyListOf()
        let inOrder = versions.Distinct().Order().ToArray()
        from repeats in Gen.SubListOf(inOrder)
        from disordered in Gen.Shuffle(inOrder.Concat(repeats).ToArray())
        select (inOrder, disordered);

    [Fact]
    public void Given_positions_when_shuffled_and_repeated_then_the_newest_is_kept() => Prop.ForAll(
        Versions.ToArbitrary(), v => Figures(v.Disordered) == Figures(v.InOrder)).Check(Runs);

    [Fact]
    public void Given_rules_when_shuffled_and_repeated_then_the_newest_of_each_name_is_kept() => Prop.ForAll(
        Versions.ToArbitrary(), v => Rules(v.Disordered) == Rules(v.InOrder)).Check(Runs);

    [Fact]
    public async Task Given_deliveries_at_once_when_an_older_one_is_slower_then_the_newer_is_kept()
    {
        const int Last = 4;
        var codes = Enumerable.Range(1, 100).Select(n => $"race-{n}").ToArray();
        foreach (var code in codes)
        {
            var positions = Enumerable.Range(1, Last).Select(n => (Id: Guid.CreateVersion7(), Message: (object)Position(code, n)));
            var rules = Enumerable.Range(1, Last).Select(n => (Id: Guid.CreateVersion7(), Message: (object)Adopted(code, n)));
            var all = positions.Concat(rules).ToArray();
            await Task.WhenAll(ConsumeAsync([.. all.Reverse()]), ConsumeAsync(all));
        }

        await using var session = referrals.Host.Get<IReferralStore>().QuerySession();
        (await session.LoadManyAsync<AuthorityFigures>(codes)).Select(f => (f.Id, f.AtVersion, f.ChildrenLookedAfter)).Order()
            .ShouldBe(codes.Select(code => (code, (long)Last, (int?)Last)).Order());
        (await session.LoadManyAsync<RulesInForce>(codes)).Select(r => (r.Id, r.AtVersion, r.ThresholdPer100000)).Order()
            .ShouldBe(codes.Select(code => (code, (long)Last, Last)).Order());
        (await session.QueryAsync<long>("select count(*) from referrals.mt_doc_handledmessage")).Single().ShouldBe(codes.Length * Last * 2);
        (await session.QueryAsync<long>("select count(*) from referrals.mt_doc_parkedmessage")).Single().ShouldBe(0);
    }

    // As a consumer does, one after the other: a save that another consumer has overtaken is tried again.
    async Task ConsumeAsync(IEnumerable<(Guid Id, object Message)> messages)
    {
        var handlers = referrals.Host.Get<IEnumerable<HandlerRegistration>>().ToDictionary(h => h.Message);
        foreach (var (id, message) in messages)
        {
            await referrals.Host.Get<Deliveries>().DeliverAsync(handlers[message.GetType()], id, message, CancellationToken.None);
        }
    }

    static AuthorityFigures? Figures(IEnumerable<int> versions) => versions.Select(n => Position("E1", n))
        .Aggregate(default(AuthorityFigures), (known, message) => AuthorityFigures.Newer(known, message) ?? known);

    static string Rules(IEnumerable<int> versions) => string.Join("; ", versions.Select(n => Adopted($"rules-{n % 3}", n))
        .GroupBy(m => m.RulesVersion).OrderBy(g => g.Key, StringComparer.Ordinal)
        .Select(g => g.Aggregate(default(RulesInForce), (known, message) => RulesInForce.Newer(known, message) ?? known)));

    static AuthorityPositionChanged Position(string code, int version) => new()
    {
        AuthorityId = Guid.Empty, Version = version, OccurredAt = A.Monday, Authority = code, Name = code, Region = "london",
        Nation = "England",
        ChildPopulation = 100_000, PopulationYear = "mid-2024", ChildrenLookedAfter = version,
    };

    static SchemeRulesAdopted Adopted(string name, int version) => new()
    {
        SchemeRulesId = Guid.Empty, Version = version, OccurredAt = A.Monday, RulesVersion = name, ValidFrom = new(2026, 1, 1),
        ThresholdPer100000 = version,
        WorkingDaysInCare = 10, WorkingDaysNotInCare = 5, WorkingDaysToRespond = 2, CutOff = new(17, 0), Authorities = 3,
    };
}
