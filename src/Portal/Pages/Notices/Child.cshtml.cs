using Microsoft.AspNetCore.Mvc.RazorPages;
using TransferScheme.Portal.Signing;

namespace TransferScheme.Portal.Pages.Notices;

/// <summary>
/// The notice for a child who is to move, as a template that a council prints and fills in by hand. Nothing of a case is on it, and
/// nothing of it is kept.
/// </summary>
[OpenTo(Roles.DutyOfficer, Roles.Manager, Roles.Coordinator, Roles.National)]
sealed class ChildModel : PageModel;
