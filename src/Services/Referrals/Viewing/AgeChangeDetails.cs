using TransferScheme.Platform.Protection;

namespace TransferScheme.Referrals.Viewing;

/// <summary>A change of the age that stands for a child: before and after, for both authorities.</summary>
/// <param name="ChildId">The child.</param>
/// <param name="FoundAt">When the finding was recorded, or fell.</param>
/// <param name="Before">What the age rested on.</param>
/// <param name="After">What it rests on since.</param>
/// <param name="Rules">The rules that find something else by it.</param>
/// <param name="Bars">Whether a rule that let the referral pass bars it by the new age: people decide then.</param>
public sealed record AgeChangeDetails(
    Guid ChildId, DateTimeOffset FoundAt, AgeBasisDetails Before, AgeBasisDetails After, IReadOnlyList<RuleChange> Rules, bool Bars)
{
    internal static AgeChangeDetails Of(AgeInUseChanged changed, ChildKeys? keys) => new(
        changed.ChildId, changed.FoundAt, AgeBasisDetails.Of(changed.Before, keys), AgeBasisDetails.Of(changed.After, keys), changed.Rules,
        changed.Bars);
}

/// <summary>What an age rests on.</summary>
/// <param name="Source"><c>claimed</c>, or who found it.</param>
/// <param name="Category">What was found; absent where the date is only claimed.</param>
/// <param name="AgeBand">Age band on the day of the referral; absent for an adult.</param>
/// <param name="AssessmentId">The assessment.</param>
/// <param name="Number">Number of the finding in it.</param>
/// <param name="Authority">Code of the authority that was responsible when it was found.</param>
/// <param name="EffectiveFrom">From when it holds.</param>
/// <param name="DateOfBirth">The date of birth, to those who may see the full record.</param>
/// <param name="AgeFrom">Lower end of a range, to the same.</param>
/// <param name="AgeTo">Upper end of it.</param>
public sealed record AgeBasisDetails(
    string Source, string? Category, string? AgeBand, Guid? AssessmentId, int? Number, string? Authority, DateOnly? EffectiveFrom,
    DateOnly? DateOfBirth, int? AgeFrom, int? AgeTo)
{
    internal static AgeBasisDetails Of(AgeBasis basis, ChildKeys? keys)
    {
        var dates = basis.Dates is { } hidden ? keys?.Open(hidden) : null;
        return new AgeBasisDetails(
            basis.Source, basis.Category, basis.AgeBand, basis.AssessmentId, basis.Number, basis.Authority, basis.EffectiveFrom,
            dates?.DateOfBirth, dates?.AgeFrom, dates?.AgeTo);
    }
}
