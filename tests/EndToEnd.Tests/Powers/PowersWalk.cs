using System.Globalization;
using TransferScheme.EndToEnd.Tests.Declining;

namespace TransferScheme.EndToEnd.Tests.Powers;

/// <summary>A line of the walk: under which section who does what, and what is answered.</summary>
/// <param name="Section">The section of the Immigration Act 2016.</param>
/// <param name="By">Who.</param>
/// <param name="Does">What, in words.</param>
/// <param name="Call">The call.</param>
/// <param name="Answers">Status, then where the case stands or the code of the refusal; the status alone where that says it.</param>
sealed record Line(string Section, Party By, string Does, Func<PowersWalk, Caller, Task<Reply>> Call, string Answers);

/// <summary>What the lines of the walk know of each other: the cases, and the directions by the name that a line gave them.</summary>
/// <param name="scheme">The scheme.</param>
/// <param name="journey">The referral that is transferred; its authorities are those of the walk.</param>
sealed class PowersWalk(TheScheme scheme, Journey journey)
{
    readonly Dictionary<string, Guid> _directions = [];

    /// <summary>The referral whose children move, or, later in the walk, the one that nobody answers.</summary>
    internal Journey Journey { get; set; } = journey;

    /// <summary>Who reads the version that an act is decided on: whoever acts reads the same.</summary>
    internal async Task<Reply> OnAsync(Caller caller, string path, string act, string body)
    {
        var seen = await Journey.ReadAsync(Party.National, path);
        return await caller.Post($"{path}/{act}", body, seen.Status == 200 ? seen.Version : 0);
    }

    /// <summary>An act on the transfer.</summary>
    internal Task<Reply> OnTransferAsync(Caller caller, string act, string body) => OnAsync(caller, $"transfers/{Journey.Id}", act, body);

    /// <summary>Gives or proposes a direction, and remembers it by a name.</summary>
    internal async Task<Reply> DirectAsync(Caller caller, string name, string body)
    {
        var given = await caller.Post("directions", body);
        if (given.Status == 201)
        {
            _directions[name] = given.Id;
        }

        return given;
    }

    /// <summary>Address of a direction that was given or proposed.</summary>
    internal string Of(string name) => $"directions/{_directions[name]}";

    /// <summary>An act on a direction.</summary>
    internal Task<Reply> OnDirectionAsync(Caller caller, string name, string act, string body) => OnAsync(caller, Of(name), act, body);

    /// <summary>The time so many days from now, as it is written.</summary>
    internal async Task<string> InDaysAsync(double days) =>
        (await scheme.NowAsync()).AddDays(days).UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    /// <summary>Days pass.</summary>
    internal async Task<Reply> WaitAsync(int days)
    {
        await scheme.WakeAsync(days);
        using var anybody = scheme.Anybody();
        return await anybody.Get("development/clock");
    }
}
