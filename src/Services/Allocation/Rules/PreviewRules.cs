using TransferScheme.Allocation.Data;
using TransferScheme.Allocation.Exporting;
using TransferScheme.Allocation.Rota;
using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Time;
using TransferScheme.Rota.Lines;
using TransferScheme.Rota.Receipts;
using TransferScheme.Rota.Sandbox;

namespace TransferScheme.Allocation.Rules;

/// <summary>What the settled referrals of the ledger would have come to under other rules. Nothing is changed by it.</summary>
/// <param name="Name">Name of the version.</param>
/// <param name="Children">Children of the settled referrals.</param>
/// <param name="ToAnotherAuthority">Children who would have gone to another authority.</param>
/// <param name="Waiting">Children for whom nobody would have had a place in the end.</param>
/// <param name="Regions">Each region.</param>
/// <param name="FurthestRegion">Furthest that a region would have been from its share, in children.</param>
/// <param name="FurthestAuthority">Furthest that an authority would have been.</param>
public sealed record RulesPreview(
    string Name, int Children, int ToAnotherAuthority, int Waiting, IReadOnlyList<RegionPreview> Regions, string FurthestRegion,
    string FurthestAuthority);

/// <summary>A region under other rules.</summary>
/// <param name="Region">Slug of the region.</param>
/// <param name="Name">Its name.</param>
/// <param name="Received">Children whom it received.</param>
/// <param name="WouldReceive">Children whom it would have received.</param>
/// <param name="WouldBeOwed">Its share then, in children to two decimals.</param>
public sealed record RegionPreview(string Region, string Name, int Received, int WouldReceive, string WouldBeOwed);

/// <summary>Shows what a version of the rules would have done with the past, before it is adopted.</summary>
static class PreviewRules
{
    internal static void Map(RouteGroupBuilder rota) =>
        rota.MapPost("rules/preview", Handle).WithName("PreviewRules").Produces<RulesPreview>();

    /// <summary>Plays the past as it was recorded and under the version, with today's authorities.</summary>
    /// <param name="past">What happened.</param>
    /// <param name="rules">The version.</param>
    /// <param name="positions">Every authority under it.</param>
    internal static RulesPreview Of(IReadOnlyList<PastEvent> past, RulesAdopted rules, IReadOnlyList<SeenPosition> positions)
    {
        var recorded = SandboxRun.Of(past, new SandboxRules(rules.Rota, AsRecorded: true));
        var other = SandboxRun.Of(past, new SandboxRules(rules.Rota)
        {
            Thresholds = positions.Where(p => p.Threshold is not null).ToDictionary(p => p.Authority, p => p.Threshold!.RoundedUp),
            Weights = positions.ToDictionary(p => p.Authority, p => p.Weight),
        });
        return new RulesPreview(
            rules.Name, recorded.Placements.Sum(p => p.Size), other.Elsewhere(recorded, authority => authority),
            other.Placements.Where(p => p.Authority is null).Sum(p => p.Size),
            [
                .. other.Ledger.Roll.Regions.Select(region => new RegionPreview(
                    region, Regions.Name(region), recorded.Region(region).Received, other.Region(region).Received,
                    RotaSentence.Children(other.Region(region).Owed))),
            ],
            RotaSentence.Children(Math.Abs(other.Regions.Balance)), RotaSentence.Children(Math.Abs(other.Authorities.Balance)));
    }

    static async Task<CommandResult> Handle(
        Command<AdoptRulesRequest> command, IAllocationStore store, TimeProvider clock, CancellationToken ct)
    {
        if (AllocationPolicy.MayAdopt(command.Actor) is not Access.Granted)
        {
            return Problem.Forbidden;
        }

        if (command.Fault is { } fault)
        {
            return fault;
        }

        await using var session = store.QuerySession();
        var facts = await Standings.ReadAsync(session, ct) ?? throw new InvalidOperationException("No authorities are registered.");
        var today = UkTime.DateOf(clock.GetUtcNow());
        var adopted = AdoptRules.Decide(
            facts.Rules, command.Body, [.. facts.Authorities.Select(a => a.Region).Distinct()], facts.Authorities.Count, today);
        if (adopted.Rejection is { } rejection)
        {
            return rejection;
        }

        var rules = (RulesAdopted)adopted.Events[0];
        return Answer.Ok(
            Of(await PastAsync(session, ct), rules, Standings.Seen(facts.Authorities, rules, today)), facts.Rules.Version);
    }

    static async Task<IReadOnlyList<PastEvent>> PastAsync(IQuerySession session, CancellationToken ct)
    {
        var lines = new List<RotaLine>();
        await foreach (var line in session.LinesAsync(await session.SettlementsAsync(null, ct), null, ct))
        {
            lines.Add(new RotaLine(lines.Count + 2, line));
        }

        return [.. ExportedPast.Of(lines)];
    }
}
