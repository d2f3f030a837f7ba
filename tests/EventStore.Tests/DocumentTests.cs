namespace TransferScheme.EventStore.Tests;

public sealed class DocumentTests(Postgres postgres) : StoreTest(postgres)
{
    static readonly Guid _first = Guid.CreateVersion7();
    static readonly Guid _second = Guid.CreateVersion7();

    [Fact]
    public async Task Given_documents_when_stored_then_loaded_alone_or_together()
    {
        await using var session = OpenLive().LightweightSession();
        session.Store(new Depot { Id = _first, Name = "A" }, new Depot { Id = _second, Name = "B" });
        session.Store<Stamp>(new List<Stamp> { new("x", 1), new("y", 2) });
        await session.SaveChangesAsync();
        var absent = Guid.NewGuid();

        (await session.LoadAsync<Depot>(_first)).ShouldNotBeNull().Name.ShouldBe("A");
        (await session.LoadAsync<Depot>(absent)).ShouldBeNull();
        (await session.LoadAsync<Stamp>("z")).ShouldBeNull();
        (await session.LoadManyAsync<Depot>(_second, absent, _first)).Select(d => d.Name).ShouldBe(["A", "B"], ignoreOrder: true);
        (await session.LoadManyAsync<Stamp>(CancellationToken.None, "y", "none")).ShouldBe([new Stamp("y", 2)]);
        (await session.LoadManyAsync<Stamp>(CancellationToken.None, new HashSet<string> { "x" })).ShouldBe([new Stamp("x", 1)]);
        (await session.LoadManyAsync<Depot>(CancellationToken.None, new List<Guid> { _first })).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Given_stored_document_when_stored_again_then_replaced_with_a_new_version()
    {
        await using var session = OpenLive().LightweightSession();
        session.Store(new Stamp("x", 1));
        await session.SaveChangesAsync();
        var before = await RowsAsync("select mt_version, mt_last_modified from {schema}.mt_doc_stamp");
        session.Store(new Stamp("x", 2));
        session.Store(new Stamp("x", 3));
        await session.SaveChangesAsync();

        (await session.LoadAsync<Stamp>("x")).ShouldBe(new Stamp("x", 3));
        (await RowsAsync("select mt_version, mt_last_modified from {schema}.mt_doc_stamp")).ShouldNotBe(before);
    }

    [Fact]
    public async Task Given_existing_document_when_inserted_then_refused()
    {
        await using var session = OpenLive().LightweightSession();
        session.Insert(new Stamp("x", 1));
        await session.SaveChangesAsync();
        session.Insert(new Stamp("y", 1), new Stamp("x", 2));

        var error = await session.SaveChangesAsync().ShouldThrowAsync<DocumentAlreadyExistsException>();

        error.ShouldNotBeAssignableTo<MartenException>();
        (await session.LoadAsync<Stamp>("y")).ShouldBeNull();
    }

    [Fact]
    public async Task Given_missing_document_when_updated_then_refused_and_nothing_is_written()
    {
        await using var session = OpenLive().LightweightSession();
        session.Store(new Stamp("x", 1));
        await session.SaveChangesAsync();
        session.Update(new Stamp("x", 2), new Stamp("y", 2));

        await session.SaveChangesAsync().ShouldThrowAsync<NonExistentDocumentException>();

        (await session.QueryAsync<Stamp>("order by id")).ShouldBe([new Stamp("x", 1)]);
    }

    [Fact]
    public async Task Given_existing_document_when_updated_then_replaced()
    {
        await using var session = OpenLive().LightweightSession();
        session.Store(new Stamp("x", 1), new Stamp("y", 1));
        await session.SaveChangesAsync();
        session.Update<Stamp>(new List<Stamp> { new("x", 2) });
        await session.SaveChangesAsync();

        (await session.QueryAsync<Stamp>("order by id")).ShouldBe([new Stamp("x", 2), new Stamp("y", 1)]);
    }

    [Fact]
    public async Task Given_documents_when_deleted_then_gone_and_absent_ones_are_no_error()
    {
        await using var session = OpenLive().LightweightSession();
        session.Store(new Stamp("x", 1), new Stamp("y", 1), new Stamp("z", 1));
        session.Store(new Depot { Id = _first });
        await session.SaveChangesAsync();
        session.Delete<Stamp>("x");
        session.Delete(new Stamp("y", 0));
        session.Delete<Stamp>("none");
        session.Delete<Depot>(_first);
        await session.SaveChangesAsync();

        (await session.QueryAsync<Stamp>("order by id")).ShouldBe([new Stamp("z", 1)]);
        (await session.LoadAsync<Depot>(_first)).ShouldBeNull();
    }

    [Fact]
    public async Task Given_document_when_stored_and_deleted_in_one_session_then_the_last_call_counts()
    {
        await using var session = OpenLive().LightweightSession();
        session.Store(new Stamp("x", 1));
        session.Delete<Stamp>("x");
        session.Delete<Stamp>("y");
        session.Store(new Stamp("y", 2));
        await session.SaveChangesAsync();

        (await session.QueryAsync<Stamp>("order by id")).ShouldBe([new Stamp("y", 2)]);
    }

    [Fact]
    public void Given_document_without_id_when_stored_then_refused()
    {
        using var session = OpenLive().LightweightSession();

        Should.Throw<InvalidOperationException>(() => session.Store(new Depot()));
        Should.Throw<InvalidOperationException>(() => session.Store(new ParcelLost()));
    }

    [Fact]
    public async Task Given_sql_in_a_session_when_saved_then_in_the_same_transaction()
    {
        var store = OpenLive();
        await using var session = store.LightweightSession();
        session.Store(new Stamp("x", 1), new Stamp("y", 1));
        session.QueueSqlCommand($"update {Schema}.mt_doc_stamp set data = jsonb_set(data, '{{pence}}', to_jsonb(?)) where id = ?", 7, "x");
        await session.SaveChangesAsync();
        (await session.LoadAsync<Stamp>("x")).ShouldBe(new Stamp("x", 7));

        session.Store(new Stamp("z", 1));
        session.QueueSqlCommand("select 1 / ?", 0);
        var error = await session.SaveChangesAsync().ShouldThrowAsync<MartenCommandException>();

        error.InnerException.ShouldBeOfType<Npgsql.PostgresException>().SqlState.ShouldBe("22012");
        (await session.LoadAsync<Stamp>("z")).ShouldBeNull();
    }

    [Fact]
    public async Task Given_session_in_a_transaction_of_others_when_flushed_then_it_takes_effect_as_they_commit()
    {
        var store = OpenLive(o => o.Schema.For<Stamp>());
        var id = Guid.CreateVersion7();
        await using var connection = await store.Core.OpenAsync(CancellationToken.None);
        foreach (var commits in (bool[])[false, true])
        {
            await using var transaction = await connection.BeginTransactionAsync();
            await using var within = DocumentSession.Within(store.Core, transaction);
            within.Store(new Stamp("x", 1));
            ((IDocumentOperations)within).Events.StartStream<Parcel>(id, new ParcelSent("York"));
            await within.FlushAsync(CancellationToken.None);
            (await within.LoadAsync<Stamp>("x")).ShouldNotBeNull();
            await (commits ? transaction.CommitAsync() : transaction.RollbackAsync());

            await using var outside = store.QuerySession();
            (await outside.LoadAsync<Stamp>("x") is not null).ShouldBe(commits);
            (await outside.Events.FetchStreamAsync(id)).Count.ShouldBe(commits ? 1 : 0);
        }
    }

    [Fact]
    public async Task Given_nested_document_when_stored_then_its_table_has_the_outer_name()
    {
        await using var session = OpenLive().LightweightSession();
        session.Store(new Label("x"));
        await session.SaveChangesAsync();

        (await RowsAsync("select data from {schema}.mt_doc_documenttests_label")).ShouldBe(["{\"id\": \"x\"}"]);
    }

    [Fact]
    public async Task Given_serialisable_sessions_when_they_cross_then_one_is_refused()
    {
        var store = OpenLive();
        await using (var session = store.LightweightSession())
        {
            session.Store(new Stamp("x", 1), new Stamp("y", 1));
            await session.SaveChangesAsync();
        }

        await using var one = store.LightweightSession(System.Data.IsolationLevel.Serializable);
        await using var other = store.LightweightSession(System.Data.IsolationLevel.Serializable);
        one.Store(new Stamp("y", (await one.LoadAsync<Stamp>("x")).ShouldNotBeNull().Pence + 1));
        other.Store(new Stamp("x", (await other.LoadAsync<Stamp>("y")).ShouldNotBeNull().Pence + 1));
        await one.SaveChangesAsync();

        var error = await other.SaveChangesAsync().ShouldThrowAsync<MartenCommandException>();

        error.InnerException.ShouldBeOfType<Npgsql.PostgresException>().SqlState.ShouldBe("40001");
    }

    public sealed record Label(string Id);
}
