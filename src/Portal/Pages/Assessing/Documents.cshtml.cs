using Microsoft.AspNetCore.Mvc.RazorPages;
using TransferScheme.Portal.Calling;
using TransferScheme.Portal.Signing;

namespace TransferScheme.Portal.Pages.Assessing;

/// <summary>The documents of an assessment.</summary>
/// <param name="api">The API.</param>
[OpenTo(Roles.Assessor, Roles.Manager)]
sealed class DocumentsModel(SchemeApi api) : PageModel
{
    /// <summary>A version of a document.</summary>
    internal sealed record Document(Guid DocumentId, int Version, string Kind, string MediaType, long Length, DateTimeOffset AttachedAt,
        string? Title);

    /// <summary>The assessment.</summary>
    internal Case Case { get; private set; } = null!;

    /// <summary>The documents, the oldest first.</summary>
    internal IReadOnlyList<Document> Documents { get; private set; } = [];

    /// <summary>Shows them.</summary>
    /// <param name="id">The assessment.</param>
    public async Task OnGetAsync(Guid id)
    {
        Case = await Case.ReadAsync(api, id);
        Documents = (await api.GetAsync<Listed>($"age-assessments/{id}/documents")).Items;
    }

    sealed record Listed(IReadOnlyList<Document> Items);
}
