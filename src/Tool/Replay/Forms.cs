using System.Globalization;
using System.Text.Json.Nodes;

namespace TransferScheme.Tool.Replay;

/// <summary>The bodies that the partners send. Every word of free text says that it is made up.</summary>
static class Forms
{
    const string Fake = "Fake: made up for a replay";

    /// <summary>The time at which the replay acts: in the afternoon of the working day, before the cut-off of five o'clock.</summary>
    internal static DateTimeOffset ClockOn(DateOnly day) => At(day, 15);

    /// <summary>A day.</summary>
    internal static string Day(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);

    /// <summary>The referral form.</summary>
    internal static JsonObject Referral(ReplayCase c) => new()
    {
        ["entryAuthority"] = c.EntryAuthority,
        ["inAuthorityCare"] = c.InAuthorityCare,
        ["arrivedOn"] = Day(c.ArrivedOn),
        ["children"] = new JsonArray([.. c.Children.Select(child => Child(child, c))]),
        ["needs"] = new JsonObject { ["placementTypes"] = new JsonArray(Placement(c)) },
        ["bestInterests"] = new JsonObject { ["assessedOn"] = Day(c.Days.Referred), ["assessedBy"] = "Fake Worker", ["summary"] = Fake },
        ["childsViews"] = new JsonObject
        {
            ["recordedOn"] = Day(c.Days.Referred), ["toldInLanguage"] = c.Children[0].Nationality.Language, ["advocateOffered"] = true,
            ["summary"] = Fake,
        },
        ["legal"] = Legal(c),
    };

    /// <summary>The form's section on legal status.</summary>
    static JsonObject Legal(ReplayCase c) => new() { ["careStatus"] = c.InAuthorityCare ? "s20" : "s17" };

    /// <summary>The coordinator's confirmation.</summary>
    internal static JsonObject Offer(string authority) => new() { ["authority"] = authority };

    /// <summary>The receiving authority's acceptance.</summary>
    internal static JsonObject Acceptance(ReplayCase c) => new()
    {
        ["placementType"] = Placement(c), ["placement"] = Fake,
        ["socialWorker"] = new JsonObject { ["name"] = "Fake Worker", ["email"] = "fake.worker@demo.invalid", ["phone"] = "Fake" },
    };

    /// <summary>The terms of the arrangement: from the morning of the journey on.</summary>
    internal static JsonObject Arrangement(ReplayCase c) => new() { ["effectiveAt"] = At(c.Days.Moved, 8) };

    /// <summary>A signature.</summary>
    internal static JsonObject Signature(string authority) =>
        new() { ["onBehalfOf"] = authority, ["signedBy"] = "Fake Officer", ["office"] = "Fake office" };

    /// <summary>The departure.</summary>
    internal static JsonObject Departure(ReplayCase c) =>
        new() { ["departedAt"] = At(c.Days.Moved, 9), ["escort"] = "Fake Escort", ["expectedAt"] = At(c.Days.Moved, 14) };

    /// <summary>The arrival, as both authorities saw it.</summary>
    internal static JsonObject Arrival(ReplayCase c) => new() { ["arrivedAt"] = At(c.Days.Moved, 13), ["receivedBy"] = "Fake Receiver" };

    static JsonObject Child(ReplayChild child, ReplayCase c) => new()
    {
        ["givenName"] = child.GivenName, ["familyName"] = child.FamilyName, ["dateOfBirth"] = Day(child.DateOfBirth), ["sex"] = child.Sex,
        ["nationality"] = child.Nationality.Code, ["languages"] = new JsonArray(child.Nationality.Language),
        ["interpreter"] = child.Nationality.Language != "en",
        ["asylumClaim"] = new JsonObject { ["madeOn"] = Day(c.ArrivedOn), ["determined"] = false },
    };

    // Lodgings and the like are for those of 16 and 17.
    static string Placement(ReplayCase c) =>
        c.Children.All(child => child.DateOfBirth.AddYears(16) <= c.Days.Referred) ? "supportedLodgings" : "foster";


    static DateTimeOffset At(DateOnly day, int hour) => new(day, new TimeOnly(hour, 0), TimeSpan.Zero);
}
