using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TransferScheme.Portal.Calling;
using TransferScheme.Portal.Scheme;
using TransferScheme.Portal.Signing;
using TransferScheme.Portal.Words;

namespace TransferScheme.Portal.Pages.Allocating;

/// <summary>
/// A region's fair-share account like a bank statement: what was brought forward, owed, received, excused and repaid, and the balance, council
/// by council. The ledger is open to every role; this page is for those who place children by it and those who check them.
/// </summary>
/// <param name="api">The API.</param>
/// <param name="time">The scheme's time.</param>
/// <param name="text">The words.</param>
[OpenTo(Roles.Coordinator, Roles.National, Roles.Auditor)]
sealed class AccountModel(SchemeApi api, SchemeTime time, Text text) : PageModel
{
    // Each council has a row and a bar; a region can have more than thirty.
    const int PageSize = 15;

    /// <summary>Slug of the region; null where the reader has named none yet.</summary>
    internal string? Region { get; private set; }

    /// <summary>First day of the statement; null for the ledger's beginning.</summary>
    internal DateOnly? Since { get; private set; }

    /// <summary>First day of this month and of the one before, for which a statement can be asked.</summary>
    internal (DateOnly This, DateOnly Last) Months { get; private set; }

    /// <summary>When the figures were read.</summary>
    internal DateTimeOffset AsAt { get; private set; }

    /// <summary>The councils, those furthest behind first.</summary>
    internal IReadOnlyList<StatementLine> Lines { get; private set; } = [];

    /// <summary>The councils of this page.</summary>
    internal Slice<StatementLine> Shown { get; private set; } = Slice<StatementLine>.Empty;

    /// <summary>The address of a page without its number.</summary>
    internal string PageAddress => $"{Address(Since)}{(Address(Since).Contains('?', StringComparison.Ordinal) ? '&' : '?')}number=";

    /// <summary>The region as a whole.</summary>
    internal StatementLine Whole { get; private set; } = null!;

    /// <summary>The address of this statement with another first day or as a file.</summary>
    /// <param name="since">First day.</param>
    /// <param name="handler">Handler; null for the page.</param>
    internal string Address(DateOnly? since, string? handler = null)
    {
        var parts = new List<string>();
        if (HttpContext.Features.Get<Person>()!.Region is null)
        {
            parts.Add($"region={Region}");
        }

        if (since is { } day)
        {
            parts.Add($"since={day.ToString("O", CultureInfo.InvariantCulture)}");
        }

        if (handler is not null)
        {
            parts.Add($"handler={handler}");
        }

        return parts.Count == 0 ? "/region/account" : $"/region/account?{string.Join('&', parts)}";
    }

    /// <summary>Shows it.</summary>
    /// <param name="region">Slug of the region, for readers who have none of their own.</param>
    /// <param name="since">First day of the statement.</param>
    /// <param name="number">Which page of the councils.</param>
    public async Task OnGetAsync(string? region, DateOnly? since, int? number)
    {
        await LoadAsync(region, since);
        Shown = Slice<StatementLine>.Of(Lines, PageSize, number);
    }

    /// <summary>Answers the same figures as a table to work with: children to two decimals, and whole units beside them.</summary>
    /// <param name="region">Slug of the region, for readers who have none of their own.</param>
    /// <param name="since">First day of the statement.</param>
    public async Task<IActionResult> OnGetCsvAsync(string? region, DateOnly? since)
    {
        await LoadAsync(region, since);
        if (Region is null)
        {
            return Redirect("/region/account");
        }

        var csv = new StringBuilder(
            "code,council,brought forward,owed,received,decided,balance,excused,repaid,excused and not repaid,balance in units,owed in units\r\n");
        foreach (var line in Lines.Append(Whole))
        {
            csv.AppendJoin(',', [
                line.Code, $"\"{line.Name}\"", Figure(line.Forward), Figure(line.Owed), Figure(line.Received), Figure(line.Decided),
                Figure(line.Balance), Figure(line.Excused), Figure(line.Repaid), Figure(line.NotRepaid),
                line.Balance.ToString(CultureInfo.InvariantCulture), line.Owed.ToString(CultureInfo.InvariantCulture),
            ]).Append("\r\n");
        }

        return File(Encoding.UTF8.GetBytes(csv.ToString()), "text/csv; charset=utf-8", $"fair-share-{Region}.csv");

        // Programs that reckon know no minus sign but the hyphen.
        static string Figure(long units) => InChildren.Of(units).Replace('−', '-');
    }

    async Task LoadAsync(string? named, DateOnly? since)
    {
        Region = RegionNames.AskedBy(HttpContext.Features.Get<Person>()!, named);
        if (Region is null)
        {
            return;
        }

        AsAt = await time.NowAsync();
        var today = Dates.DayOf(AsAt);
        var month = new DateOnly(today.Year, today.Month, 1);
        Months = (month, month.AddMonths(-1));
        Since = since <= today ? since : null;
        var past = ThenAsync();
        var now = await api.GetAsync<RotaView>("rota");
        var then = await past;
        Lines =
        [
            .. now.Authorities.Where(a => a.Region == Region)
                .Select(a => StatementLine.Of(a, then.GetValueOrDefault(a.Authority)))
                .OrderByDescending(l => l.Balance).ThenBy(l => l.Code, StringComparer.Ordinal),
        ];
        Whole = StatementLine.Sum(text["The region"], Lines);
    }

    // Before the first rules there was no ledger: everything is brought forward as nothing.
    async Task<IReadOnlyDictionary<string, AccountFigures>> ThenAsync()
    {
        if (Since is not { } day)
        {
            return new Dictionary<string, AccountFigures>(StringComparer.Ordinal);
        }

        var start = Dates.Instant(day, TimeOnly.MinValue).ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        var (found, problem) = await api.AskAsync<RotaView>($"rota?asAt={start}");
        return problem is null or { Status: 404 }
            ? (found?.Authorities ?? []).ToDictionary(a => a.Authority, a => a.Account)
            : throw new ApiProblemException(problem);
    }
}
