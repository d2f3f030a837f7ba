using TransferScheme.TestKit.Running;

namespace TransferScheme.Portal.Tests.Allocating;

/// <summary>What the tests of a coordinator's pages prepare, by the API as partners' systems do it.</summary>
static class Region
{
    /// <summary>A child of Kent's who waits for an offer.</summary>
    internal static async Task<Journey> WaitingAsync(this TheScheme scheme) =>
        await new Journey(scheme, await scheme.As("api-client", Journey.Kent)).ReferAsync();

    /// <summary>What people call the referral of a journey.</summary>
    internal static async Task<string> ReferenceAsync(this Journey journey)
    {
        using var national = await journey.Scheme.As("national");
        return (await national.Get($"allocations/{journey.Id}")).Expect(200)["reference"];
    }

    /// <summary>The name of an authority.</summary>
    internal static async Task<string> NameAsync(this TheScheme scheme, string authority)
    {
        using var national = await scheme.As("national");
        return (await national.Get($"authorities/{authority}")).Expect(200)["name"];
    }

    /// <summary>A candidate of another region than the recommended one, and its region.</summary>
    internal static async Task<(string Authority, string Region)> ElsewhereAsync(this Journey journey, int skip = 0)
    {
        using var national = await journey.Scheme.As("national");
        var candidate = (await national.Get($"allocations/{journey.Id}")).Expect(200).Json["candidates"]!.AsArray()
            .Where(c => (string)c!["region"]! != journey.Region).Skip(skip).First()!;
        return ((string)candidate["authority"]!, (string)candidate["region"]!);
    }

    /// <summary>Approves another region, as the national team.</summary>
    internal static async Task ApproveAsync(this Journey journey, string authority)
    {
        using var national = await journey.Scheme.As("national");
        var version = (await national.Get($"allocations/{journey.Id}")).Expect(200).Version;
        (await national.Post($"allocations/{journey.Id}/approvals", $$"""{ "authority": "{{authority}}", "reasonCode": "family-link" }""", version))
            .Expect(201);
    }
}
