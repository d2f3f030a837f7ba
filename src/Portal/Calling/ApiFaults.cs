using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace TransferScheme.Portal.Calling;

/// <summary>Answers with a page in the person's words where a service turned a page's question down or did not answer.</summary>
/// <param name="metadata">For the view.</param>
sealed class ApiFaults(IModelMetadataProvider metadata) : IExceptionFilter
{
    /// <inheritdoc/>
    public void OnException(ExceptionContext context)
    {
        if (context.Exception is not ApiProblemException { Problem: var problem })
        {
            return;
        }

        var request = context.HttpContext.Request;
        context.ExceptionHandled = true;
        context.Result = problem.Status == 401 && HttpMethods.IsGet(request.Method)
            ? new RedirectResult($"/sign-in?returnTo={Uri.EscapeDataString($"{request.Path}{request.QueryString}")}")
            : new ViewResult
            {
                ViewName = "/Pages/Shared/Problem.cshtml",
                ViewData = new ViewDataDictionary(metadata, new ModelStateDictionary()) { Model = problem },
                StatusCode = problem.Status,
            };
    }
}
