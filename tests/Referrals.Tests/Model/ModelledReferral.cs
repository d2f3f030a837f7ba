using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Messaging;
using TransferScheme.Platform.Security;
using TransferScheme.Referrals.Arranging;
using TransferScheme.Referrals.Closing;
using TransferScheme.Referrals.GoingMissing;
using TransferScheme.Referrals.Handling;
using TransferScheme.Referrals.Hearing;
using TransferScheme.Referrals.Holding;
using TransferScheme.Referrals.Judging;
using TransferScheme.Referrals.Returning;
using TransferScheme.Referrals.Submitting;
using TransferScheme.Referrals.Tests.Handling;
using TransferScheme.Referrals.Travelling;
using TransferScheme.Referrals.Withdrawing;

namespace TransferScheme.Referrals.Tests.Model;

/// <summary>A referral in the product's own decisions and fold, without a database: the same acts as the model's, by the same names.</summary>
sealed class ModelledReferral
{
    static readonly Actor Kent = new("kent", Role.ApiClient, A.Kent, Person: Guid.CreateVersion7());
    static readonly Guid Receiver = Guid.CreateVersion7();
    readonly Guid[] _children;
    ReferralForm _form = new() { EntryAuthority = A.Kent };
    int _offers;
    long _version;
    int _asked;

    internal ModelledReferral(int children)
    {
        _children = [.. Enumerable.Range(1, children).Select(n => new Guid(n, 0, 0, new byte[8]))];
        State = Referral.Evolve(null, A.Started[0])!;
    }

    internal Referral State { get; private set; }

    internal int Day { get; set; }

    /// <summary>Children there may be.</summary>
    internal int Most => _children.Length;

    internal bool Counted { get; private set; }

    DateTimeOffset Now => A.Monday.AddDays(Day);

    DateOnly Today => new DateOnly(2026, 3, 2).AddDays(Day);

    internal string Section(string section)
    {
        var whole = A.Form();
        var form = section switch
        {
            "arrival" => _form with { InAuthorityCare = true, ArrivedOn = whole.ArrivedOn },
            "children" => _form with { Children = _form.Children ?? [.. _children.Select(id => whole.Children![0] with { Id = id })] },
            "needs" => _form with { Needs = whole.Needs },
            "bestInterests" => _form with { BestInterests = whole.BestInterests! with { AssessedOn = new(2026, 3, 2) } },
            "childsViews" => _form with { ChildsViews = whole.ChildsViews! with { RecordedOn = new(2026, 3, 2) } },
            "legal" => _form with { Legal = whole.Legal },
            _ => _form with { Logistics = new LogisticsSection() },
        };
        ReferralEvent recorded = section == "children"
            ? new ChildrenRecorded([.. form.Children!.Select(c => new RecordedChild(c.Id!.Value, A.Sealed<ChildDetails>()))])
            : new SectionRecorded(section, A.Sealed<SectionContent>());
        var after = Referral.Evolve(State, recorded)!;
        var outcome = Take(RecordSection.Decide(State, section, form, [recorded], Judged(after, form)));
        _form = outcome.Length == 0 ? form : _form;
        return outcome;
    }

    internal string Count(bool known)
    {
        Counted = known;
        return State.Status is ReferralStatus.Ineligible ? Take(Cure.Decide(Judged(State, _form)).ToArray()) : "";
    }

    internal string Return(string section) => Take(ReturnReferral.Decide(State, [section == "arrival" ? "arrivedOn" : $"{section}[0].x"], null));

    internal string Overrule() => Take(OverruleRules.Decide(
        State, new("eligible", "court-order"), null, Judgement.Of(State, "r", _form, State.ChildIds, Entry, A.Rules, Now, overruled: true)));

    internal string Hold() => Take(HoldReferral.Decide(State, new("in-hospital", Today), null, Today));

    internal string Release() => Take(ReleaseHold.Decide(State));

    internal string Missing(int child) => Take(OpenMissingEpisode.Decide(State, new(_children[child], Now, "x"), "owner", A.Sealed<PoliceReport>(), Now));

    internal string Found(int number) => Take(CloseMissingEpisode.Decide(State, number, Now));

    internal string Object(int? child) => Take(RecordObjection.Decide(State, new(Today, true, "x", Id(child)), A.Sealed<ChildsWords>(), Today));

    internal string Review(int? child, int on, bool? still) => Take(ReviewBestInterests.Decide(
        State, new(Today.AddDays(on - Day), "x", "y", still, Id(child)), A.Sealed<ReviewReport>(), Today));

