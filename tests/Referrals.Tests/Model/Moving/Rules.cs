using TransferScheme.Contracts.Allocation;
using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Security;
using TransferScheme.Referrals.Arranging;
using TransferScheme.Referrals.Closing;
using TransferScheme.Referrals.Handling;
using TransferScheme.Referrals.Travelling;
using TransferScheme.Referrals.Withdrawing;

namespace TransferScheme.Referrals.Tests.Model.Moving;

/// <summary>
/// The product's decisions that move responsibility, each with what comes in by its door. A control takes one of them and hides from it
/// what its rule looks at.
/// </summary>
sealed record Rules
{
    /// <summary>The product's own.</summary>
    internal static Rules Own { get; } = new();

    internal Func<Actor, Referral, Access> MayArrange { get; init; } = ReferralsPolicy.MayArrange;

    internal Func<Referral, Actor, DateTimeOffset, DateTimeOffset, Decision<ReferralEvent>> Propose { get; init; } =
        (r, by, effectiveAt, now) => ProposeArrangement.Decide(r, by, effectiveAt, [new("carePlan", "ready")], now);

    internal Func<Referral, Actor, string, DateTimeOffset, Decision<ReferralEvent>> Sign { get; init; } =
        (r, by, onBehalfOf, now) => SignArrangement.Decide(r, by, onBehalfOf, A.Sealed<SigningOfficer>(), true, now);

    internal Func<Referral, DateTimeOffset, TravelFacts, DateTimeOffset, Decision<ReferralEvent>> Depart { get; init; } =
        (r, departedAt, facts, now) =>
            RecordDeparture.Decide(r, new(departedAt, "x", departedAt.AddHours(4)), A.Sealed<Journey>(), facts, now);

    internal Func<Referral, string, DateTimeOffset, DateTimeOffset, Decision<ReferralEvent>> Arrive { get; init; } =
        (r, onBehalfOf, arrivedAt, now) => ConfirmArrival.Decide(r, onBehalfOf, new(arrivedAt, "x"), A.Sealed<Reception>(), now, []);

    internal Func<Referral, DateTimeOffset?, DateTimeOffset, Decision<ReferralEvent>> Dispute { get; init; } =
        (r, arrivedAt, now) => DisputeArrival.Decide(r, arrivedAt, A.Sealed<ActNote>(), now);

    internal Func<Referral, DateTimeOffset, IReadOnlyList<ChildBorn>, DateTimeOffset, Decision<ReferralEvent>> Settle { get; init; } =
        (r, arrivedAt, born, now) => DecideArrival.Decide(r, arrivedAt, A.Sealed<ActNote>(), now, born);

    internal Func<Referral, Actor, Decision<ReferralEvent>> Fail { get; init; } = (r, by) => RecordFailedMove.Decide(r, "ill", null, by.Authority);

    internal Func<Actor, Referral, Access> MayWithdraw { get; init; } = ReferralsPolicy.MayWithdraw;

    internal Func<Referral, Decision<ReferralEvent>> Withdraw { get; init; } = r => WithdrawReferral.Decide(r, "family-found", null);

    internal Func<Referral, DateTimeOffset, Decision<ReferralEvent>> Close { get; init; } =
        (r, now) => CloseReferral.Decide(r, new("left-uk"), null, [], now);

    internal Func<Referral, OfferSwapped, ReferralEvent?> Swap { get; init; } = WhenOfferSwapped.Decide;

