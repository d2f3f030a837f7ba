using TransferScheme.Rota;

namespace TransferScheme.Allocation.Rota;

/// <summary>An authority as the rota saw it, children on their way to it left aside: those the ledger itself counts.</summary>
/// <param name="Authority">The authority's code.</param>
/// <param name="Region">Slug of its region.</param>
/// <param name="Weight">See <see cref="Weights"/>; at least 1.</param>
/// <param name="Participates">False while the national team has it out of the rota.</param>
/// <param name="Count">Declared count, plus arrivals less departures since; null where none is known.</param>
/// <param name="Threshold">Null where its population is not known.</param>
/// <param name="Places">Places accepted by the national team, less those of arrived children; null where there is no limit.</param>
/// <param name="Accepted">The places that were accepted: room is never more, also when a child on its way then goes elsewhere.</param>
public sealed record SeenPosition(
    string Authority, string Region, long Weight, bool Participates, int? Count, Threshold? Threshold, int? Places, int? Accepted = null)
{
    /// <summary>The children looked after and on their way; null where no count is known.</summary>
    internal int? Uasc(int inFlight) => Count + inFlight;

    /// <summary>The room left; null where there is no limit.</summary>
    internal int? Room(int inFlight) => Places is { } places ? Math.Min(places - inFlight, Accepted ?? places) : null;
}

/// <summary>The group a decision is about.</summary>
/// <param name="Id">What people call the referral: a reference, never a random identifier.</param>
/// <param name="Size">Children kept together: one, or a group that is never split.</param>
/// <param name="Entry">The entry authority, which never takes its own child; null where there is none in the scheme.</param>
/// <param name="Unsuitable">Authorities a person marked for this group, for safety or a court order, never for cost.</param>
/// <param name="Declines">Authorities that were passed over for it, in their order.</param>
/// <param name="Mismatch">How badly each authority of the roll suits it, in the roll's order; null where nothing is known of it.</param>
public sealed record RotaReferral(
    string Id, int Size, string? Entry, IReadOnlyList<string> Unsuitable, IReadOnlyList<RotaDecline> Declines,
    IReadOnlyList<int>? Mismatch = null);

/// <summary>An authority that was passed over for a referral after it declined.</summary>
/// <param name="Authority">The authority's code.</param>
/// <param name="IsValid">
/// Whether its reasons were accepted: then it has no share of this referral. Otherwise it accrues its share and is next in line.
/// </param>
public sealed record RotaDecline(string Authority, bool IsValid);

/// <summary>Why an authority could not be chosen: one code, the first that holds.</summary>
/// <param name="Authority">The authority's code.</param>
/// <param name="Code">Code of the reason.</param>
public sealed record ExcludedAuthority(string Authority, string Code);

/// <summary>One authority's part of an entry.</summary>
/// <param name="Authority">The authority's code.</param>
/// <param name="Units">Its share, or the change of its arrears, in units of 10⁻¹² child.</param>
[System.Text.Json.Serialization.JsonConverter(typeof(AccrualJson))]
public sealed record Accrual(string Authority, long Units);
