using TransferScheme.Refusals.Drafting;

namespace TransferScheme.Refusals.Rules;

/// <summary>
/// The text of a statement as its readers see it: the annex is not part of it, nor is the decision-maker's name and office.
/// </summary>
static class StatementText
{
    /// <summary>Each part with its path.</summary>
    internal static IEnumerable<(string Place, string Text)> Parts(StatementForm form) => All(form)
        .Where(part => !string.IsNullOrWhiteSpace(part.Text)).Select(part => (part.Place, part.Text!));

    /// <summary>All of it.</summary>
    internal static string Body(StatementForm form) => string.Join('\n', Parts(form).Select(p => p.Text));

    /// <summary>The text of a ground as it is compared with others: letter case and spacing make no difference.</summary>
    internal static string Normal(GroundRelied ground) =>
        string.Join(' ', (ground.Facts ?? "").ToUpperInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    static IEnumerable<(string Place, string? Text)> All(StatementForm form) =>
    [
        ("decision", form.Decision),
        .. form.Grounds.Index().SelectMany(g => new (string, string?)[]
        {
            ($"grounds[{g.Index}].facts", g.Item.Facts), ($"grounds[{g.Index}].alternatives", g.Item.Alternatives),
        }),
        .. form.Grounds.Index().SelectMany(g => (g.Item.Evidence ?? []).Index().SelectMany(e => new (string, string?)[]
        {
            ($"grounds[{g.Index}].evidence[{e.Index}].kind", e.Item.Kind),
            ($"grounds[{g.Index}].evidence[{e.Index}].reference", e.Item.Reference),
        })),
        ("bestInterests", form.BestInterests), ("childsViews", form.ChildsViews),
        .. form.KeyPoints.Index().SelectMany(p => new (string, string?)[]
        {
            ($"keyPoints[{p.Index}].point", p.Item.Point), ($"keyPoints[{p.Index}].answer", p.Item.Answer),
        }),
        ("policy", form.Policy), ("change", form.Change), ("condition", form.Condition), ("plainSummary", form.PlainSummary),
        ("redactionNote", form.RedactionNote), ("latenessReason", form.LatenessReason),
        .. form.Overrides.Index().Select(o => ($"overrides[{o.Index}].reason", (string?)o.Item.Reason)),
        ("decisionMaker.conflicts", form.DecisionMaker?.Conflicts),
    ];
}
