using TransferScheme.Platform.Security;
using TransferScheme.Referrals.Succeeding;

namespace TransferScheme.Referrals.Tests.Model.Moving;

/// <summary>
/// Who is responsible for the children, told a second time from the log alone and by the Act alone (section 69): nothing of the product's
/// state or decisions is used. What speaks against the Act is a fault. Events that move nobody are none of its business.
/// </summary>
sealed class Holders
{
    static readonly Type[] Moving =
    [
        typeof(OfferNoted), typeof(AcceptanceNoted), typeof(SwapNoted), typeof(OfferWithdrawalNoted), typeof(DeclineSettlementNoted),
        typeof(ArrangementProposed), typeof(ArrangementSigned), typeof(ArrangementMade), typeof(DepartureRecorded), typeof(MoveFailed),
        typeof(ReferralWithdrawn), typeof(ReferralClosed),
    ];

    readonly List<(string Authority, DateTimeOffset From, DateTimeOffset Until)> _held = [];
    readonly List<(string Authority, Guid Person)> _signed = [];
    readonly Dictionary<string, DateTimeOffset> _arrived = [];
    readonly HashSet<DateTimeOffset> _instants = [];
    readonly List<string> _faults = [];
    string _entry = "";
    string? _receiving;
    Guid? _offer;
    DateTimeOffset? _agreed;
    ArrivalDisputed? _disputed;
    DateTimeOffset? _settled;
    (string? Authority, Guid? Person) _drafter;
    DateTimeOffset? _departed;
    DateTimeOffset? _made;
    bool _barred;

    /// <summary>How often responsibility changed hands.</summary>
    internal int Moves { get; private set; }

    /// <summary>What speaks against the Act.</summary>
    internal IReadOnlyList<string> Faults => _faults;

    /// <summary>Notes an event.</summary>
    /// <param name="e">The event.</param>
    /// <param name="by">Who did it; null where it was told by message.</param>
    /// <param name="now">When it was recorded.</param>
    internal void Tell(ReferralEvent e, Actor? by, DateTimeOffset now)
    {
        _instants.Add(now);
        Unless(Moves == 0 || !Moving.Contains(e.GetType()), $"{e.GetType().Name} after the effect");
        Unless(!(TakesEffect <= now) || !IsMoving(e), $"{e.GetType().Name} after the instant at which the terms took effect");
        switch (e)
        {
            case ReferralStarted started:
                _entry = started.EntryAuthority;
                _held.Add((_entry, DateTimeOffset.MinValue, DateTimeOffset.MaxValue));
                break;
            case OfferNoted offer:
                _offer = offer.OfferId;
                break;
            case AcceptanceNoted accepted:
                _receiving = accepted.Authority;
                break;
            case SwapNoted swap:
                Unless(_departed is null, "another receiver for children on their way");
                Fall(swap.Authority);
                _offer = swap.NewOfferId;
                break;
            case OfferWithdrawalNoted { OfferId: var over } when over == _offer:
            case DeclineSettlementNoted { OfferId: var settled } when settled == _offer:
            case ReferralWithdrawn or ReferralClosed:
                Fall(null);
                break;
            case MoveFailed:
                Unless(_departed is not null, "a move that failed without a journey");
                Unless(_arrived.Count == 0 || (_disputed is not null && by?.Authority == _receiving), "a move that failed after an arrival");
                Fall(_receiving);
                break;
            case ArrangementProposed terms:
                Fall(_receiving);
                _agreed = Instant(terms.EffectiveAt);
                _drafter = (terms.Authority, terms.Person);
                break;
            case ArrangementSigned signed:
                Unless(by?.Authority == signed.OnBehalfOf && by.Person == signed.Person, "a signature that its officer did not give");
                Unless(IsOne(signed.OnBehalfOf), "a signature of a third authority");
                Unless(signed.Person != _drafter.Person || signed.OnBehalfOf == _drafter.Authority, "a signature by the other side's drafter");
                _signed.Add((signed.OnBehalfOf, signed.Person));
                break;
            case ArrangementMade made:
                Unless(_signed.Count == 2 && _signed.Select(s => s.Person).Distinct().Count() == 2, "an arrangement without two persons");
                Unless(AreBoth(_signed.Select(s => s.Authority)) && _agreed is not null, "an arrangement without its two authorities");
                Unless((made.EntryAuthority, made.ReceivingAuthority) == (_entry, _receiving), "an arrangement of others");
                _made = now;
                break;
            case DepartureRecorded departure:
                Unless(_made <= departure.DepartedAt && departure.DepartedAt <= now, "a departure before an arrangement, or to come");
                _departed = Instant(departure.DepartedAt);
                _arrived.Clear();
                break;
            case ArrivalConfirmed arrival:
                Unless(by?.Authority == arrival.OnBehalfOf, "an arrival that its authority did not confirm");
                Unless(IsOne(arrival.OnBehalfOf), "an arrival by a third authority");
                Unless(_departed <= arrival.ArrivedAt && arrival.ArrivedAt <= now, "an arrival before the departure, or to come");
                Unless(
                    !_arrived.ContainsKey(arrival.OnBehalfOf) || (_disputed is not null && arrival.OnBehalfOf == _receiving),
                    "an arrival twice, which nobody disputed");
                _arrived[arrival.OnBehalfOf] = Instant(arrival.ArrivedAt);
                _settled = arrival.OnBehalfOf == _receiving && _disputed?.ArrivedAt == arrival.ArrivedAt ? arrival.ArrivedAt : _settled;
                _disputed = null;
                break;
            case ArrivalDisputed dispute:
                Unless(by?.Authority == _entry && IsReceived && !_arrived.ContainsKey(_entry), "a dispute of what is not to be disputed");
                _disputed = dispute;
                break;
            case ArrivalTimeDecided decided:
                Unless(by?.Role is Role.National && IsReceived && _disputed is not null, "a decision of what nobody disputes");
                Unless(_departed <= decided.ArrivedAt && decided.ArrivedAt <= now, "decided for before the departure, or to come");
                (_settled, _disputed) = (Instant(decided.ArrivedAt), null);
                break;
            case CasePassedToSuccessor passed:
                Pass(passed.Authority, passed.Successor);
                break;
            case TransferBarredByAge:
                _barred = true;
                break;
            case ArrivalAgreed agreed:
                _barred = false;
                Unless(now < agreed.EffectiveAt && agreed.EffectiveAt == TakesEffect, "a wait for no instant, or for one that has come");
                break;
            case TransferCompleted completed:
                Complete(completed, now);
                break;
        }
    }

