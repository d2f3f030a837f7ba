using System.Globalization;
using System.Text.Json;
using TransferScheme.Portal.Calling;

namespace TransferScheme.Portal.Pages.Allocating;

/// <summary>The receipt of a decision, open to every role: what it was taken on, and what came out of it. Amounts are whole units.</summary>
sealed record ReceiptView(
    string Referral, long Position, int Attempt, int Size, DateTimeOffset DecidedAt, ReceiptRules Rules, IReadOnlyList<ReceiptRegion> Regions,
    IReadOnlyList<ReceiptCandidate> Candidates, IReadOnlyList<Excluded> Excluded, string Rule, string Pick, ReceiptChosen? Chosen,
    ReceiptPick? OutOfOrder, string Sentence, string Hash)
{
    /// <summary>Reads it, with the version of its allocation and the receipt as it came.</summary>
    /// <param name="api">The API.</param>
    /// <param name="referralId">The referral.</param>
    /// <exception cref="ApiProblemException">It is not there, or the service did not answer.</exception>
    internal static async Task<(ReceiptView Receipt, long Version, byte[] Json)> ReadAsync(SchemeApi api, Guid referralId)
    {
        using var answer = await api.OpenAsync($"allocations/{referralId}/receipt");
        var json = await answer.Content.ReadAsByteArrayAsync();
        return (
            JsonSerializer.Deserialize<ReceiptView>(json, JsonSerializerOptions.Web)!,
            long.Parse(answer.Headers.ETag!.Tag.Trim('"'), CultureInfo.InvariantCulture), json);
    }
}

/// <summary>The rules that it was decided by.</summary>
sealed record ReceiptRules(string Version);

/// <summary>A region as the decision saw it.</summary>
sealed record ReceiptRegion(string Region, string Name, string Balance, int Eligible, bool Allowed, ReceiptBlock? BlockedBy);

/// <summary>Why it was not a region's turn.</summary>
sealed record ReceiptBlock(string Code);

/// <summary>An authority that could take the group.</summary>
sealed record ReceiptCandidate(
    string Authority, string Region, int Rank, string Share, string Repayment, string Owed, int Received, string Balance, string ArrearsBefore);

/// <summary>The authority chosen.</summary>
sealed record ReceiptChosen(string Authority, string Name, string Region);

/// <summary>A pick of another candidate afterwards.</summary>
sealed record ReceiptPick(string Code);
