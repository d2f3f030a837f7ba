using TransferScheme.Portal.Pages.Offers;
using TransferScheme.Portal.Scheme;

namespace TransferScheme.Portal.Pages.Allocating;

/// <summary>An allocation as its pages show it.</summary>
sealed record AllocationView(
    Guid ReferralId, string Reference, string Status, long Version, string? Region, RotaSentence Decision, IReadOnlyList<Candidate> Candidates,
    IReadOnlyList<Excluded> Excluded, string EntryAuthority, int Size, AllocationClocks Clocks, AllocationOffer? Offer,
    IReadOnlyList<ChildFacts>? Children, IReadOnlyList<string>? PlacementTypes, IReadOnlyList<Approval>? Approvals)
{
    /// <summary>The recommended authority while somebody may offer; null else.</summary>
    internal Candidate? Recommended => Status is "waiting" && Candidates is [var first, ..] ? first : null;
}

/// <summary>The rota's decision in one sentence.</summary>
sealed record RotaSentence(string Sentence);

/// <summary>An authority that can take the group. Amounts are whole units of 10⁻¹² child.</summary>
sealed record Candidate(
    string Authority, string Region, int Rank, string Share, string Owed, int Received, string Balance, IReadOnlyList<string> Fits);

/// <summary>An authority that cannot, with the code of the first reason.</summary>
sealed record Excluded(string Authority, string Code);

/// <summary>Both clocks.</summary>
sealed record AllocationClocks(StatutoryDays Statutory, AnswerClock? Response);

/// <summary>The response clock.</summary>
sealed record AnswerClock(DateTimeOffset DueAt);

/// <summary>The offer that is open, declined or was accepted.</summary>
sealed record AllocationOffer(Guid Id, string Authority);

/// <summary>An approval of an authority of another region.</summary>
sealed record Approval(Guid Id, string Authority);

/// <summary>A line of the coordinator's queue.</summary>
sealed record AllocationLine(
    Guid ReferralId, string Reference, string Status, string? Region, string? Recommended, string EntryAuthority, int Size,
    DateTimeOffset WaitingSince, AllocationClocks Clocks, AllocationOffer? Offer);

/// <summary>The scheme's reasons that these pages ask for.</summary>
sealed record Reasons(IReadOnlyList<Reason> OutOfOrder, IReadOnlyList<Reason> Deferral);

/// <summary>A reason with its meaning in English.</summary>
sealed record Reason(string Code, string Text, bool Deprecated);

/// <summary>A candidate as a table shows it.</summary>
sealed record CandidateRow(
    int Rank, string Code, string Name, string Region, string Share, string Owed, int Received, string Balance, IReadOnlyList<string> Fits)
{
    /// <summary>The row of a candidate.</summary>
    internal static CandidateRow Of(Candidate c, IReadOnlyDictionary<string, AuthorityEntry> all, Words.Text text) => new(
        c.Rank, c.Authority, all[c.Authority].Name, RegionNames.Of(c.Region), InChildren.Of(InChildren.Units(c.Share)),
        InChildren.Of(InChildren.Units(c.Owed)), c.Received, InChildren.Standing(InChildren.Units(c.Balance), text), [.. c.Fits.Select(Words)]);

    // The points stand in the receipt.
    static string Words(string fit) => fit.LastIndexOf(" (", StringComparison.Ordinal) is > 0 and var at ? fit[..at] : fit;
}

/// <summary>A table of candidates.</summary>
sealed record CandidateTable(string Caption, IReadOnlyList<CandidateRow> Rows);
