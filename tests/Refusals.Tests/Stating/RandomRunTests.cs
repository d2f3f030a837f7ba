using FsCheck;
using FsCheck.Fluent;
using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Messaging;
using TransferScheme.Refusals.Drafting;
using TransferScheme.Refusals.Handling;
using TransferScheme.Refusals.Issuing;
using TransferScheme.Refusals.Reviewing;
using TransferScheme.Refusals.Withdrawing;

namespace TransferScheme.Refusals.Tests.Stating;

/// <summary>
/// Random interleavings of acts of one offer and its refusal, with questions between the services lost before or after they are decided,
/// and messages late and doubled: the offer has one winner, and no statement declines an offer that was accepted.
/// </summary>
public sealed class RandomRunTests
{
    const int Runs = 10_000;
    const int Acts = 15;

    [Fact]
    public void In_every_interleaving_there_is_one_winner_and_no_statement_on_an_accepted_offer() =>
        Prop.ForAll(
            Gen.Choose(0, 9_999).ListOf(40).ToArbitrary(),
            steps =>
            {
                var run = new Run();
                foreach (var step in steps)
                {
                    run.Take((int)((uint)step % Acts), step);
                    run.Check();
                }

                run.Settle();
                run.Check();
                return run.Refusal is null or { Status: not (RefusalStatus.Issuing or RefusalStatus.Withdrawing) };
            }).Check(Config.QuickThrowOnFailure.WithMaxTest(Runs));

    enum OfferState
    {
        Open,
        Overdue,
        Declined,
        Accepted,
    }

    sealed class Run
    {
        readonly List<RefusalEvent> _events = [];
        readonly Queue<bool> _acceptances = [];
        OfferState _offer;
        int _decidedOnce;

        internal Refusal? Refusal { get; private set; }

        internal void Take(int act, int chance)
        {
            switch (act)
            {
                case 0:
                    Append(Refusal is null && _offer is OfferState.Open or OfferState.Overdue
                        ? new RefusalEvent[] { new RefusalOpened(A.Offer, false), new StatementDrafted(A.Draft()) }
                            : Decision<RefusalEvent>.Nothing);
                    break;
                case 1:
                    On(r => CorrectStatement.Decide(r, A.Draft(chance % 2 == 0 ? "decline" : "deferral")));
                    break;
                case 2 or 3:
                    On(r => IssueStatement.Decide(r, A.Director, true, [], 0, false));
                    break;
                case 4:
                    // The question arrives and its answer is lost.
                    Ask();
                    break;
                case 5 or 6:
                    Settle();
                    break;
                case 7 when _offer is OfferState.Open or OfferState.Overdue:
                    _offer = OfferState.Accepted;
                    _acceptances.Enqueue(true);
                    break;
                case 8 when _offer is OfferState.Open:
                    _offer = OfferState.Overdue;
                    break;
                case 9:
                    Deliver(again: chance % 3 == 0);
                    break;
                case 10:
                    On(r => WithdrawDecline.Decide(r, "foster", A.Sealed<PlacementOffered>()));
                    break;
                case 11:
                    On(r => r.IsReviewable ? A.Acceptance : Decision<RefusalEvent>.Nothing);
                    break;
                case 12:
                    On(r => r.IsReviewable ? A.Challenge : Decision<RefusalEvent>.Nothing);
                    break;
                case 13:
                    On(r => SupplementReasons.Decide(r, "evidence", true, A.Note));
                    break;
                case 14 when Refusal is { IsReviewable: true, DeclineStands: true }:
                    Append(new ObligationReaffirmed(A.ReferralId, A.Durham, A.Kent, A.Today, A.Note));
                    // The offer stands again, by the message that this brings about.
                    _offer = OfferState.Open;
                    break;
            }
        }

        /// <summary>Asks and records, as the request does at once or the worker later.</summary>
        internal void Settle()
        {
            if (Refusal is { Status: RefusalStatus.Issuing } issuing)
            {
                var yes = Ask();
                Settling.Declined(issuing, yes).ToList().ForEach(e => Append(e));
            }
            else if (Refusal is { Status: RefusalStatus.Withdrawing } withdrawing)
            {
                var yes = Ask();
                Settling.Withdrawn(withdrawing, yes).ToList().ForEach(e => Append(e));
            }
        }

        internal void Check()
        {
            var declines = Refusal is { DeclineStands: true, Status: not (RefusalStatus.Reaffirmed or RefusalStatus.Withdrawing) };
            Never(declines && _offer is OfferState.Accepted, "a decline stands on an accepted offer");
            Never(declines && _offer is not OfferState.Declined, "a decline stands that the offer does not know");
            Never(Refusal?.Status is RefusalStatus.Withdrawn && _offer is not OfferState.Accepted,
                "a decline is taken back, and the offer not accepted");
            Never(_events.OfType<StatementIssued>().Count(s => s.Response == "decline") > 1, "one offer is declined twice");
        }

        // Allocation's side of the question: idempotent, and the first answer to the offer stands.
        bool Ask()
        {
            if (Refusal is { Status: RefusalStatus.Issuing, Draft.Response: "decline" })
            {
                if (_offer is OfferState.Open or OfferState.Overdue)
                {
                    _offer = OfferState.Declined;
                    _decidedOnce++;
                }

                return _offer is OfferState.Declined && _decidedOnce == 1;
            }

            if (Refusal is { Status: RefusalStatus.Withdrawing })
            {
                if (_offer is OfferState.Declined or OfferState.Open)
                {
                    _offer = OfferState.Accepted;
                    _acceptances.Enqueue(true);
                }

                return _offer is OfferState.Accepted;
            }

            return false;
        }

        void Deliver(bool again)
        {
            if (_acceptances.Count == 0)
            {
                return;
            }

            try
            {
                if (WhenOfferAccepted.Decide(Refusal) is { } e)
                {
                    Append(e);
                }

                if (!again)
                {
                    _acceptances.Dequeue();
                }
            }
            catch (NotYetException)
            {
                // It waits in the retry rows.
            }
        }

        void On(Func<Refusal, Decision<RefusalEvent>> decide)
        {
            if (Refusal is not null)
            {
                Append(decide(Refusal));
            }
        }

        void Append(Decision<RefusalEvent> decision)
        {
            foreach (var e in decision.Events)
            {
                _events.Add(e);
                Refusal = Refusal.Evolve(Refusal, e);
            }
        }

        void Never(bool wrong, string what)
        {
            if (wrong)
            {
                var told = string.Join(", ", _events.Select(e => e.GetType().Name));
                throw new InvalidOperationException($"{what}: {told} ({_offer}, {Refusal?.Status})");
            }
        }
    }
}
