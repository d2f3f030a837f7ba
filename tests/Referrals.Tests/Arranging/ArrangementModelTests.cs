using FsCheck;
using FsCheck.Fluent;
using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Security;
using TransferScheme.Referrals.Arranging;
using TransferScheme.Referrals.HandingOver;
using TransferScheme.Referrals.Travelling;
using TransferScheme.TestKit;

namespace TransferScheme.Referrals.Tests.Arranging;

/// <summary>
/// Proposals, signatures, changed items, signs for items, swaps and failed moves in any order, by anybody for anybody: an arrangement is
/// made only by one person of each of its two authorities who signed the terms that stand, and an item is signed off as it stands.
/// </summary>
public sealed class ArrangementModelTests
{
    const string Newcastle = "E08000021";
    static readonly Guid[] People = [.. Enumerable.Range(1, 4).Select(n => new Guid(n, 0, 0, new byte[8]))];
    static readonly string[] Authorities = [A.Kent, A.Durham, Newcastle];
    static readonly string[] Items = ["carePlan", "health"];
    static readonly Gen<int[]> Runs = Gen.ArrayOf(Gen.Choose(0, int.MaxValue - 1), 30);

    [Fact]
    public void Given_any_acts_in_any_order_then_an_arrangement_has_one_signature_of_each_side_to_its_terms() =>
        Prop.ForAll(Runs.ToArbitrary(), acts =>
        {
            var events = Play(acts).Events;
            foreach (var (at, made) in events.Index().Where(e => e.Item is ArrangementMade))
            {
                // Since the last event after which everything is signed anew.
                var from = events.FindLastIndex(at, e => e is ArrangementProposed or SwapNoted or MoveFailed);
                var terms = events[from].ShouldBeOfType<ArrangementProposed>();
                var signed = events[from..at].OfType<ArrangementSigned>().ToList();
                signed.Select(s => s.OnBehalfOf).Order().ShouldBe(new[] { ((ArrangementMade)made).EntryAuthority, ((ArrangementMade)made).ReceivingAuthority }.Order());
                signed.Select(s => s.Person).ShouldBeUnique();
                signed.All(s => terms.Person != s.Person || terms.Authority == s.OnBehalfOf).ShouldBeTrue();

                // Made once: until terms are proposed again, nobody signs and nothing is made.
                events[(at + 1)..].TakeWhile(e => e is not ArrangementProposed).Count(e => e is ArrangementMade or ArrangementSigned).ShouldBe(0);
                events[at - 1].ShouldBeOfType<ArrangementSigned>();
            }

            events.Count(e => e is TransferCompleted).ShouldBeLessThanOrEqualTo(1);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(10_000));

    [Fact]
    public void Given_any_acts_in_any_order_then_each_side_signs_an_item_once_as_it_stands() =>
        Prop.ForAll(Runs.ToArbitrary(), acts =>
        {
            var (events, state, _) = Play(acts);
            foreach (var item in Items)
            {
                var standing = new Dictionary<string, Guid>();
                var said = default(HandoverItem);
                foreach (var e in events)
                {
                    var before = said;
                    said = e switch
                    {
                        SwapNoted or MoveFailed => null,
                        ArrangementProposed terms => terms.Handover.FirstOrDefault(h => h.Item == item) ?? said,
                        HandoverItemChanged changed when changed.Item.Item == item => changed.Item,
                        _ => said,
                    };
                    if (said != before)
                    {
                        standing.Clear();
                    }

                    if (e is HandoverSigned signed && signed.Item == item)
                    {
                        standing.TryAdd(signed.OnBehalfOf, signed.Person).ShouldBeTrue("A side signs once.");
                        standing.Values.ShouldBeUnique();
                    }
                }

                var line = state.Handover.FirstOrDefault(l => l.Name == item);
                (line?.HandedOver, line?.Received).ShouldBe((Of(standing, A.Kent), Of(standing, state.ReceivingAuthority!)));
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(10_000));

    [Fact]
    public void Given_many_runs_then_each_way_is_among_them()
    {
        var runs = Runs.SameSample(5_000).Select(Play).ToList();
        runs.ShouldContain(r => r.Events.Count(e => e is ArrangementMade) > 1);
        runs.ShouldContain(r => r.Events.OfType<HandoverSigned>().Count() > 3);
        runs.ShouldContain(r => r.Events.Any(e => e is TransferCompleted));
        foreach (var code in new[]
        {
            "acting-person-required", "drafter-of-other-side", "not-your-authority", "already-signed", "no-terms", "same-person", "transfer-completed",
            "no-accepted-offer", "item-open", "item-follows",
        })
        {
            runs.ShouldContain(r => r.Said.Contains(code), code);
        }
    }

    static Guid? Of(Dictionary<string, Guid> standing, string authority) => standing.TryGetValue(authority, out var person) ? person : null;

    static (List<ReferralEvent> Events, Referral State, HashSet<string> Said) Play(int[] acts)
    {
        var (events, said) = (new List<ReferralEvent>(), new HashSet<string>());
        var state = Given.Events<Referral, ReferralEvent>(A.Accepted).State!;
        var now = A.Monday;
        foreach (var number in acts)
        {
            var (act, about) = (number % 16, number / 16);
            now = now.AddMinutes(about % 7);
            var decision = Decide(state, act, about, now);
            said.Add(decision.Rejection?.Code ?? "");
            foreach (var e in decision.Events)
            {
                events.Add(e);
                state = Referral.Evolve(state, e)!;
            }
        }

        return (events, state, said);
    }

    static Decision<ReferralEvent> Decide(Referral state, int act, int about, DateTimeOffset now)
    {
        var authority = Authorities[about % 3];
        var actor = new Actor("someone", Role.ApiClient, authority, Person: about / 3 % 9 == 0 ? null : People[about / 3 % 4]);
        var item = Items[about / 36 % 2];
        var said = (about / 72 % 3) switch
        {
            0 => new HandoverItem(item, "ready"),
            1 => new HandoverItem(item, "follows", new(2026, 3, 9)),
            _ => new HandoverItem(item, "notNeeded"),
        };
        return act switch
        {
            < 2 => Sees(state, actor, () => ProposeArrangement.Decide(state, actor, now.AddDays(about % 3), about % 2 == 0 ? [said] : [], now)),
            < 8 => Sees(state, actor, () => SignArrangement.Decide(
                state, actor, about / 108 % 5 == 0 ? Authorities[about / 540 % 3] : authority, A.Sealed<SigningOfficer>(), true, now)),
            8 when authority == A.Kent => ChangeHandoverItem.Decide(state, said, new(2026, 3, 2)),
            < 12 => Sees(state, actor, () => SignHandover.Decide(state, actor, item)),
            12 when state.Status is ReferralStatus.Accepted or ReferralStatus.Arranged && about % 4 == 0 =>
                new SwapNoted(A.OfferId, A.BrotherId, state.ReceivingAuthority == A.Durham ? Newcastle : A.Durham, "north-east"),
            13 => RecordDeparture.Decide(state, new(now, "x", now), A.Sealed<Journey>(), new([], 28), now),
            14 when about % 3 == 0 => RecordFailedMove.Decide(state, "ill", null),
            15 => state.Status is ReferralStatus.InTransit
                ? Take(ConfirmArrival.Decide(state, A.Kent, new(now, "x"), A.Sealed<Reception>(), now), state, now)
                : Decision<ReferralEvent>.Nothing,
            _ => Decision<ReferralEvent>.Nothing,
        };
    }

    // Who is neither authority is not let as far as the decision.
    static Decision<ReferralEvent> Sees(Referral state, Actor actor, Func<Decision<ReferralEvent>> decide) =>
        ReferralsPolicy.MayArrange(actor, state) is Access.Granted ? decide() : Decision<ReferralEvent>.Nothing;

    static Decision<ReferralEvent> Take(Decision<ReferralEvent> first, Referral state, DateTimeOffset now) =>
        first.Rejection is { } no ? no
            : (ReferralEvent[])
            [
                .. first.Events,
                .. ConfirmArrival.Decide(
                    first.Events.Aggregate(state, (s, e) => Referral.Evolve(s, e)!), state.ReceivingAuthority!, new(now, "x"), A.Sealed<Reception>(), now).Events,
            ];
}
