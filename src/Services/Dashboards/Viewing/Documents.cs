using TransferScheme.Dashboards.Following;

namespace TransferScheme.Dashboards.Viewing;

/// <summary>The documents of the projections as they were at one look.</summary>
/// <param name="Mark">All up to there is counted in them.</param>
/// <param name="Referrals">Every referral.</param>
/// <param name="Authorities">Every authority.</param>
/// <param name="Thresholds">Every version of the rules.</param>
/// <param name="Directions">Every direction.</param>
/// <param name="Ages">Every age assessment.</param>
sealed record Snapshot(
    Mark Mark, IReadOnlyDictionary<Guid, Followed> Referrals, IReadOnlyList<AuthorityPosition> Authorities,
    IReadOnlyList<ThresholdInForce> Thresholds, IReadOnlyList<DirectionProgress> Directions,
    IReadOnlyDictionary<Guid, AgeProgress> Ages);

/// <summary>
/// The documents of the projections, held in memory: before each answer only those are read again to which something has happened since
/// the answer before. To read thousands of them for every answer took most of its time.
/// </summary>
sealed class Documents : IDisposable
{
    // Of more events than these all documents are read again.
    const long Most = 5_000;

    readonly SemaphoreSlim _turn = new(1, 1);
    Snapshot? _held;

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();

    /// <summary>The documents, with all that was counted when it was asked; what came later may be in them too.</summary>
    /// <param name="session">Reads them.</param>
    /// <param name="ct">Cancels it.</param>
    internal async Task<Snapshot> ReadAsync(IQuerySession session, CancellationToken ct)
    {
        await _turn.WaitAsync(ct);
        try
        {
            // The mark first: what is read after it can only be newer than it says.
            var mark = await Mark.ReadAsync(session, ct);
            if (_held is not { } held || held.Mark.Number > mark.Number || mark.Number - held.Mark.Number > Most)
            {
                // Nothing is held yet, or the documents are being made anew.
                var all = await session.QueryAsync<ReferralProgress>("order by id", ct);
                var ages = await session.QueryAsync<AgeProgress>("order by id", ct);
                _held = await WithRestAsync(mark, all.ToDictionary(r => r.Id, r => new Followed(r)), ages.ToDictionary(a => a.Id));
            }
            else if (held.Mark.Number < mark.Number)
            {
                var referrals = new Dictionary<Guid, Followed>(held.Referrals);
                foreach (var referral in await session.LoadManyAsync<ReferralProgress>(ct, await TouchedAsync("referralId")))
                {
                    referrals[referral.Id] = new Followed(referral);
                }

                var ages = new Dictionary<Guid, AgeProgress>(held.Ages);
                foreach (var age in await session.LoadManyAsync<AgeProgress>(ct, await TouchedAsync("assessmentId")))
                {
                    ages[age.Id] = age;
                }

                _held = await WithRestAsync(mark, referrals, ages);

                Task<IReadOnlyList<Guid>> TouchedAsync(string member) => session.QueryAsync<Guid>(
                    $"""
                    select distinct (data ->> '{member}')::uuid from {DashboardsModule.Schema}.mt_events
                    where seq_id > ? and seq_id <= ? and data ->> '{member}' is not null
                    """,
                    ct, held.Mark.Number, mark.Number);
            }
            else
            {
                _held = held with { Mark = mark };
            }

            return _held;
        }
        finally
        {
            _turn.Release();
        }

        async Task<Snapshot> WithRestAsync(
            Mark mark, IReadOnlyDictionary<Guid, Followed> referrals, IReadOnlyDictionary<Guid, AgeProgress> ages) => new(
            mark, referrals, await session.QueryAsync<AuthorityPosition>("order by id", ct),
            await session.QueryAsync<ThresholdInForce>("order by id", ct), await session.QueryAsync<DirectionProgress>("order by id", ct),
            ages);
    }
}
