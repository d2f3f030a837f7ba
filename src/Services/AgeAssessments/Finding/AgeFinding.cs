using TransferScheme.Platform.Protection;

namespace TransferScheme.AgeAssessments.Finding;

/// <summary>A finding of age with its scope: whom it binds, for what, from when, and since when that is known here.</summary>
/// <param name="Number">Its number in the assessment, from 1.</param>
/// <param name="Category"><c>child</c> or <c>adult</c>.</param>
/// <param name="Source">Who found it: see <see cref="FindingSource"/>.</param>
/// <param name="Authority">Code of the authority responsible then.</param>
/// <param name="BindsChildFunctionsOf">Codes of the authorities whose children's functions it binds, or <c>All</c>.</param>
/// <param name="BindsImmigration">Whether it binds immigration functions.</param>
/// <param name="EffectiveFrom">From when it holds.</param>
/// <param name="Found">Date or range.</param>
/// <param name="RecordedAt">Since when it is known here.</param>
/// <param name="QuashedAt">Since when it is known that a court quashed it.</param>
/// <param name="ReliedOn">Who relies on it although another authority found it, and since when that is known.</param>
public sealed record AgeFinding(
    int Number, string Category, string Source, string Authority, IReadOnlyList<string> BindsChildFunctionsOf, bool BindsImmigration,
    DateOnly EffectiveFrom, Sealed<FoundAge>? Found, DateTimeOffset RecordedAt = default, DateTimeOffset? QuashedAt = null,
    IReadOnlyList<Reliance>? ReliedOn = null);

/// <summary>An authority relies on another's finding.</summary>
/// <param name="Authority">Its code.</param>
/// <param name="RecordedAt">Since when that is known here.</param>
public sealed record Reliance(string Authority, DateTimeOffset RecordedAt = default);

/// <summary>Who finds an age.</summary>
static class FindingSource
{
    internal const string Authority = "laS50";
    internal const string Accepted = "laAccepted";
    internal const string Board = "naabS50";
    internal const string Immigration = "hoS51";
    internal const string HomeOffice = "hoInitial";
    internal const string Presumed = "presumedChild";
    internal const string Court = "court";
    internal const string Tribunal = "fft";

    /// <summary>The higher stands over the lower; null where it says nothing about the scheme (section 51).</summary>
    internal static int? Rank(string source) => source switch
    {
        Court or Tribunal => 5,
        Board => 4,
        Authority or Accepted => 3,
        Presumed => 2,
        HomeOffice => 1,
        _ => null,
    };
}
