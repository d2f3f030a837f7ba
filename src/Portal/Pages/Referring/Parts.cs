namespace TransferScheme.Portal.Pages.Referring;

/// <summary>Every page of the form, section by section. Those with what is required come first in each.</summary>
static class Parts
{
    /// <summary>The sections in the order in which the form is filled in.</summary>
    internal static readonly string[] Sections =
        ["arrival", "children", "needs", "family", "bestInterests", "childsViews", "legal", "logistics"];

    static readonly Part[] Arrival =
    [
        new(
            "arrival", "arrival", "Care and arrival",
            new("inAuthorityCare", Kind.YesNo, "Are the children in your authority's care?")
            {
                Need = "Select yes if the children are in your authority's care",
            },
            new("arrivedOn", Kind.Day, "Date of arrival")
            {
                Need = "Enter the date of arrival", Hint = "When they came to the United Kingdom, for example 2 3 2026",
            }),
        new(
            "journey", "arrival", "How they arrived",
            new("arrivalPlace", Kind.Line, "Place of arrival") { Most = 400 },
            new("arrivalTime", Kind.Time, "Time of arrival") { Hint = "For example 17:40", Width = "5" },
            new("meansOfTravel", Kind.Narrative, "How did they travel?"),
            new("metBy", Kind.Line, "Who met them?") { Most = 400 }),
        new(
            "care", "arrival", "Care since then",
            new("enteredCareOn", Kind.Day, "Date of entering care"),
            new("currentPlacement", Kind.Line, "Where do they live now?") { Hint = "The kind of placement, not the address", Most = 400 },
            new("earlierPresentation", Kind.Narrative, "Did they present to another council before?")
            {
                Hint = "Where and when. “No” is an answer too",
            }),
    ];

    static readonly Part[] Needs =
    [
        new(
            "placement", "needs", "Placement sought",
            new Question("placementTypes", Kind.Many, "Which kinds of placement would suit?")
            {
                Need = "Select at least one kind of placement", Hint = "Select all that would suit the children",
                Options =
                [
                    new("foster", "Foster care"), new("supportedLodgings", "Supported lodgings"), new("residential", "Residential home"),
                    new("supportedAccommodation", "Supported accommodation", "Lawful only from 16 on"),
                ],
            }),
        new(
            "needs", "needs", "What the placement must give",
            new("medical", Kind.Narrative, "Medical needs"),
            new("education", Kind.Narrative, "Education"),
            new("educationLevel", Kind.Narrative, "Schooling so far"),
            new("diet", Kind.Narrative, "Diet"),
            new("cultureAndFaith", Kind.Narrative, "Culture and faith")),
        new(
            "risk", "needs", "Risks",
            new("risk", Kind.Many, "Is there a risk of any of these?")
            {
                Options =
                [
                    new("trafficking", "Trafficking"), new("goingMissing", "Going missing"), new("exploitation", "Exploitation"),
                    new("threats", "Threats or debt bondage"), new("toOthers", "Risk to others"), new(Answer.None, "No, none of these"),
                ],
            },
            new("riskDetail.trafficking", Kind.Narrative, "Indicators of trafficking") { Hint = "“None seen” is an answer too" },
            new("riskDetail.goingMissing", Kind.Narrative, "Risk of going missing"),
            new("riskDetail.exploitation", Kind.Narrative, "Exploitation")),
        new(
            "risk-more", "needs", "More about risks",
            new("riskDetail.threats", Kind.Narrative, "Threats or debt bondage"),
            new("riskDetail.avoid", Kind.Narrative, "Areas and people to avoid"),
            new("riskDetail.toOthers", Kind.Narrative, "Risk to others"),
            new("riskDetail.intelligence", Kind.Narrative, "What the police or others have told you")),
    ];

    static readonly Part[] Family =
    [
        new(
            "person", "family", "A person who matters to the children",
            new("kind", Kind.One, "Who is this?")
            {
                Options =
                [
                    new("relative", "A relative"), new("sibling", "A brother or sister"), new("friend", "A friend"),
                    new("network", "Somebody else they know"),
                ],
            },
            new("relation", Kind.Line, "Relation to the child")
            {
                Need = "Enter the relation to the child", Hint = "For example aunt, or brother",
            },
            new("name", Kind.Line, "Name"),
            new("authority", Kind.Authority, "Authority where they live"),
            new("place", Kind.Line, "Town or place where they live") { Most = 400 },
            new("verified", Kind.YesNo, "Has the relation been checked?"),
            new("travelledWith", Kind.YesNo, "Did they travel with the child?"),
            new("inTouch", Kind.Narrative, "What contact is there?"))
        {
            IsWhole = true,
        },
    ];

    static readonly Part[] BestInterests =
    [
        new(
            "best-interests", "bestInterests", "Best interests assessment",
            new("assessedOn", Kind.Day, "Date of the assessment") { Need = "Enter the date of the assessment" },
            new("assessedBy", Kind.Line, "Who assessed?") { Need = "Enter who assessed" },
            new("summary", Kind.Narrative, "Why is a transfer in the children's best interests?")
            {
                Need = "Enter why a transfer is in the children's best interests",
            }),
        new(
            "alternatives", "bestInterests", "Reviews and alternatives",
            new("lastReviewedOn", Kind.Day, "Date of the last review"),
            new("alternatives", Kind.Narrative, "Which alternatives were weighed?")),
    ];

