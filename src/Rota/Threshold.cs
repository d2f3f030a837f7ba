namespace TransferScheme.Rota;

/// <summary>
/// The limit at which an authority need no longer receive (rule E05): a rate of its population aged 0 to 17,
/// compared as an exact ratio, because a rounded limit would move authorities across it.
/// </summary>
/// <param name="ChildPopulation">Children aged 0 to 17.</param>
/// <param name="Parts">The rate, in children of every 100,000: 100 since 24 August 2022 (0.1 %), 70 before it.</param>
public sealed record Threshold(int ChildPopulation, int Parts)
{
    const long Whole = 100_000;

    /// <summary>The threshold rounded up, for showing and for counting places; never for the test itself.</summary>
    public int RoundedUp => (int)Units.CeilDiv((Int128)ChildPopulation * Parts, Whole);

    /// <summary>Whether an authority with this many unaccompanied children stands at or over it and so is exempt.</summary>
    public bool Exempts(int uasc) => uasc * Whole >= (long)ChildPopulation * Parts;

    /// <summary>Places left for further offers. Committed = in care, plus accepted but not yet arrived, plus open offers.</summary>
    public int Headroom(int committed) => Math.Max(0, RoundedUp - committed);
}
