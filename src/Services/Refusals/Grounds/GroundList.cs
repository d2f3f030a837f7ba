using System.Text.Json.Serialization;

namespace TransferScheme.Refusals.Grounds;

/// <summary>
/// One version of the grounds of statements: two levels, and the limits that go with them. The first is our own, made from statute,
/// judgments and practice (Immigration Act 2016 s.72(4), Medway [2023] EWHC 377); no published list is known.
/// </summary>
/// <param name="Version">Number of the version: it grows with every change. A statement keeps the one that it was drafted under.</param>
/// <param name="ValidFrom">First day on which it applies.</param>
/// <param name="Groups">The first level, for counting.</param>
/// <param name="Grounds">The second level: the codes, with what they need.</param>
/// <param name="CountsAccepted">Whether children accepted and not yet arrived count against the threshold (G01).</param>
/// <param name="ReplyWorkingDays">Working days to reply to a challenge.</param>
/// <param name="ComplyWorkingDays">Working days to comply once the obligation is reaffirmed.</param>
/// <param name="ReasonsWorkingDays">Working days for written reasons where a direction names no day.</param>
/// <param name="DeclinesToConfer">At which decline of one child a case conference is called.</param>
public sealed record GroundList(
    int Version, DateOnly ValidFrom, IReadOnlyList<GroundGroup> Groups, IReadOnlyList<Ground> Grounds, bool CountsAccepted = true,
    int ReplyWorkingDays = 3, int ComplyWorkingDays = 2, int ReasonsWorkingDays = 5, int DeclinesToConfer = 3)
{
    /// <summary>The code of "other, in words".</summary>
    internal const string Other = "G99";

    /// <summary>All versions that were published, this one among them: a statement is read under its own.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<PublishedVersion>? Versions { get; init; }

    /// <summary>A ground by its code; null where the list has none.</summary>
    internal Ground? Find(string code) => Grounds.FirstOrDefault(g => g.Code == code);

    /// <summary>The first level of some codes, in their order, for those who count.</summary>
    internal IReadOnlyList<string> GroupsOf(IEnumerable<string> codes) => [.. codes.Select(c => Find(c)?.Group ?? "other")];
}

/// <summary>A version of the list of grounds.</summary>
/// <param name="Version">Its number.</param>
/// <param name="ValidFrom">First day on which it applies.</param>
public sealed record PublishedVersion(int Version, DateOnly ValidFrom);
