namespace TransferScheme.Referrals.Tests.Model;

/// <summary>
/// The way of one referral, told a second time and as simply as it can be: what each act may do, from the scheme's rules alone.
/// Nothing of the product's state or decisions is used. Each act answers its outcome: empty, or the code of a rejection.
/// </summary>
sealed class ReferralModel(int children)
{
    static readonly string[] Required = ["arrival", "children", "needs", "bestInterests", "childsViews", "legal"];
    static readonly string[] Ends = ["completed", "withdrawn", "closed"];

    readonly HashSet<string> _filled = [];
    readonly HashSet<string> _asked = [];
    readonly HashSet<int> _missing = [];
    readonly Dictionary<int, int> _episodes = [];
    readonly Dictionary<int, int> _reviewed = [];
    List<(int? Child, int Day)> _objections = [];
    int _offers;
    bool _toldEarly;

    internal string Stage { get; private set; } = "incomplete";

    internal bool Held { get; private set; }

    internal List<int> Children { get; } = [];

    /// <summary>Whether the entry authority's count lets it refer.</summary>
    internal bool Counted { get; private set; }

    internal string Status => Held && !HasEnded ? "held" : Stage == "declined" ? "awaitingAllocation" : Stage;

    /// <summary>Questions about the open offer that nobody has answered.</summary>
    internal int Questions { get; private set; }

    /// <summary>Where it stands beneath its status; empty where that tells it.</summary>
    internal string Beneath => Stage == "offered" && Questions > 0 ? "queried" : Status == Stage ? "" : Stage;

    internal string Overlays => HasEnded ? "" : $"{(_missing.Count > 0 ? "missing" : "")}{(_objections.Count > 0 ? "objecting" : "")}";

    bool HasEnded => Ends.Contains(Stage);

    bool IsPut => Stage is "offered" or "declined";

    string Ended => Stage switch { "completed" => "transfer-completed", "withdrawn" => "referral-withdrawn", "closed" => "referral-closed", _ => "" };

    internal string Section(string section)
    {
        if (Stage is "withdrawn" or "closed")
        {
            return Ended;
        }

        if (Stage is "arranged" or "inTransit" or "completed")
        {
            return "referral-arranged";
        }

        if (Stage is not ("incomplete" or "ineligible"))
        {
            return section is "children" or "arrival" ? "referral-eligible" : "";
        }

        if (section == "children" && Children.Count == 0)
        {
            Children.AddRange(Enumerable.Range(0, children));
        }

        _filled.Add(section);
        _asked.Remove(section);
        return Judge();
    }

    internal string Count(bool known)
    {
        Counted = known;
        return Stage == "ineligible" && known ? Go("awaitingAllocation") : "";
    }

    internal string Return(string section) => HasEnded ? Ended
        : Stage == "incomplete" ? "not-submitted"
        : Stage != "ineligible" ? "referral-eligible"
        : _asked.Add(section) ? Go("incomplete") : "";

    internal string Overrule() => HasEnded ? Ended : Stage != "ineligible" ? "not-ineligible" : Go("awaitingAllocation");

    internal string Hold() => HasEnded ? Ended : Held ? "already-held" : Set(() => Held = true);

    internal string Release() => HasEnded ? Ended : !Held ? "not-held" : Set(() => Held = false);

    internal string Missing(int child) => !Children.Contains(child) ? "childId" : HasEnded ? Ended
        : !_missing.Add(child) ? "already-missing" : Set(() => _episodes.Add(_episodes.Count + 1, child));

    internal string Found(int number) => HasEnded ? Ended
        : !_episodes.TryGetValue(number, out var child) || !_missing.Contains(child) || _episodes.Any(e => e.Key > number && e.Value == child)
            ? "episode-not-open" : Set(() => _missing.Remove(child));

    internal string Object(int? child, int day) => child is { } one && !Children.Contains(one) ? "childId" : HasEnded ? Ended
        : Set(() => _objections.Add((child, day)));

