using TransferScheme.Platform.Hosting;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Security;

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
    internal static void Map(IEndpointRouteBuilder referrals) =>
        referrals.MapGet("", Handle).WithName("ListReferrals").Produces<Page<ReferralItem>>();

    static async Task<IResult> Handle(
        string? status, string? authority, string? region, bool? overdue, string? outcome, string? reference,
        [AsParameters] CountedReferrals counted, HttpContext http, IReferralStore store, CancellationToken ct)
    {
        var actor = http.Features.GetRequiredFeature<Actor>();
        var known = Enum.GetValues<ReferralStatus>().Except([ReferralStatus.Queried, ReferralStatus.Declined])
            .Where(s => s.Name() == status).Select(s => s.ToString()).ToList();
        var faults = new Faults();
        faults.When(status is not null && known.Count == 0, "status", "Must be a status of a referral.");
        faults.OneOf(outcome, "outcome", "due");
        faults.Text(authority, "authority", 20);
        faults.Text(region, "region", 40);
        faults.Text(reference, "reference", 40);
        counted.Check(faults);
        if (!faults.None)
        {
            return new ProblemResult(faults.ToProblem());
        }

        // Whoever belongs to an authority is shown its own cases alone, so only those are read.
        var own = actor.Authority ?? "";
        var late = overdue switch { null => "", true => "true", false => "false" };
        var wanted = known.FirstOrDefault() ?? "";
        await using var session = store.QuerySession();
        return await Paging.AnswerAsync<Referral, Guid, ReferralItem>(
            http,
            (after, limit) => session.QueryAsync<Referral>(
                $"""
                where id > ? and (? = '' or case when data -> 'overlays' ->> 'hold' is null
                    or data ->> 'status' in ('Completed', 'Withdrawn', 'Closed')
                        then replace(data ->> 'status', 'Declined', 'AwaitingAllocation') else 'Held' end = ?)
                and (? = '' or data ->> 'entryAuthority' = ? or data ->> 'offeredAuthority' = ?)
                and (? = '' or data ->> 'entryAuthority' = ? or data ->> 'offeredAuthority' = ?) and (? = '' or data ->> 'entryRegion' = ? or data ->> 'offeredRegion' = ?)
                and (? = '' or (coalesce(data ->> 'saidBreached' = data -> 'clock' ->> 'dueOn', false)
                    and data ->> 'status' not in ('Completed', 'Withdrawn', 'Closed'))::text = ?)
                and (? = '' or (data -> 'afterMove' ->> 'outcomeDueOn' is not null
                    and jsonb_array_length(data -> 'afterMove' -> 'outcomes') = 0))
                and (? = '' or data ->> 'reference' = ?) and {CountedReferrals.Condition}
                order by id limit ?
                """,
                ct,
                [
                    after, wanted, wanted, own, own, own, authority ?? "", authority ?? "", authority ?? "", region ?? "", region ?? "",
                    region ?? "", late, late, outcome ?? "", reference ?? "", reference ?? "", .. counted.Values, limit,
                ]),
            referral => referral.Id,
            referral => outcome is null
                ? ReferralsPolicy.Sees(actor, referral) is not Disclosure.Nothing
                : ReferralsPolicy.Sees(actor, referral) is Disclosure.Full,
            referral => Item(referral, ReferralsPolicy.Sees(actor, referral)));
    }

    // That something came after the move shows in no version, where it is not to be known.
    static ReferralItem Item(Referral referral, Disclosure disclosure) => new(
        referral.Id, referral.Reference, referral.Shown.Name(),
        referral.Version - (disclosure is Disclosure.Past or Disclosure.Bare ? referral.SinceMove : 0), referral.EntryAuthority,
        referral.ReceivingAuthority, NeedToKnow.By(disclosure).Facts ? referral.Children.Count : null, referral.Clock?.DueOn,
        ActAnswer.StageOf(referral), referral.OverlayNames);
}
