using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TransferScheme.Portal.Calling;
using TransferScheme.Portal.Signing;
using TransferScheme.Portal.Words;

namespace TransferScheme.Portal.Pages.Declining;

/// <summary>Files of evidence: those attached, and one more. A file may have 20 MiB.</summary>
/// <param name="api">The API.</param>
/// <param name="text">The words.</param>
[OpenTo(Roles.DutyOfficer, Roles.Manager), RequestSizeLimit(Platform.Documents.Upload.MostInForm)]
sealed class EvidenceFilesModel(SchemeApi api, Text text) : PageModel
{
    /// <summary>The kinds of documents, as the contract names them.</summary>
    internal static IReadOnlyList<string> Kinds { get; } =
        ["bestInterestsAssessment", "ageReport", "health", "education", "legal", "other"];

    /// <summary>Its title.</summary>
    [BindProperty]
    public string? Title { get; set; }

    /// <summary>What it is.</summary>
    [BindProperty]
    public string? Kind { get; set; }

    /// <summary><c>body</c> or <c>annex</c>.</summary>
    [BindProperty]
    public string? Part { get; set; }

    /// <summary>The file.</summary>
    [BindProperty]
    public IFormFile? Upload { get; set; }

    /// <summary>The document's identifier: sending the same form twice attaches it once.</summary>
    [BindProperty]
    public Guid DocumentId { get; set; }

    /// <summary>What the form carries.</summary>
    [BindProperty]
    public Sending Sent { get; set; } = new();

    /// <summary>The case.</summary>
    internal RefusalView Refusal { get; private set; } = null!;

    /// <summary>What is attached.</summary>
    internal IReadOnlyList<Document> Attached { get; private set; } = [];

    /// <summary>Asks.</summary>
    /// <param name="id">The case.</param>
    public async Task OnGetAsync(Guid id)
    {
        await LoadAsync(id);
        (Sent, DocumentId) = (Sending.Of(Refusal.Version), Guid.CreateVersion7());
    }

    /// <summary>Attaches one.</summary>
    /// <param name="id">The case.</param>
    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        await LoadAsync(id);
        this.Need(nameof(Title), Title, text["Enter what the file is called"]);
        this.Need(nameof(Kind), Kind, text["Select what it is"]);
        this.Need(nameof(Part), Part, text["Select who may read it"]);
        if (Upload is not { Length: > 0 })
        {
            ModelState.AddModelError(nameof(Upload), text["Select a file"]);
        }

        return await Sent.SendAsync(
            this, Refusal.Version,
            () => api.PutFileAsync(
                $"refusals/{id}/documents/{DocumentId}?kind={Uri.EscapeDataString(Kind!)}&part={Uri.EscapeDataString(Part!)}", Upload!,
                Title!, Sent.Version),
            FieldOf, $"/refusals/{id}/evidence");
    }

    static string? FieldOf(string member) => member switch
    {
        "kind" => nameof(Kind),
        "part" => nameof(Part),
        "Document-Title" => nameof(Title),
        _ => nameof(Upload),
    };

    async Task LoadAsync(Guid id)
    {
        Refusal = await api.GetAsync<RefusalView>($"refusals/{id}");
        this.OnlyFor(Refusal.IsOf);
        Attached = (await api.GetAsync<Documents>($"refusals/{id}/documents")).Items;
    }

    /// <summary>A document that is attached.</summary>
    internal sealed record Document(Guid DocumentId, string Kind, long Length, string Scan, string? Title = null, string? Part = null);

    sealed record Documents(IReadOnlyList<Document> Items);
}
