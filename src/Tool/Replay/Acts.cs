using System.Net;
using System.Text.Json.Nodes;

namespace TransferScheme.Tool.Replay;

/// <summary>What the partners do in a case, each act as one or two commands.</summary>
/// <param name="partners">The partners.</param>
sealed class Acts(Partners partners)
{
    /// <summary>The entry authority refers.</summary>
    internal async Task ReferAsync(Journey j)
    {
        var referral = await partners.Authority(j.Plan.EntryAuthority).PostAsync("referrals", Forms.Referral(j.Plan));
        (j.Id, j.Version) = ((Guid)referral.Good["id"]!, referral.Version);
        CheckClock(j, referral.Good);
        if ((string)referral.Good["status"]! == "ineligible")
        {
            await Patience.UntilAsync(() => IsEligibleAsync(j), $"The eligibility of {j.Id} ({referral.Good["ineligible"]})");
        }
    }

    /// <summary>Whether the rota has decided.</summary>
    internal async Task<bool> IsDecidedAsync(Journey j) =>
        (await partners.Authority(j.Plan.EntryAuthority).GetAsync($"allocations/{j.Id}")).IsGood;

    /// <summary>Whether the ledger has come so far with a referral.</summary>
    internal async Task<bool> IsAllocationAsync(Journey j, string status) =>
        (string?)(await partners.National.GetAsync($"allocations/{j.Id}")).Good["status"] == status;

    /// <summary>Reads whose turn it is.</summary>
    internal async Task LookAsync(Journey j)
    {
        var allocation = await partners.National.GetAsync($"allocations/{j.Id}");
        (j.Region, j.AllocationVersion) = ((string?)allocation.Good["region"], allocation.Version);
        j.Receiver = (string?)allocation.Good["candidates"]!.AsArray().FirstOrDefault()?["authority"] ?? "";
    }

    /// <summary>The coordinator confirms.</summary>
    internal async Task OfferAsync(Journey j)
    {
        var offer = await partners.Coordinator(j.Region!).PostAsync(
            $"allocations/{j.Id}/offer", Forms.Offer(j.Receiver), j.AllocationVersion);
        j.OfferId = (Guid)offer.Good["id"]!;
    }

    /// <summary>Whether Referrals knows of the offer.</summary>
    internal async Task<bool> IsOfferNotedAsync(Journey j) =>
        await partners.Coordinator(j.Region!).GetAsync($"referrals/{j.Id}") is { IsGood: true } referral
        && (string)referral.Body["status"]! != "awaitingAllocation";

    /// <summary>The offered authority accepts.</summary>
    internal async Task AcceptAsync(Journey j)
    {
        _ = (await VersionedAsync(partners.Authority(j.Receiver), $"offers/{j.OfferId}", "acceptance", Forms.Acceptance(j.Plan), 1)).Good;

        // Offer and acceptance are noted in Referrals' own stream.
        j.Version += 2;
    }

    /// <summary>Whether Referrals knows of the acceptance.</summary>
    internal async Task<bool> IsAcceptanceNotedAsync(Journey j) =>
        (await partners.Authority(j.Receiver).GetAsync($"transfers/{j.Id}")).IsGood;

    /// <summary>The terms are proposed and both authorities sign.</summary>
    internal async Task ArrangeAsync(Journey j)
    {
        await OnAsync(j, j.Plan.EntryAuthority, "arrangement", Forms.Arrangement(j.Plan));
        await OnAsync(j, j.Plan.EntryAuthority, "signatures", Forms.Signature(j.Plan.EntryAuthority));
        await OnAsync(j, j.Receiver, "signatures", Forms.Signature(j.Receiver));
    }

    /// <summary>The children leave, and the receiving authority confirms that they arrived.</summary>
    internal async Task TravelAsync(Journey j)
    {
        await OnAsync(j, j.Plan.EntryAuthority, "departure", Forms.Departure(j.Plan));
        await OnAsync(j, j.Receiver, "arrival", Forms.Arrival(j.Plan));
    }

    /// <summary>The entry authority confirms the arrival, which completes the transfer.</summary>
    internal Task CompleteAsync(Journey j) => OnAsync(j, j.Plan.EntryAuthority, "arrival", Forms.Arrival(j.Plan));

    // The sender's new count is still on its way to Referrals, where it makes the referral eligible.
    async Task<bool> IsEligibleAsync(Journey j)
    {
        var referral = await partners.Authority(j.Plan.EntryAuthority).GetAsync($"referrals/{j.Id}");
        j.Version = referral.Version;
        return (string)referral.Good["status"]! != "ineligible";
    }

    async Task OnAsync(Journey j, string authority, string act, JsonObject body)
    {
        var answer = await VersionedAsync(partners.Authority(authority), $"transfers/{j.Id}", act, body, j.Version);
        j.Version = answer.Version;
    }

    /// <summary>Acts on the version that is known, or on what it has become since.</summary>
    internal static async Task<Reply> VersionedAsync(Partner partner, string path, string act, JsonObject body, long version)
    {
        // What happens by itself is one event more than counted on: judged again by a message that came late, due soon, overdue. That
        // of one day comes soon after the clock was advanced to it, and hardly twice between a look and the act that follows it.
        var answer = await partner.PostAsync($"{path}/{act}", body, version);
        for (var tries = 0; answer.Status is HttpStatusCode.PreconditionFailed && tries < 5; tries++)
        {
            answer = await partner.PostAsync($"{path}/{act}", body, (await partner.GetAsync(path)).Version);
        }

        return answer;
    }

    static void CheckClock(Journey j, JsonObject referral)
    {
        var (taken, played) = ((string?)referral["clocks"]?["statutory"]?["startedOn"], Forms.Day(j.Plan.Days.Referred));
        if (taken != played)
        {
            throw new CommandFailedException($"A referral of {played} was taken for one of {taken}: do services stand at different times?");
        }
    }
}