    /// <summary>Rules that are switched off, one in each, by name.</summary>
    internal static IReadOnlyDictionary<string, Rules> Without { get; } = new Dictionary<string, Rules>
    {
        ["only the two authorities act"] = Own with { MayArrange = (_, _) => Access.Granted },
        ["an officer signs for the own authority"] = Own with
        {
            Sign = (r, by, of, now) => Own.Sign(r, by with { Authority = of }, of, now),
        },
        ["two persons sign"] = Own with
        {
            Sign = (r, by, of, now) => Own.Sign(Signed(r, s => s with { Person = Guid.Empty }), by, of, now),
        },
        ["two authorities sign"] = Own with
        {
            Sign = (r, by, of, now) => Own.Sign(Signed(r, s => s with { OnBehalfOf = "" }), by, of, now),
        },
        ["who drafted for one side does not sign for the other"] = Own with
        {
            Sign = (r, by, of, now) => Own.Sign(r with { Terms = r.Terms is { } terms ? terms with { Person = null } : null }, by, of, now),
        },
        ["no journey begins before its arrangement"] = Own with
        {
            Depart = (r, at, facts, now) => Own.Depart(r with { MadeAt = null }, at, facts, now),
        },
        ["new terms need new signatures"] = Own with
        {
            Propose = (r, by, at, now) => Own.Propose(r, by, at, now) is { Events: [var terms] }
                ? (ReferralEvent[])[terms, .. r.Signatures] : Own.Propose(r, by, at, now),
        },
        ["children leave when both have signed"] = Own with
        {
            Depart = (r, at, facts, now) => Own.Depart(
                r is { Status: ReferralStatus.Accepted, Terms: not null } ? r with { Status = ReferralStatus.Arranged } : r,
                at, facts, now),
        },
        ["both confirm the arrival"] = Own with
        {
            Arrive = (r, of, at, now) => Own.Arrive(
                r.Arrivals.Count > 0 ? r : r with { Arrivals = [Arrival(Other(r, of), at)] }, of, at, now),
        },
        ["each confirms it once"] = Own with
        {
            Arrive = (r, of, at, now) => Own.Arrive(
                r with { Arrivals = [.. r.Arrivals.Select(a => a with { OnBehalfOf = Other(r, of) })] }, of, at, now),
        },
        ["an arrival is not to come"] = Own with { Arrive = (r, of, at, _) => Own.Arrive(r, of, at, DateTimeOffset.MaxValue) },
        ["an arrival follows its departure"] = Own with
        {
            Arrive = (r, of, at, now) => Own.Arrive(r with { Departure = null }, of, at, now),
        },
        ["the receiver's time stands"] = Own with
        {
            Arrive = (r, of, at, now) => Moved(Own.Arrive(r, of, at, now), r, (_, arrivals) => arrivals[r.EntryAuthority]),
        },
        ["never before the instant agreed"] = Own with
        {
            Arrive = (r, of, at, now) => Moved(Own.Arrive(r, of, at, now), r, (_, arrivals) => arrivals[r.ReceivingAuthority!]),
        },
        ["an agreed arrival waits for the instant of the terms"] = Own with
        {
            Arrive = (r, of, at, now) => AtOnce(Own.Arrive(r, of, at, now), r),
        },
        ["nothing is closed once that instant has come"] = Own with { Close = (r, _) => Own.Close(r, DateTimeOffset.MinValue) },
        ["never before the arrival"] = Own with
        {
            Arrive = (r, of, at, now) => Moved(Own.Arrive(r, of, at, now), r, (agreed, _) => agreed),
        },
        ["a journey that has ended does not fail"] = Own with { Fail = (r, by) => Own.Fail(r with { Arrivals = [] }, by) },
        ["what nobody disputes is not decided"] = Own with
        {
            Settle = (r, at, born, now) => Own.Settle(
                r with { Arriving = r.Arriving with { Dispute = new ArrivalDispute(null, A.Sealed<ActNote>()) } }, at, born, now),
        },
        ["nobody says in the receiver's place that they arrived"] = Own with
        {
            Settle = (r, at, born, now) => Own.Settle(
                r with
                {
                    Arrivals = [Arrival(r.ReceivingAuthority ?? "", at)],
                    Arriving = r.Arriving with { Dispute = new ArrivalDispute(null, A.Sealed<ActNote>()) },
                },
                at, born, now),
        },
        ["no swap on the way"] = Own with
        {
            Swap = (r, swap) => Own.Swap(r.Status is ReferralStatus.InTransit ? r with { Status = ReferralStatus.Arranged } : r, swap),
        },
        ["nothing is withdrawn after the effect"] = Own with
        {
            MayWithdraw = (by, r) => Own.MayWithdraw(by, Open(r, ReferralStatus.InTransit)),
            Withdraw = r => Own.Withdraw(Open(r, ReferralStatus.InTransit)),
        },
        ["no new terms after the effect"] = Own with
        {
            Propose = (r, by, at, now) => Own.Propose(Open(r, ReferralStatus.Accepted), by, at, now),
        },
    };

    static Referral Signed(Referral r, Func<ArrangementSigned, ArrangementSigned> seen) =>
        r with { Signatures = [.. r.Signatures.Select(seen)] };

    static Referral Open(Referral r, ReferralStatus seen) =>
        r.Status is ReferralStatus.Completed ? r with { Status = seen, Arrivals = [], EffectiveAt = null } : r;

    static string Other(Referral r, string authority) => authority == r.EntryAuthority ? r.ReceivingAuthority ?? "" : r.EntryAuthority;

    static ArrivalConfirmed Arrival(string authority, DateTimeOffset at) => new(authority, at, A.Sealed<Reception>());

    // The same decision, which waits for nothing.
    static Decision<ReferralEvent> AtOnce(Decision<ReferralEvent> decision, Referral r) => decision.Events is not [.., ArrivalAgreed agreed]
        ? decision
        : (ReferralEvent[])[.. decision.Events.SkipLast(1), Referrals.Travelling.Arrival.Completed(r, agreed.EffectiveAt, r.Children.Count)];

    // The same decision, with another instant of effect.
    static Decision<ReferralEvent> Moved(
        Decision<ReferralEvent> decision, Referral r, Func<DateTimeOffset, IReadOnlyDictionary<string, DateTimeOffset>, DateTimeOffset> at)
    {
        if (decision.Events is not [ArrivalConfirmed second, .., TransferCompleted completed])
        {
            return decision;
        }

        var arrivals = new Dictionary<string, DateTimeOffset> { [r.EntryAuthority] = second.ArrivedAt };
        foreach (var arrival in r.Arrivals.Append(second))
        {
            arrivals[arrival.OnBehalfOf] = arrival.ArrivedAt;
        }

        return (ReferralEvent[])[.. decision.Events.SkipLast(1), completed with { EffectiveAt = at(r.Terms!.EffectiveAt, arrivals) }];
    }
}
