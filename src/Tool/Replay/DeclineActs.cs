using System.Text.Json.Nodes;

namespace TransferScheme.Tool.Replay;

/// <summary>What the partners do about an offer that is declined, each act as one or two commands.</summary>
/// <param name="partners">The partners.</param>
sealed class DeclineActs(Partners partners)
{
    /// <summary>A duty officer writes the statement of reasons; the manager, who may decide it, issues it.</summary>
    /// <exception cref="CommandFailedException">The scheme does not take the statement.</exception>
    internal async Task DeclineAsync(Journey j)
    {
        var statement = StatementForms.Statement(j.OfferId, j.Plan, j.Plan.Decline!);
        var draft = await partners.Authority(j.Receiver).PostAsync("refusals", statement);
        var issued = await partners.Manager(j.Receiver).PostAsync($"refusals/{j.OfferId}/issue", new JsonObject(), draft.Version);
        if ((string?)issued.Good["status"] != "declined")
        {
            throw new CommandFailedException($"The statement on {j.OfferId} was issued, and it stands at {issued.Good["status"]}.");
        }
    }

    /// <summary>Whether Allocation and Referrals know of the decline.</summary>
    internal async Task<bool> IsDeclineNotedAsync(Journey j) =>
        await AllocationAsync(j) == "declined" && await ReferralAsync(j) == "awaitingAllocation";

    /// <summary>The national team reviews the reasons.</summary>
    internal async Task ReviewAsync(Journey j)
    {
        var path = $"refusals/{j.OfferId}";
        var seen = await partners.National.GetAsync(path);
        _ = (await Acts.VersionedAsync(partners.National, path, "review", StatementForms.Review(j.Plan.Decline!), seen.Version)).Good;
    }

    /// <summary>Whether what follows from the review has come about: the rota has decided afresh, or the offer stands again.</summary>
    internal async Task<bool> IsReviewNotedAsync(Journey j) => j.Plan.Decline!.IsAccepted
        ? await AllocationAsync(j) is "waiting" or "unplaced"
        : await AllocationAsync(j) == "offered" && await ReferralAsync(j) == "offered";

    async Task<string?> AllocationAsync(Journey j) => (string?)(await partners.National.GetAsync($"allocations/{j.Id}")).Good["status"];

    async Task<string?> ReferralAsync(Journey j) =>
        (string?)(await partners.Authority(j.Plan.EntryAuthority).GetAsync($"referrals/{j.Id}")).Good["status"];
}
