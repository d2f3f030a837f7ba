using Microsoft.AspNetCore.Http;
using TransferScheme.Portal.Calling;
using TransferScheme.Portal.Pages.Reporting;
using TransferScheme.Portal.Scheme;
using TransferScheme.Portal.Signing;
using TransferScheme.Portal.Words;

namespace TransferScheme.Portal.Pages.Moving;

/// <summary>A transfer, the case that it is of, and the part that the reader has in it.</summary>
/// <param name="Transfer">The transfer.</param>
/// <param name="Case">The case.</param>
/// <param name="Entry">The entry authority.</param>
/// <param name="Receiving">The receiving authority.</param>
/// <param name="Reader">Who reads.</param>
sealed record MoveCase(TransferView Transfer, CaseView Case, AuthorityEntry Entry, AuthorityEntry Receiving, Person Reader)
{
    /// <summary>Reads it.</summary>
    internal static async Task<MoveCase> ReadAsync(Guid id, SchemeApi api, Authorities authorities, HttpContext http)
    {
        var transfer = await api.GetAsync<TransferView>($"transfers/{id}");
        var all = await authorities.AllAsync(api);
        return new MoveCase(
            transfer, await api.GetAsync<CaseView>($"referrals/{id}"), all[transfer.EntryAuthority], all[transfer.ReceivingAuthority],
            http.Features.Get<Person>()!);
    }

    internal Guid Id => Transfer.ReferralId;

    internal string Reference => Case.Reference;

    /// <summary>Where it stands, beneath a hold too.</summary>
    internal string Stage => Case.Stage ?? Transfer.Status;

    internal bool IsEntry => Reader.Role == Roles.DutyOfficer && Reader.Authority == Entry.GssCode;

    internal bool IsReceiving => Reader.Role == Roles.DutyOfficer && Reader.Authority == Receiving.GssCode;

    /// <summary>Whether the reader acts for one of the two authorities.</summary>
    internal bool IsMine => IsEntry || IsReceiving;

    /// <summary>Whether the course is not shown: to the regions and the national team once responsibility has moved.</summary>
    internal bool IsClosedTo => Stage is "completed" && Transfer.MadeAt is null;

    /// <summary>Whether there is a deed that the reader may read.</summary>
    internal bool HasDeed => Transfer.EffectiveAt is not null && Reader.Role != Roles.Coordinator;

    internal bool HasArrived(AuthorityEntry authority) => Transfer.ArrivalConfirmedBy.Contains(authority.GssCode);

    internal DateTimeOffset? ArrivalBy(AuthorityEntry authority) =>
        Transfer.Arrivals?.FirstOrDefault(a => a.OnBehalfOf == authority.GssCode)?.ArrivedAt;

    /// <summary>Keeps a page to those who do what it is for.</summary>
    /// <param name="may">Whether the reader may.</param>
    /// <param name="otherwise">Who does, in a sentence.</param>
    /// <exception cref="ApiProblemException">They may not.</exception>
    internal MoveCase For(bool may, string otherwise) =>
        may ? this : throw new ApiProblemException(ApiProblem.Forbidden.Saying(otherwise));
}

/// <summary>A transfer as its pages show it.</summary>
sealed record TransferView(
    Guid ReferralId, string Status, long Version, string EntryAuthority, string ReceivingAuthority, string? TransferKind,
    IReadOnlyList<string> SignedBy, IReadOnlyList<HandoverRow> Handover, DateTimeOffset? MadeAt, DateTimeOffset? DepartedAt,
    DateTimeOffset? ExpectedAt, IReadOnlyList<string> ArrivalConfirmedBy, DateTimeOffset? EffectiveAt, string? Escort, int? FailedMoves,
    IReadOnlyList<ArrivalRow>? Arrivals, AlarmRow? Alarm, DisputeRow? Dispute, DateTimeOffset? MovesAt, BarredRow? Barred);

/// <summary>An item of the hand-over list.</summary>
sealed record HandoverRow(string Item, string Status, DateOnly? FollowsOn, bool HandedOver, bool Received);

/// <summary>An arrival as one authority told it.</summary>
sealed record ArrivalRow(string OnBehalfOf, DateTimeOffset ArrivedAt);

/// <summary>The alarm about children who did not arrive.</summary>
sealed record AlarmRow(DateTimeOffset ExpectedAt, DateTimeOffset OverdueFrom, DateTimeOffset? EndedAt);

/// <summary>A dispute about the arrival.</summary>
sealed record DisputeRow(DateTimeOffset? ArrivedAt, string? Reason, string? SettledBy, DateTimeOffset? DecidedAt);

/// <summary>Why a transfer whose arrival is agreed is not complete.</summary>
sealed record BarredRow(string Code, string Detail);

/// <summary>The hand-over list in words.</summary>
static class HandoverWords
{
    /// <summary>What is on every list.</summary>
    internal static IReadOnlyList<string> Standard { get; } =
        ["health", "medication", "education", "solicitor", "documents", "delegatedAuthority", "carePlan"];

    /// <summary>An item in words; one that somebody added stands as they named it.</summary>
    internal static string NameOf(string item, Text text) => item switch
    {
        "health" => text["Health record and appointments"],
        "medication" => text["Medication, and how it is taken"],
        "education" => text["Education plan and school records"],
        "solicitor" => text["Solicitor, and the asylum claim"],
        "documents" => text["Documents and belongings"],
        "delegatedAuthority" => text["Delegated authority for the carer"],
        "carePlan" => text["Care plan"],
        _ => item,
    };

    /// <summary>What becomes of it.</summary>
    internal static string StatusOf(HandoverRow row, Text text, Dates dates) => row switch
    {
        { Status: "ready" } => text["Ready"],
        { Status: "notNeeded" } => text["Not needed"],
        { Status: "follows", FollowsOn: { } on } => text["Follows on {0}", dates.Day(on)],
        { Status: "follows" } => text["Follows"],
        _ => text["Nobody has said what becomes of it"],
    };
}
