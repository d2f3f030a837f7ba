using Microsoft.AspNetCore.Http;
using TransferScheme.Portal.Calling;
using TransferScheme.Portal.Signing;
using TransferScheme.Portal.Words;

namespace TransferScheme.Portal.Pages.Reporting;

/// <summary>A case as the pages show it on which people report what happens to its children.</summary>
sealed record CaseView(
    Guid Id, string Reference, string Status, string? Stage, IReadOnlyList<string> Overlays, HoldRow? Hold,
    IReadOnlyList<EpisodeRow>? MissingEpisodes, IReadOnlyList<ObjectionRow>? Objections, IReadOnlyList<OutcomeRow>? Outcomes,
    DateOnly? OutcomeDueOn, long Version, string EntryAuthority, string? ReceivingAuthority, IReadOnlyList<ChildRow> Children)
{
    /// <summary>Whether it has ended, one way or the other.</summary>
    internal bool HasEnded => Status is "completed" or "withdrawn" or "closed";

    /// <summary>Episodes that last.</summary>
    internal IReadOnlyList<EpisodeRow> Missing => [.. (MissingEpisodes ?? []).Where(e => e.FoundAt is null)];

    /// <summary>A child as the reader may call them.</summary>
    internal string NameOf(Guid? childId, Text text) =>
        Children.Index().FirstOrDefault(c => c.Item.Id == childId) is { Item: not null } found
            ? NameOf(found.Index, text)
            : text["All children"];

    /// <summary>The child at a place of the list as the reader may call them.</summary>
    internal string NameOf(int index, Text text) => Children[index] switch
    {
        { GivenName: null, FamilyName: null, Initials: { } initials } => initials,
        { GivenName: null, FamilyName: null } => text["Child {0}", index + 1],
        var child => $"{child.GivenName} {child.FamilyName}".Trim(),
    };

    /// <summary>The answer to the question which child, where it need not be asked; null where it must be.</summary>
    internal string? OnlyChild => Children.Count == 1 ? $"{Children[0].Id}" : null;

    /// <summary>The child whom an answer names; null for all, and where it names none of them.</summary>
    internal Guid? ChildOf(string? answer) => Guid.TryParse(answer, out var id) && Children.Any(c => c.Id == id) ? id : null;

    /// <summary>Reads it for those who report what happens to its children: the entry authority, and where so the national team.</summary>
    /// <exception cref="ApiProblemException">It may not be seen, or the reader reports nothing of it.</exception>
    internal static async Task<CaseView> ReadAsync(Guid id, SchemeApi api, HttpContext http, Text text)
    {
        var found = await api.GetAsync<CaseView>($"referrals/{id}");
        var reader = http.Features.Get<Person>()!;
        return reader.Is(Roles.National) || reader.Authority == found.EntryAuthority
            ? found
            : throw new ApiProblemException(ApiProblem.Forbidden.Saying(
                text["The entry authority does this: it is responsible for the children until they are received."]));
    }
}

/// <summary>An open hold.</summary>
sealed record HoldRow(string ReasonCode, DateOnly ReviewOn, string? Note);

/// <summary>A time during which a child was missing.</summary>
sealed record EpisodeRow(
    int Number, Guid ChildId, DateTimeOffset MissingSince, DateTimeOffset? FoundAt, DateOnly GrantStopsOn, string? PoliceReference);

/// <summary>An objection that no review has settled.</summary>
sealed record ObjectionRow(int Number, Guid? ChildId, DateOnly RecordedOn, string? Summary);

/// <summary>What was told of the time after the move.</summary>
sealed record OutcomeRow(DateOnly RecordedOn, string? Summary);

/// <summary>A child, as far as the reader may see them.</summary>
sealed record ChildRow(Guid Id, string? GivenName, string? FamilyName, string? Initials, DateOnly? DateOfBirth, string? AgeStatus);

/// <summary>The reasons that may be given for the acts of these pages.</summary>
sealed record Reasons(
    IReadOnlyList<ReasonRow> Hold, IReadOnlyList<ReasonRow> Withdraw, IReadOnlyList<ReasonRow> Closure, IReadOnlyList<ReasonRow> FailedMove,
    IReadOnlyList<ReasonRow> Outcome)
{
    /// <summary>Reads them.</summary>
    internal static Task<Reasons> ReadAsync(SchemeApi api) => api.GetAsync<Reasons>("reason-codes");
}

/// <summary>A reason.</summary>
sealed record ReasonRow(string Code, string Text, bool Deprecated)
{
    /// <summary>Those that may still be given.</summary>
    internal static IReadOnlyList<ReasonRow> Given(IEnumerable<ReasonRow> reasons) => [.. reasons.Where(r => !r.Deprecated)];

    /// <summary>What a code means; a code that is not on the list stands as it is.</summary>
    internal static string TextOf(IEnumerable<ReasonRow> reasons, string? code) =>
        reasons.FirstOrDefault(r => r.Code == code)?.Text ?? code ?? "";
}
