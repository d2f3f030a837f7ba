using System.Globalization;
using System.Text.Json.Serialization;
using TransferScheme.Allocation.Rota;
using TransferScheme.Allocation.Rules;
using TransferScheme.Platform.Hosting;
using TransferScheme.Platform.Time;
using TransferScheme.Rota;

namespace TransferScheme.Allocation.Authorities;

/// <summary>An authority's place in the scheme, open to every signed-in role.</summary>
/// <param name="GssCode">Its code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Region">Slug of its region.</param>
/// <param name="Nation">Its nation.</param>
/// <param name="ChildPopulation">Children aged 0 to 17 in its area.</param>
/// <param name="PopulationYear">Year of that estimate.</param>
/// <param name="PopulationIsEstimate">Whether it is worked out and not published for these ages.</param>
/// <param name="ChildrenLookedAfter">Unaccompanied children looked after; null when no count is known.</param>
/// <param name="AsOf">Day of the count that this starts from.</param>
/// <param name="Threshold">The threshold, rounded up for showing; rules use the exact ratio.</param>
/// <param name="Headroom">Places below the threshold that nobody is on the way to; null when no count is known.</param>
/// <param name="InFlight">Children decided for it or accepted by it, and not yet arrived.</param>
/// <param name="Participation">Whether it takes its turns in the rota.</param>
/// <param name="Room">Places that the national team has accepted, less those taken since; null when there is no such limit.</param>
/// <param name="Balance">Its balance in the ledger, in whole units of 10⁻¹² child: above 0 it is behind its fair share.</param>
/// <param name="Capacity">Its own declaration of free places, which is advisory; null when it never made one.</param>
/// <param name="Version">Version for If-Match.</param>
/// <param name="Succession">Who takes over from it, and when; absent while it goes on.</param>
public sealed record AuthorityDetails(
    string GssCode, string Name, string Region, string Nation, int ChildPopulation, string PopulationYear, bool PopulationIsEstimate,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] int? ChildrenLookedAfter, DateOnly? AsOf, int Threshold,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] int? Headroom, int InFlight, Participation Participation,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] int? Room, string Balance,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] CapacityShown? Capacity, long Version, Succession? Succession)
{
    internal static AuthorityDetails Of(Authority a, RulesAdopted rules, RotaBook book, DateOnly today)
    {
        var account = book.Ledger.Of(a.Code);
        var threshold = new Threshold(a.ChildPopulation, rules.ThresholdPer100000);
        int? headroom = a.ChildrenLookedAfter is { } count ? threshold.Headroom(count + account.InFlight) : null;
        var entry = a.EntryOn(today);
        var room = entry?.Room(account.InFlight);
        return new AuthorityDetails(
            a.Code, a.Name, a.Region, a.Nation, a.ChildPopulation, a.PopulationYear, a.PopulationIsEstimate, a.ChildrenLookedAfter,
            a.Count?.AsOf, threshold.RoundedUp,
            headroom, account.InFlight, new Participation(a.ParticipatesOn(today), entry?.Places, entry?.ReasonCode, entry?.Until), room,
            account.Balance.ToString(CultureInfo.InvariantCulture), CapacityShown.Of(a, headroom, room, today), a.Version,
            a.Succession is { } succession ? new Succession(succession.Successors, succession.From, succession.Heir) : null);
    }
}

/// <summary>Whether an authority takes its turns.</summary>
/// <param name="Able">True while it does.</param>
/// <param name="Places">Room that the national team accepted with its entry; absent for no limit.</param>
/// <param name="ReasonCode">Reason of the entry that holds; absent where none does.</param>
/// <param name="Until">Last day of that entry.</param>
public sealed record Participation(bool Able, int? Places, string? ReasonCode, DateOnly? Until);

/// <summary>Who takes over from an authority.</summary>
/// <param name="Successors">Codes of the authorities that take over.</param>
/// <param name="From">First day on which it no longer exists.</param>
/// <param name="OpenCases">Code of the one that open cases pass to; absent while none of several is named.</param>
public sealed record Succession(IReadOnlyList<string> Successors, DateOnly From, string? OpenCases = null);

/// <summary>Answers authorities, in the order of their codes.</summary>
static class ViewAuthorities
{
    internal static void Map(RouteGroupBuilder authorities)
    {
        authorities.MapGet("", List).WithName("ListAuthorities").Produces<Page<AuthorityDetails>>();
        authorities.MapGet("{code}", Get).WithName("GetAuthority").Produces<AuthorityDetails>();
    }

    static async Task<IResult> List(HttpContext http, IAllocationStore store, LatestRota rota, TimeProvider clock, CancellationToken ct)
    {
        var seen = await ReadAsync(store, rota, clock, ct);
        return await Paging.AnswerAsync<Authority, string, AuthorityDetails>(
            http,
            (after, most) => Task.FromResult<IReadOnlyList<Authority>>(
                [.. seen.Authorities.Where(a => string.CompareOrdinal(a.Code, after) > 0).Take(most)]),
            a => a.Code, _ => true, seen.View);
    }

    static async Task<IResult> Get(
        string code, HttpContext http, IAllocationStore store, LatestRota rota, TimeProvider clock, CancellationToken ct)
    {
        var seen = await ReadAsync(store, rota, clock, ct);
        return seen.Authorities.FirstOrDefault(a => a.Code == code) is { } authority
            ? http.Versioned(seen.View(authority), authority.Version)
            : TypedResults.NotFound();
    }

    static async Task<Seen> ReadAsync(IAllocationStore store, LatestRota rota, TimeProvider clock, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        var book = await rota.ReadAsync(session, ct);
        var today = UkTime.DateOf(clock.GetUtcNow());
        return await Standings.ReadAsync(session, ct) is { } facts
            ? new Seen(facts.Authorities, a => AuthorityDetails.Of(a, facts.Rules.InForceOn(today), book, today))
            : new Seen([], _ => throw new InvalidOperationException("Nothing is registered."));
    }

    sealed record Seen(IReadOnlyList<Authority> Authorities, Func<Authority, AuthorityDetails> View);
}
