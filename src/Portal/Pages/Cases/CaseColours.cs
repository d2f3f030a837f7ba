namespace TransferScheme.Portal.Pages.Cases;

/// <summary>The colours of a case's tags, which never stand alone: the word says it.</summary>
static class CaseColours
{
    /// <summary>The colour of a status or of what lies over it.</summary>
    /// <param name="code">The code.</param>
    internal static string Of(string code) => code switch
    {
        "missing" => "red",
        "objecting" or "ageQuery" or "held" => "orange",
        "incomplete" or "ineligible" => "yellow",
        "awaitingAllocation" or "offered" => "blue",
        "accepted" or "arranged" or "inTransit" => "light-blue",
        "completed" => "green",
        _ => "grey",
    };
}
