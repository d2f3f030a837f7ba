namespace TransferScheme.EventStore.Tests;

public sealed class QueryTests(Postgres postgres) : StoreTest(postgres)
{
    [Fact]
    public async Task Given_text_without_select_when_queried_then_it_is_completed()
    {
        await using var session = await FilledAsync();

        (await session.QueryAsync<Stamp>("order by id")).Select(s => s.Id).ShouldBe(["a", "b", "c"]);
        (await session.QueryAsync<Stamp>("where (data ->> 'pence')::int > ? and id <> ?", 1, "c")).ShouldBe([new Stamp("b", 2)]);
        (await session.QueryAsync<Stamp>("where id = ?", CancellationToken.None, "a")).ShouldBe([new Stamp("a", 1)]);
        (await session.QueryAsync<Stamp>("where d.id = any(?) order by d.id desc", [new[] { "a", "b" }]))
            .ShouldBe([new Stamp("b", 2), new Stamp("a", 1)]);
    }

    [Fact]
    public async Task Given_select_when_queried_then_documents_or_scalars()
    {
        await using var session = await FilledAsync();

        (await session.QueryAsync<Stamp>($"select data from {Schema}.mt_doc_stamp where id = ?", "a")).ShouldBe([new Stamp("a", 1)]);
        (await session.QueryAsync<long>($"  SELECT count(*) from {Schema}.mt_doc_stamp")).ShouldBe([3]);
        (await session.QueryAsync<string>($"select id from {Schema}.mt_doc_stamp order by id")).ShouldBe(["a", "b", "c"]);
        (await session.QueryAsync<Guid>("select ?", Guid.Empty)).ShouldBe([Guid.Empty]);
        (await session.QueryAsync<bool>("select ?", true)).ShouldBe([true]);
        (await session.QueryAsync<ParcelStatus>("select ?", ParcelStatus.Arrived)).ShouldBe([ParcelStatus.Arrived]);
        var time = new DateTimeOffset(2031, 5, 1, 9, 0, 0, TimeSpan.FromHours(1));
        (await session.QueryAsync<DateTimeOffset>("select ?", time)).ShouldBe([time]);
    }

    [Fact]
    public async Task Given_jsonb_operator_when_queried_with_another_sign_then_it_stays()
    {
        await using var session = await FilledAsync();

        (await session.QueryAsync<Stamp>('^', "where data ? 'pence' and id = ^", "b")).ShouldBe([new Stamp("b", 2)]);
    }

    [Fact]
    public async Task Given_empty_text_or_wrong_count_when_queried_then_refused()
    {
        await using var session = await FilledAsync();

        await Should.ThrowAsync<ArgumentException>(() => session.QueryAsync<Stamp>(""));
        await Should.ThrowAsync<ArgumentException>(() => session.QueryAsync<Stamp>("where id = ?"));
        await Should.ThrowAsync<ArgumentException>(() => session.QueryAsync<Stamp>("where id = ?", "a", "b"));
    }

    [Fact]
    public async Task Given_hostile_value_when_queried_then_it_is_only_a_value()
    {
        await using var session = await FilledAsync();

        (await session.QueryAsync<Stamp>("where id = ?", "a' or '1'='1")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Given_wrong_sql_when_queried_then_the_database_error_is_inside()
    {
        await using var session = await FilledAsync();

        var error = await session.QueryAsync<Stamp>("where nothing = 1").ShouldThrowAsync<MartenCommandException>();

        error.InnerException.ShouldBeOfType<Npgsql.PostgresException>().SqlState.ShouldBe("42703");
    }

    async Task<IDocumentSession> FilledAsync()
    {
        var session = OpenLive().LightweightSession();
        session.Store(new Stamp("a", 1), new Stamp("b", 2), new Stamp("c", 3));
        await session.SaveChangesAsync();
        return session;
    }
}
