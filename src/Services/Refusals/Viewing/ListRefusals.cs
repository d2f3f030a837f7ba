using TransferScheme.Platform.Hosting;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Security;
using TransferScheme.Platform.Viewing;

namespace TransferScheme.Refusals.Viewing;

/// <summary>A case in a list: coded facts alone.</summary>
/// <param name="Id">The case.</param>
/// <param name="ReferralId">The referral.</param>
/// <param name="Authority">Code of the authority.</param>
/// <param name="EntryAuthority">Code of the entry authority.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Version">Its version.</param>
/// <param name="Unanswered">Whether no answer ever came: no decline.</param>
/// <param name="Codes">Codes of the grounds of the statement issued.</param>
/// <param name="DueOn">Last day for what is waited for.</param>
/// <param name="Conference">The case conference: <c>called</c> is a task of the coordinator, <c>held</c> is done.</param>
public sealed record RefusalItem(
    Guid Id, Guid ReferralId, string Authority, string EntryAuthority, string Status, long Version, bool Unanswered,
    IReadOnlyList<string> Codes, DateOnly? DueOn, string? Conference);

/// <summary>The cases that the caller may know of, in the order of their offers.</summary>
static class ListRefusals
{
    // The first is exactly what RefusalsPolicy.Sees shows the caller, so that they can be counted where they are.
    const string Listed =
        """
        where (? or data -> 'offer' ->> 'region' = ? or data -> 'offer' ->> 'entryRegion' = ? or data -> 'offer' ->> 'authority' = ?
            or (data -> 'offer' ->> 'entryAuthority' = ?
                and (data ->> 'issued' is not null or data ->> 'writtenReasons' is not null or data ->> 'unanswered' = 'true')))
        and (? = '' or lower(data ->> 'status') = any(string_to_array(?, ',')))
        and (? = '' or data -> 'offer' ->> 'authority' = ?)
        and (? = '' or data -> 'offer' ->> 'region' = ? or data -> 'offer' ->> 'entryRegion' = ?)
        and (? = '' or coalesce(data ->> 'saidOverdue' = data ->> 'dueOn', false)::text = ?)
        and (? = '' or (data ->> 'conference' is not null and (data ->> 'conferenceHeld' is null) = (? = 'called')))
        """;

    const string Oldest = $"{Listed} and id > ? order by id limit ?";

    // Where nothing is waited for nothing is due: such a case comes last.
    const string Due = "coalesce(data ->> 'dueOn', '9999-12-31')";

    const string FirstDue = $"{Listed} and ({Due}, id) > (?, ?) order by {Due}, id limit ?";

    const string Count = $"select count(*) from refusals.mt_doc_refusal {Listed}";

    internal static void Map(IEndpointRouteBuilder refusals) =>
        refusals.MapGet("", Handle).WithName("ListRefusals").Produces<Page<RefusalItem>>();

    // Beside one status or several. The first due come first where that is asked for.
    static async Task<IResult> Handle(
        string? status, string? authority, string? region, bool? overdue, string? conference, string? order, HttpContext http,
        IRefusalStore store, CancellationToken ct)
    {
        var actor = http.Features.GetRequiredFeature<Actor>();
        var asked = status?.Split(',') ?? [];
        var known = Enum.GetValues<RefusalStatus>().Where(s => asked.Contains(s.Name())).Select(s => s.Name().ToLowerInvariant()).ToList();
        var faults = new Faults();
        faults.When(known.Count != asked.Length, "status", "Must be a status of a refusal, or several with commas between.");
        faults.Text(authority, "authority", 20);
        faults.Text(region, "region", 40);
        faults.OneOf(conference, "conference", "called", "held");
        faults.OneOf(order, "order", "due");
        if (!faults.None)
        {
            return new ProblemResult(faults.ToProblem());
        }

        var scope = RefusalsPolicy.Lists(actor);
        var (wanted, of, place) = (string.Join(',', known), authority ?? "", region ?? "");
        var (late, called) = (overdue switch { null => "", true => "true", false => "false" }, conference ?? "");
        object[] listed =
        [
            scope.All, scope.Region, scope.Region, scope.Authority, scope.Authority, wanted, wanted, of, of, place, place, place,
            late, late, called, called,
        ];
        await using var session = store.QuerySession();
        return order is null
            ? await AnswerAsync(Oldest, refusal => refusal.Id, at => [at])
            : await AnswerAsync(
                FirstDue, refusal => DuePlace.Of(refusal.DueOn, refusal.Id),
                at => [(at ?? DuePlace.First).Day, (at ?? DuePlace.First).Id]);

        Task<IResult> AnswerAsync<TPlace>(string sql, Func<Refusal, TPlace> at, Func<TPlace?, IReadOnlyList<object>> values)
            where TPlace : IParsable<TPlace> => Paging.AnswerAsync(
                http,
                (after, most) => session.QueryAsync<Refusal>(sql, ct, [.. listed, .. values(after), most]),
                at,
                refusal => RefusalsPolicy.Sees(actor, refusal) is not Disclosure.Nothing,
                refusal => new RefusalItem(
                    refusal.Id, refusal.Offer.ReferralId, refusal.Offer.Authority, refusal.Offer.EntryAuthority, refusal.Status.Name(),
                    refusal.Version, refusal.Unanswered, refusal.Issued?.Codes ?? [], refusal.DueOn,
                    RefusalDetails.Of(refusal).Conference),
                async () => (await session.QueryAsync<long>(Count, ct, listed))[0]);
    }
}
