using TransferScheme.Allocation.Data;
using TransferScheme.Allocation.Rules;
using TransferScheme.Platform.Time;
using TransferScheme.Rota.Receipts;

namespace TransferScheme.Allocation.Rota;

/// <summary>The rules in force and the authorities under them.</summary>
/// <param name="Facts">All rules and authorities.</param>
/// <param name="Rules">The rules in force.</param>
/// <param name="Positions">Every authority under these rules, children on their way left aside.</param>
sealed record SchemeSight(SchemeFacts Facts, RulesAdopted Rules, IReadOnlyList<SeenPosition> Positions)
{
    /// <summary>What authorities and regions are called.</summary>
    internal Names Names { get; } = new(code => Facts.Authority(code).Name, Regions.Name);
}

/// <summary>Rules and authorities as last read, kept in memory for as long as no version of theirs changes.</summary>
/// <param name="clock">The scheme's clock, by which the rules in force are found.</param>
sealed class LatestScheme(TimeProvider clock)
{
    volatile Known? _known;

    /// <summary>Reads them where they have changed.</summary>
    /// <param name="session">Where to read.</param>
    /// <param name="version">Their version, see <see cref="Bearings.Scheme"/>; what is read may be newer.</param>
    /// <param name="ct">Cancels the request.</param>
    /// <returns>Null while the first data of the scheme are not registered.</returns>
    internal async ValueTask<SchemeSight?> ReadAsync(IQuerySession session, long version, CancellationToken ct)
    {
        var known = _known;
        var facts = known?.Version == version ? known.Sight.Facts : await Standings.ReadAsync(session, ct);
        if (facts is null)
        {
            return null;
        }

        var rules = facts.Rules.InForceOn(UkTime.DateOf(clock.GetUtcNow()));
        if (known?.Sight.Facts != facts || known.Sight.Rules != rules)
        {
            _known = known = new Known(version, new SchemeSight(facts, rules, Standings.Seen(facts.Authorities, rules)));
        }

        return known.Sight;
    }

    sealed record Known(long Version, SchemeSight Sight);
}
