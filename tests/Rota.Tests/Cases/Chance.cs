namespace TransferScheme.Rota.Tests.Cases;

/// <summary>Choices of a random case: the same seed makes the same case.</summary>
static class Chance
{
    extension(Random random)
    {
        internal T Of<T>(params ReadOnlySpan<T> choices) => choices[random.Next(choices.Length)];

        /// <summary>True once in so many times.</summary>
        internal bool Once(int times) => random.Next(times) == 0;

        /// <summary>From the least to the most, both included.</summary>
        internal int From(int least, int most) => random.Next(least, most + 1);
    }
}
