using TransferScheme.Referrals.Succeeding;
using static TransferScheme.Platform.Printing.Page;

namespace TransferScheme.Referrals.Viewing;

/// <summary>What an event is about, on which it depends who is told of it.</summary>
enum Concern
{
    /// <summary>Where the referral stands.</summary>
    Course,

    /// <summary>What its form says, and what the rules ask of it.</summary>
    Form,

    /// <summary>An offer, between the entry authority and one other.</summary>
    Offer,

    /// <summary>The arrangement, the hand-over and the journey, between the same two.</summary>
    Journey,

    /// <summary>What happens to the children meanwhile.</summary>
    Children,

    /// <summary>What comes once responsibility has moved.</summary>
    After,
}

/// <summary>An event as a timeline tells it.</summary>
/// <param name="Concern">What it is about.</param>
/// <param name="Words">What happened, in plain words with codes, numbers and dates; nothing of what was written, and no child.</param>
sealed record Sentence(Concern Concern, string Words)
{
    /// <summary>The sentence of an event.</summary>
    /// <exception cref="InvalidOperationException">The event is not named here: a new one must be.</exception>
    internal static Sentence Of(ReferralEvent e) => e switch
    {
        ReferralStarted { ReturnOf: not null } s => new(
            Concern.Course, $"{s.EntryAuthority} began to refer the children anew, as {s.Reference}"),
        ReferralStarted s => new(Concern.Course, $"{s.EntryAuthority} began the referral {s.Reference}"),
        ChildrenRecorded c => new(Concern.Form, $"Who is referred was recorded: {Count(c.Children.Count)}"),
        SectionRecorded s => new(Concern.Form, $"The section on {Spaced(s.Section)} was recorded"),
        DocumentAttached d => new(
            Concern.Form, d.Document.Number == 1
                ? $"A document was attached: {Spaced(d.Document.Kind)}"
                : $"Version {d.Document.Number} of a document was attached: {Spaced(d.Document.Kind)}"),
        ReferralReturned r => new(Concern.Form, $"The referral was returned to be completed: {Of(r.Missing)}"),
        RulesOverruled r => new(Concern.Form, $"The national team overruled {Of(r.Rules)}: {r.ReasonCode}"),
        ReferralSubmitted s => new(
            Concern.Course,
            $"The referral was submitted. The statutory clock runs: {s.Clock.WorkingDays} working days, to {Day(s.Clock.DueOn)}"),
        ReferralFoundEligible f => new(
            Concern.Course, $"The referral was found eligible by the rules of {f.RulesVersion}, and waits for an authority"),
        ReferralFoundIneligible f => new(
            Concern.Course,
            $"The referral was found ineligible by the rules of {f.RulesVersion}: "
            + Of([.. f.Findings.Where(finding => !finding.Passes).Select(finding => finding.Code)])),
        StatutoryDueSoon s => new(Concern.Course, $"The statutory clock ends soon, on {Day(s.DueOn)}"),
        StatutoryBreached s => new(
            Concern.Course, $"The statutory clock ended on {Day(s.DueOn)} before the children had moved. It runs on"),
        ReferralWithdrawn w => new(Concern.Course, $"{w.EntryAuthority} withdrew the referral: {w.ReasonCode}"),
        ReferralClosed c => new(Concern.Course, $"The referral was closed: {c.ReasonCode}"),
        ChildLeftGroup c => new(Concern.Course, $"A child left the group: {c.ReasonCode}. The referral goes on for {Count(c.Remaining)}"),
        TransferCompleted t => new(
            Concern.Course,
            $"Responsibility moved to {t.ReceivingAuthority} on {Moment(t.EffectiveAt)}, after {t.WorkingDays} working days, "
            + (t.WithinLimit ? "within the limit" : "over the limit")),
        OfferNoted o => new(Concern.Offer, $"The children were offered to {o.Authority}"),
        QueryNoted q => new(Concern.Offer, $"The offered authority asked question {q.Number}"),
        QueryAnswerNoted q => new(Concern.Offer, $"Question {q.Number} was answered"),
        IdentityOpened o => new(Concern.Offer, $"A person of {o.Authority} opened the children's identity by name"),
        DeclineNoted => new(Concern.Offer, "The offered authority declined, with a statement of reasons"),
        ReaffirmationNoted => new(Concern.Offer, "The obligation of the offered authority was reaffirmed: the offer stands again"),
        DeclineSettlementNoted { IsValid: true } => new(Concern.Offer, "The reasons of the decline were accepted: the referral goes on"),
        DeclineSettlementNoted => new(
            Concern.Offer, "The referral goes on without the authority that declined; its reasons were not accepted"),
        OfferWithdrawalNoted => new(Concern.Offer, "The offer was withdrawn: the referral waits for an authority again"),
        AcceptanceNoted a => new(Concern.Offer, $"{a.Authority} accepted the children"),
        SwapNoted s => new(Concern.Offer, $"{s.Authority} takes the children in place of the authority that had accepted"),
        SuccessorNamed s => new(Concern.Offer, $"{s.Successor} was named to follow {s.Authority} in this case"),
        CasePassedToSuccessor p => new(Concern.Offer, $"{p.Authority} is no more: {p.Successor} stands in its place"),
        ArrangementProposed { Authority: { } drafter } => new(
            Concern.Journey, $"{drafter} proposed the terms of the section 69 arrangement"),
        ArrangementProposed => new(Concern.Journey, "The terms of the section 69 arrangement were proposed"),
        ArrangementSigned s => new(Concern.Journey, $"An officer signed the arrangement for {s.OnBehalfOf}"),
        ArrangementMade m => new(
            Concern.Journey, $"The section 69 arrangement between {m.EntryAuthority} and {m.ReceivingAuthority} was made"),
        HandoverItemChanged h => new(Concern.Journey, $"What is handed over was changed: {Spaced(h.Item.Item)}, {Spaced(h.Item.Status)}"),
        HandoverSigned h => new(Concern.Journey, $"{h.OnBehalfOf} signed off what is handed over: {Spaced(h.Item)}"),
        AgeInUseChanged { Bars: true } => new(Concern.Children, "The age in use of a child changed by a finding: a rule would bar the referral now"),
        AgeInUseChanged => new(Concern.Children, "The age in use of a child changed by a finding"),
        AgePlanAgreed p => new(Concern.Children, $"It was agreed that {p.LeadAuthority} leads on an age that is in question"),
        DepartureRecorded d => new(Concern.Journey, $"The children left for {d.ReceivingAuthority}, expected on {Moment(d.ExpectedAt)}"),
        ExpectedArrivalMoved m => new(Concern.Journey, $"The children are expected on {Moment(m.ExpectedAt)} now"),
        ChildrenDidNotArrive c => new(
            Concern.Journey, $"The children, expected on {Moment(c.ExpectedAt)}, did not arrive: they count as missing"),
        ChildrenFound c => new(Concern.Journey, $"The children who did not arrive were found on {Moment(c.FoundAt)}"),
        ArrivalConfirmed a => new(Concern.Journey, $"{a.OnBehalfOf} confirmed the arrival on {Moment(a.ArrivedAt)}"),
        ArrivalDisputed { ArrivedAt: { } at } => new(
            Concern.Journey, $"The entry authority disputes the arrival: by its account {Moment(at)}"),
        ArrivalDisputed => new(Concern.Journey, "The entry authority disputes that the children arrived"),
        ArrivalTimeDecided d => new(Concern.Journey, $"The national team decided that the children arrived on {Moment(d.ArrivedAt)}"),
        ArrivalAgreed a => new(Concern.Journey, $"Both agree on the arrival on {Moment(a.ArrivedAt)}"),
        TransferBarredByAge b => new(
            Concern.Journey, $"Responsibility does not move yet: {Count(b.Adults.Count)} would have been 18 on {Moment(b.ArrivedAt)}"),
        MoveFailed m => new(Concern.Journey, $"Journey {m.Attempt} failed: {m.ReasonCode}. Responsibility has not moved"),
        ReferralHeld => new(Concern.Children, "The referral was put on hold. The statutory clock runs on"),
        HoldReleased => new(Concern.Children, "The hold was released"),
        MissingEpisodeOpened m => new(Concern.Children, $"A child went missing: episode {m.Number}"),
        PoliceReferenceRecorded p => new(Concern.Children, $"The police reference of missing episode {p.Number} was recorded"),
        MissingEpisodeClosed m => new(Concern.Children, $"A missing child was found: episode {m.Number}"),
        ObjectionRecorded { ChildId: null } o => new(Concern.Children, $"The children object to the move: objection {o.Number}"),
        ObjectionRecorded o => new(Concern.Children, $"A child objects to the move: objection {o.Number}"),
        BestInterestsReviewed { StillObjects: true } => new(
            Concern.Children, "The best interests and views were reviewed: an objection stands"),
        BestInterestsReviewed => new(Concern.Children, "The best interests and views were reviewed: nobody objects"),
        OutcomeDue o => new(Concern.After, $"{o.ReceivingAuthority} was asked how the children are, due on {Day(o.DueOn)}"),
        OutcomeRecorded o => new(Concern.After, $"The receiving authority told how the children were on {Day(o.RecordedOn)}"),
        ReferredAgain => new(Concern.After, "The authority that is responsible now referred children anew"),
        _ => throw new InvalidOperationException($"{e.GetType().Name} has no sentence."),
    };

    static string Count(int children) => children == 1 ? "1 child" : $"{children} children";

    static string Of(IReadOnlyList<string> codes) => string.Join(", ", codes);

    // Names of sections, kinds and items are codes of the contract, such as bestInterests and care-plan.
    static string Spaced(string code) =>
        string.Concat(code.Select(c => char.IsUpper(c) ? $" {char.ToLowerInvariant(c)}" : c is '-' ? " " : $"{c}"));
}
