using FsCheck;
using FsCheck.Fluent;
using TransferScheme.Platform.Deciding;
using TransferScheme.Referrals.Closing;
using TransferScheme.Referrals.GoingMissing;
using TransferScheme.Referrals.Timing;
using TransferScheme.Referrals.Travelling;
using TransferScheme.Referrals.Withdrawing;
using TransferScheme.TestKit;

namespace TransferScheme.Referrals.Tests.Travelling;

/// <summary>
/// Departures, arrivals, disputes, decisions, alarms and failed moves in any order: at every instant exactly one authority is responsible,
/// and it changes hands at most once, never without both signatures and the receiving authority's word.
/// </summary>
public sealed class ResponsibilityProperties
{
    const int Acts = 16;

    static readonly Gen<int[]> Runs = Gen.ListOf(Gen.Choose(0, int.MaxValue - 1), 40).Select(acts => acts.ToArray());

    [Fact]
    public void Given_any_acts_in_any_order_then_one_authority_is_responsible_at_every_instant() =>
        Prop.ForAll(Runs.ToArbitrary(), run => Play(run)).Check(Config.QuickThrowOnFailure.WithMaxTest(10_000));

    [Fact]
    public void Given_many_runs_when_counted_then_every_way_to_agree_and_every_outcome_is_met()
    {
        var met = Runs.SameSample(5_000).SelectMany(Play).ToHashSet();
        foreach (var one in new[]
        {
            nameof(TransferCompleted), nameof(ArrivalAgreed), nameof(TransferBarredByAge), nameof(ChildrenDidNotArrive), nameof(ArrivalDisputed), nameof(ArrivalTimeDecided), nameof(MoveFailed),
            nameof(ExpectedArrivalMoved), nameof(ReferralClosed), nameof(ChildLeftGroup), "by the entry authority", "by the same time", "by the national team",
        })
        {
            met.ShouldContain(one);
        }
    }

    /// <summary>What came about in a run, by name.</summary>
    static IReadOnlyList<string> Play(int[] run)
    {
        var way = new Way(run.Length > 0 && run[0] % 2 == 0);
        foreach (var number in run)
        {
            way.Take(number % Acts, number / Acts);
        }

        way.OneIsResponsible();
        return way.Met;
    }

    sealed class Way(bool brothers)
    {
        static readonly ArrivalDeadline Alarm = new(TimeSpan.FromHours(2));
        readonly List<ReferralEvent> _log = [];
        readonly HashSet<(int, DateTimeOffset)> _alarms = [];
        Referral _state = Given.Events<Referral, ReferralEvent>(brothers ? [.. A.Brothers, .. A.Accepted[A.Eligible.Length..]] : A.Accepted).State!;
        DateTimeOffset _now = A.Monday;

        // The elder turns 18 on the fourth day.
        readonly IReadOnlyList<ChildBorn> _born = [new(A.ChildId, new(2008, 3, 6)), .. brothers ? [new ChildBorn(A.BrotherId, new(2011, 1, 1))] : Array.Empty<ChildBorn>()];

        internal List<string> Met { get; } = [];

        internal void Take(int act, int about)
        {
            var at = _now.AddHours(-(about % 6));
            Add(act switch
            {
                0 or 1 when _state.Status is ReferralStatus.Accepted => new ReferralEvent[]
                {
                    new ArrangementProposed(_now.AddHours(((about % 9) - 4) * (1 + (about % 13))), []), new ArrangementSigned(A.Kent, Guid.Empty, A.Sealed<SigningOfficer>()),
                    new ArrangementSigned(A.Durham, Guid.Empty, A.Sealed<SigningOfficer>()), new ArrangementMade(A.Kent, A.Durham, "sameNation"),
                },
                2 or 3 when _state.Status is ReferralStatus.Arranged => new DepartureRecorded(A.Kent, A.Durham, _now, _now.AddHours(about % 4), A.Sealed<Journey>()),
                4 or 5 => ConfirmArrival.Decide(_state, A.Durham, new(at, "x"), A.Sealed<Reception>(), _now, Born()),
                6 => ConfirmArrival.Decide(_state, A.Kent, new(at, "x"), A.Sealed<Reception>(), _now, Born()),
                7 or 8 => DisputeArrival.Decide(_state, about % 5 == 0 ? null : at, A.Sealed<ActNote>(), _now),
                9 => DecideArrival.Decide(_state, at, A.Sealed<ActNote>(), _now, Born()),
                10 => RecordFailedMove.Decide(_state, "ill", null, about % 2 == 0 ? A.Kent : A.Durham),
                11 => MoveExpectedArrival.Decide(_state, _now.AddHours(about % 5), null, _now),
                12 => about % 2 == 0
                    ? OpenMissingEpisode.Decide(_state, new(A.ChildId, at, "x"), "o", A.Sealed<PoliceReport>(), _now)
                    : CloseMissingEpisode.Decide(_state, 1 + (about % 5), _now),
                13 => CloseReferral.Decide(_state, new("turned-18", ChildId: about % 2 == 0 ? A.ChildId : null), null, [], _now),
                14 when about % 40 == 0 => WithdrawReferral.Decide(_state, "family-found", null),
                _ => Decision<ReferralEvent>.Nothing,
            });
            _now = _now.AddHours(about % 5);
            if (Alarm.Of(_state).SingleOrDefault() is { } due && due.At <= _now)
            {
                Add((ChildrenDidNotArrive)due.Event);
            }

            if (EffectDeadline.Of(_state).SingleOrDefault() is { } effect && effect.At <= _now)
            {
                Add((TransferCompleted)effect.Event);
            }
        }

