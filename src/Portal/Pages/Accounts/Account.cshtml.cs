using Microsoft.AspNetCore.Mvc.RazorPages;
using TransferScheme.Portal.Calling;
using TransferScheme.Portal.Scheme;
using TransferScheme.Portal.Signing;

namespace TransferScheme.Portal.Pages.Accounts;

/// <summary>What the service knows of the person who is signed in.</summary>
/// <param name="api">The API.</param>
/// <param name="authorities">Names of authorities.</param>
/// <param name="issuer">Tells who keeps the password.</param>
[OpenTo]
sealed class AccountModel(SchemeApi api, Authorities authorities, Issuer issuer) : PageModel
{
    /// <summary>Whether password and one-time codes are an issuer's outside.</summary>
    internal bool IsElsewhere => issuer.Outside is not null;

    /// <summary>Who it is.</summary>
    internal Account Me { get; private set; } = null!;

    /// <summary>Name of the person's authority.</summary>
    internal string? Authority { get; private set; }

    /// <summary>Shows it.</summary>
    public async Task OnGetAsync()
    {
        Me = await api.GetAsync<Account>("people/me");
        Authority = Me.Authority is { } code ? (await authorities.AllAsync(api))[code].Name : null;
    }
}

/// <summary>What people are told of their own account.</summary>
sealed record Account(
    string? Name, string? Email, string Role, string? Authority, string? Region, bool SecondFactor, int RecoveryCodesLeft);
