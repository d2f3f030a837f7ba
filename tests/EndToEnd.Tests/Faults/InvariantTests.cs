namespace TransferScheme.EndToEnd.Tests.Faults;

/// <summary>The invariants say nothing of a sound scheme, and find what is planted.</summary>
public sealed class InvariantTests
{
    // What is planted, and what must be said of it. The second message has a number that the running readers are past.
    static readonly (string Sql, string Said)[] Plants =
    [
        ("delete from allocation.mt_doc_handledmessage where id like '%referral-found-eligible/%'",
            "not handled: allocation-when-referral-found-eligible"),
        ("insert into referrals.mt_doc_handledmessage (id, data) values ('referrals-when-offer-made/0', '{}')",
            "handled without an event: referrals-"),
        ("insert into dashboards.mt_doc_parkedmessage (id, data) values ('parked', '{\"reason\": \"planted\"}')", "parked: parked planted"),
        ("""
         insert into dashboards.mt_events (seq_id, id, stream_id, version, data, type)
         select 0, gen_random_uuid(), stream_id, 1000000, data, type from dashboards.mt_events where type = 'offer_accepted'
         """, "doubled: dashboards: offer_accepted"),
        ("""
         update allocation.mt_events set data = jsonb_set(data, '{accruals,0,1}', '7') where type = 'decided'
         """, "the rota tells of "),
        ("update allocation.mt_doc_allocationcase set data = data || '{\"status\": \"Offered\"}'", "places differ of"),
        ("insert into allocation.mt_doc_offer (id, data, mt_version) select gen_random_uuid(), data, 1 from allocation.mt_doc_offer",
            "more than one offer stands"),
        ("update allocation.mt_doc_authority set data = data || '{\"moves\": {\"2026-12-14\": 3}}' where data ->> 'code' = 'E09000001'",
            "children of E09000001: 3 by Allocation"),
        ("update referrals.mt_doc_authorityfigures set data = data || '{\"childrenLookedAfter\": 9999}' where id = 'E09000001'",
            "copies differ of E09000001"),
        ("update dashboards.mt_doc_referralprogress set data = data - 'completed'", "the dashboard counts 0 completed referrals, not 1"),
    ];

    [Fact]
    public async Task Given_a_sound_scheme_when_faults_are_planted_then_each_is_found()
    {
        await using var scheme = await FaultyScheme.StartAsync();
        var load = new Load(scheme.Partners);
        var invariants = scheme.Invariants(load.Record);
        load.Start(1);
        await load.FirstAsync(stop: true);
        (await invariants.FaultsWhenQuietAsync()).ShouldBeEmpty();

        foreach (var (sql, _) in Plants)
        {
            await invariants.Rows.TextsAsync(sql);
        }

        load.Record.Begin(Act.Acceptance, Guid.CreateVersion7()).Answer = new Reply(200, "{}");
        load.Record.Trouble("a partner's trouble");

        // The process holds what it counts the figures from: they are wrong from its next start.
        var found = (await invariants.FaultsWhenQuietAsync(TimeSpan.Zero)).ToList();
        await scheme.Host.KillAsync();
        await scheme.RestartAsync();
        found.AddRange(await invariants.FaultsWhenQuietAsync(TimeSpan.Zero));

        var wanted = Plants.Select(p => p.Said).Append("lost: offer_accepted of").Append("a partner's trouble");
        wanted.Where(w => !found.Any(f => f.StartsWith(w, StringComparison.Ordinal))).ShouldBeEmpty(string.Join('\n', found));
        await scheme.Host.KillAsync();
        var unfolded = await invariants.FaultsOfFoldsAsync();
        foreach (var table in new[] { "allocationcase", "offer", "authority" })
        {
            unfolded.ShouldContain(f => f.StartsWith($"not in the log: allocation.mt_doc_{table} ", StringComparison.Ordinal));
        }
    }
}
