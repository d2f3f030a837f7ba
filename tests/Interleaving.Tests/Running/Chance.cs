namespace TransferScheme.Interleaving.Tests.Running;

/// <summary>What happens by chance within one act. All of it follows from the number that the act was drawn by.</summary>
sealed class Chance
{
    Random _random = new(0);

    /// <summary>While nothing goes wrong any more: every message is delivered once and nothing dies.</summary>
    internal bool IsCalm { get; set; }

    internal bool KillsNow => !IsCalm && One(60);

    internal bool Repeats => !IsCalm && One(5);

    internal bool Forgets => One(2);

    internal bool LosesQuestion => !IsCalm && One(12);

    internal bool OthersComeBetween => !IsCalm && One(6);

    internal int Below(int most) => _random.Next(most);

    internal bool One(int of) => _random.Next(of) == 0;

    internal T Of<T>(IReadOnlyList<T> items) => items[_random.Next(items.Count)];

    internal void Shuffle<T>(T[] items) => _random.Shuffle(items);

    /// <summary>Begins an act; what it leaves off is given back at its end.</summary>
    internal Random Begin(int number)
    {
        var before = _random;
        _random = new Random(number);
        return before;
    }

    internal void Back(Random before) => _random = before;
}
