using TransferScheme.Allocation.Authorities;
using TransferScheme.Interleaving.Tests.Storing;
using TransferScheme.Refusals;
using Streams = TransferScheme.Allocation.Streams;

namespace TransferScheme.Interleaving.Tests.Running;

/// <summary>The few statements of SQL that the acts need, answered from memory.</summary>
static class Queries
{
    internal static IEnumerable<object> Answer(MemoryStore disk, Type row, string sql, object[] with) => sql switch
    {
        _ when row == typeof(Authority) => disk.Documents<Authority>().OrderBy(a => a.Code, StringComparer.Ordinal),
        _ when sql.Contains("concat_ws(' '", StringComparison.Ordinal) => [Bearings(disk, (Guid)with[0])],
        _ when sql.Contains("'declineStands'", StringComparison.Ordinal) && row == typeof(int) =>
            [disk.States<Refusal>().Count(r => r.DeclineStands && $"{r.Offer.ReferralId}" == (string)with[0] && r.Id != (Guid)with[1])],
        _ when sql.StartsWith("select id from refusals.mt_doc_refusal where data -> 'offer'", StringComparison.Ordinal) =>
            disk.States<Refusal>().Where(r => $"{r.Offer.ReferralId}" == (string)with[0]).Select(r => (object)r.Id),
        _ => throw new NotSupportedException(sql),
    };

    // Whether the referral is decided; the version of rules and authorities, which do not change here; how far the ledger is.
    static string Bearings(MemoryStore disk, Guid referral)
    {
        var rota = disk.Events(Streams.Rota);
        return $"{disk.Events(referral).Take(1).Count()} 1 {rota.Count} {(rota.Count == 0 ? Guid.Empty : rota[^1].Id)}";
    }
}
