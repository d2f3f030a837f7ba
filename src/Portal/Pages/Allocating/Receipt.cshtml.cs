using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TransferScheme.Portal.Calling;
using TransferScheme.Portal.Scheme;
using TransferScheme.Portal.Signing;
using TransferScheme.Rota.Lines;
using TransferScheme.Rota.Receipts;

namespace TransferScheme.Portal.Pages.Allocating;

/// <summary>The receipt of a decision in plain words, open to everybody as the ledger is; and the receipt itself, to check.</summary>
/// <param name="api">The API.</param>
/// <param name="authorities">Names of authorities.</param>
[OpenTo]
sealed class ReceiptModel(SchemeApi api, Authorities authorities) : PageModel
{
    /// <summary>The receipt.</summary>
    internal ReceiptView Receipt { get; private set; } = null!;

    /// <summary>Names of authorities by their codes.</summary>
    internal IReadOnlyDictionary<string, AuthorityEntry> Known { get; private set; } = new Dictionary<string, AuthorityEntry>(StringComparer.Ordinal);

    /// <summary>The referral.</summary>
    internal Guid ReferralId { get; private set; }

    /// <summary>What is not as it must be when the decision is taken again, in English; nothing where it is confirmed.</summary>
    internal IReadOnlyList<string> Faults { get; private set; } = [];

    /// <summary>Shows it, and takes the decision again.</summary>
    /// <param name="id">The referral.</param>
    public async Task OnGetAsync(Guid id)
    {
        ReferralId = id;
        (Receipt, _, var json) = await ReceiptView.ReadAsync(api, id);
        Faults = FaultsOf(json);
        Known = await authorities.AllAsync(api);
    }

    /// <summary>Hands the receipt on as it came.</summary>
    /// <param name="id">The referral.</param>
    public async Task<IActionResult> OnGetFileAsync(Guid id)
    {
        var (receipt, _, json) = await ReceiptView.ReadAsync(api, id);
        return File(json, "application/json", $"receipt-{receipt.Referral}.json");
    }

    /// <summary>Takes a decision again from its receipt alone.</summary>
    /// <param name="json">The receipt.</param>
    internal static IReadOnlyList<string> FaultsOf(byte[] json)
    {
        try
        {
            IReadOnlyList<string> faults = [];
            var receipt = RotaLine.Parse(1, Encoding.UTF8.GetString(json));
            receipt.Using(() => faults = ReceiptCheck.Faults(receipt));
            return faults;
        }
        catch (FormatException failure)
        {
            return [failure.Message];
        }
    }
}
