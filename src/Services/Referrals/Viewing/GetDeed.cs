using Microsoft.AspNetCore.Mvc;
using TransferScheme.Platform.Auditing;
using TransferScheme.Platform.Printing;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Protection;
using TransferScheme.Platform.Security;
using TransferScheme.Referrals.Handling;
using TransferScheme.Referrals.Submitting;

namespace TransferScheme.Referrals.Viewing;

/// <summary>The arrangement as a deed to print, from its first terms on: for the two authorities and the national team.</summary>
static class GetDeed
{
    static readonly string[] Fields = ["home-office-reference", "officers", "handover", "journey"];

    internal static void Map(IEndpointRouteBuilder transfers) =>
        transfers.MapGet("{id:guid}/deed.html", Handle).WithName("GetDeed").Produces<string>(200, "text/html");

    static async Task<IResult> Handle(
        Guid id, [FromHeader(Name = "Purpose")] string? named, HttpContext http, IReferralStore store, FormSealing sealing,
        Sealer<IReferralStore> sealer, AccessLog<IReferralStore> log, CancellationToken ct)
    {
        var actor = http.Features.GetRequiredFeature<Actor>();
        await using var session = store.QuerySession();
        var referral = await session.LoadAsync<Referral>(id, ct);
        var disclosure = referral is null ? Disclosure.Nothing : ReferralsPolicy.Sees(actor, referral);
        if (referral?.ReceivingAuthority is not { } receiving || referral.Terms is null || disclosure is Disclosure.Nothing)
        {
            return new ProblemResult(Problem.NotFound);
        }

        if (!ReferralsPolicy.ReadsDeed(disclosure))
        {
            return new ProblemResult(Problem.Forbidden);
        }

        if (Purposes.Of(named, actor) is not { } purpose)
        {
            return new ProblemResult(Purposes.Unknown);
        }

        await log.RecordAsync(id, actor, new ViewedAs(id, "deed", purpose, disclosure.ToString(), Fields), ct);
        var keys = await sealer.KnownKeysAsync([referral.Id, .. referral.ChildIds], ct);
        var authorities = await session.LoadManyAsync<AuthorityFigures>(ct, referral.EntryAuthority, receiving);
        var events = await session.Events.FetchStreamAsync(id, version: referral.Version, token: ct);
        return Page.Answer(http, DeedPage.Of(new DeedParts(
            referral, authorities.DistinctBy(a => a.Id).ToDictionary(a => a.Id, a => a.Name), DeedTimes.Of(events),
            DeedWords.Of(referral, keys, ofTheChildren: disclosure is not Disclosure.Identity),
            (await sealing.Open(referral, ct)).Children ?? [])));
    }
}
