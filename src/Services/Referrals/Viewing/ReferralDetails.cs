using System.Globalization;
using TransferScheme.Referrals.Submitting;

namespace TransferScheme.Referrals.Viewing;

/// <summary>A referral as its reader may see it at this stage; what they may not see is absent, not empty.</summary>
public sealed record ReferralDetails
{
    /// <summary>The referral.</summary>
    public required Guid Id { get; init; }

    /// <summary>What people call it.</summary>
    public required string Reference { get; init; }

    /// <summary>Where it stands.</summary>
    public required string Status { get; init; }

    /// <summary>Where it stands beneath a hold, or <c>queried</c> or <c>declined</c>; absent where the status tells it.</summary>
    public string? Stage { get; init; }

    /// <summary>What lies over it: <c>missing</c>, <c>objecting</c>, and to those who see the children's names <c>ageQuery</c>.</summary>
    public required IReadOnlyList<string> Overlays { get; init; }

    /// <summary>The open hold, to those who may see identity.</summary>
    public HoldDetails? Hold { get; init; }

    /// <summary>Missing episodes, ended ones too, to those who may see identity.</summary>
    public IReadOnlyList<EpisodeDetails>? MissingEpisodes { get; init; }

    /// <summary>Objections that no review has settled, to those who may see the full record.</summary>
    public IReadOnlyList<ObjectionDetails>? Objections { get; init; }

    /// <summary>What is agreed about ages in question since the form was filled in, to those who may see the full record.</summary>
    public IReadOnlyList<AgePlanDetails>? AgePlans { get; init; }

    /// <summary>Changes of the age that stands for a child, to those who may see identity; dates to those who see the full record.</summary>
    public IReadOnlyList<AgeChangeDetails>? AgeChanges { get; init; }

    /// <summary>What the national team asks for, having returned it.</summary>
    public IReadOnlyList<string>? Asked { get; init; }

    /// <summary>What the receiving authority told of the time after the move, the oldest first: to itself and to the referrer.</summary>
    public IReadOnlyList<OutcomeDetails>? Outcomes { get; init; }

    /// <summary>Day on which the receiving authority is asked for that, to itself while it has not told.</summary>
    public DateOnly? OutcomeDueOn { get; init; }

    /// <summary>Until when all of it is open to the reader, an auditor who opened it in an emergency.</summary>
    public DateTimeOffset? OpenUntil { get; init; }

    /// <summary>The completed referral whose children are referred anew here, to those who may see both.</summary>
    public Guid? ReturnOf { get; init; }

    /// <summary>The new referrals of children of this completed one, to those who may see both.</summary>
    public IReadOnlyList<Guid>? Returns { get; init; }

    /// <summary>Its version, the number of its ETag.</summary>
    public required long Version { get; init; }

    /// <summary>Code of the entry authority.</summary>
    public required string EntryAuthority { get; init; }

    /// <summary>Code of the receiving authority, from acceptance on.</summary>
    public string? ReceivingAuthority { get; init; }

    /// <summary>Whether the entry authority looks after the children.</summary>
    public bool? InAuthorityCare { get; init; }

    /// <summary>The children.</summary>
    public required IReadOnlyList<ChildView> Children { get; init; }

    /// <summary>Kinds of placement sought.</summary>
    public IReadOnlyList<string>? PlacementTypes { get; init; }

    /// <summary>Rules that fail.</summary>
    public IReadOnlyList<FailedRule>? Ineligible { get; init; }

    /// <summary>What people should look at before they go on, to those who decide; it never bars.</summary>
    public IReadOnlyList<RuleWarning>? Warnings { get; init; }

    /// <summary>The rules pinned to the case.</summary>
    public string? RulesVersion { get; init; }

    /// <summary>The clocks.</summary>
    public ReferralClocks? Clocks { get; init; }

    /// <summary>The form, as far as the reader may see the record: the whole of it, or what a placement must know.</summary>
    public ReferralForm? Record { get; init; }

    /// <summary>On what the record says something, to those who may know that and not what it says.</summary>
    public IReadOnlyList<string>? Flags { get; init; }

    /// <summary>Paths of required members that are absent.</summary>
    public IReadOnlyList<string>? Missing { get; init; }

    /// <summary>Paths of other members that are absent.</summary>
    public IReadOnlyList<string>? Wanted { get; init; }

    /// <summary>How far each section is answered.</summary>
    public IReadOnlyList<SectionCompleteness>? Sections { get; init; }

