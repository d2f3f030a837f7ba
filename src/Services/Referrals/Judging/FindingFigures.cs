using System.Text.Json.Serialization;

namespace TransferScheme.Referrals;

/// <summary>
/// The figures that a finding was made from, where it bars, warns or counts: what is true of every child needs none. Nothing of a child.
/// </summary>
/// <param name="RulesVersion">The rules it was held against.</param>
/// <param name="Count">How many it is true of: children of the referral, unaccompanied children looked after, other records.</param>
/// <param name="Of">Of how many children of the referral.</param>
/// <param name="On">The day that it was looked at: of the referral, of the authority's count, of the 18th birthday's comparison.</param>
/// <param name="Population">Children aged 0 to 17 in the entry authority's area.</param>
/// <param name="PopulationYear">Year of that estimate.</param>
/// <param name="Per100000">Threshold in children per 100,000 of that population.</param>
public sealed record FindingFigures(
    string RulesVersion,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Count = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Of = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateOnly? On = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Population = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? PopulationYear = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Per100000 = null);
