using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Messaging;
using TransferScheme.Platform.Security;
using TransferScheme.Referrals.Judging;
using TransferScheme.Referrals.Submitting;

namespace TransferScheme.Referrals.Tests.Model.Moving;

/// <summary>A try at an act: who tries, and what is decided on the state and at the time at which it comes. It may come again.</summary>
/// <param name="By">Who; null for a message.</param>
/// <param name="Decide">The product's decision.</param>
sealed record Try(Actor? By, Func<Referral, DateTimeOffset, Decision<ReferralEvent>> Decide);

/// <summary>One referral on its way through the product's decisions and fold, without a database, and a book kept beside it.</summary>
sealed class Course
{
    internal const string Newcastle = "E08000021";
    internal const string Heir = "E06000099";
    static readonly string[] Receivers = [A.Durham, Newcastle, "S12000036"];

    // Who moves between two employers signs for neither twice: the same person is an officer of the entry and of each receiving authority.
    static readonly Guid Shared = Guid.CreateVersion7();
    static readonly Actor[] Actors =
    [
        Officer(A.Kent), Officer(A.Kent), Officer(Heir), Officer(Heir), .. Receivers.Select(Officer), .. Receivers.Select(Officer), Officer("E09000001"),
        .. Receivers.Append(A.Kent).Select(a => Officer(a) with { Person = Shared }),
        new Actor("national", Role.National), new Actor("assessor", Role.Assessor, A.Kent), new Actor("nobody", Role.ApiClient, A.Kent),
    ];

    readonly List<Try> _tried = [];
    readonly DateOnly _begun;
    readonly bool _counted;

    /// <summary>A draft.</summary>
    /// <param name="rules">The decisions.</param>
    /// <param name="start">When it begins.</param>
    /// <param name="children">How many children.</param>
    /// <param name="counted">Whether the entry authority's count lets it refer.</param>
    internal Course(Rules rules, DateTimeOffset start, int children, bool counted)
    {
        (Rules, Now, _counted, _begun) = (rules, start, counted, DateOnly.FromDateTime(start.UtcDateTime));
        var whole = A.Form();
        Form = new ReferralForm
        {
            EntryAuthority = A.Kent, InAuthorityCare = true, ArrivedOn = _begun, Legal = whole.Legal,
            Children =
            [
                .. Enumerable.Range(1, children).Select(n => whole.Children![0] with
                {
                    Id = new Guid(n, 0, 0, new byte[8]), AsylumClaim = new AsylumClaim(_begun, false),
                }),
            ],
        };
        ReferralEvent[] begun =
        [
            new ReferralStarted("NTS-2026-000001", A.Kent, "south-east"),
            new ChildrenRecorded([.. Form.Children.Select(c => new RecordedChild(c.Id!.Value, A.Sealed<ChildDetails>()))]),
        ];
        State = begun.Aggregate(default(Referral), Referral.Evolve)!;
        Array.ForEach(begun, e => Holders.Tell(e, Actors[0], Now));
    }

    internal Rules Rules { get; }

    internal Referral State { get; private set; }

    internal DateTimeOffset Now { get; private set; }

    internal ReferralForm Form { get; set; }

    /// <summary>Who is responsible.</summary>
    internal Holders Holders { get; } = new();

    /// <summary>Outcomes met: each act with the code of its rejection, or with nothing.</summary>
    internal HashSet<string> Met { get; } = [];

    /// <summary>Version of the offer's stream, which every message tells a higher one of.</summary>
    internal long OfferVersion { get; set; }

    /// <summary>The national team.</summary>
    internal static Actor National { get; } = Actors.Single(a => a.Role is Role.National);

    /// <summary>Anybody.</summary>
    internal static Actor Anybody(Dice dice) => dice.Of(Actors);

    /// <summary>One of the officers of an authority.</summary>
    internal static Actor OfficerOf(string authority, Dice dice) =>
        dice.Of([.. Actors.Where(a => a.Person is not null && a.Authority == authority)]);

    /// <summary>The receiving authority; where there is none, one that would like to be.</summary>
    internal string Receiving => State.ReceivingAuthority ?? A.Durham;

    /// <summary>An authority that may receive.</summary>
    internal static string Receiver(Dice dice) => dice.Of(Receivers);

    /// <summary>A child of the form, or one that left.</summary>
    internal Guid Child(Dice dice) => new(dice.Below(Form.Children!.Count + 1) + 1, 0, 0, new byte[8]);

    /// <summary>The form with what it still lacks.</summary>
    internal ReferralForm Completed => Form with
    {
        Needs = A.Form().Needs,
        BestInterests = A.Form().BestInterests! with { AssessedOn = _begun },
        ChildsViews = A.Form().ChildsViews! with { RecordedOn = _begun },
    };

    internal IReadOnlyList<ReferralEvent> Judged(Referral state, ReferralForm form, bool overruled = false) => Judgement.Of(
        state, "r", form, [.. form.Children!.Select(c => c.Id!.Value)], A.Authority(_counted ? 400 : null), A.Rules, Now, overruled);

    /// <summary>Time passes.</summary>
    internal void Wait(TimeSpan time) => Now += time;

    /// <summary>An act is tried, or one that was tried before comes once more.</summary>
    internal void Take(MovingAct act, Dice dice)
    {
        Wait(TimeSpan.FromMinutes(dice.Below(90)));
        var attempt = act.Try(this, dice);
        _tried.Add(attempt);
        Take(act.Name, attempt);
    }

    internal void Again(Dice dice)
    {
        if (_tried.Count > 0)
        {
            Take("again", _tried[^(1 + dice.Below(Math.Min(_tried.Count, 12)))]);
        }
    }

    static Actor Officer(string authority) => new($"client-{authority}", Role.ApiClient, authority, Person: Guid.CreateVersion7());

    void Take(string name, Try attempt)
    {
        var decision = Decide(attempt);
        Met.Add($"{name} {decision?.Rejection?.Code ?? (decision is { Events.Count: > 0 } ? "" : "nothing")}");
        foreach (var e in decision?.Events ?? [])
        {
            State = Referral.Evolve(State, e)!;
            Holders.Tell(e, attempt.By, Now);
        }

        Holders.Agrees(State, Now);
    }

    Decision<ReferralEvent>? Decide(Try attempt)
    {
        try
        {
            return attempt.Decide(State, Now);
        }
        catch (NotYetException)
        {
            return null;
        }
        catch (InvalidOperationException) when (!ReferenceEquals(Rules, Rules.Own))
        {
            // What is decided later counts on the rule that is switched off: nothing is recorded then, as with any fault of the server.
            return null;
        }
    }
}

/// <summary>What is decided by chance in one act, all from one number.</summary>
/// <param name="number">The number, 0 or more.</param>
sealed class Dice(int number)
{
    ulong _left = (uint)number;

    // One step of a linear congruential generator for each throw (Knuth's constants); its upper bits are the random ones.
    internal int Below(int sides)
    {
        _left = (_left * 6364136223846793005) + 1442695040888963407;
        return (int)((_left >> 33) % (uint)sides);
    }

    internal T Of<T>(IReadOnlyList<T> list) => list[Below(list.Count)];
}
