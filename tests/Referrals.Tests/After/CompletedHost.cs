using System.Text.Json;
using System.Text.Json.Nodes;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Security;
using TransferScheme.Platform.Time;
using TransferScheme.TestKit;

namespace TransferScheme.Referrals.Tests.After;

/// <summary>The Referrals service with a referral whose every member is filled, moved from Kent to Durham.</summary>
public sealed class CompletedHost : IAsyncLifetime
{
    internal const string Newcastle = "E08000021";

    /// <summary>The key, for a host that follows.</summary>
    internal static readonly string MasterKey = SchemeTestHost.MasterKeyFile();

    SchemeTestHost? _host;

    /// <summary>The host.</summary>
    public SchemeTestHost Host => _host ?? throw new InvalidOperationException("Not started.");

    /// <summary>A time at which the last referral that moved was arranged, for a query.</summary>
    internal string Arranged { get; private set; } = "";

    /// <inheritdoc/>
    public async Task InitializeAsync() => _host = await SchemeTestHost.StartAsync(
        AgesStub.AddReferrals, app => app.MapReferrals(), ToldAsync, $"--Protection:MasterKeyFile={MasterKey}",
        $"--Development:Clock={A.Monday:O}");

    /// <inheritdoc/>
    public async Task DisposeAsync() => await Host.DisposeAsync();

    /// <summary>What other services would have told.</summary>
    internal static async Task ToldAsync(IServiceProvider services)
    {
        await using var session = ((IReferralStore)services.GetService(typeof(IReferralStore))!).LightweightSession();
        foreach (var (code, region) in new[] { (A.Kent, "south-east"), (A.Durham, "north-east"), (Newcastle, "north-east") })
        {
            session.Store(A.Authority(count: 400) with { Id = code, Name = code, Region = region });
        }

        session.Store(A.Rules with { Authorities = 3 });
        await session.SaveChangesAsync();
    }

    /// <summary>A referral of Kent's that was offered to Newcastle, which declined, and to Durham, to which the children moved.</summary>
    internal async Task<Guid> MoveAsync(JsonNode? form = null)
    {
        using var kent = Host.Client(Role.DutyOfficer, A.Kent, person: Guid.CreateVersion7());
        var (status, answer) = await OfferedHost.Post(kent, "referrals", form ?? JsonSerializer.SerializeToNode(A.Form(), Json.Answers)!);
        status.ShouldBe(201, answer.ToJsonString());
        var (id, offer) = ((Guid)answer["id"]!, Guid.CreateVersion7());
        await AppendAsync(
            id, new OfferNoted(Guid.CreateVersion7(), Newcastle, "north-east"), new DeclineNoted(Guid.CreateVersion7(), 2),
            new OfferNoted(offer, A.Durham, "north-east"), new AcceptanceNoted(offer, A.Durham), A.Terms,
            new ArrangementSigned(A.Kent, Guid.CreateVersion7(), A.Sealed<SigningOfficer>()),
            new ArrangementSigned(A.Durham, Guid.CreateVersion7(), A.Sealed<SigningOfficer>()),
            new ArrangementMade(A.Kent, A.Durham, "sameNation"));
        var child = (Guid)answer["children"]![0]!["id"]!;
        await ActAsync(kent, id, "missing-episodes", new { childId = child, missingSince = A.Monday.AddHours(-1), policeReference = "x" });
        await ActAsync(kent, id, "missing-episodes/1/end", null);
        await ActAsync(kent, id, "objections", new { recordedOn = "2026-03-02", advocateOffered = true, summary = "Canary-objection" });
        Arranged = await AdvanceAsync(TimeSpan.FromMinutes(1));
        var now = Host.Get<TimeProvider>().GetUtcNow();
        await AppendAsync(
            id, new DepartureRecorded(A.Kent, A.Durham, A.Monday, now, A.Sealed<Journey>()),
            new ArrivalConfirmed(A.Durham, now, A.Sealed<Reception>()), new ArrivalConfirmed(A.Kent, now, A.Sealed<Reception>()),
            new TransferCompleted(A.Kent, A.Durham, 1, true, now, 0, true));
        return id;
    }

    /// <summary>Moves the clock on, and tells the time before.</summary>
    internal async Task<string> AdvanceAsync(TimeSpan by)
    {
        var now = Host.Get<TimeProvider>().GetUtcNow();
        await Host.Get<SimulatedClock>().AdvanceAsync(now + by, CancellationToken.None);
        return Uri.EscapeDataString($"{now:O}");
    }

    /// <summary>Appends what other services, authorities or the clock would have led to.</summary>
    internal async Task AppendAsync(Guid id, params object[] events)
    {
        await using var session = Host.Get<IReferralStore>().LightweightSession();
        session.LastModifiedBy = "system";
        session.Events.Append(id, events);
        await session.SaveChangesAsync();
    }

    /// <summary>The referral as it is stored.</summary>
    internal async Task<Referral> StateAsync(Guid id)
    {
        await using var session = Host.Get<IReferralStore>().QuerySession();
        return (await session.LoadAsync<Referral>(id))!;
    }

    /// <summary>Does an act on the newest version, which is taken.</summary>
    internal async Task ActAsync(HttpClient client, Guid id, string act, object? body)
    {
        var (status, answer) = await OfferedHost.Post(client, $"referrals/{id}/{act}", body ?? new { }, (await StateAsync(id)).Version);
        status.ShouldBe(200, answer.ToJsonString());
    }
}
