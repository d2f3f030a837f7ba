using Microsoft.AspNetCore.Mvc.RazorPages;
using TransferScheme.Portal.Signing;

namespace TransferScheme.Portal.Pages.Homes;

/// <summary>The home of a role.</summary>
[OpenTo(Roles.Coordinator)]
sealed class RegionModel : PageModel;
