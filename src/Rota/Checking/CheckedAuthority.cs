using TransferScheme.Rota.Deciding;
using TransferScheme.Rota.Lines;

namespace TransferScheme.Rota.Checking;

/// <summary>An authority as the lines of a ledger tell of it.</summary>
sealed class CheckedAuthority(RotaLine line)
{
    Position _position = line.Position;

    internal string Region { get; } = line.Text("region");

    internal long Weight => _position.Weight;

    /// <summary>Units behind its share.</summary>
    internal long Balance { get; set; } = line.Units("opening");

    internal bool InScheme { get; set; } = true;

    internal bool IsAtThreshold => _position.IsAtThreshold;

    internal bool Accrues => InScheme && !IsAtThreshold;

    internal bool IsShortOf(int size) => _position.Room < size;

    /// <summary>New figures from here on.</summary>
    internal void See(RotaLine figures) => _position = figures.Correct(_position);

    /// <summary>Children came.</summary>
    internal void Take(int size) => _position = _position.Taking(size);
}

/// <summary>A referral as a line of a ledger tells of it.</summary>
/// <param name="Size">Children kept together.</param>
/// <param name="Entry">The entry authority.</param>
/// <param name="Unsuitable">Those marked unsuitable.</param>
/// <param name="Declined">Those that declined it and were passed over.</param>
/// <param name="Excused">Of those, the ones whose reasons were accepted.</param>
/// <param name="Accepted">Those that accepted it: one, where all is well.</param>
sealed record CheckedGroup(
    int Size, string? Entry, IReadOnlySet<string> Unsuitable, IReadOnlySet<string> Declined, IReadOnlySet<string> Excused,
    IReadOnlyList<string> Accepted)
{
    internal IEnumerable<string> Named => Unsuitable.Concat(Declined).Concat(Accepted).Concat(Entry is null ? [] : [Entry]).Distinct();

    internal static CheckedGroup Of(RotaLine line, int size)
    {
        var offers = line.Items("offers");
        var declined = offers.Where(o => o.Text("outcome") == "refused").ToList();
        return new CheckedGroup(
            size, line.OptionalText("entry"), line.Texts("unsuitable").ToHashSet(StringComparer.Ordinal),
            declined.Select(o => o.Text("authority")).ToHashSet(StringComparer.Ordinal),
            declined.Where(o => o.Flag("valid")).Select(o => o.Text("authority")).ToHashSet(StringComparer.Ordinal),
            [.. offers.Where(o => o.Text("outcome") == "accepted").Select(o => o.Text("authority"))]);
    }

    /// <summary>Why an authority cannot receive the group: the check that fails, and what to say; null where it can.</summary>
    internal (string Check, string Words)? Obstacle(string id, CheckedAuthority authority) =>
        !authority.InScheme ? ("C1", "was out of the scheme")
        : authority.IsAtThreshold ? ("C2", "stood at or above its threshold")
        : id == Entry ? ("C3", "is the entry authority")
        : Unsuitable.Contains(id) ? ("C4", "was marked unsuitable for it")
        : authority.IsShortOf(Size) ? ("C5", "had too little room for all of it")
        : Declined.Contains(id) ? ("C6", "had declined it")
        : null;
}
