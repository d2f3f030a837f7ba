using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using TransferScheme.Portal.Calling;

namespace TransferScheme.Portal.Pages.Figures;

/// <summary>A table that a service writes, fit for publication, handed on as it is.</summary>
static class ReturnedFile
{
    /// <summary>The table.</summary>
    /// <param name="api">The API.</param>
    /// <param name="http">The request.</param>
    /// <param name="path">Path below <c>/api/v1/</c>.</param>
    /// <param name="name">Name of the file.</param>
    /// <exception cref="ApiProblemException">There is no such table, or the service did not answer.</exception>
    internal static async Task<FileStreamResult> OfAsync(SchemeApi api, HttpContext http, string path, string name)
    {
        var answer = await api.OpenAsync(path, ("Accept", "text/csv"));
        http.Response.RegisterForDispose(answer);
        return new FileStreamResult(await answer.Content.ReadAsStreamAsync(http.RequestAborted), "text/csv; charset=utf-8")
        {
            FileDownloadName = name,
        };
    }
}
