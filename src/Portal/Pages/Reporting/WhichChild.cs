namespace TransferScheme.Portal.Pages.Reporting;

/// <summary>The question which of several children a report is about; a page with an only child does not ask it.</summary>
/// <param name="Case">The case.</param>
/// <param name="Question">The question.</param>
/// <param name="Child">What was answered: a child's identifier, or <c>all</c>.</param>
/// <param name="OrAll">Whether it may be about all of them.</param>
/// <param name="OneHint">What it means for the case that it is about one of them.</param>
/// <param name="AllHint">What it means that it is about all.</param>
/// <param name="Of">Places of those who may be named; null for all.</param>
sealed record WhichChild(
    CaseView Case, string Question, string? Child, bool OrAll = false, string? OneHint = null, string? AllHint = null,
    IReadOnlyList<int>? Of = null)
{
    /// <summary>Places of those who may be named.</summary>
    internal IEnumerable<int> Indexes => Of ?? Enumerable.Range(0, Case.Children.Count);
}
