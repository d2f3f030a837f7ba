namespace TransferScheme.Rota.Deciding;

/// <summary>An authority as a decision sees it.</summary>
/// <param name="Weight">Its weight, at least 1: only the ratio of weights counts.</param>
/// <param name="Participates">False while the national team has it out of the rota.</param>
/// <param name="Uasc">Children looked after, plus children reserved; null where no count is known.</param>
/// <param name="Threshold">Its threshold in whole children, rounded up; null where none is known: then there is no threshold test.</param>
/// <param name="Room">Places that the national team has accepted, less those in use; null where there is no limit.</param>
public readonly record struct Position(long Weight, bool Participates, int? Uasc, int? Threshold, int? Room)
{
    /// <summary>Exempt from receiving (rule E05): children are whole, so the rounded threshold is the same test as the rate.</summary>
    public bool IsAtThreshold => Uasc >= Threshold;

    /// <summary>In the scheme: taking part and below its threshold.</summary>
    public bool IsInScheme => Participates && !IsAtThreshold;

    /// <summary>The authority after it takes so many children, or with fewer than 0 after they are taken back.</summary>
    /// <param name="children">How many.</param>
    public Position Taking(int children) => this with { Uasc = checked(Uasc + children), Room = checked(Room - children) };
}

/// <summary>The group a decision is about. Authorities are named by their places on the roll.</summary>
/// <param name="Size">Children kept together: one, or a group that is never split.</param>
/// <param name="Entry">The entry authority, which never takes its own child; -1 where there is none on the roll.</param>
/// <param name="Unsuitable">Those a person marked for this group, for safety or a court order, never for cost.</param>
/// <param name="DeclinedValid">Those whose reasons for this referral were accepted: no share, no debit.</param>
/// <param name="Declined">Those passed over without accepted reasons: they accrue and are next in line.</param>
/// <param name="Mismatch">How badly each authority suits the group, 0 to 10,000; null where nothing is known of it.</param>
public sealed record RotaGroup(
    int Size, int Entry = -1, IReadOnlyList<int>? Unsuitable = null, IReadOnlyList<int>? DeclinedValid = null,
    IReadOnlyList<int>? Declined = null, IReadOnlyList<int>? Mismatch = null);

/// <summary>Why an authority cannot be chosen: the first that holds, in this order.</summary>
public enum Exclusion : byte
{
    /// <summary>It can be chosen.</summary>
    None,

    /// <summary>The national team has it out of the rota.</summary>
    NotParticipating,

    /// <summary>At or above its threshold.</summary>
    Threshold,

    /// <summary>No free place.</summary>
    NoRoom,

    /// <summary>It declined this referral, and its reasons were accepted.</summary>
    DeclinedValid,

    /// <summary>It was passed over for this referral without accepted reasons. From here on an authority accrues its share.</summary>
    Declined,

    /// <summary>It looks after the children now.</summary>
    Entry,

    /// <summary>Fewer free places than children in the group.</summary>
    Capacity,

    /// <summary>A person marked it unsuitable for this group.</summary>
    Unsuitable,
}

/// <summary>The rules of the rota, by name of their version.</summary>
/// <param name="Version">The version of the scheme rules.</param>
/// <param name="WeightsBasis">What the weights are worked out from.</param>
/// <param name="LargestGroup">Largest group kept together in ordinary running: it sets how far a region may stray.</param>
/// <param name="RepaymentPercent">Most of an authority's own share by which arrears are repaid, in percent; 0 for none.</param>
/// <param name="AuthorityBand">Units that an authority may be from its share so that a child fits better.</param>
/// <param name="HorizonCap">Most children that the guard looks ahead.</param>
/// <param name="TwoAccounts">Whether turns are only counted among those with room, and arrears remember the rest.</param>
public sealed record RotaRules(
    string Version, string WeightsBasis, int LargestGroup = 4, int RepaymentPercent = 25, long AuthorityBand = Units.PerChild,
    int HorizonCap = 4096, bool TwoAccounts = true)
{
    /// <summary>How far a region may be from its share when a group of this size is decided, in units.</summary>
    /// <param name="size">Children in the group.</param>
    public long RegionBand(int size) => Units.Of(Math.Max(LargestGroup, size) + 1) / 2;
}