    static readonly Part[] ChildsViews =
    [
        new(
            "views", "childsViews", "What the children say",
            new("recordedOn", Kind.Day, "Date on which you recorded their views") { Need = "Enter the date of the record" },
            new("toldInLanguage", Kind.Language, "In which language were they told of the scheme?")
            {
                Need = "Select the language in which they were told", Options = Tongues.Languages,
            },
            new("advocateOffered", Kind.YesNo, "Was an advocate offered?") { Need = "Select yes if an advocate was offered" },
            new("summary", Kind.Narrative, "What do they say about moving?") { Need = "Enter what they say about moving" }),
        new(
            "own-words", "childsViews", "In their own words",
            new("objects", Kind.YesNo, "Does a child object to the move?"),
            new("ownWords", Kind.Narrative, "The child's own words")),
    ];

    static readonly Part[] Legal =
    [
        new(
            "legal", "legal", "Legal status",
            new Question("careStatus", Kind.One, "Under which provision are they cared for?")
            {
                Need = "Select the legal status",
                Options =
                [
                    new("s20", "Section 20, Children Act 1989", "England: accommodated"),
                    new("s31", "Section 31, Children Act 1989", "A care order"),
                    new("s17", "Section 17, Children Act 1989", "In need"),
                    new("s76", "Section 76, Social Services and Well-being (Wales) Act 2014"),
                    new("s25", "Section 25, Children (Scotland) Act 1995"),
                    new("a21", "Article 21, Children (Northern Ireland) Order 1995"),
                ],
            }),
        new(
            "proceedings", "legal", "Solicitor and proceedings",
            new("solicitor", Kind.Line, "Solicitor") { Most = 400 },
            new("bailConditions", Kind.Narrative, "Conditions of immigration bail"),
            new("careProceedings", Kind.YesNo, "Are care proceedings under way?"),
            new("criminalProceedings", Kind.YesNo, "Are criminal proceedings under way?"),
            new("criminalMatters", Kind.Narrative, "What are they about?") { IsWanted = false }),
        new(
            "nrm", "legal", "National Referral Mechanism",
            new("nrmReferral.referred", Kind.YesNo, "Has a referral been made to the National Referral Mechanism?")
            {
                Hint = "For potential victims of trafficking",
            },
            new("nrmReferral.referredBy", Kind.One, "Who referred?")
            {
                Options =
                [
                    new("localAuthority", "A local authority"), new("police", "The police"), new("homeOffice", "The Home Office"),
                    new("charity", "A charity"),
                ],
            },
            new("nrmReferral.referredOn", Kind.Day, "Date of that referral"),
            new("nrmReferral.decision", Kind.One, "What was decided?")
            {
                Options =
                [
                    new("pending", "Nothing yet"), new("reasonableGrounds", "Reasonable grounds"),
                    new("conclusiveGrounds", "Conclusive grounds"), new("negative", "Negative"),
                ],
            })
        {
            // Whoever tells of a referral says that there is one; of none there is nothing to tell.
            Tidy = legal =>
            {
                if (legal.BoolAt("nrmReferral.referred") is false)
                {
                    legal.Put("nrmReferral", new System.Text.Json.Nodes.JsonObject { ["referred"] = false });
                }
                else if (legal.At("nrmReferral") is not null)
                {
                    legal.Put("nrmReferral.referred", true);
                }
            },
        },
    ];

    static readonly Part[] Logistics =
    [
        new(
            "travel", "logistics", "Travel",
            new("earliestTravel", Kind.Day, "First day on which they can travel") { MayBeToCome = true },
            new("escort", Kind.Line, "Who can travel with them?") { Most = 400 },
            new("travelPlan", Kind.Narrative, "How will they travel?"),
            new("arrivalContact", Kind.Line, "Whom can they reach on the way?") { Most = 400 }),
        new(
            "belongings", "logistics", "Belongings and papers",
            new("belongings", Kind.Narrative, "What do they bring?"),
            new("documents", Kind.Narrative, "Papers that travel with them")),
    ];

    /// <summary>All pages.</summary>
    internal static readonly Part[] All =
        [.. Arrival, .. ChildParts.All, .. Needs, .. Family, .. BestInterests, .. ChildsViews, .. Legal, .. Logistics];

    /// <summary>The pages of a section.</summary>
    /// <param name="section">Its name in the contract.</param>
    internal static IEnumerable<Part> Of(string section) => All.Where(p => p.Section == section);

    /// <summary>A section as people call it, in English.</summary>
    /// <param name="section">Its name in the contract.</param>
    internal static string NameOf(string section) => section switch
    {
        "arrival" => "Care and arrival",
        "children" => "Child",
        "needs" => "Needs and risks",
        "family" => "Family and people who matter",
        "bestInterests" => "Best interests",
        "childsViews" => "What the children say",
        "legal" => "Legal status",
        _ => "Travel",
    };
}
