using System.Text.Json.Serialization;
using TransferScheme.Platform.Protection;

namespace TransferScheme.Referrals;

/// <summary>
/// Another finding says a child's age for the scheme now, or none does any more. The rules were held against the referral again by it:
/// this is what was before and what is after. It ends nothing; where a rule would bar the referral now, it is put on hold for people to
/// decide. Earlier ages stay in the history. Once responsibility has moved it is told, and no rule is held against anything any more.
/// </summary>
/// <param name="ChildId">The child.</param>
/// <param name="Before">What the age rested on before.</param>
/// <param name="After">What it rests on now.</param>
/// <param name="Rules">The rules that find something else by it; none before submission, and none once responsibility has moved.</param>
/// <param name="Bars">Whether one of them that let the referral pass bars it now.</param>
/// <param name="FoundAt">When the finding was recorded, or when it fell.</param>
/// <param name="Reference">What people call the referral.</param>
/// <param name="EntryAuthority">Code of the entry authority.</param>
/// <param name="OtherAuthority">Code of the authority that it is offered to, or that accepted it; null where there is none.</param>
public sealed record AgeInUseChanged(
    Guid ChildId, AgeBasis Before, AgeBasis After, IReadOnlyList<RuleChange> Rules, bool Bars, DateTimeOffset FoundAt, string Reference,
    string EntryAuthority, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? OtherAuthority) : ReferralEvent
{
    /// <summary>
    /// The referral with it: the minimum facts tell the band of the age that stands; once responsibility has moved, of the one that
    /// stood then.
    /// </summary>
    internal Referral In(Referral r) => r with
    {
        Overlays = r.Overlays.With(this, r.ChildIds),
        MinimumFacts = r.EffectiveAt is not null ? r.MinimumFacts
            : [.. r.MinimumFacts.Select(f => f.ChildId == ChildId && After.AgeBand is { } band ? f with { AgeBand = band } : f)],
    };

    /// <summary>The change without any date of birth.</summary>
    internal AgeInUseChanged WithoutDates() => this with { Before = Before with { Dates = null }, After = After with { Dates = null } };
}

/// <summary>What a child's age for the scheme rests on.</summary>
/// <param name="Source"><c>claimed</c>, or who found it, such as <c>laS50</c> or <c>court</c>.</param>
/// <param name="Category">What was found, <c>child</c> or <c>adult</c>; null where the date is only claimed.</param>
/// <param name="AgeBand"><c>under-16</c> or <c>16-17</c> on the day of the referral; null before submission, and for an adult.</param>
/// <param name="AssessmentId">The assessment; null where the date is only claimed.</param>
/// <param name="Number">Number of the finding in it.</param>
/// <param name="Authority">Code of the authority that was responsible when it was found.</param>
/// <param name="EffectiveFrom">From when it holds.</param>
/// <param name="Dates">The date of birth, or a range; null where none is told.</param>
public sealed record AgeBasis(
    string Source,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Category = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? AgeBand = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Guid? AssessmentId = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Number = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Authority = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateOnly? EffectiveFrom = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Sealed<AgeDates>? Dates = null)
{
    /// <summary>The claimed date of birth, as long as no finding stands.</summary>
    internal const string Claimed = "claimed";

    /// <summary>Whether it rests on the same finding, or both on what is claimed.</summary>
    internal bool IsSame(AgeBasis other) => (Source, AssessmentId, Number) == (other.Source, other.AssessmentId, other.Number);
}

/// <summary>A rule that finds something else by another age: by its codes, before and after.</summary>
/// <param name="Rule">Number of the rule, such as E01.</param>
/// <param name="Before">Codes of what it found before; none where it had nothing to say.</param>
/// <param name="After">Codes of what it finds now.</param>
/// <param name="PassedBefore">Whether it let the referral pass.</param>
/// <param name="PassesAfter">Whether it lets it pass now.</param>
public sealed record RuleChange(
    string Rule, IReadOnlyList<string> Before, IReadOnlyList<string> After, bool PassedBefore, bool PassesAfter);
