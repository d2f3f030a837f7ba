using System.Text.RegularExpressions;

namespace TransferScheme.Allocation.Answering;

/// <summary>
/// What a question may be about: the paths of the referral's form, as Referrals names them in <c>missing</c> and <c>wanted</c>. They
/// stand unsealed in the event, and in no message: a path has the shape of member names and no room for a sentence.
/// </summary>
static partial class QuestionItems
{
    /// <summary>Most items of one question.</summary>
    internal const int Most = 50;

    /// <summary>Whether a text is the path of a section of the form or of a member of it.</summary>
    internal static bool IsPath(string text) => text.Length <= 100 && Path().IsMatch(text);

    [GeneratedRegex(
        "^(arrival|inAuthorityCare|arrivedOn|arrivalPlace|arrivalTime|meansOfTravel|metBy|enteredCareOn|currentPlacement"
        + "|earlierPresentation|children|needs|family|bestInterests|childsViews|legal|logistics)"
        + @"(\[[0-9]{1,2}\])?(\.[a-z][a-zA-Z]{0,29}(\[[0-9]{1,2}\])?){0,3}\z",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Path();
}