    internal string Review(int? child, int on, bool? still)
    {
        if (child is { } one && !Children.Contains(one))
        {
            return "childId";
        }

        var no = HasEnded ? Ended : Children.Count == 0 ? "no-children"
            : _objections.Count > 0 && still is null ? "stillObjects"
            : still is false && _objections.Any(o => o.Day > on) ? "review-before-objection" : "";
        if (no.Length > 0)
        {
            return no;
        }

        if (still is not true)
        {
            _objections = [.. _objections.Where(o => child is not null && o.Child != child)];
        }

        foreach (var reviewed in Children.Where(c => child is null || c == child))
        {
            _reviewed[reviewed] = Math.Max(on, _reviewed.GetValueOrDefault(reviewed, int.MinValue));
        }

        return "";
    }

    internal string Withdraw() => HasEnded ? Ended : Go("withdrawn");

    internal string Close() => HasEnded ? Ended : Go("closed");

    internal string Leave(int child)
    {
        var no = !Children.Contains(child) ? "childId" : HasEnded ? Ended : Children.Count == 1 ? "last-child" : "";
        if (no.Length > 0)
        {
            return no;
        }

        Children.Remove(child);
        _missing.Remove(child);
        _objections = [.. _objections.Where(o => o.Child != child)];
        return Judge();
    }

    internal string Offered() => HasEnded ? "nothing"
        : Stage != "awaitingAllocation" ? "waits"
        : Set(() => (Stage, _offers, Questions) = ("offered", _offers + 1, 0));

    internal string Accepted() => Told("accepted");

    /// <summary>An act on the offer made last, newer than those before: also a decline, a reaffirmation.</summary>
    internal string Told(string stage) => Told(() => Stage = stage);

    internal string Query() => Told(() => Questions++);

    internal string AnswerQuery() => Questions == 0 ? Told(() => { }) : Told(() => Questions--);

    string Told(Action change) => HasEnded ? "nothing" : _offers == 0 ? _toldEarly ? "nothing" : "waits" : IsPut ? Set(change) : "nothing";

    internal string OfferWithdrawn() => OfferEnds("waits");

    internal string Settle() => OfferEnds("nothing");

    // Told before there is any offer, it is noted once, and there is nothing to end yet.
    string OfferEnds(string onceTaken) => HasEnded ? "nothing"
        : IsPut ? Go("awaitingAllocation")
        : _offers == 0 ? _toldEarly ? "nothing" : Set(() => _toldEarly = true)
        : Stage == "awaitingAllocation" ? "nothing" : onceTaken;

    internal string Swap() => Stage is "withdrawn" or "closed" ? "nothing" : Stage is "accepted" or "arranged" ? Go("accepted")
        : _offers == 0 ? _toldEarly ? "nothing" : "waits"
        : Stage == "awaitingAllocation" ? "nothing" : "waits";

    internal string Arrange() => Stage != "accepted" ? "no-accepted-offer" : Go("arranged");

    internal string Depart(int day, int staleAfter) => Stage != "arranged" ? "not-arranged" : Held ? "referral-held" : _missing.Count > 0 ? "child-missing"
        : _objections.Count > 0 ? "objection-open"
        : Children.Any(c => day - Math.Max(0, _reviewed.GetValueOrDefault(c, 0)) > staleAfter) ? "review-stale" : Go("inTransit");

    internal string Fail() => HasEnded ? Ended : Stage != "inTransit" ? "not-in-transit" : Go("accepted");

    internal string Arrive() => Stage != "inTransit" ? "not-in-transit" : _missing.Count > 0 ? "child-missing" : Go("completed");

    string Judge() => Stage is "incomplete" or "ineligible" && Required.All(_filled.Contains) && _asked.Count == 0
        ? Go(Counted ? "awaitingAllocation" : "ineligible") : "";

    string Go(string stage) => Set(() => Stage = stage);

    static string Set(Action change)
    {
        change();
        return "";
    }
}
