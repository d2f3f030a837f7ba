namespace TransferScheme.EndToEnd.Tests.Replay;

/// <summary>
/// Whether everybody whom an authority declined is accounted for: with accepted reasons another authority took them, otherwise the same
/// one did; and the two services that record a decline record the same.
/// </summary>
static class DeclinesAccounted
{
    const string Declines =
        """
        with declines as (
            select d.stream_id as offer, d.data ->> 'referralId' as referral, d.data ->> 'authority' as authority,
                (d.data ->> 'size')::int as children, d.data ->> 'refusalId' as refusal, d.data -> 'codes' as codes, exists (
                select from allocation.mt_events s where s.stream_id = d.stream_id and s.type = 'decline_settled'
                and (s.data ->> 'isValid')::boolean) as stood, exists (
                select from allocation.mt_events r where r.stream_id = d.stream_id and r.type = 'offer_reaffirmed') as reaffirmed,
                (select count(*) from allocation.mt_events a where a.stream_id = d.stream_id and a.type = 'offer_accepted') as accepted
            from allocation.mt_events d where d.type = 'offer_declined')
        """;

    /// <summary>Looks at every decline of a replay.</summary>
    internal static async Task HoldsAsync(ReplayedScheme scheme)
    {
        var rows = scheme.Rows;
        (await rows.TextsAsync(
            $"""
            {Declines}
            select concat_ws(' ', d.offer, d.authority, d.children, 'stood', d.stood, 'reaffirmed', d.reaffirmed, 'accepted', d.accepted,
                'moved', t.data ->> 'size', 'to', t.data ->> 'receivingAuthority')
            from declines d left join referrals.mt_events t on t.stream_id = d.referral::uuid and t.type = 'transfer_completed'
            where t.id is null or (t.data ->> 'size')::int <> d.children or d.stood = d.reaffirmed
                or d.stood and (d.accepted > 0 or t.data ->> 'receivingAuthority' = d.authority)
                or d.reaffirmed and (d.accepted <> 1 or t.data ->> 'receivingAuthority' <> d.authority)
            """)).ShouldBeEmpty();
        (await rows.TextsAsync(
            $"""
            {Declines}
            select concat_ws(' ', coalesce(d.offer, s.stream_id), d.codes, s.data -> 'codes') from declines d
            full join (select stream_id, data from refusals.mt_events where type = 'statement_issued') s on s.stream_id = d.offer
            where d.refusal::uuid is distinct from s.stream_id or d.codes is distinct from s.data -> 'codes'
            """)).ShouldBeEmpty();

        // Both kinds are there, and as many as the tool has told.
        var all = await rows.CountAsync($"{Declines} select count(*) from declines");
        var stood = await rows.CountAsync($"{Declines} select count(*) from declines where stood");
        stood.ShouldBeInRange(1, all - 1);
        scheme.Output.ShouldContain($"First offers declined: {all}, and the reasons accepted of {stood}.");
    }
}
