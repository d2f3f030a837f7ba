using Microsoft.AspNetCore.Mvc.RazorPages;
using TransferScheme.Portal.Calling;
using TransferScheme.Portal.Scheme;
using TransferScheme.Portal.Signing;

namespace TransferScheme.Portal.Pages.Allocating;

/// <summary>A council's account, turn by turn: each line is a decision for it, with the figures of its receipt.</summary>
/// <param name="api">The API.</param>
/// <param name="authorities">Names of authorities.</param>
/// <param name="time">The scheme's time.</param>
[OpenTo(Roles.Coordinator, Roles.National, Roles.Auditor)]
sealed class AccountOfModel(SchemeApi api, Authorities authorities, SchemeTime time) : PageModel
{
    const int Shown = 12;

    /// <summary>A turn; amounts are whole units, and null where it was taken out of turn.</summary>
    internal sealed record TurnLine(
        Guid ReferralId, string Reference, DateTimeOffset At, int Children, long? Owed, int? Received, long? Repaid, long? Balance);

    /// <summary>The council.</summary>
    internal AuthorityEntry Council { get; private set; } = null!;

    /// <summary>Its account now.</summary>
    internal AccountFigures Now { get; private set; } = null!;

    /// <summary>When that was read.</summary>
    internal DateTimeOffset AsAt { get; private set; }

    /// <summary>The latest turns, the newest first.</summary>
    internal IReadOnlyList<TurnLine> Turns { get; private set; } = [];

    /// <summary>How many more turns there are.</summary>
    internal int Earlier { get; private set; }

    /// <summary>What the address of the region's account needs to stay in the region.</summary>
    internal string Query { get; private set; } = "";

    /// <summary>Shows it.</summary>
    /// <param name="code">Code of the council.</param>
    public async Task OnGetAsync(string code)
    {
        Council = (await authorities.AllAsync(api)).GetValueOrDefault(code)
            ?? throw new ApiProblemException(new ApiProblem(404, "not-found", "There is no such council."));
        Now = (await api.GetAsync<RotaView>("rota")).Authorities.First(a => a.Authority == code).Account;
        AsAt = await time.NowAsync();
        var own = (await api.AllAsync<AllocationLine>($"allocations?region={Council.Region}&authority={code}"))
            .Where(a => a.Status is "waiting" or "offered" or "declined" or "accepted" or "completed")
            .Where(a => (a.Offer?.Authority ?? a.Recommended) == code).OrderByDescending(a => a.WaitingSince).ToList();
        Turns = [.. await Task.WhenAll(own.Take(Shown).Select(ReadAsync))];
        Earlier = Math.Max(0, own.Count - Shown);
        Query = RegionNames.Query(HttpContext.Features.Get<Person>()!, Council.Region);
    }

    async Task<TurnLine> ReadAsync(AllocationLine line)
    {
        var (receipt, _, _) = await ReceiptView.ReadAsync(api, line.ReferralId);
        var seen = receipt.Candidates.FirstOrDefault(c => c.Authority == Council.GssCode);
        return new TurnLine(
            line.ReferralId, line.Reference, receipt.DecidedAt, line.Size, Units(seen?.Owed), seen?.Received + line.Size, Units(seen?.Repayment),
            Units(seen?.Balance) - (line.Size * InChildren.Unit));
    }

    static long? Units(string? units) => units is null ? null : InChildren.Units(units);
}
