using System.Globalization;
using TransferScheme.Contracts.Allocation;
using TransferScheme.Referrals.Duplicates;
using TransferScheme.Referrals.Submitting;
using TransferScheme.Referrals.Succeeding;

namespace TransferScheme.Referrals.Handling;

/// <summary>Referrals' own copy of what Allocation knows of an authority, by message.</summary>
/// <param name="Id">The authority's code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Region">Slug of its region.</param>
/// <param name="Nation">Its nation.</param>
/// <param name="ChildPopulation">Children aged 0 to 17 in its area.</param>
/// <param name="PopulationYear">Year of that estimate.</param>
/// <param name="ChildrenLookedAfter">Unaccompanied children looked after; null when no count is known.</param>
/// <param name="AsOf">Day of the count.</param>
/// <param name="AtVersion">Version of the authority's stream; an older message changes nothing.</param>
public sealed record AuthorityFigures(
    string Id, string Name, string Region, string Nation, int ChildPopulation, string PopulationYear, int? ChildrenLookedAfter,
    DateOnly? AsOf, long AtVersion)
{
    /// <summary>The figures that a message tells; null when they are not newer than those known.</summary>
    internal static AuthorityFigures? Newer(AuthorityFigures? known, AuthorityPositionChanged message) =>
        known is not null && known.AtVersion >= message.Version ? null
        : new AuthorityFigures(
            message.Authority, message.Name, message.Region, message.Nation, message.ChildPopulation, message.PopulationYear,
            message.ChildrenLookedAfter, message.AsOf, message.Version);
}

/// <summary>Referrals' own copy of a version of the scheme rules, by message.</summary>
/// <param name="Id">Name of the version.</param>
/// <param name="ValidFrom">First day on which it applies to new referrals.</param>
/// <param name="ThresholdPer100000">Threshold in children per 100,000 of the child population.</param>
/// <param name="WorkingDaysInCare">Statutory limit for a child in an authority's care.</param>
/// <param name="WorkingDaysNotInCare">Statutory limit for a child in no authority's care.</param>
/// <param name="CutOff">Local time after which a day counts as the next working day.</param>
/// <param name="Authorities">How many authorities the version was made for.</param>
/// <param name="AtVersion">Version of the rules' stream; an older message changes nothing.</param>
public sealed record RulesInForce(
    string Id, DateOnly ValidFrom, int ThresholdPer100000, int WorkingDaysInCare, int WorkingDaysNotInCare, TimeOnly CutOff,
    int Authorities, long AtVersion = 0)
{
    /// <summary>The rules that a message tells; null when they are not newer than those known by the same name.</summary>
    internal static RulesInForce? Newer(RulesInForce? known, SchemeRulesAdopted message) =>
        known is not null && known.AtVersion >= message.Version ? null
        : new RulesInForce(
            message.RulesVersion, message.ValidFrom, message.ThresholdPer100000, message.WorkingDaysInCare, message.WorkingDaysNotInCare,
            message.CutOff, message.Authorities, message.Version);
}

/// <summary>All that a new referral is held against.</summary>
/// <param name="Number">A number drawn for its reference.</param>
/// <param name="Entry">Its entry authority; null when the scheme has none of that code.</param>
/// <param name="Rules">The rules in force; null when none have arrived from Allocation, or none was in force so early.</param>
/// <param name="Alike">How many records look like one of its children.</param>
/// <param name="Succession">Who takes over from its entry authority; null while that is known of nobody.</param>
public sealed record SubmissionFacts(
    long Number, AuthorityFigures? Entry, RulesInForce? Rules, int Alike, KnownSuccession? Succession = null);

/// <summary>Reads these copies.</summary>
/// <param name="store">The service's store.</param>
sealed class SchemeFigures(IReferralStore store)
{
    /// <summary>All that a new referral is held against, in one statement.</summary>
    /// <param name="entryAuthority">Code of the entry authority.</param>
    /// <param name="on">Local day of the referral.</param>
    /// <param name="alike">Hashes of what the children look like, see <see cref="DuplicateIndex"/>.</param>
    /// <param name="ct">Cancels the request.</param>
    internal async Task<SubmissionFacts> ForSubmissionAsync(string entryAuthority, DateOnly on, long[] alike, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        var found = await session.QueryAsync<SubmissionFacts>(
            $"""
            select jsonb_build_object(
                'number', nextval('{ReferenceNumbers.Sequence}'),
                'entry', (select data from referrals.mt_doc_authorityfigures where id = ?),
                'succession', (select data from referrals.mt_doc_knownsuccession where id = ?),
                'rules', (select data from referrals.mt_doc_rulesinforce
                    where data ->> 'validFrom' <= ? order by data ->> 'validFrom' desc limit 1),
                'alike', ({DuplicateIndex.CountAlike}))
            """, ct, entryAuthority, entryAuthority, on.ToString("O", CultureInfo.InvariantCulture), alike);
        return found[0];
    }

    internal async Task<AuthorityFigures?> AuthorityAsync(string code, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        return await session.LoadAsync<AuthorityFigures>(code, ct);
    }

    /// <summary>Those of some codes that are authorities of the scheme.</summary>
    internal async Task<IReadOnlyCollection<string>> KnownAsync(IReadOnlyCollection<string> codes, CancellationToken ct)
    {
        if (codes.Count == 0)
        {
            return [];
        }

        await using var session = store.QuerySession();
        return [.. (await session.LoadManyAsync<AuthorityFigures>(ct, codes.Distinct())).Select(a => a.Id)];
    }

    /// <summary>The rules in force on a day, or the version that a case has pinned.</summary>
    /// <exception cref="InvalidOperationException">No rules have arrived from Allocation yet, or none was in force so early.</exception>
    internal async Task<RulesInForce> RulesAsync(string? pinned, DateOnly on, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        if (pinned is not null)
        {
            return await session.LoadAsync<RulesInForce>(pinned, ct)
                ?? throw new InvalidOperationException($"The scheme rules {pinned} are not known.");
        }

        var found = await session.QueryAsync<RulesInForce>(
            "where data ->> 'validFrom' <= ? order by data ->> 'validFrom' desc limit 1", ct,
            on.ToString("O", CultureInfo.InvariantCulture));
        return found is [var inForce] ? inForce : throw new InvalidOperationException($"No scheme rules are known for {on:O}.");
    }
}
