using System.Text.Json;

namespace TransferScheme.EventStore.Tests;

public sealed class EventTypeTests(Postgres postgres) : StoreTest(postgres)
{
    [Theory]
    [InlineData(typeof(OfferMade), "offer_made")]
    [InlineData(typeof(S69ArrangementSigned), "s69_arrangement_signed")]
    [InlineData(typeof(NoticeV1), "notice_v1")]
    [InlineData(typeof(BIDSent), "bid_sent")]
    [InlineData(typeof(Plan9FromSpace), "plan_9_from_space")]
    [InlineData(typeof(Outer.Inner), "inner")]
    public void Given_type_when_named_then_snake_case(Type type, string alias) => EventAlias.Of(type).ShouldBe(alias);

    [Fact]
    public async Task Given_nested_type_when_stored_then_its_names_are_as_listed()
    {
        await StartAsync(OpenLive(), new Outer.Inner(1));

        (await RowsAsync("select type, mt_dotnet_type from {schema}.mt_events")).ShouldBe(
            ["inner|TransferScheme.EventStore.Tests.EventTypeTests+Outer+Inner, TransferScheme.EventStore.Tests"]);
    }

    [Fact]
    public async Task Given_mapped_name_when_stored_then_read_back_by_it()
    {
        var id = await StartAsync(OpenLive(o => o.Events.MapEventType<ParcelSent>("sending")), new ParcelSent("York"));
        await RowsAsync("update {schema}.mt_events set mt_dotnet_type = 'Renamed.Since, Elsewhere'");
        var store = OpenLive(o => o.Events.MapEventType<ParcelSent>("sending"));

        var stored = (await store.QuerySession().Events.FetchStreamAsync(id)).Single();

        (stored.Data, stored.EventTypeName, stored.EventType).ShouldBe((new ParcelSent("York"), "sending", typeof(ParcelSent)));
    }

    [Fact]
    public async Task Given_new_process_when_read_then_types_are_found_by_their_clr_names()
    {
        var id = await StartAsync(OpenLive(), new ParcelWeighed(3));

        (await OpenLive().QuerySession().Events.FetchStreamAsync(id)).Single().Data.ShouldBe(new ParcelWeighed(3));
    }

    [Fact]
    public async Task Given_unknown_type_when_read_then_it_is_named()
    {
        var store = OpenLive();
        var id = await StartAsync(store, new ParcelSent("York"));
        await RowsAsync("update {schema}.mt_events set type = 'parcel_vanished', mt_dotnet_type = 'Gone, Gone'");

        var error = await store.QuerySession().Events.FetchStreamAsync(id).ShouldThrowAsync<UnknownEventTypeException>();

        error.ShouldBeAssignableTo<MartenException>();
        error.Message.ShouldContain("parcel_vanished");
    }

    [Theory]
    [InlineData("""{"grams": "much"}""")]
    [InlineData("[1]")]
    [InlineData("null")]
    public async Task Given_json_that_does_not_fit_when_read_then_refused(string json)
    {
        var store = OpenLive();
        var id = await StartAsync(store, new ParcelWeighed(3));
        await RowsAsync($"update {{schema}}.mt_events set data = '{json}'");

        var error = await store.QuerySession().Events.FetchStreamAsync(id).ShouldThrowAsync<EventDeserializationFailureException>();

        error.InnerException.ShouldBeOfType<JsonException>();
    }

    [Fact]
    public async Task Given_upcaster_when_read_then_old_rows_are_new_and_new_rows_have_the_new_name()
    {
        var id = await StartAsync(OpenLive(o => o.Events.MapEventType<NoticeV1>("notice")), new NoticeV1("a b"));
        var store = OpenLive(o =>
        {
            o.Events.MapEventType<Notice>("notice_v2");
            o.Events.Upcast<NoticeV1, Notice>("notice", old => new Notice(old.Text.Split(' ')));
        });
        await AppendAsync(store, id, new Notice(["c"]));

        var events = await store.QuerySession().Events.FetchStreamAsync(id);

        events.Select(e => string.Join(',', ((IEvent<Notice>)e).Data.Words)).ShouldBe(["a,b", "c"]);
        (await RowsAsync("select type, data from {schema}.mt_events order by seq_id")).ShouldBe(
            ["""notice|{"text": "a b"}""", """notice_v2|{"words": ["c"]}"""]);
    }

    [Fact]
    public async Task Given_two_types_of_one_name_when_met_then_refused()
    {
        var store = OpenLive();
        await StartAsync(store, new Outer.Inner(1));

        await using var session = store.LightweightSession();

        foreach (var _ in Enumerable.Range(0, 3))
        {
            Should.Throw<InvalidOperationException>(() => session.Events.Append(Guid.NewGuid(), new Other.Inner(2)));
        }
    }

    [Fact]
    public async Task Given_old_name_and_included_new_type_when_a_reader_asks_then_both_names_are_wanted()
    {
        var store = OpenLive(o =>
        {
            o.Events.MapEventType<Notice>("notice_v2");
            o.Events.Upcast<NoticeV1, Notice>("notice", old => new Notice([old.Text]));
        });
        await Task.CompletedTask;
        var filter = new EventFilter();
        filter.Include(typeof(Notice));

        filter.Aliases(store.Core.Events).ShouldNotBeNull().ShouldBe(["notice", "notice_v2"], ignoreOrder: true);
        filter.Include(typeof(IEvent));
        filter.Aliases(store.Core.Events).ShouldBeNull("An open type may have names that are not known yet.");
    }

    public sealed record OfferMade;

    public sealed record S69ArrangementSigned;

    public sealed record NoticeV1(string Text);

    public sealed record Notice(IReadOnlyList<string> Words);

    public sealed record BIDSent;

    public sealed record Plan9FromSpace;

    public static class Outer
    {
        public sealed record Inner(int Number);
    }

    public static class Other
    {
        public sealed record Inner(int Number);
    }
}
