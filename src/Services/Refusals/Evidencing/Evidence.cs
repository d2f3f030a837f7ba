using TransferScheme.Platform.Documents;

namespace TransferScheme.Refusals.Evidencing;

/// <summary>How far a document of a case has come.</summary>
public enum EvidenceStanding
{
    /// <summary>It goes with a statement that is being written.</summary>
    Drafted,

    /// <summary>It was given, with a statement or after it.</summary>
    Given,

    /// <summary>Of the annex: it was released to the entry authority.</summary>
    Released,

    /// <summary>Of the annex: it was given with reasons that others have followed, and no release reaches it.</summary>
    Past,
}

/// <summary>A version of a document of a case as it stands.</summary>
/// <param name="Document">The version.</param>
/// <param name="Part"><c>body</c> or <c>annex</c>.</param>
/// <param name="Standing">How far it has come.</param>
public sealed record Evidence(AttachedDocument Document, string Part, EvidenceStanding Standing)
{
    internal const string Body = "body";
    internal const string Annex = "annex";

    /// <summary>Whether it is of the annex.</summary>
    internal bool IsAnnex => Part == Annex;

    /// <summary>Whether it is of the annex of what was given last, and waits for its release.</summary>
    internal bool IsUnreleased => IsAnnex && Standing is EvidenceStanding.Given;
}

/// <summary>The fold of a case's evidence.</summary>
static class Evidences
{
    /// <summary>With an attachment: it goes with the draft, or is given at once where none is being written.</summary>
    internal static Refusal With(this Refusal r, EvidenceAttached e) => r with
    {
        Evidence = [.. r.Evidence, new Evidence(e.Document, e.Part, e.WithDraft ? EvidenceStanding.Drafted : EvidenceStanding.Given)],
    };

    /// <summary>As reasons are given: what was drafted is given with them, and the annex of those before is past.</summary>
    internal static Refusal Giving(this Refusal r) => r with
    {
        Evidence =
        [
            .. r.Evidence.Select(e => e.Standing is EvidenceStanding.Drafted ? e with { Standing = EvidenceStanding.Given }
                : e.IsAnnex ? e with { Standing = EvidenceStanding.Past }
                : e),
        ],
    };

    /// <summary>As the annex of what was given last is released.</summary>
    internal static Refusal Releasing(this Refusal r) => r with
    {
        Evidence = [.. r.Evidence.Select(e => e.IsUnreleased ? e with { Standing = EvidenceStanding.Released } : e)],
    };

    /// <summary>The newest version of a document; null where there is none.</summary>
    internal static Evidence? EvidenceOf(this Refusal r, Guid documentId) =>
        r.Evidence.LastOrDefault(e => e.Document.DocumentId == documentId);
}
