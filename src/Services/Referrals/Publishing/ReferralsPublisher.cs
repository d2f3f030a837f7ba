using TransferScheme.Referrals.Succeeding;
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
            HasMatchingFacts = found.HasMatchingFacts,
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
            FormerChildren = departure.FormerChildren,
            RecordedBy = e.UserName,
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
        StatutoryDueSoon soon => new Messages.StatutoryDueSoon
        {
            ReferralId = e.StreamId,
            Version = e.Version,
            OccurredAt = e.Timestamp,
            EntryAuthority = soon.EntryAuthority,
            DueOn = soon.DueOn,
        },
        StatutoryBreached breached => new Messages.StatutoryBreached
        {
            ReferralId = e.StreamId,
            Version = e.Version,
            OccurredAt = e.Timestamp,
            EntryAuthority = breached.EntryAuthority,
            DueOn = breached.DueOn,
        },
        _ => Ending(e),
    };

    static object? Ending(IEvent e) => e.Data switch
    {
        ReferralHeld held => new Messages.ReferralHeld
        {
            ReferralId = e.StreamId, Version = e.Version, OccurredAt = e.Timestamp, ReasonCode = held.ReasonCode, ReviewOn = held.ReviewOn,
        },
        HoldReleased => new Messages.HoldReleased { ReferralId = e.StreamId, Version = e.Version, OccurredAt = e.Timestamp },
        ReferralWithdrawn withdrawn => new Messages.ReferralWithdrawn
        {
            ReferralId = e.StreamId, Version = e.Version, OccurredAt = e.Timestamp, EntryAuthority = withdrawn.EntryAuthority,
            ReasonCode = withdrawn.ReasonCode, WasEligible = withdrawn.WasEligible, FormerChildren = withdrawn.FormerChildren,
            EndedBy = e.UserName,
        },
        ReferralClosed closed => new Messages.ReferralClosed
        {
            ReferralId = e.StreamId, Version = e.Version, OccurredAt = e.Timestamp, EntryAuthority = closed.EntryAuthority,
            ReasonCode = closed.ReasonCode, WasEligible = closed.WasEligible, FormerChildren = closed.FormerChildren, EndedBy = e.UserName,
        },
        ChildLeftGroup left => new Messages.ChildLeftGroup
        {
            ReferralId = e.StreamId, Version = e.Version, OccurredAt = e.Timestamp, ChildId = left.ChildId, Remaining = left.Remaining,
            ReasonCode = left.ReasonCode, WasEligible = left.WasEligible, FormerChildren = left.FormerChildren, EndedBy = e.UserName,
        },
        ChildrenDidNotArrive alarm => new Messages.ChildrenDidNotArrive
        {
            ReferralId = e.StreamId, Version = e.Version, OccurredAt = e.Timestamp, Reference = alarm.Reference,
            EntryAuthority = alarm.EntryAuthority, ReceivingAuthority = alarm.ReceivingAuthority, ExpectedAt = alarm.ExpectedAt,
            OverdueFrom = alarm.OverdueFrom,
        },
        ChildrenFound found => new Messages.ChildrenFound
        {
            ReferralId = e.StreamId, Version = e.Version, OccurredAt = e.Timestamp, Reference = found.Reference,
            EntryAuthority = found.EntryAuthority, FoundAt = found.FoundAt,
        },
        MoveFailed failed => new Messages.MoveFailed
        {
            ReferralId = e.StreamId, Version = e.Version, OccurredAt = e.Timestamp, EntryAuthority = failed.EntryAuthority,
            ReceivingAuthority = failed.ReceivingAuthority, ReasonCode = failed.ReasonCode, Attempt = failed.Attempt,
        },
        OutcomeDue due => new Messages.OutcomeDue
        {
            ReferralId = e.StreamId, Version = e.Version, OccurredAt = e.Timestamp, Reference = due.Reference,
            EntryAuthority = due.EntryAuthority, ReceivingAuthority = due.ReceivingAuthority, DueOn = due.DueOn,
        },
        OutcomeRecorded outcome => new Messages.OutcomeRecorded
        {
            ReferralId = e.StreamId, Version = e.Version, OccurredAt = e.Timestamp, RecordedOn = outcome.RecordedOn,
        },
        AgeInUseChanged changed => new Messages.AgeInUseChanged
        {
            ReferralId = e.StreamId, Version = e.Version, OccurredAt = e.Timestamp, Reference = changed.Reference,
            EntryAuthority = changed.EntryAuthority, OtherAuthority = changed.OtherAuthority, ChildId = changed.ChildId,
            Source = changed.After.Source, Bars = changed.Bars,
        },
        CasePassedToSuccessor passed => new Messages.CasePassedToSuccessor
        {
            ReferralId = e.StreamId, Version = e.Version, OccurredAt = e.Timestamp, Authority = passed.Authority,
            Successor = passed.Successor, Region = passed.Region, WasEligible = passed.WasEligible,
        },
        _ => null,
    };

    static Messages.MinimumFacts Facts(ChildFacts child) =>
        new() { ChildId = child.ChildId, AgeBand = child.AgeBand, Sex = child.Sex, Languages = child.Languages };
}
