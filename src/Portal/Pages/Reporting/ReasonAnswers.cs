using Microsoft.AspNetCore.Mvc.RazorPages;
using TransferScheme.Portal.Words;

namespace TransferScheme.Portal.Pages.Reporting;

/// <summary>What the pages have in common that ask for a reason: its code, and a note that tells it where no code does.</summary>
static class ReasonAnswers
{
    /// <summary>Says what is needed of a reason.</summary>
    /// <param name="page">The page, whose fields are <c>Reason</c> and <c>Note</c>.</param>
    /// <param name="reason">The code.</param>
    /// <param name="note">The note.</param>
    /// <param name="text">The words.</param>
    internal static void NeedReason(this PageModel page, string? reason, string? note, Text text)
    {
        page.Need("Reason", reason, text["Select a reason"]);
        if (reason is "other")
        {
            page.Need("Note", note, text["Enter the reason in the note"]);
        }
    }

    /// <summary>The field of a member of such a request.</summary>
    internal static string? FieldOf(string member) => member switch { "reasonCode" => "Reason", "note" => "Note", _ => null };
}
