using TransferScheme.Platform.Hosting;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Schema;
using TransferScheme.Platform.Security;
using TransferScheme.Platform.Viewing;

namespace TransferScheme.Referrals.Viewing;

/// <summary>A referral in a list: nothing that identifies a child.</summary>
/// <param name="Id">The referral.</param>
/// <param name="Reference">What people call it.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Version">Its version.</param>
/// <param name="EntryAuthority">Code of the entry authority.</param>
/// <param name="ReceivingAuthority">Code of the receiving authority, from acceptance on.</param>
/// <param name="Size">How many children, to those who may see the minimum facts.</param>
/// <param name="DueOn">Last day of the statutory clock.</param>
/// <param name="Stage">Where it stands beneath a hold, or <c>queried</c> or <c>declined</c>; absent where the status tells it.</param>
/// <param name="Overlays">What lies over it: <c>missing</c>, <c>objecting</c>.</param>
public sealed record ReferralItem(
    Guid Id, string Reference, string Status, long Version, string EntryAuthority, string? ReceivingAuthority, int? Size, DateOnly? DueOn,
    string? Stage, IReadOnlyList<string> Overlays);

/// <summary>
/// The referrals that the caller may know of, in the order in which they began. Those whose outcome is due are told to the receiving
/// authority, which is asked for it.
/// </summary>
static class ListReferrals
{
    // Most referrals that are asked for by their identifiers in one.
    const int MostIds = 200;

    // The status that is shown: a hold lies over the stage, and a declined offer leaves the referral waiting.
    const string Shown =
        """
        (case when data -> 'overlays' ->> 'hold' is null or data ->> 'status' in ('Completed', 'Withdrawn', 'Closed')
            then replace(data ->> 'status', 'Declined', 'AwaitingAllocation') else 'Held' end)
        """;

    // The first is what ReferralsPolicy.Sees shows the caller, so that they can be counted where they are.
    const string Listed =
        $"""
        where (? or data ->> 'entryRegion' = ? or data ->> 'offeredRegion' = ? or data ->> 'entryAuthority' = ?
            or (data ->> 'offeredAuthority' = ? and (data ->> 'receivingAuthority' = ? or (? and data ->> 'status' = 'Offered'))))
        and (? = '' or {Shown} = any(string_to_array(?, ',')))
        and (? = '' or data ->> 'entryAuthority' = ? or data ->> 'offeredAuthority' = ?)
        and (? = '' or data ->> 'entryRegion' = ? or data ->> 'offeredRegion' = ?)
        and (? = '' or (coalesce(data ->> 'saidBreached' = data -> 'clock' ->> 'dueOn', false)
            and data ->> 'status' not in ('Completed', 'Withdrawn', 'Closed'))::text = ?)
        and (? = '' or (data -> 'afterMove' ->> 'outcomeDueOn' is not null
            and jsonb_array_length(data -> 'afterMove' -> 'outcomes') = 0))
        and (? = '' or data ->> 'reference' = ?) and (? = '' or id = any(string_to_array(?, ',')::uuid[])) and {CountedReferrals.Condition}
        """;

    const string Oldest = $"{Listed} and id > ? order by id limit ?";

    // Without a clock nothing is due: such a referral comes last.
    const string Due = "coalesce(data -> 'clock' ->> 'dueOn', '9999-12-31')";

    const string FirstDue = $"{Listed} and ({Due}, id) > (?, ?) order by {Due}, id limit ?";

    const string Count = $"select count(*) from referrals.mt_doc_referral {Listed}";

    /// <summary>Finds those of an authority or a region in a status: a referral is large, and most have ended.</summary>
    internal static SchemaStep Index { get; } = new(
        "referrals", "referrals.referrals_by_offered_region",
        $"""
        create index if not exists referrals_by_entry_authority on referrals.mt_doc_referral ((data ->> 'entryAuthority'), {Shown}, id);
        create index if not exists referrals_by_offered_authority on referrals.mt_doc_referral ((data ->> 'offeredAuthority'), {Shown}, id);
        create index if not exists referrals_by_entry_region on referrals.mt_doc_referral ((data ->> 'entryRegion'), {Shown}, id);
        create index if not exists referrals_by_offered_region on referrals.mt_doc_referral ((data ->> 'offeredRegion'), {Shown}, id)
        """);

