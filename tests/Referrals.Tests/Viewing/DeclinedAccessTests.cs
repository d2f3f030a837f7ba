using TransferScheme.Platform.Messaging;
using TransferScheme.Platform.Parking;
using TransferScheme.Platform.Security;
using TransferScheme.Referrals.Tests.Handling;

namespace TransferScheme.Referrals.Tests.Viewing;

/// <summary>An authority that declines sees the referral no more; what it read stays recorded. Reaffirmed, it begins anew.</summary>
public sealed class DeclinedAccessTests(OfferedHost fixture) : IClassFixture<OfferedHost>
{
    [Fact]
    public async Task Given_an_opened_identity_when_declined_then_404_and_the_log_is_kept_and_when_reaffirmed_opened_by_name_again()
    {
        var (id, offer) = await fixture.OfferAsync();
        using var officer = fixture.Host.Client(Role.DutyOfficer, A.Durham, person: Guid.CreateVersion7());
        using var auditor = fixture.Host.Client(Role.Auditor);
        using var kent = fixture.Host.Client(Role.ApiClient, A.Kent);
        await OpenAsync(officer, id, offer);
        (await OfferedHost.Get(officer, $"referrals/{id}")).Answer.ToJsonString().ShouldContain("Canary-given");
        var reads = await ReadsAsync(auditor, id);

        await TellAsync(Said.Declined(2, offer, id));
        var (status, problem) = await OfferedHost.Get(officer, $"referrals/{id}");
        var (unknown, other) = await OfferedHost.Get(officer, $"referrals/{Guid.CreateVersion7()}");
        (status, (string?)problem["detail"]).ShouldBe((404, (string?)other["detail"]), "It cannot be told from one that is unknown.");
        unknown.ShouldBe(404);
        (await OpenedAsync(officer, id, offer, 1)).ShouldBe(404);
        (await OfferedHost.Get(officer, "referrals")).Answer.ToJsonString().ShouldNotContain(id.ToString());
        (await ReadsAsync(auditor, id)).ShouldBe(reads);
        (await ReadsAsync(officer, id)).ShouldBe(reads, "Its own reads stay its own.");

        var declined = (await OfferedHost.Get(kent, $"referrals/{id}")).Answer;
        ((string?)declined["status"], (string?)declined["stage"]).ShouldBe(("awaitingAllocation", "declined"));
        (await OfferedHost.Get(kent, "referrals?status=awaitingAllocation&limit=200")).Answer.ToJsonString().ShouldContain(id.ToString());
        (await OfferedHost.Get(kent, "referrals?status=offered&limit=200")).Answer.ToJsonString().ShouldNotContain(id.ToString());
        (await OfferedHost.Get(kent, "referrals?status=declined")).Status.ShouldBe(400, "It is no status, only a stage.");
        await CountedAsync(kent, id, "stage=awaitingAllocation&eligible=true", true);
        await CountedAsync(kent, id, "stage=accepted,awaitingAllocation", true);
        await CountedAsync(kent, id, $"stage=awaitingAllocation&entryAuthority={A.Kent}&entryRegion=south-east", true);
        await CountedAsync(kent, id, "stage=offered", false);
        await CountedAsync(kent, id, "eligible=false", false);
        await CountedAsync(kent, id, $"entryAuthority={A.Durham}", false);
        await CountedAsync(kent, id, $"receivingAuthority={A.Durham}", false);
        await CountedAsync(kent, id, "receivingRegion=north-east", false);
        (await OfferedHost.Get(kent, "referrals?stage=held")).Status.ShouldBe(400, "A hold is no stage.");

        await TellAsync(Said.Reaffirmed(3, offer, id));
        var again = (await OfferedHost.Get(officer, $"referrals/{id}")).Answer;
        ((string?)again["status"], (string?)again["children"]![0]!["ageBand"], again["stage"]).ShouldBe(("offered", "16-17", null));
        again.ToJsonString().ShouldNotContain("Canary");
        await OpenAsync(officer, id, offer);
        (await OfferedHost.Get(officer, $"referrals/{id}")).Answer.ToJsonString().ShouldContain("Canary-given");
    }

    [Fact]
    public async Task Given_a_question_when_read_then_offered_with_the_stage_queried_until_it_is_answered()
    {
        var (id, offer) = await fixture.OfferAsync();
        using var durham = fixture.Host.Client(Role.ApiClient, A.Durham);
        await TellAsync(Said.Queried(2, offer: offer, referral: id));
        var queried = (await OfferedHost.Get(durham, $"referrals/{id}")).Answer;
        ((string?)queried["status"], (string?)queried["stage"]).ShouldBe(("offered", "queried"));
        (await OfferedHost.Get(durham, "referrals?status=offered&limit=200")).Answer.ToJsonString().ShouldContain(id.ToString());
        await CountedAsync(durham, id, "stage=offered", true);

        await TellAsync(Said.Answered(3, offer: offer, referral: id));
        var answered = (await OfferedHost.Get(durham, $"referrals/{id}")).Answer;
        ((string?)answered["status"], answered["stage"]).ShouldBe(("offered", null));
    }

    [Fact]
    public async Task Given_an_acceptance_when_swapped_then_the_other_authority_reads_the_record_and_the_first_sees_nothing()
    {
        const string Gateshead = "E08000037";
        var (id, offer) = await fixture.OfferAsync();
        await fixture.AppendAsync(id, new AcceptanceNoted(offer, A.Durham));
        await TellAsync(Said.Swapped(offer, Guid.CreateVersion7(), Gateshead, 3, id));
        using var durham = fixture.Host.Client(Role.ApiClient, A.Durham);
        using var gateshead = fixture.Host.Client(Role.ApiClient, Gateshead);
        (await OfferedHost.Get(durham, $"referrals/{id}")).Status.ShouldBe(404);
        var record = (await OfferedHost.Get(gateshead, $"referrals/{id}")).Answer;
        ((string?)record["status"], (string?)record["receivingAuthority"]).ShouldBe(("accepted", Gateshead));
        record.ToJsonString().ShouldContain("Canary-medical");
    }

    static async Task OpenAsync(HttpClient officer, Guid id, Guid offer)
    {
        var version = (long)(await OfferedHost.Get(officer, $"referrals/{id}")).Answer["version"]!;
        (await OpenedAsync(officer, id, offer, version)).ShouldBe(200);
    }

    static async Task<int> OpenedAsync(HttpClient officer, Guid id, Guid offer, long version) => (await OfferedHost.Post(
        officer, $"referrals/{id}/identity-openings", new { offerId = offer, reason = "A place is free." }, version)).Status;

    static async Task<int> ReadsAsync(HttpClient reader, Guid id) =>
        (await OfferedHost.Get(reader, $"referrals/{id}/access-log")).Answer["items"]!.AsArray().Count;

    Task TellAsync(object message) => fixture.Host.Get<Deliveries>().DeliverAsync(
        fixture.Host.Get<IEnumerable<HandlerRegistration>>().Single(h => h.Message == message.GetType()), Guid.CreateVersion7(), message,
        CancellationToken.None);

    // The lists behind the figures of dashboards.
    static async Task CountedAsync(HttpClient client, Guid id, string query, bool holds)
    {
        var (status, answer) = await OfferedHost.Get(client, $"referrals?{query}&limit=200");
        status.ShouldBe(200, query);
        answer.ToJsonString().Contains(id.ToString(), StringComparison.Ordinal).ShouldBe(holds, query);
    }
}
