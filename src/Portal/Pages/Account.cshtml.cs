using Microsoft.AspNetCore.Mvc.RazorPages;
using TransferScheme.Portal.Signing;

namespace TransferScheme.Portal.Pages;

/// <summary>What the service knows of the person who is signed in.</summary>
[OpenTo]
sealed class AccountModel : PageModel
{
    /// <summary>Who it is.</summary>
    public Person Person => HttpContext.Features.Get<Person>()!;
}
