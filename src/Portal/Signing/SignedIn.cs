using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace TransferScheme.Portal.Signing;

/// <summary>
/// Lets nobody reach a page that is not for them. Whoever was signed out while they wrote signs in again and goes on with what they had
/// typed: it waits, sealed, in the page that asks for the sign-in.
/// </summary>
/// <param name="kept">Seals what was typed.</param>
/// <param name="metadata">For the view.</param>
sealed class SignedIn(KeptForm kept, IModelMetadataProvider metadata) : IAsyncAuthorizationFilter, IOrderedFilter
{
    /// <summary>Before the check of the form's token, which belongs to the session that has ended.</summary>
    public int Order => -10_000;

    /// <inheritdoc/>
    public async Task OnAuthorizationAsync(AuthorizationFilterContext context)
    {
        var http = context.HttpContext;
        var person = await Session.ReadAsync(http);
        http.Features.Set(person);
        if (context.ActionDescriptor is not CompiledPageActionDescriptor page)
        {
            return;
        }

        var open = page.ModelTypeInfo?.GetCustomAttributes(typeof(OpenToAttribute), inherit: false).OfType<OpenToAttribute>().SingleOrDefault();
        if (open?.Admits(person) == true)
        {
            if (person is { MustEnrol: true } && !open.Anybody && !open.BeforeEnrolment)
            {
                context.Result = new RedirectResult("/account/second-factor");
            }

            return;
        }

        if (person is not null)
        {
            context.Result = View("Problem", Calling.ApiProblem.Forbidden, 403);
        }
        else if (HttpMethods.IsGet(http.Request.Method))
        {
            context.Result = new RedirectResult($"/sign-in?returnTo={Uri.EscapeDataString($"{http.Request.Path}{http.Request.QueryString}")}");
        }
        else
        {
            context.Result = View("SignInAgain", await kept.SealAsync(http.Request), 401);
        }
    }

    ViewResult View(string name, object model, int status) => new()
    {
        ViewName = $"/Pages/Shared/{name}.cshtml",
        ViewData = new ViewDataDictionary(metadata, new ModelStateDictionary()) { Model = model },
        StatusCode = status,
    };
}
