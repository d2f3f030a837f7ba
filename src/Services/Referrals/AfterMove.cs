namespace TransferScheme.Referrals;

/// <summary>What came after responsibility had moved. Nothing of it moves it again.</summary>
public sealed record AfterMove
{
    /// <summary>Nothing came after.</summary>
    internal static readonly AfterMove None = new();

    /// <summary>The day on which the outcome was due, once it has come and nothing had been told; null otherwise.</summary>
    public DateOnly? OutcomeDueOn { get; init; }

    /// <summary>What the receiving authority told of the time after the move, the oldest first.</summary>
    public IReadOnlyList<OutcomeRecorded> Outcomes { get; init; } = [];

    /// <summary>The new referrals of children of this one.</summary>
    public IReadOnlyList<Guid> Returns { get; init; } = [];

    /// <summary>What came after, after one more event.</summary>
    /// <param name="e">The event.</param>
    internal AfterMove With(ReferralEvent e) => e switch
    {
        OutcomeDue due => this with { OutcomeDueOn = due.DueOn },
        OutcomeRecorded outcome => this with { Outcomes = [.. Outcomes, outcome] },
        ReferredAgain noted => this with { Returns = [.. Returns, noted.ReferralId] },
        _ => throw new InvalidOperationException($"{e.GetType().Name} comes after no move."),
    };
}