    internal string Withdraw() => Take(WithdrawReferral.Decide(State, "family-found", null));

    internal string Close() => Take(CloseReferral.Decide(State, new("left-uk"), null, [], Now));

    internal string Leave(int child)
    {
        var form = _form with { Children = _form.Children is null ? null : [.. _form.Children.Where(c => c.Id != _children[child])] };
        var outcome = Take(CloseReferral.Decide(State, new("left-uk", ChildId: _children[child]), null, form.Children is { Count: > 0 } ? Judged(State, form) : [], Now));
        _form = outcome.Length == 0 ? form : _form;
        return outcome;
    }

    internal string Offered()
    {
        var outcome = Told(() => WhenOfferMade.Decide(State, Said.Made(OfferId(_offers + 1), A.Durham)));
        (_offers, _version) = outcome.Length == 0 ? (_offers + 1, 1) : (_offers, _version);
        return outcome;
    }

    internal string Accepted() => Told(() => WhenOfferAccepted.Decide(State, Said.Accepted(++_version, OfferId(_offers))));

    internal string OfferWithdrawn() => Told(() => WhenOfferWithdrawn.Decide(State, Said.Withdrawn(OfferId(_offers), ++_version)));

    internal string Decline() => Told(() => WhenOfferDeclined.Decide(State, Said.Declined(++_version, OfferId(_offers))));

    internal string Reaffirm() => Told(() => WhenOfferReaffirmed.Decide(State, Said.Reaffirmed(++_version, OfferId(_offers))));

    internal string Settle() => Told(() => WhenDeclineSettled.Decide(State, Said.Settled(++_version, OfferId(_offers))));

    internal string Query() => Told(() => WhenReferralQueried.Decide(State, Said.Queried(++_version, ++_asked, OfferId(_offers))));

    // The oldest question that is open; where none is, an answer that is told before its question.
    internal string AnswerQuery() => Told(() => WhenQueryAnswered.Decide(
        State, Said.Answered(++_version, State.Queries.Except(State.QueriesAnswered).Append(-++_asked).First(), OfferId(_offers))));

    internal string Swap()
    {
        var swap = Said.Swapped(OfferId(_offers), OfferId(_offers + 1), $"E{_offers}", ++_version);
        var outcome = Told(() => WhenOfferSwapped.Decide(State, swap));
        _offers += outcome.Length == 0 ? 1 : 0;
        return outcome;
    }

    internal string Arrange()
    {
        var outcome = Take(ProposeArrangement.Decide(State, Kent, Now, [], Now));
        return outcome.Length > 0 ? outcome
            : Take(SignArrangement.Decide(State, Kent, A.Kent, A.Sealed<SigningOfficer>(), true, Now))
                + Take(SignArrangement.Decide(
                    State, new Actor("receiver", Role.ApiClient, State.ReceivingAuthority, Person: Receiver), State.ReceivingAuthority!,
                    A.Sealed<SigningOfficer>(), true, Now));
    }

    internal string Depart(int staleAfter) => Take(RecordDeparture.Decide(
        State, new(Now, "x", Now), A.Sealed<Journey>(), TravelFacts.Of(State, _form, staleAfter), Now));

    internal string Fail() => Take(RecordFailedMove.Decide(State, "ill", null));

    internal string Arrive()
    {
        var outcome = Take(ConfirmArrival.Decide(State, A.Kent, new(Now, "x"), A.Sealed<Reception>(), Now));
        return outcome.Length > 0 ? outcome
            : Take(ConfirmArrival.Decide(State, State.ReceivingAuthority!, new(Now, "x"), A.Sealed<Reception>(), Now));
    }

    AuthorityFigures Entry => A.Authority(Counted ? 400 : null);

    IReadOnlyList<ReferralEvent> Judged(Referral state, ReferralForm form) =>
        Judgement.Of(state, "r", form, [.. (form.Children ?? []).Select(c => c.Id!.Value)], Entry, A.Rules, Now);

    Guid? Id(int? child) => child is { } one ? _children[one] : null;

    static Guid OfferId(int number) => new(number, 1, 0, new byte[8]);

    string Told(Func<ReferralEvent?> handle)
    {
        try
        {
            return handle() is { } e ? Take(e) : "nothing";
        }
        catch (NotYetException)
        {
            return "waits";
        }
    }

    string Take(Decision<ReferralEvent> decision)
    {
        State = decision.Events.Aggregate(State, (state, e) => Referral.Evolve(state, e)!);
        return decision.Rejection?.Code ?? "";
    }
}
