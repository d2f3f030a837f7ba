using System.Text.Json.Nodes;

namespace TransferScheme.Portal.Pages.Referring;

/// <summary>The pages about one child: identity, claim, age and health.</summary>
static class ChildParts
{
    internal static readonly Part[] All =
    [
        new(
            "about", "children", "Name and date of birth",
            new("givenName", Kind.Line, "Given name") { Need = "Enter a given name or a family name", Instead = "familyName" },
            new("familyName", Kind.Line, "Family name"),
            new("dateOfBirth", Kind.Day, "Date of birth")
            {
                Need = "Enter the date of birth", Hint = "As the child claims it, for example 14 8 2009",
            },
            new("sex", Kind.One, "Sex")
            {
                Need = "Select a sex", Options = [new("female", "Female"), new("male", "Male"), new("other", "Other")],
            }),
        new(
            "languages", "children", "Nationality and languages",
            new("nationality", Kind.Country, "Nationality") { Need = "Select a nationality", Options = Tongues.Countries },
            new("languages", Kind.Languages, "Main language") { Need = "Select the main language", Options = Tongues.Languages },
            new("interpreter", Kind.YesNo, "Does the child need an interpreter?"),
            new("dialect", Kind.Line, "Dialect")),
        new(
            "claim", "children", "Claim for asylum",
            new("asylumClaim.madeOn", Kind.Day, "Day on which the child claimed asylum") { Need = "Enter the day of the claim" },
            new("asylumClaim.determined", Kind.YesNo, "Has the claim been decided?")
            {
                Need = "Select yes if the claim has been decided", Hint = "A child whose claim is decided is outside the scheme",
            },
            new("asylumClaim.ownRight", Kind.YesNo, "Does the child claim in their own right?") { IsWanted = false }),
        new(
            "unaccompanied", "children", "Why the child counts as unaccompanied",
            new("unaccompanied.separatedFromBothParents", Kind.YesNo, "Are both parents elsewhere?"),
            new("unaccompanied.noResponsibleAdult", Kind.YesNo, "Is the child without any adult who is responsible by law or custom?"),
            new("unaccompanied.livesWithRelative", Kind.YesNo, "Does the child live with a relative they travelled with?"),
            new("unaccompanied.source", Kind.Narrative, "How is this known?")),
        new(
            "identity", "children", "Identity, in the child's words",
            new("alsoKnownAs", Kind.Names, "Other names") { Hint = "One name a line" },
            new("placeOfBirth", Kind.Line, "Place of birth"),
            new("gender", Kind.Line, "Gender"),
            new("ethnicity", Kind.Line, "Ethnicity"),
            new("religion", Kind.Line, "Religion")),
        new(
            "references", "children", "References",
            new("homeOfficeReference", Kind.Line, "Home Office reference") { Most = 40, Width = "20" },
            new("portReference", Kind.Line, "Port reference") { Most = 40, Width = "20" },
            new("nhsNumber", Kind.Line, "NHS number") { Hint = "10 digits", Width = "10" },
            new("dateOfBirthInUse", Kind.Day, "Date of birth that the Home Office uses")
            {
                Hint = "Only where it is another than the child claims",
            }),
        new(
            "age", "children", "Age",
            new("age.status", Kind.One, "Where does the question of the child's age stand?")
            {
                Hint = "A doubt never bars a referral",
                Options =
                [
                    new("accepted", "The claimed age is accepted"), new("notNeeded", "No assessment is needed"),
                    new("doubted", "The age is doubted"),
                    new("required", "An assessment is required"), new("inProgress", "An assessment is under way"),
                    new("complete", "An assessment is complete"),
                ],
            },
            new("age.homeOfficeTreatsAs", Kind.One, "How does the Home Office treat the child now?")
            {
                Options = [new("child", "As a child"), new("adult", "As an adult")],
            },
            new("age.foundChildBy", Kind.One, "Who found that the person is a child?")
            {
                Hint = "Only where somebody did", IsWanted = false,
                Options = [new("authority", "A local authority"), new("naab", "The National Age Assessment Board"), new("court", "A court")],
            }),
        new(
            "age-plan", "children", "Until the age is known",
            new("age.leadAuthority", Kind.Authority, "Which authority leads?"),
            new("age.timescale", Kind.Narrative, "When is it to be answered?"),
            new("age.safeguards", Kind.Narrative, "What protects the child, and other children, until then?"))
        {
            Applies = child => child.TextAt("age.status") is "doubted" or "required" or "inProgress",
        },
        new(
            "age-report", "children", "Age assessment report",
            new Question("age.reportShared", Kind.YesNo, "Does the report go with the referral?"))
        {
            Applies = child => child.TextAt("age.status") is "complete",
        },
        new(
            "health", "children", "Health now",
            new("health.urgent", Kind.Narrative, "Urgent needs") { Hint = "“None known” is an answer too" },
            new("health.medication", Kind.Narrative, "Medication"),
            new("health.allergies", Kind.Narrative, "Allergies"),
            new("health.inHospital", Kind.YesNo, "Is the child in hospital?")),
        new(
            "health-more", "children", "More about health",
            new("health.disability", Kind.Narrative, "Disability"),
            new("health.selfHarmRisk", Kind.Narrative, "Risk of self-harm"),
            new("health.pregnancy", Kind.Narrative, "Pregnancy"),
            new("health.screening", Kind.Narrative, "Screening for infectious diseases"),
            new("health.substanceUse", Kind.Narrative, "Use of substances"),
            new("health.history", Kind.Narrative, "Medical history")),
    ];

    /// <summary>Whether nothing is said of a child yet.</summary>
    internal static bool IsEmpty(JsonObject child) => child.All(member => member.Key == "id");
}
