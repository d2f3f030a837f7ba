using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TransferScheme.Allocation.Authorities;
using TransferScheme.Allocation.Data;
using TransferScheme.Allocation.Rules;
using TransferScheme.Allocation.Standards;
using TransferScheme.Platform.Health;
using TransferScheme.Platform.Time;

namespace TransferScheme.Allocation.Registering;

/// <summary>
/// Registers the first rules, the regions and the published authorities at start, where they are not there yet. Every node may do so at the
/// same time: whoever loses finds the rest and goes on.
/// </summary>
/// <param name="store">The service's store.</param>
/// <param name="clock">The scheme's clock.</param>
/// <param name="log">Tells of a database that is not there yet.</param>
sealed partial class Registration(IAllocationStore store, TimeProvider clock, ILogger<Registration> log)
    : BackgroundService, IReadiness
{
    static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(1);
    volatile bool ready;

    /// <inheritdoc/>
    public string Name => "scheme rules and authorities";

    /// <inheritdoc/>
    public bool IsReady => ready;

    /// <summary>The first events of an authority: what is not published stays unknown.</summary>
    /// <param name="row">The published figures.</param>
    /// <param name="today">Local day of the registration.</param>
    internal static IReadOnlyList<AuthorityEvent> Register(AuthorityRow row, DateOnly today)
    {
        var registered = new AuthorityRegistered(
            row.GssCode, row.Name, row.Nation, row.Region, row.ChildPopulation, row.PopulationYear, row.PopulationIsEstimate);
        return row is { UascLookedAfter: { } count, UascCountedOn: { } asOf }
            ? [registered, DeclareChildrenLookedAfter.Declare(Authority.Evolve(null, registered)!, count, asOf, today)]
            : [registered];
    }

    /// <summary>Registers what is missing.</summary>
    /// <param name="ct">Cancels the work when the process stops.</param>
    internal async Task RegisterAsync(CancellationToken ct)
    {
        while (!await RegisterRulesAsync(ct) || !await RegisterRegionsAsync(ct) || !await RegisterAuthoritiesAsync(ct))
        {
            // Another node registered meanwhile: look again at what is left.
        }
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!ready)
        {
            try
            {
                await RegisterAsync(stoppingToken);
                ready = true;
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                NotRegistered(log, failure);
                await Task.Delay(RetryDelay, stoppingToken);
            }
        }
    }

    async Task<bool> RegisterRulesAsync(CancellationToken ct)
    {
        await using var session = store.LightweightSession();
        var stream = await session.Events.FetchForWriting<SchemeRules>(Streams.SchemeRules, ct);
        var known = stream.Aggregate?.Versions.Select(v => v.Name).ToHashSet() ?? [];
        var missing = FirstRules.All().Where(r => !known.Contains(r.Name)).ToArray<object>();
        if (missing.Length == 0)
        {
            return true;
        }

        stream.AppendMany(missing);
        return await SaveAsync(session, ct);
    }

    async Task<bool> RegisterRegionsAsync(CancellationToken ct)
    {
        await using var session = store.LightweightSession();
        var known = (await session.QueryAsync<Region>("order by id", ct)).Select(r => r.Slug).ToHashSet();
        foreach (var slug in Regions.Slugs.Where(slug => !known.Contains(slug)))
        {
            session.Events.StartStream<Region>(Streams.Region(slug), new RegionRegistered(slug));
        }

        return await SaveAsync(session, ct);
    }

    async Task<bool> RegisterAuthoritiesAsync(CancellationToken ct)
    {
        // All in one: whoever asks meanwhile is told none or all of them, and nobody takes a part for the whole scheme.
        var today = UkTime.DateOf(clock.GetUtcNow());
        await using var session = store.LightweightSession();
        var known = (await session.QueryAsync<Authority>("order by id", ct)).Select(a => a.Id).ToHashSet();
        foreach (var row in ReferenceData.Authorities().Where(a => !known.Contains(Streams.Authority(a.GssCode))))
        {
            session.Events.StartStream<Authority>(Streams.Authority(row.GssCode), Register(row, today));
        }

        return await SaveAsync(session, ct);
    }

    static async Task<bool> SaveAsync(IDocumentSession session, CancellationToken ct)
    {
        try
        {
            session.LastModifiedBy = "system";
            await session.SaveChangesAsync(ct);
            return true;
        }
        catch (Exception lost) when (lost is ExistingStreamIdCollisionException or ConcurrencyException)
        {
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The scheme rules and authorities could not be registered yet")]
    static partial void NotRegistered(ILogger log, Exception failure);
}
