using TransferScheme.Platform.Problems;

namespace TransferScheme.Referrals;

/// <summary>Everything that the form says of one child; sealed under the child's own key.</summary>
public sealed record ChildDetails
{
    /// <summary>The most children that one referral keeps together.</summary>
    internal const int MostChildren = 12;

    /// <summary>Identifier of a child that the referral names already; ours to give.</summary>
    public Guid? Id { get; init; }

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

    /// <summary>ISO 3166 code of two letters.</summary>
    public string? Nationality { get; init; }

    /// <summary>ISO 639 codes.</summary>
    public IReadOnlyList<string>? Languages { get; init; }

    /// <summary>Whether an interpreter is needed.</summary>
    public bool? Interpreter { get; init; }

    /// <summary>Religion, in the child's words.</summary>
    public string? Religion { get; init; }

    /// <summary>The Home Office's reference.</summary>
    public string? HomeOfficeReference { get; init; }

    /// <summary>The claim for asylum.</summary>
    public AsylumClaim? AsylumClaim { get; init; }

    /// <summary>Whether and why the child counts as unaccompanied; submitting states that it does.</summary>
    public UnaccompaniedStatement? Unaccompanied { get; init; }

    /// <summary>Health.</summary>
    public HealthFacts? Health { get; init; }

    /// <summary>Where the child's age stands.</summary>
    public AgeFacts? Age { get; init; }

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
        faults.OneOf(Sex, $"{at}.sex", "female", "male", "other");
        faults.When(Nationality is not null && !IsCode(Nationality, 2, 2, char.IsAsciiLetterUpper), $"{at}.nationality", "Must be two capital letters (ISO 3166).");
        faults.When(Languages is { Count: 0 or > 10 }, $"{at}.languages", "Must be one to ten languages.");
        faults.When(Languages?.Any(l => !IsCode(l, 2, 3, char.IsAsciiLetterLower)) == true, $"{at}.languages", "Must be codes of two or three small letters (ISO 639).");
        faults.Text(Religion, $"{at}.religion");
        faults.Text(HomeOfficeReference, $"{at}.homeOfficeReference", 40);
        faults.Text(Unaccompanied?.Source, $"{at}.unaccompanied.source", 2000);
        Health?.Check(faults, $"{at}.health");
        Age?.Check(faults, $"{at}.age");
    }

    static bool IsCode(string text, int shortest, int longest, Func<char, bool> letter) =>
        text.Length >= shortest && text.Length <= longest && text.All(letter);
}

/// <summary>A claim for asylum.</summary>
/// <param name="MadeOn">Day of the claim.</param>
/// <param name="Determined">Whether it has been decided; then the child is outside the scheme (section 69(9)).</param>
/// <param name="OwnRight">Whether the child claims in their own right; submitting states that it does.</param>
public sealed record AsylumClaim(DateOnly MadeOn, bool Determined, bool? OwnRight = null);

/// <summary>Why a child counts as unaccompanied (Immigration Rules, paragraph 352ZD).</summary>
/// <param name="SeparatedFromBothParents">Whether both parents are elsewhere.</param>
/// <param name="NoResponsibleAdult">Whether no adult is responsible by law or custom.</param>
/// <param name="Source">Where that is known from.</param>
public sealed record UnaccompaniedStatement(bool? SeparatedFromBothParents = null, bool? NoResponsibleAdult = null, string? Source = null);

/// <summary>Health, as far as a placement must know.</summary>
/// <param name="Urgent">Urgent needs.</param>
/// <param name="Medication">Medication.</param>
/// <param name="Allergies">Allergies.</param>
/// <param name="Disability">Disability.</param>
/// <param name="SelfHarmRisk">Risk of self-harm.</param>
public sealed record HealthFacts(
    string? Urgent = null, string? Medication = null, string? Allergies = null, string? Disability = null, string? SelfHarmRisk = null)
{
    internal void Check(Faults faults, string at)
    {
        faults.Text(Urgent, $"{at}.urgent", 2000);
        faults.Text(Medication, $"{at}.medication", 2000);
        faults.Text(Allergies, $"{at}.allergies", 2000);
        faults.Text(Disability, $"{at}.disability", 2000);
        faults.Text(SelfHarmRisk, $"{at}.selfHarmRisk", 2000);
    }
}

/// <summary>Where a child's age stands. A pending assessment never bars a referral.</summary>
/// <param name="Status"><c>accepted</c>, <c>doubted</c>, <c>required</c>, <c>inProgress</c> or <c>complete</c>.</param>
/// <param name="LeadAuthority">Code of the authority that leads an assessment.</param>
public sealed record AgeFacts(string Status, string? LeadAuthority = null)
{
    internal void Check(Faults faults, string at)
    {
        faults.OneOf(Status, $"{at}.status", "accepted", "doubted", "required", "inProgress", "complete");
        faults.Text(LeadAuthority, $"{at}.leadAuthority", 20);
    }
}
