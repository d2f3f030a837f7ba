using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;

namespace TransferScheme.Portal.Signing;

/// <summary>A form that somebody sent after their session had ended.</summary>
/// <param name="Path">Where it was sent.</param>
/// <param name="Fields">What it held.</param>
public sealed record Kept(string Path, IReadOnlyList<KeyValuePair<string, string>> Fields);

/// <summary>Seals such a form for the time that it takes to sign in again.</summary>
/// <param name="protection">Seals.</param>
sealed class KeptForm(IDataProtectionProvider protection)
{
    readonly IDataProtector _seal = protection.CreateProtector("kept forms");

    internal async Task<string> SealAsync(HttpRequest request)
    {
        var form = request.HasFormContentType ? await request.ReadFormAsync() : FormCollection.Empty;
        var fields = form.Where(f => f.Key is not "__RequestVerificationToken")
            .SelectMany(f => f.Value.Select(v => KeyValuePair.Create(f.Key, v ?? ""))).ToList();
        return Convert.ToBase64String(_seal.Protect(JsonSerializer.SerializeToUtf8Bytes(new Kept($"{request.Path}{request.QueryString}", fields))));
    }

    /// <summary>What was kept; null for something that this portal did not seal.</summary>
    internal Kept? Open(string kept)
    {
        try
        {
            return JsonSerializer.Deserialize<Kept>(_seal.Unprotect(Convert.FromBase64String(kept)));
        }
        catch (Exception forged) when (forged is FormatException or System.Security.Cryptography.CryptographicException)
        {
            return null;
        }
    }
}
