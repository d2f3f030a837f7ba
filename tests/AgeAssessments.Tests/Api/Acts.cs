using System.Text.Json;
using System.Text.Json.Nodes;
using TransferScheme.Platform.Security;

namespace TransferScheme.AgeAssessments.Tests.Api;

/// <summary>An act as somebody tries it, and the word of the answer: status, then stage, or code with the items that fail.</summary>
/// <param name="Who"><c>lead</c>, <c>second</c>, <c>manager</c>, <c>officer</c> or <c>national</c>.</param>
/// <param name="Name">The act.</param>
/// <param name="Body">What is sent with it.</param>
/// <param name="Word">The answer.</param>
sealed record Act(string Who, string Name, object? Body, string Word);

/// <summary>Acts one after the other, and bodies with a part changed.</summary>
static class Acts
{
    /// <summary>Tries each act on the version that stands.</summary>
    internal static async Task<AgeCase> Try(this AgeCase ages, AgesHost host, params Act[] acts)
    {
        foreach (var act in acts)
        {
            using var who = act.Who switch
            {
                "lead" => host.Lead(),
                "second" => host.Second(),
                "manager" => host.Manager(),
                "officer" => host.As(Role.DutyOfficer, A.Kent, person: A.Officer),
                _ => host.As(Role.National, person: A.Next),
            };
            (await ages.Act(who, act.Name, act.Body)).Word.ShouldBe(act.Word, act.Name);
        }

        return ages;
    }

    /// <summary>Where an item of the checklist stands, as it is shown.</summary>
    internal static async Task<string> Item(this AgeCase ages, AgesHost host, string id)
    {
        using var lead = host.Lead();
        return (string)(await ages.Get(lead)).Body["checklist"]!.AsArray().Single(i => (string?)i!["id"] == id)!["state"]!;
    }

    /// <summary>A body with one member replaced, or left out where it is null.</summary>
    internal static JsonObject With(object body, string member, object? value)
    {
        var changed = (JsonObject)JsonSerializer.SerializeToNode(body, body.GetType())!;
        changed.Remove(member);
        if (value is not null)
        {
            changed[member] = JsonSerializer.SerializeToNode(value, value.GetType());
        }

        return changed;
    }
}
