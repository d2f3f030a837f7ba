using Microsoft.AspNetCore.Http;
using TransferScheme.Portal.Calling;
using TransferScheme.Portal.Signing;

namespace TransferScheme.Portal.Pages.Declaring;

/// <summary>An authority's position as its own people see it.</summary>
sealed record OwnPosition(
    string GssCode, string Name, int? ChildrenLookedAfter, DateOnly? AsOf, int Threshold, int? Headroom, int InFlight,
    Participation Participation, Capacity? Capacity, long Version)
{
    /// <summary>Reads that of the reader's authority.</summary>
    internal static Task<OwnPosition> ReadAsync(SchemeApi api, HttpContext http) =>
        api.GetAsync<OwnPosition>($"authorities/{http.Features.Get<Person>()!.Authority}");
}

/// <summary>Whether it takes its turns in the rota.</summary>
sealed record Participation(bool Able, DateOnly? Until);

/// <summary>Its own declaration of free places.</summary>
sealed record Capacity(IReadOnlyList<FreePlaces> Places, DateOnly ValidUntil, bool Expired, IReadOnlyList<string> Contradictions);

/// <summary>Free places of one kind.</summary>
sealed record FreePlaces(string PlacementType, string Sex, int AgeFrom, int AgeTo, int Places);

/// <summary>Where its offices are reached.</summary>
sealed record OwnContacts(string? Mailbox, string? Phone, Office? SecondContact, Office? OutOfHours, Office? Police, long Version)
{
    /// <summary>Reads those of the reader's authority.</summary>
    internal static Task<OwnContacts> ReadAsync(SchemeApi api, HttpContext http) =>
        api.GetAsync<OwnContacts>($"authorities/{http.Features.Get<Person>()!.Authority}/contacts");
}

/// <summary>How an office is reached.</summary>
sealed record Office(string? Mailbox, string? Phone);
