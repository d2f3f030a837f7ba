using TransferScheme.AgeAssessments.Finding;
using TransferScheme.AgeAssessments.Handling;
using TransferScheme.Platform.Protection;

namespace TransferScheme.AgeAssessments.Viewing;

/// <summary>A finding as its reader may see it.</summary>
/// <param name="AssessmentId">The assessment that it was made in.</param>
/// <param name="Number">Its number there.</param>
/// <param name="Category"><c>child</c> or <c>adult</c>.</param>
/// <param name="Source">Who found it.</param>
/// <param name="Authority">Code of the authority responsible then.</param>
/// <param name="BindsChildFunctionsOf">Whose children's functions it binds.</param>
/// <param name="BindsImmigration">Whether it binds immigration functions.</param>
/// <param name="EffectiveFrom">From when it holds.</param>
/// <param name="RecordedAt">Since when it is known.</param>
/// <param name="QuashedAt">Since when it is known that a court quashed it.</param>
/// <param name="SupersededBy">The finding that took its place, as assessment and number.</param>
/// <param name="DateOfBirth">The date of birth; absent where the reader may not see it.</param>
/// <param name="AgeFrom">Lower end of the range.</param>
/// <param name="AgeTo">Upper end of the range.</param>
/// <param name="ReasonForDate">Why that date.</param>
public sealed record FindingView(
    Guid AssessmentId, int Number, string Category, string Source, string Authority, IReadOnlyList<string> BindsChildFunctionsOf,
    bool BindsImmigration, DateOnly EffectiveFrom, DateTimeOffset RecordedAt, DateTimeOffset? QuashedAt, string? SupersededBy,
    DateOnly? DateOfBirth, int? AgeFrom, int? AgeTo, string? ReasonForDate);

/// <summary>Findings as their reader may see them.</summary>
/// <param name="All">All of them, the oldest first.</param>
/// <param name="Operative">The one that stands for the scheme.</param>
/// <param name="Diverges">Whether the finding for immigration says something else.</param>
sealed record FindingViews(IReadOnlyList<FindingView> All, FindingView? Operative, bool Diverges);

/// <summary>Shows the findings about a person.</summary>
/// <param name="episodes">The person's assessments.</param>
/// <param name="sealer">Opens dates.</param>
/// <param name="desk">Today.</param>
sealed class Findings(Episodes episodes, Sealer<IAgeAssessmentStore> sealer, AgeDesk desk)
{
    /// <summary>The findings of a case and of those before it.</summary>
    /// <param name="a">The case as it is shown.</param>
    /// <param name="disclosure">How much is shown.</param>
    /// <param name="on">The day that is asked about; today when null.</param>
    /// <param name="knownAt">What counts was known then; now when null.</param>
    /// <param name="ct">Cancels the request.</param>
    internal async Task<FindingViews> OfAsync(
        AgeAssessment a, AgeDisclosure disclosure, DateOnly? on, DateTimeOffset? knownAt, CancellationToken ct)
    {
        var earlier = (await episodes.OfChildAsync(a.ChildId, ct)).TakeWhile(o => o.Id != a.Id);
        var at = knownAt ?? desk.Now;
        List<(Guid Id, AgeFinding Finding)> found =
            [.. earlier.Append(a).SelectMany(o => o.Findings.Select(f => (o.Id, f))).Where(f => f.f.RecordedAt <= at)];
        IReadOnlyList<AgeFinding> findings = [.. found.Select(f => f.Finding)];
        var operative = Beliefs.Operative(findings, a.Owner.Authority, on ?? desk.Today, at);
        var views = new List<FindingView>();
        foreach (var (id, f) in found)
        {
            var opened = disclosure >= AgeDisclosure.Result && f.Found is { } seal ? await sealer.Open(seal, ct) : null;
            var by = Beliefs.SupersededBy(findings, f) is { } later ? found.Single(o => ReferenceEquals(o.Finding, later)) : default;
            views.Add(new FindingView(
                id, f.Number, f.Category, f.Source, f.Authority, f.BindsChildFunctionsOf, f.BindsImmigration, f.EffectiveFrom,
                f.RecordedAt, f.QuashedAt <= at ? f.QuashedAt : null, by.Finding is null ? null : $"{by.Id}/{by.Finding.Number}",
                opened?.DateOfBirth, opened?.AgeFrom, opened?.AgeTo,
                disclosure >= AgeDisclosure.Report ? opened?.Reason : null));
        }

        var standing = operative is null ? null : views[findings.Index().First(f => ReferenceEquals(f.Item, operative)).Index];
        return new FindingViews(views, standing, Beliefs.Diverges(findings, operative));
    }
}
