using TransferScheme.Platform.Problems;
using TransferScheme.Referrals.Submitting;

namespace TransferScheme.Referrals;

/// <summary>Everything that the form says of one child; sealed under the child's own key.</summary>
public sealed record ChildDetails
{
    /// <summary>The most children that one referral keeps together.</summary>
    internal const int MostChildren = 12;

    /// <summary>Identifier of a child that the referral names already; ours to give.</summary>
    public Guid? Id { get; init; }

    /// <summary>
    /// The child's identifier in the referral that <c>returnOf</c> names. It is kept beside these details: not all who read them know of
    /// that referral.
    /// </summary>
    public Guid? FormerChildId { get; init; }

    /// <summary>Given name.</summary>
    public string? GivenName { get; init; }

    /// <summary>Family name.</summary>
    public string? FamilyName { get; init; }

    /// <summary>Other names.</summary>
    public IReadOnlyList<string>? AlsoKnownAs { get; init; }

    /// <summary>The claimed date of birth.</summary>
    public DateOnly? DateOfBirth { get; init; }

    /// <summary><c>female</c>, <c>male</c> or <c>other</c>.</summary>
    public string? Sex { get; init; }

    /// <summary>The date of birth that the Home Office uses, where it is another.</summary>
    public DateOnly? DateOfBirthInUse { get; init; }

    /// <summary>Place of birth.</summary>
    public string? PlaceOfBirth { get; init; }

    /// <summary>Gender, in the child's words.</summary>
    public string? Gender { get; init; }

    /// <summary>Ethnicity, in the child's words.</summary>
    public string? Ethnicity { get; init; }

    /// <summary>ISO 3166 code of two letters.</summary>
    public string? Nationality { get; init; }

    /// <summary>ISO 639 codes.</summary>
    public IReadOnlyList<string>? Languages { get; init; }

    /// <summary>Dialect.</summary>
    public string? Dialect { get; init; }

    /// <summary>Whether an interpreter is needed.</summary>
    public bool? Interpreter { get; init; }

    /// <summary>Religion, in the child's words.</summary>
    public string? Religion { get; init; }

    /// <summary>The Home Office's reference.</summary>
    public string? HomeOfficeReference { get; init; }

    /// <summary>The reference of the port of arrival.</summary>
    public string? PortReference { get; init; }

    /// <summary>NHS number: ten digits.</summary>
    public string? NhsNumber { get; init; }

    /// <summary>The document that is a photograph.</summary>
    public Guid? Photograph { get; init; }

    /// <summary>The claim for asylum.</summary>
    public AsylumClaim? AsylumClaim { get; init; }

    /// <summary>Whether and why the child counts as unaccompanied; submitting states that it does.</summary>
    public UnaccompaniedStatement? Unaccompanied { get; init; }

    /// <summary>Health.</summary>
    public HealthFacts? Health { get; init; }

    /// <summary>Where the child's age stands.</summary>
    public AgeFacts? Age { get; init; }

    /// <summary>What of this child is not known.</summary>
    public IReadOnlyList<NotKnown>? NotKnown { get; init; }

    internal static void Check(Faults faults, IReadOnlyList<ChildDetails>? children)
    {
        faults.When(children is { Count: 0 }, "children", "Must name at least one child.");
        faults.When(children?.Count > MostChildren, "children", $"Must be at most {MostChildren} children.");
        foreach (var (i, child) in (children ?? []).Take(MostChildren).Index())
        {
            child.Check(faults, $"children[{i}]");
        }
    }

    void Check(Faults faults, string at)
    {
        faults.Text(GivenName, $"{at}.givenName");
        faults.Text(FamilyName, $"{at}.familyName");
        faults.When(AlsoKnownAs?.Count > 10, $"{at}.alsoKnownAs", "Must be at most 10 names.");
        foreach (var (i, name) in (AlsoKnownAs ?? []).Index())
        {
            faults.Text(name, $"{at}.alsoKnownAs[{i}]");
        }

        faults.When(DateOfBirth is { Year: < 1900 }, $"{at}.dateOfBirth", "Must not be before 1900.");
        faults.When(DateOfBirthInUse is { Year: < 1900 }, $"{at}.dateOfBirthInUse", "Must not be before 1900.");
        faults.Text(PlaceOfBirth, $"{at}.placeOfBirth");
        faults.Text(Gender, $"{at}.gender");
        faults.Text(Ethnicity, $"{at}.ethnicity");
        faults.OneOf(Sex, $"{at}.sex", "female", "male", "other");
        faults.When(
            Nationality is not null && !IsCode(Nationality, 2, 2, char.IsAsciiLetterUpper), $"{at}.nationality",
            "Must be two capital letters (ISO 3166).");
        faults.When(Languages is { Count: 0 or > 10 }, $"{at}.languages", "Must be one to ten languages.");
        faults.When(
            Languages?.Any(l => !IsCode(l, 2, 3, char.IsAsciiLetterLower)) == true, $"{at}.languages",
            "Must be codes of two or three small letters (ISO 639).");
        faults.Text(Dialect, $"{at}.dialect");
        faults.Text(Religion, $"{at}.religion");
        faults.Text(HomeOfficeReference, $"{at}.homeOfficeReference", 40);
        faults.Text(PortReference, $"{at}.portReference", 40);
        faults.When(NhsNumber is not null && !IsCode(NhsNumber, 10, 10, char.IsAsciiDigit), $"{at}.nhsNumber", "Must be ten digits.");
        faults.Text(Unaccompanied?.Source, $"{at}.unaccompanied.source", Faults.Narrative);
        Health?.Check(faults, $"{at}.health");
        Age?.Check(faults, $"{at}.age");
        Submitting.NotKnown.Check(faults, NotKnown, $"{at}.", ChildQuestions.Paths);
    }

    static bool IsCode(string text, int shortest, int longest, Func<char, bool> letter) =>
        text.Length >= shortest && text.Length <= longest && text.All(letter);
}
