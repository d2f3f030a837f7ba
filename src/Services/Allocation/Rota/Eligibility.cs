namespace TransferScheme.Allocation.Rota;

/// <summary>An authority as the rota saw it, children on their way to it left aside: those the ledger itself counts.</summary>
/// <param name="Authority">The authority's code.</param>
/// <param name="Region">Slug of its region.</param>
/// <param name="Weight">See <see cref="Weights"/>; at least 1.</param>
/// <param name="Participates">False while the national team has it out of the rota.</param>
/// <param name="Count">Declared count, plus arrivals less departures since; null where none is known.</param>
/// <param name="Threshold">Null where its population is not known.</param>
/// <param name="Places">Places accepted by the national team, less those of arrived children; null where there is no limit.</param>
public sealed record SeenPosition(
    string Authority, string Region, long Weight, bool Participates, int? Count, Threshold? Threshold, int? Places)
{
    /// <summary>The children looked after and on their way; null where no count is known.</summary>
    internal int? Uasc(int inFlight) => Count + inFlight;

    /// <summary>The room left; null where there is no limit.</summary>
    internal int? Room(int inFlight) => Places - inFlight;
}

/// <summary>One authority as a decision sees it.</summary>
/// <param name="Weight">See <see cref="Weights"/>; at least 1.</param>
/// <param name="Participates">False while the national team has it out of the rota.</param>
/// <param name="Uasc">Declared count, plus arrivals less departures since, plus children reserved; null where none is known.</param>
/// <param name="Threshold">Null where its population is not known: then, as without a count, there is no threshold test.</param>
/// <param name="Room">Places accepted by the national team, less those in use; null where there is no limit.</param>
sealed record AuthorityPosition(
    string Id, string Name, string Region, long Weight, bool Participates, int? Uasc, Threshold? Threshold, int? Room);

/// <summary>The group a decision is about.</summary>
/// <param name="Id">What people call the referral: a reference, never a random identifier.</param>
/// <param name="Size">Children kept together: one, or a group that is never split.</param>
/// <param name="Entry">The entry authority, which never takes its own child; null where there is none in the scheme.</param>
/// <param name="Unsuitable">Authorities a person marked for this group, for safety or a court order, never for cost.</param>
/// <param name="DeclinedValid">Those whose reasons for this referral were accepted: no share, no debit.</param>
/// <param name="DeclinedInvalid">Those passed over without accepted reasons: they accrue and are next in line.</param>
public sealed record RotaReferral(
    string Id, int Size, string? Entry, IReadOnlyList<string> Unsuitable,
    IReadOnlyList<string> DeclinedValid, IReadOnlyList<string> DeclinedInvalid);

/// <summary>Why an authority could not be chosen: one code, the first that holds of <see cref="Eligibility.Codes"/>.</summary>
/// <param name="Authority">The authority's code.</param>
/// <param name="Code">Code of the reason.</param>
public sealed record Exclusion(string Authority, string Code);

/// <summary>The three sets of a decision: in the scheme, of those the ones that accrue, of those the ones that can take the group.</summary>
static class Eligibility
{
    /// <summary>All codes, in the order they are tried.</summary>
    internal static IReadOnlyList<string> Codes { get; } =
        ["not-participating", "threshold", "no-room", "declined", "entry", "capacity", "unsuitable"];

    /// <summary>In the scheme: taking part and below its threshold.</summary>
    internal static bool InScheme(AuthorityPosition a) => a.Participates && !AtThreshold(a);

    /// <summary>Accrues a share: in the scheme, with a free place, and without accepted reasons against this referral.</summary>
    internal static bool Accrues(AuthorityPosition a, RotaReferral referral) =>
        InScheme(a) && a.Room is not <= 0 && !referral.DeclinedValid.Contains(a.Id);

    /// <summary>Null for an authority that can take the whole group.</summary>
    internal static string? ExclusionCode(AuthorityPosition a, RotaReferral referral) => a switch
    {
        { Participates: false } => "not-participating",
        _ when AtThreshold(a) => "threshold",
        { Room: <= 0 } => "no-room",
        _ when referral.DeclinedValid.Contains(a.Id) || referral.DeclinedInvalid.Contains(a.Id) => "declined",
        _ when a.Id == referral.Entry => "entry",
        _ when a.Room < referral.Size => "capacity",
        _ when referral.Unsuitable.Contains(a.Id) => "unsuitable",
        _ => null
    };

    static bool AtThreshold(AuthorityPosition a) => a is { Uasc: { } uasc, Threshold: { } threshold } && threshold.Exempts(uasc);
}
