using System.Security.Cryptography;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Security;

namespace TransferScheme.Referrals.Viewing;

/// <summary>Somebody read personal data of a referral. Kept in a stream of its own beside the referral's, which it never changes.</summary>
/// <param name="ReferralId">The referral.</param>
/// <param name="Subject">The person or client who read.</param>
/// <param name="Person">The person for whom a client read.</param>
/// <param name="Role">Role of the reader.</param>
/// <param name="Authority">Code of the reader's authority.</param>
/// <param name="Purpose">Code of the purpose.</param>
/// <param name="Disclosure">How much was shown.</param>
public sealed record RecordViewed(
    Guid ReferralId, string Subject, Guid? Person, string Role, string? Authority, string Purpose, string Disclosure);

/// <summary>One line of the access log.</summary>
/// <param name="At">When.</param>
/// <param name="Subject">The person or client who read.</param>
/// <param name="Person">The person for whom a client read.</param>
/// <param name="Role">Role of the reader.</param>
/// <param name="Authority">Code of the reader's authority.</param>
/// <param name="Purpose">Code of the purpose.</param>
/// <param name="Disclosure">How much was shown.</param>
public sealed record AccessLine(DateTimeOffset At, string Subject, Guid? Person, string Role, string? Authority, string Purpose, string Disclosure);

/// <summary>The access log of one referral.</summary>
/// <param name="Items">Its lines, the oldest first.</param>
public sealed record AccessLines(IReadOnlyList<AccessLine> Items);

/// <summary>Records who read personal data, and shows each authority its own staff's reads (UK GDPR Articles 5(2) and 15).</summary>
/// <param name="store">The service's store.</param>
sealed class AccessLog(IReferralStore store)
{
    static readonly string[] Purposes = ["care", "transfer", "oversight", "audit"];

    internal static void Map(IEndpointRouteBuilder referrals) =>
        referrals.MapGet("{id:guid}/access-log", Handle).WithName("GetAccessLog").Produces<AccessLines>();

    /// <summary>Records a read before it is answered: a read that cannot be recorded does not happen.</summary>
    internal async Task RecordAsync(Guid referralId, Actor actor, string? purpose, Disclosure disclosure, CancellationToken ct)
    {
        await using var session = store.LightweightSession();
        session.LastModifiedBy = actor.Person?.ToString() ?? actor.Subject;
        var code = purpose is not null && Purposes.Contains(purpose) ? purpose : actor.Role is Role.National ? "oversight" : "transfer";
        session.Events.Append(StreamOf(referralId), new RecordViewed(
            referralId, actor.Subject, actor.Person, actor.Role.ToString(), actor.Authority, code, disclosure.ToString()));
        await session.SaveChangesAsync(ct);
    }

    static async Task<IResult> Handle(Guid id, HttpContext http, IReferralStore store, CancellationToken ct)
    {
        var actor = http.Features.GetRequiredFeature<Actor>();
        await using var session = store.QuerySession();
        var referral = await session.LoadAsync<Referral>(id, ct);
        if (referral is null || ReferralsPolicy.SeesAccessLog(actor, referral) is not { } ofAuthority)
        {
            return new ProblemResult(Problem.NotFound);
        }

        var events = await session.Events.FetchStreamAsync(StreamOf(id), token: ct);
        var lines = events.Select(e => (e.Timestamp, Data: (RecordViewed)e.Data)).Where(v => ofAuthority(v.Data.Authority));
        return Results.Ok(new AccessLines([.. lines.Select(v => new AccessLine(
            v.Timestamp, v.Data.Subject, v.Data.Person, v.Data.Role, v.Data.Authority, v.Data.Purpose, v.Data.Disclosure))]));
    }

    // The log's stream has an identifier that follows from the referral's, so it needs no index.
    static Guid StreamOf(Guid referralId) => new(SHA256.HashData([.. "access-log/"u8, .. referralId.ToByteArray()]).AsSpan(0, 16));
}
