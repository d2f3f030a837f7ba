namespace TransferScheme.EndToEnd.Tests.Faults;

/// <summary>Whether every child is in exactly one place, for every service that has a view of it, once all messages are handled.</summary>
static class Places
{
    internal static async Task<IReadOnlyList<string>> FaultsAsync(Rows rows, Caller national)
    {
        var faults = new List<string>();
        faults.AddRange(await rows.TextsAsync(
            """
            select 'places differ of ' || r.id || ': ' || concat_ws(', ', r.data ->> 'status', a.data ->> 'status', o.data ->> 'status',
                r.data ->> 'receivingAuthority', o.data ->> 'authority', p.data #>> '{completed,receivingAuthority}')
            from referrals.mt_doc_referral as r
            left join allocation.mt_doc_allocationcase as a on a.id = r.id
            left join allocation.mt_doc_offer as o on o.id = (r.data ->> 'offerId')::uuid
            left join dashboards.mt_doc_referralprogress as p on p.id = r.id
            where (r.data ->> 'status' not in ('Incomplete', 'Ineligible')) and not coalesce(
                replace(a.data ->> 'status', 'Unplaced', 'Waiting') =
                    case r.data ->> 'status' when 'AwaitingAllocation' then 'Waiting' when 'Offered' then 'Offered'
                    when 'Queried' then 'Offered' when 'Declined' then 'Declined' when 'Completed' then 'Completed' else 'Accepted' end
                and (o.data ->> 'status') is not distinct from
                    case r.data ->> 'status' when 'AwaitingAllocation' then null when 'Offered' then 'Open' when 'Queried' then 'Open'
                    when 'Declined' then 'Declined' else 'Accepted' end
                and (r.data ->> 'offerId') is not distinct from (a.data ->> 'offerId')
                and (r.data ->> 'offeredAuthority') is not distinct from (o.data ->> 'authority')
                and (r.data ->> 'receivingAuthority') is not distinct from
                    case when r.data ->> 'status' not in ('AwaitingAllocation', 'Offered', 'Queried', 'Declined')
                    then o.data ->> 'authority' end
                and (p.data #>> '{completed,receivingAuthority}') is not distinct from
                    case when r.data ->> 'status' = 'Completed' then r.data ->> 'receivingAuthority' end,
                false)
            """));
        faults.AddRange(await rows.TextsAsync(
            """
            select 'more than one offer stands of ' || (data ->> 'referralId') from allocation.mt_doc_offer
            where data ->> 'status' in ('Open', 'Accepted') group by data ->> 'referralId' having count(*) > 1
            """));

        // Arrivals less departures of an authority are the completed transfers to it less those from its care.
        faults.AddRange(await rows.TextsAsync(
            """
            with moved as (
                select data ->> 'receivingAuthority' as code, (data ->> 'size')::int as children from referrals.mt_events
                where type = 'transfer_completed'
                union all
                select data ->> 'entryAuthority', -(data ->> 'size')::int from referrals.mt_events
                where type = 'transfer_completed' and (data ->> 'inAuthorityCare')::boolean),
            told as (select code, sum(children) as children from moved group by code),
            kept as (
                select a.data ->> 'code' as code, sum(m.value::int) as children
                from allocation.mt_doc_authority as a, jsonb_each_text(a.data -> 'moves') as m group by a.data ->> 'code')
            select 'children of ' || code || ': ' || coalesce(k.children, 0) || ' by Allocation, '
                || coalesce(t.children, 0) || ' by Referrals'
            from told as t full join kept as k using (code) where coalesce(k.children, 0) <> coalesce(t.children, 0)
            """));

        // The newest position of each authority is what the two services that copy it have.
        faults.AddRange(await rows.TextsAsync(
            """
            with newest as (
                select distinct on (e.stream_id) a.data ->> 'code' as code, e.version, e.data #>> '{now,childrenLookedAfter}' as children
                from allocation.mt_events as e join allocation.mt_doc_authority as a on a.id = e.stream_id
                order by e.stream_id, e.version desc)
            select 'copies differ of ' || n.code || ': ' || concat_ws(', ', n.version, n.children, f.data::text, d.data::text)
            from newest as n
            left join referrals.mt_doc_authorityfigures as f on f.id = n.code
            left join dashboards.mt_doc_authorityposition as d on d.id = n.code
            where (f.data ->> 'atVersion', f.data ->> 'childrenLookedAfter') is distinct from (n.version::text, n.children)
                or (d.data ->> 'atVersion', d.data ->> 'childrenLookedAfter') is distinct from (n.version::text, n.children)
            """));
        var completed = await rows.CountAsync("select count(*) from referrals.mt_doc_referral where data ->> 'status' = 'Completed'");
        var dashboard = (await national.GetUntil("dashboards/national", r => r.Status == 200)).Json;
        var shown = (long)dashboard["figures"]!["referralsCompleted"]!["value"]!;
        faults.AddRange(shown == completed ? [] : [$"the dashboard counts {shown} completed referrals, not {completed}"]);
        return faults;
    }
}