    internal static void Map(IEndpointRouteBuilder referrals) =>
        referrals.MapGet("", Handle).WithName("ListReferrals").Produces<Page<ReferralItem>>();

    // Beside one status or several: referrals by their identifiers, for whoever knows a case by that alone. The first due come first where
    // that is asked for.
    static async Task<IResult> Handle(
        string? status, string? authority, string? region, bool? overdue, string? outcome, string? reference, string? ids, string? order,
        [AsParameters] CountedReferrals counted, HttpContext http, IReferralStore store, CancellationToken ct)
    {
        var actor = http.Features.GetRequiredFeature<Actor>();
        var asked = status?.Split(',') ?? [];
        var known = Enum.GetValues<ReferralStatus>().Except([ReferralStatus.Queried, ReferralStatus.Declined])
            .Where(s => asked.Contains(s.Name())).Select(s => s.ToString()).ToList();
        var faults = new Faults();
        faults.When(known.Count != asked.Length, "status", "Must be a status of a referral, or several with commas between.");
        faults.OneOf(outcome, "outcome", "due");
        faults.OneOf(order, "order", "due");
        faults.Text(authority, "authority", 20);
        faults.Text(region, "region", 40);
        faults.Text(reference, "reference", 40);
        faults.When(
            ids?.Split(',') is { } named && (named.Length > MostIds || !named.All(id => Guid.TryParseExact(id, "D", out _))), "ids",
            $"Must be at most {MostIds} identifiers with commas between.");
        counted.Check(faults);
        if (!faults.None)
        {
            return new ProblemResult(faults.ToProblem());
        }

        var scope = ReferralsPolicy.Lists(actor);
        var late = overdue switch { null => "", true => "true", false => "false" };
        var wanted = string.Join(',', known);
        object[] listed =
        [
            scope.All, scope.Region, scope.Region, scope.Authority, scope.Authority, scope.Authority, scope.Offered, wanted, wanted,
            authority ?? "", authority ?? "", authority ?? "", region ?? "", region ?? "", region ?? "", late, late, outcome ?? "",
            reference ?? "", reference ?? "", ids ?? "", ids ?? "", .. counted.Values,
        ];
        await using var session = store.QuerySession();
        return order is null
            ? await AnswerAsync(Oldest, referral => referral.Id, at => [at])
            : await AnswerAsync(
                FirstDue, referral => DuePlace.Of(referral.Clock?.DueOn, referral.Id),
                at => [(at ?? DuePlace.First).Day, (at ?? DuePlace.First).Id]);

        // What is due after the move is told to fewer than may know of the referral: those are not counted.
        Task<IResult> AnswerAsync<TPlace>(string sql, Func<Referral, TPlace> place, Func<TPlace?, IReadOnlyList<object>> values)
            where TPlace : IParsable<TPlace> => Paging.AnswerAsync(
                http,
                (after, most) => session.QueryAsync<Referral>(sql, ct, [.. listed, .. values(after), most]),
                place,
                referral => outcome is null
                    ? ReferralsPolicy.Sees(actor, referral) is not Disclosure.Nothing
                    : ReferralsPolicy.Sees(actor, referral) is Disclosure.Full,
                referral => Item(referral, ReferralsPolicy.Sees(actor, referral)),
                outcome is null ? async () => (await session.QueryAsync<long>(Count, ct, listed))[0] : null);
    }

    // That something came after the move shows in no version, where it is not to be known.
    static ReferralItem Item(Referral referral, Disclosure disclosure) => new(
        referral.Id, referral.Reference, referral.Shown.Name(),
        referral.Version - (disclosure is Disclosure.Past or Disclosure.Bare ? referral.SinceMove : 0), referral.EntryAuthority,
        referral.ReceivingAuthority, NeedToKnow.By(disclosure).Facts ? referral.Children.Count : null, referral.Clock?.DueOn,
        ActAnswer.StageOf(referral), referral.OverlayNames);
}