    /// <summary>Fills the view by the need-to-know table.</summary>
    /// <param name="referral">The referral as it is shown.</param>
    /// <param name="form">Its opened form; null where nothing of it is shown.</param>
    /// <param name="shown">What is shown.</param>
    internal static ReferralDetails Of(Referral referral, ReferralForm? form, NeedToKnow shown)
    {
        if (!shown.Facts)
        {
            return new ReferralDetails
            {
                Id = referral.Id,
                Reference = referral.Reference,
                Status = referral.Shown.Name(),
                Stage = ActAnswer.StageOf(referral),
                Overlays = [],
                Version = referral.Version,
                EntryAuthority = referral.EntryAuthority,
                ReceivingAuthority = referral.ReceivingAuthority,
                Children = [],
                Clocks = ReferralClocks.Of(referral),
            };
        }

        var completeness = shown.Record is RecordShown.Full && form is not null ? Completeness.Of(form) : null;
        return new ReferralDetails
        {
            Id = referral.Id,
            Reference = referral.Reference,
            Status = referral.Shown.Name(),
            Stage = ActAnswer.StageOf(referral),
            Overlays = OverlayDetails.Names(referral, form),
            Asked = completeness is not null && referral.Asked.Count > 0 ? referral.Asked : null,
            Version = referral.Version,
            EntryAuthority = referral.EntryAuthority,
            ReceivingAuthority = referral.ReceivingAuthority,
            InAuthorityCare = referral.InAuthorityCare,
            Children = [.. referral.Children.Select((c, i) => ChildView.Of(referral, c.ChildId, form?.Children?[i], shown))],
            PlacementTypes = referral.PlacementTypes.Count > 0 ? referral.PlacementTypes : null,
            Ineligible = referral.Status is ReferralStatus.Ineligible ? FailedRule.Of(referral) : null,
            Warnings = shown.Identity is IdentityShown.Full && shown.Record is not RecordShown.PlacementNeeds ? RuleWarning.Of(referral) : null,
            RulesVersion = referral.RulesVersion,
            Clocks = ReferralClocks.Of(referral),
            Record = shown.Record switch
            {
                RecordShown.Full => form,
                RecordShown.PlacementNeeds => PlacementNeeds.Of(form!),
                _ => null,
            },
            Flags = shown.Record is RecordShown.Flags ? RecordFlags.Of(form!) : null,
            Missing = completeness?.Missing,
            Wanted = completeness?.Wanted,
            Sections = completeness?.Sections,
        };
    }
}

/// <summary>A child as the reader may see it.</summary>
/// <param name="Id">Identifier.</param>
/// <param name="AgeBand"><c>under-16</c> or <c>16-17</c>, once eligible.</param>
/// <param name="Sex">Sex.</param>
/// <param name="Languages">Languages.</param>
/// <param name="GivenName">Given name.</param>
/// <param name="FamilyName">Family name.</param>
/// <param name="DateOfBirth">Claimed date of birth.</param>
/// <param name="HomeOfficeReference">Home Office reference.</param>
/// <param name="Initials">Initials, where the reader may see no more.</param>
/// <param name="AgeStatus">Where the child's age stands, as a code.</param>
/// <param name="FormerChildId">The child's identifier in the referral that <c>returnOf</c> names, to those who may see both.</param>
public sealed record ChildView(
    Guid Id, string? AgeBand, string? Sex, IReadOnlyList<string>? Languages, string? GivenName = null, string? FamilyName = null,
    DateOnly? DateOfBirth = null, string? HomeOfficeReference = null, string? Initials = null, string? AgeStatus = null,
    Guid? FormerChildId = null)
{
    internal static ChildView Of(Referral referral, Guid id, ChildDetails? details, NeedToKnow shown)
    {
        var facts = referral.MinimumFacts.FirstOrDefault(f => f.ChildId == id);
        var age = shown.AgeStatus ? details?.Age?.Status : null;
        var child = new ChildView(id, facts?.AgeBand, facts?.Sex, facts?.Languages) { AgeStatus = age };
        return shown.Identity switch
        {
            IdentityShown.Full => child with
            {
                GivenName = details?.GivenName,
                FamilyName = details?.FamilyName,
                DateOfBirth = details?.DateOfBirth,
                HomeOfficeReference = details?.HomeOfficeReference,
            },
            IdentityShown.Initials => child with { Initials = InitialsOf(details) },
            _ => child,
        };
    }

    static string? InitialsOf(ChildDetails? details)
    {
        string?[] names = [details?.GivenName, details?.FamilyName];
        var initials = string.Concat(names.OfType<string>().Select(name => $"{StringInfo.GetNextTextElement(name.TrimStart())}."));
        return initials.Length > 0 ? initials : null;
    }
}
