namespace TransferScheme.AgeAssessments.Attaching;

/// <summary>What a document of an age assessment can be, and which item of the checklist it is evidence for.</summary>
static class AgeDocumentKinds
{
    /// <summary>The report of the assessment.</summary>
    internal const string Report = "ageReport";

    /// <summary>The letter that tells the young person the decision.</summary>
    internal const string Letter = "decisionLetter";

    /// <summary>What a court or a claimant sent, and what it was answered.</summary>
    internal const string Court = "courtPaper";

    /// <summary>Legal advice: privileged.</summary>
    internal const string Advice = "legalAdvice";

    static readonly IReadOnlyDictionary<string, string?> Items = new Dictionary<string, string?>
    {
        // A written doubt, the note of an interview, a photograph or scan of the person's own document, and so on to acknowledgements.
        ["doubtNotice"] = "A01",
        ["interviewNote"] = "A08",
        ["identityDocument"] = "A10",
        ["thirdPartyEvidence"] = "A11",
        ["health"] = "A11",
        [Report] = "A20",
        ["scientificReport"] = "A22",
        [Letter] = "A24",
        ["secretaryOfStateLetter"] = "A25",
        ["boardReport"] = null,
        [Court] = null,
        [Advice] = null,
        ["other"] = null,
    };

    /// <summary>The codes.</summary>
    internal static IReadOnlyList<string> All { get; } = [.. Items.Keys];

    /// <summary>The item of the checklist that a document of a kind is evidence for; null where it is for none.</summary>
    internal static string? ItemOf(string? kind) => kind is null ? null : Items.GetValueOrDefault(kind);

    /// <summary>Whether only managers of the authority that was advised read it.</summary>
    internal static bool IsPrivileged(string? kind) => kind == Advice;

    /// <summary>Whether it is of the report, which a receiving authority reads from its acceptance on.</summary>
    internal static bool IsOfReport(string kind) => kind is Report or Letter;
}
