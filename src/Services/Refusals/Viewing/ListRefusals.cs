using TransferScheme.Platform.Hosting;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Security;

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
    internal static void Map(IEndpointRouteBuilder refusals) =>
        refusals.MapGet("", Handle).WithName("ListRefusals").Produces<Page<RefusalItem>>();

    static async Task<IResult> Handle(
        string? status, string? authority, string? region, bool? overdue, string? conference, HttpContext http, IRefusalStore store,
        CancellationToken ct)
    {
        var actor = http.Features.GetRequiredFeature<Actor>();
        var known = Enum.GetValues<RefusalStatus>().Where(s => s.Name() == status).Select(s => s.Name()).ToList();
        var faults = new Faults();
        faults.When(status is not null && known.Count == 0, "status", "Must be a status of a refusal.");
        faults.Text(authority, "authority", 20);
        faults.Text(region, "region", 40);
        faults.OneOf(conference, "conference", "called", "held");
        if (!faults.None)
        {
            return new ProblemResult(faults.ToProblem());
        }

        // Whoever belongs to an authority is shown its own cases alone, so only those are read.
        var (own, wanted, of, place) = (actor.Authority ?? "", status ?? "", authority ?? "", region ?? "");
        var (late, called) = (overdue switch { null => "", true => "true", false => "false" }, conference ?? "");
        await using var session = store.QuerySession();
        return await Paging.AnswerAsync<Refusal, Guid, RefusalItem>(
            http,
            (after, limit) => session.QueryAsync<Refusal>(
                """
                where id > ? and (? = '' or lower(data ->> 'status') = lower(?))
                and (? = '' or data -> 'offer' ->> 'authority' = ? or data -> 'offer' ->> 'entryAuthority' = ?)
                and (? = '' or data -> 'offer' ->> 'authority' = ?)
                and (? = '' or data -> 'offer' ->> 'region' = ? or data -> 'offer' ->> 'entryRegion' = ?)
                and (? = '' or coalesce(data ->> 'saidOverdue' = data ->> 'dueOn', false)::text = ?)
                and (? = '' or (data ->> 'conference' is not null and (data ->> 'conferenceHeld' is null) = (? = 'called')))
                order by id limit ?
                """,
                ct, after, wanted, wanted, own, own, own, of, of, place, place, place, late, late, called, called, limit),
            refusal => refusal.Id,
            refusal => RefusalsPolicy.Sees(actor, refusal) is not Disclosure.Nothing,
            refusal => new RefusalItem(
                refusal.Id, refusal.Offer.ReferralId, refusal.Offer.Authority, refusal.Offer.EntryAuthority, refusal.Status.Name(),
                refusal.Version, refusal.Unanswered, refusal.Issued?.Codes ?? [], refusal.DueOn, RefusalDetails.Of(refusal).Conference));
    }
}