    /// <summary>Whether one authority alone is responsible at an instant, the one of which the product's own state speaks.</summary>
    internal void Agrees(Referral state, DateTimeOffset instant)
    {
        var told = state.EffectiveAt <= instant ? state.ReceivingAuthority : state.EntryAuthority;
        List<string> holders = [.. _held.Where(h => h.From <= instant && instant < h.Until).Select(h => h.Authority)];
        Unless(holders.Count == 1 && holders[0] == told, $"held by {string.Join(" and ", holders)}, by the product {told}");
    }

    /// <summary>The same at every instant that anything was said of, and right before and after each.</summary>
    internal void AgreesThroughout(Referral state)
    {
        foreach (var instant in _instants.SelectMany(i => new[] { i.AddTicks(-1), i, i.AddTicks(1) }))
        {
            Agrees(state, instant);
        }
    }

    // An offer that was over before the one that was accepted moves nobody.
    bool IsMoving(ReferralEvent e) => Moving.Contains(e.GetType())
        && ((e as OfferWithdrawalNoted)?.OfferId ?? (e as DeclineSettlementNoted)?.OfferId ?? _offer) == _offer;

    void Complete(TransferCompleted completed, DateTimeOffset now)
    {
        Unless(completed.EffectiveAt <= now, "responsibility moved before its instant had come");
        Unless(_made is not null, "responsibility moved without an arrangement");
        Unless(IsReceived && (_settled is not null || AreBoth(_arrived.Keys)), "responsibility moved without an arrival by both");
        Unless((completed.EntryAuthority, completed.ReceivingAuthority) == (_entry, _receiving), "responsibility moved between others");
        Unless(completed.EffectiveAt == Later, "not at the later of the instant agreed and the arrival");
        Unless(++Moves == 1, "responsibility moved twice");
        _held[^1] = _held[^1] with { Until = Instant(completed.EffectiveAt) };
        _held.Add((completed.ReceivingAuthority, completed.EffectiveAt, DateTimeOffset.MaxValue));
    }

    // The successor stands where the authority stood, also in what it has signed and confirmed; terms that nobody signed fall.
    void Pass(string authority, string successor)
    {
        if (_signed.Count == 0 && (authority == _entry || authority == _receiving))
        {
            (_agreed, _drafter) = (null, default);
        }

        (_entry, _receiving) = (Now(_entry), _receiving is null ? null : Now(_receiving));
        Replace(_held, h => h with { Authority = Now(h.Authority) });
        Replace(_signed, s => s with { Authority = Now(s.Authority) });
        _drafter.Authority = _drafter.Authority is { } drafted ? Now(drafted) : null;
        if (_arrived.Remove(authority, out var arrived))
        {
            _arrived[successor] = arrived;
        }

        string Now(string one) => one == authority ? successor : one;

        static void Replace<T>(List<T> list, Func<T, T> now)
        {
            for (var i = 0; i < list.Count; i++)
            {
                list[i] = now(list[i]);
            }
        }
    }

    // Terms are between two authorities and for one journey: they fall with either, and what was signed and confirmed with them.
    void Fall(string? receiving)
    {
        (_receiving, _agreed, _departed, _made) = (receiving, null, null, null);
        (_disputed, _settled, _barred) = (null, null, false);
        _signed.Clear();
        _arrived.Clear();
    }

    // The instant of the terms, or the arrival that stands where that is later.
    DateTimeOffset? Later =>
        (_settled ?? (_receiving is not null && _arrived.TryGetValue(_receiving, out var at) ? at : default(DateTimeOffset?))) is { } arrived
            ? arrived > _agreed ? arrived : _agreed
            : null;

    // When responsibility moves by the terms and what both have said, recorded or not; null where something is still to be said.
    DateTimeOffset? TakesEffect =>
        _made is not null && !_barred && _entry != _receiving && IsReceived && (_settled is not null || AreBoth(_arrived.Keys)) ? Later : null;

    bool IsReceived => _receiving is not null && _arrived.ContainsKey(_receiving);

    bool IsOne(string authority) => authority == _entry || authority == _receiving;

    bool AreBoth(IEnumerable<string> authorities) =>
        _receiving is { } receiving && authorities.ToHashSet().SetEquals([_entry, receiving]) && receiving != _entry;

    DateTimeOffset Instant(DateTimeOffset instant)
    {
        _instants.Add(instant);
        return instant;
    }

    void Unless(bool holds, string fault)
    {
        if (!holds)
        {
            _faults.Add(fault);
        }
    }
}