        // Told from the log alone: whoever is responsible at an instant is told by the completions up to it, of which there is one at most.
        internal void OneIsResponsible()
        {
            var moves = _log.OfType<TransferCompleted>().ToList();
            moves.Count.ShouldBeLessThanOrEqualTo(1);
            (_state.EffectiveAt, _state.Status is ReferralStatus.Completed).ShouldBe((moves.SingleOrDefault()?.EffectiveAt, moves.Count == 1));
            for (var instant = A.Monday; instant <= _now.AddHours(12); instant = instant.AddHours(6))
            {
                string[] responsible =
                [
                    .. moves.All(m => instant < m.EffectiveAt) ? [A.Kent] : Array.Empty<string>(), .. moves.Where(m => instant >= m.EffectiveAt).Select(m => m.ReceivingAuthority),
                ];
                responsible.Length.ShouldBe(1);
            }
        }

        IReadOnlyList<ChildBorn> Born() => [.. _born.Where(b => _state.ChildIds.Contains(b.ChildId))];

        void Add(Decision<ReferralEvent> decision)
        {
            var before = _state;
            foreach (var e in decision.Events)
            {
                before.Status.ShouldNotBe(ReferralStatus.Completed, "Nothing comes after completion.");
                Met.Add(e.GetType().Name);
                _log.Add(e);
                _state = Referral.Evolve(_state, e)!;
                if (e is ChildrenDidNotArrive alarm)
                {
                    _alarms.Add((_state.FailedMoves, alarm.ExpectedAt)).ShouldBeTrue("One alarm for each time at which they were expected.");
                }
                else if (e is TransferCompleted moved)
                {
                    Moved(moved);
                }
            }

            if (_state.Received is not null)
            {
                // Not ShouldAllBe, which compiles its question anew each time.
                _state.Overlays.Episodes.All(m => !m.OfAlarm || m.FoundAt != null || m.MissingSince < _state.Departure!.DepartedAt).ShouldBeTrue();
            }
        }

        void Moved(TransferCompleted moved)
        {
            var arriving = _state.Arriving;
            var received = _state.Received.ShouldNotBeNull("Nobody moves whom the receiving authority has not received.");
            var stands = arriving.Decision?.ArrivedAt ?? received.ArrivedAt;
            moved.EffectiveAt.ShouldBe(stands > _state.Terms!.EffectiveAt ? stands : _state.Terms.EffectiveAt);
            moved.EffectiveAt.ShouldBeLessThanOrEqualTo(_now);
            (stands >= _state.Departure!.DepartedAt && stands <= _now).ShouldBeTrue();
            _state.Signatures.Select(s => s.OnBehalfOf).ShouldBe([A.Kent, A.Durham]);
            moved.Size.ShouldBe(_state.Children.Count);
            Met.Add(arriving.Decision is not null ? "by the national team"
                : _state.Arrivals.Any(a => a.OnBehalfOf == A.Kent) ? "by the entry authority"
                : arriving.Dispute!.ArrivedAt == received.ArrivedAt ? "by the same time"
                : "by nobody");
            Met[^1].ShouldNotBe("by nobody");
        }
    }
}
