using Microsoft.AspNetCore.Mvc.RazorPages;
using TransferScheme.Portal.Signing;

namespace TransferScheme.Portal.Pages;

/// <summary>The accessibility statement (Public Sector Bodies Accessibility Regulations 2018).</summary>
[OpenTo(Anybody = true)]
sealed class AccessibilityModel : PageModel;
