using System.Text.RegularExpressions;

namespace TransferScheme.Refusals.Rules;

/// <summary>
/// What the words of a statement may give away. It finds what people overlook; it proves nothing, and what it misses a reader must see.
/// </summary>
static partial class Wording
{
    // Words of offices, bodies and places that stand in capitals and name nobody.
    static readonly HashSet<string> Offices = new(StringComparer.Ordinal)
    {
        "Act", "Agency", "Annex", "Asylum", "Authority", "Avenue", "Board", "Borough", "British", "Care", "Centre", "Centres",
        "Chief", "Child", "Children", "City", "Close", "College", "Combined", "Commissioner", "Council", "County", "Court",
        "Department", "Director", "District", "Duty", "East", "Education", "Emergency", "England", "English", "Family", "Fire",
        "Foster", "Fostering", "Government", "Great", "Greater", "Green", "Health", "High", "Home", "Hospital", "Hotel",
        "House", "Human", "Immigration", "Independent", "Inspector", "Ireland", "Judge", "King", "Kingdom", "Lane", "Local",
        "London", "Looked", "Low", "Manager", "Mechanism", "Mental", "Minister", "Ministry", "National", "Nations", "New",
        "North", "Northern", "Office", "Officer", "Ofsted", "Park", "Place", "Police", "Protocol", "Queen", "Red", "Referral",
        "Refugee", "Region", "Regional", "Reviewing", "Rights", "River", "Road", "Royal", "Safeguarding", "Saint", "Scheme",
        "School", "Scotland", "Scottish", "Secretary", "Senior", "Service", "Services", "Social", "South", "St", "State",
        "Station", "Strategic", "Street", "Supreme", "Team", "Town", "Transfer", "Tribunal", "Trust", "Unaccompanied", "Unit",
        "United", "University", "Upper", "Valley", "Wales", "Welsh", "West", "Western", "Work", "Worker", "Young", "Youth",
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "The", "A", "An", "In", "On",
        "At", "Our", "We", "This", "That", "These", "It", "Its", "No", "Not", "All", "Each", "For", "From", "If", "By", "As",
        "He", "She", "They", "His", "Her", "Their", "Since", "After", "Before", "When", "While", "Neither", "Both", "Under",
        "With", "Without", "To", "And", "But", "Or", "So",
    };

    /// <summary>Whether the wording suggests a protected characteristic or opposition as the reason.</summary>
    internal static bool Suggestive(string text) => Protected().IsMatch(text);

    /// <summary>What kind of identifier of a person or an address a text holds; null for none.</summary>
    internal static string? Identifier(string text) =>
        Mail().IsMatch(text) ? "an e-mail address" : Phone().IsMatch(text) ? "a telephone number"
        : Postcode().IsMatch(text) ? "a postcode" : Titled().IsMatch(text) ? "a name with a title" : null;

    /// <summary>What in a text identifies somebody, or seems to; null for nothing.</summary>
    /// <param name="text">The text.</param>
    /// <param name="places">Words of the names of places.</param>
    /// <param name="notPersons">What the author says is none.</param>
    internal static string? Somebody(string text, IReadOnlySet<string> places, IReadOnlyList<string> notPersons) =>
        Identifier(text) ?? (NamesSomebody(text, places, notPersons) ? "what seems to be a person's name" : null);

    /// <summary>Whether two words in a row read like a person's name.</summary>
    /// <param name="text">The text.</param>
    /// <param name="places">Words of the names of places.</param>
    /// <param name="notPersons">What the author says is none.</param>
    internal static bool NamesSomebody(string text, IReadOnlySet<string> places, IReadOnlyList<string> notPersons)
    {
        var rest = notPersons.Where(n => n.Length > 2).Aggregate(text, (t, n) => t.Replace(n, "…", StringComparison.Ordinal));
        return Run().Matches(rest).Select(m => m.Value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            .Any(words => words.Zip(words.Skip(1)).Any(pair => IsStrange(pair.First) && IsStrange(pair.Second)));
        bool IsStrange(string word) => !Offices.Contains(word) && !places.Contains(word);
    }

    [GeneratedRegex(
        @"\b(nationalit(y|ies)|ethnic\w*|race|racial|religio\w+|muslims?|christians?|islam\w*|disab\w+|sexual orientation|"
        + @"(no|only) (boys|girls|males|females)|wrong (sex|gender)|councillors?|elections?|political\w*|protest(s|ers)?|"
        + @"dispersal numbers|(community|residents?|local|public) (opposition|feeling|tension|concern)s?)\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Protected();

    [GeneratedRegex(@"[\w.+-]+@[\w-]+\.\w", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Mail();

    [GeneratedRegex(@"(?<![\d/-])(\+44|0)\s?\d([\s-]?\d){8,9}(?!\d)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Phone();

    [GeneratedRegex(@"\b[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}\b", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Postcode();

    [GeneratedRegex(@"\b(Mr|Mrs|Ms|Miss|Mx|Dr)\.?\s+\p{Lu}\p{Ll}+", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Titled();

    [GeneratedRegex(
        @"\b\p{Lu}[\p{Ll}'’-]+(\s+\p{Lu}[\p{Ll}'’-]+)+", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Run();
}
