using Microsoft.AspNetCore.Mvc.RazorPages;
using TransferScheme.Portal.Calling;
using TransferScheme.Portal.Scheme;
using TransferScheme.Portal.Signing;

namespace TransferScheme.Portal.Pages.Allocating;

/// <summary>Says that another region was approved, and who goes on.</summary>
/// <param name="api">The API.</param>
/// <param name="authorities">Names of authorities.</param>
[OpenTo(Roles.Coordinator, Roles.National)]
sealed class ApprovedModel(SchemeApi api, Authorities authorities) : PageModel
{
    /// <summary>Name of the council.</summary>
    internal string Name { get; private set; } = "";

    /// <summary>Shows it.</summary>
    /// <param name="authority">Code of the council.</param>
    public async Task OnGetAsync(string? authority) =>
        Name = (await authorities.AllAsync(api)).GetValueOrDefault(authority ?? "")?.Name
            ?? throw new ApiProblemException(new ApiProblem(404, "not-found", "There is no such council."));
}
