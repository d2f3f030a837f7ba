using Messages = TransferScheme.Contracts.Referrals;

namespace TransferScheme.Referrals.Publishing;

/// <summary>What other services are told, from the event and its metadata alone. An event that is nobody else's business gives nothing.</summary>
static class ReferralsPublisher
{
    internal static object? Message(IEvent e) => e.Data switch
    {
        ReferralFoundEligible found => new Messages.ReferralFoundEligible
        {
            ReferralId = e.StreamId,
            Version = e.Version,
            OccurredAt = e.Timestamp,
            Reference = found.Reference,
            EntryAuthority = found.EntryAuthority,
            InAuthorityCare = found.InAuthorityCare,
            Children = [.. found.Children.Select(Facts)],
            PlacementTypes = found.PlacementTypes,
            RulesVersion = found.RulesVersion,
            StatutoryStartedOn = found.Clock.StartedOn,
            StatutoryDueOn = found.Clock.DueOn,
        },
        ReferralFoundIneligible found => new Messages.ReferralFoundIneligible
        {
            ReferralId = e.StreamId,
            Version = e.Version,
            OccurredAt = e.Timestamp,
            EntryAuthority = found.EntryAuthority,
            Codes = [.. found.Findings.Where(f => !f.Passes).Select(f => f.Code)],
            RulesVersion = found.RulesVersion,
        },
        ArrangementMade made => new Messages.ArrangementMade
        {
            ReferralId = e.StreamId,
            Version = e.Version,
            OccurredAt = e.Timestamp,
            EntryAuthority = made.EntryAuthority,
            ReceivingAuthority = made.ReceivingAuthority,
        },
        DepartureRecorded departure => new Messages.DepartureRecorded
        {
            ReferralId = e.StreamId,
            Version = e.Version,
            OccurredAt = e.Timestamp,
            EntryAuthority = departure.EntryAuthority,
            ReceivingAuthority = departure.ReceivingAuthority,
        },
        TransferCompleted completed => new Messages.TransferCompleted
        {
            ReferralId = e.StreamId,
            Version = e.Version,
            OccurredAt = e.Timestamp,
            EntryAuthority = completed.EntryAuthority,
            ReceivingAuthority = completed.ReceivingAuthority,
            Size = completed.Size,
            InAuthorityCare = completed.InAuthorityCare,
            EffectiveAt = completed.EffectiveAt,
            WorkingDays = completed.WorkingDays,
            WithinLimit = completed.WithinLimit,
        },
        _ => null,
    };

    static Messages.MinimumFacts Facts(ChildFacts child) =>
        new() { ChildId = child.ChildId, AgeBand = child.AgeBand, Sex = child.Sex, Languages = child.Languages };
}
