using Microsoft.AspNetCore.Mvc;
using TransferScheme.Platform.Problems;

namespace TransferScheme.Referrals.Viewing;

/// <summary>
/// Which referrals a list is of, as figures count them. The status of a list is what is shown, and a hold is; the stage is what lies
/// beneath. Who referred and who receives are asked for apart, because an authority can be both.
/// </summary>
/// <param name="Stage">
/// One of <c>ineligible awaitingAllocation offered accepted arranged inTransit completed withdrawn closed</c>, or several with commas.
/// </param>
/// <param name="Eligible">Whether the rules found it eligible, also before it ended.</param>
/// <param name="EntryAuthority">Code of the entry authority.</param>
/// <param name="EntryRegion">Slug of its region.</param>
/// <param name="ReceivingAuthority">Code of the authority that accepted.</param>
/// <param name="ReceivingRegion">Slug of its region.</param>
sealed record CountedReferrals(
    [FromQuery(Name = "stage")] string? Stage,
    [FromQuery(Name = "eligible")] bool? Eligible,
    [FromQuery(Name = "entryAuthority")] string? EntryAuthority,
    [FromQuery(Name = "entryRegion")] string? EntryRegion,
    [FromQuery(Name = "receivingAuthority")] string? ReceivingAuthority,
    [FromQuery(Name = "receivingRegion")] string? ReceivingRegion)
{
    /// <summary>The condition on a referral's document; its signs are for <see cref="Values"/>.</summary>
    internal const string Condition =
        """
        (? = '' or data ->> 'status' = any(string_to_array(?, ',')))
        and (? = '' or (jsonb_array_length(data -> 'minimumFacts') > 0 and data ->> 'status' not in ('Incomplete', 'Ineligible'))::text = ?)
        and (? = '' or data ->> 'entryAuthority' = ?) and (? = '' or data ->> 'entryRegion' = ?)
        and (? = '' or data ->> 'receivingAuthority' = ?)
        and (? = '' or (data ->> 'receivingAuthority' is not null and data ->> 'offeredRegion' = ?))
        """;

    // An offer that waits for an answer to a question is an offer; a declined one leaves the referral waiting.
    static readonly Dictionary<string, string> Stages = Enum.GetValues<ReferralStatus>()
        .Except([ReferralStatus.Incomplete, ReferralStatus.Held, ReferralStatus.Queried, ReferralStatus.Declined])
        .ToDictionary(s => s.Name(), s => s switch
        {
            ReferralStatus.Offered => $"{s},{ReferralStatus.Queried}",
            ReferralStatus.AwaitingAllocation => $"{s},{ReferralStatus.Declined}",
            _ => $"{s}",
        });

    /// <summary>What the condition asks for; nothing asked for is the empty text.</summary>
    internal IEnumerable<object> Values =>
        new[]
        {
            Stage is null ? "" : string.Join(',', Stage.Split(',').Select(s => Stages[s])),
            Eligible switch { null => "", true => "true", false => "false" },
            EntryAuthority ?? "", EntryRegion ?? "", ReceivingAuthority ?? "", ReceivingRegion ?? "",
        }.SelectMany(value => new object[] { value, value });

    internal void Check(Faults faults)
    {
        faults.When(Stage?.Split(',').All(Stages.ContainsKey) is false, "stage", "Must be stages of a referral, with commas between.");
        faults.Text(EntryAuthority, "entryAuthority", 20);
        faults.Text(EntryRegion, "entryRegion", 40);
        faults.Text(ReceivingAuthority, "receivingAuthority", 20);
        faults.Text(ReceivingRegion, "receivingRegion", 40);
    }
}
