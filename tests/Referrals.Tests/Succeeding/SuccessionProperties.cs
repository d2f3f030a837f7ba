using FsCheck;
using FsCheck.Fluent;
using TransferScheme.Platform.Messaging;
using TransferScheme.Referrals.Handling;
using TransferScheme.Referrals.Succeeding;
using TransferScheme.Referrals.Tests.Handling;
using TransferScheme.TestKit;

namespace TransferScheme.Referrals.Tests.Succeeding;

/// <summary>
/// Random open referrals, random successions, and what Allocation still tells of offers to the authority that is no more: however these
/// cross, no open referral names that authority in the end, and nothing more follows.
/// </summary>
public sealed class SuccessionProperties
{
    const string Third = "E08000021";
    static readonly DateOnly Today = new(2026, 3, 2);

    static readonly IReadOnlyList<ReferralEvent[]> Stages =
    [
        A.Started, A.Ineligible, A.Eligible, A.Offered, A.Queried, A.Declined, A.Reaffirmed, A.Settled, A.Accepted, A.Proposed, A.Arranged,
        A.InTransit, A.Completed, A.Withdrawn, A.Closed,
    ];

    static readonly Gen<(int Stage, int[] Successions, int[] Acts)> Runs =
        from stage in Gen.Choose(0, Stages.Count - 1)
        from successions in Gen.ArrayOf(Gen.Choose(0, 5), 2)
        from acts in Gen.ArrayOf(Gen.Choose(0, 9), 12)
        select (stage, successions, acts);

    [Fact]
    public void Given_any_referral_when_authorities_are_succeeded_then_no_open_one_names_them_and_nothing_more_follows() =>
        Prop.ForAll(Runs.ToArbitrary(), run =>
        {
            var (referral, inEffect) = Run(run.Stage, run.Successions, run.Acts);
            var isOver = referral.Status is ReferralStatus.Withdrawn or ReferralStatus.Closed;
            return (isOver || inEffect.All(s => !referral.Names(s.Id)))
                && (isOver || referral.HasEnded || referral.EntryAuthority != referral.ReceivingAuthority)
                && Successors.Decide(referral, inEffect, _ => "wales").Count == 0;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(3_000));

    static (Referral Referral, IReadOnlyList<KnownSuccession> InEffect) Run(int stage, int[] successions, int[] acts)
    {
        var referral = Given.Events<Referral, ReferralEvent>(Stages[stage]).State!;
        IReadOnlyList<KnownSuccession> all = [.. successions.Select(Succession).DistinctBy(s => s.Id)];

        // Two that succeed each other are never recorded.
        all = all is [var one, var other] && one.Heir == other.Id && other.Heir == one.Id ? [one] : all;
        IReadOnlyList<KnownSuccession> inEffect = [];
        foreach (var act in acts)
        {
            inEffect = act is 0 or 1 ? [.. all.Take(act + 1)] : inEffect;
            referral = act switch
            {
                2 => Hear(referral, r => WhenOfferMade.Decide(r, Said.Made(A.OfferId, A.Durham))),
                3 => Hear(referral, r => WhenOfferAccepted.Decide(r, Said.Accepted(9))),
                4 => Hear(referral, r => WhenOfferDeclined.Decide(r, Said.Declined(7))),
                5 => Hear(referral, r => WhenOfferReaffirmed.Decide(r, Said.Reaffirmed(8))),
                6 => Hear(referral, r => WhenOfferSwapped.Decide(r, Said.Swapped(A.OfferId, A.BrotherId, Third, 10))),
                7 when !referral.HasEnded => After(referral, [new ReferralHeld("in-hospital", Today, null)]),
                8 or 9 => After(referral, Successors.Decide(referral, inEffect, _ => "wales")),
                _ => referral,
            };
        }

        return (After(referral, Successors.Decide(referral, all, _ => "wales")), all);
    }

    static KnownSuccession Succession(int kind) => kind switch
    {
        0 => new(A.Kent, [Third], Today, Third, 1),
        1 => new(A.Durham, [A.Kent], Today, A.Kent, 1),
        2 => new(A.Kent, [A.Durham], Today, A.Durham, 1),
        3 => new(Third, ["W06000015", A.Durham], Today, "W06000015", 1),
        4 => new(A.Durham, ["W06000015"], Today, "W06000015", 1),
        _ => new(A.Durham, [Third, "W06000015"], Today, Third, 1),
    };

    static Referral Hear(Referral referral, Func<Referral, ReferralEvent?> decide)
    {
        try
        {
            return decide(referral) is { } e ? Referral.Evolve(referral, e)! : referral;
        }
        catch (NotYetException)
        {
            return referral;
        }
    }

    static Referral After(Referral referral, IReadOnlyList<ReferralEvent> events) =>
        events.Aggregate(referral, (state, e) => Referral.Evolve(state, e)!);
}
