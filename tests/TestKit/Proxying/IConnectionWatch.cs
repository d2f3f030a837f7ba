namespace TransferScheme.TestKit.Proxying;

/// <summary>Which way bytes go through a proxy.</summary>
public enum Direction
{
    /// <summary>From the client that connected to the proxy.</summary>
    FromClient,

    /// <summary>From the server behind the proxy.</summary>
    FromServer,
}

/// <summary>
/// Sees what passes one connection of a proxy before it is forwarded. One at a time in each direction; the two directions run
/// beside each other.
/// </summary>
public interface IConnectionWatch
{
    /// <summary>Length of the message at the start of the bytes; 0 while it is not complete, so that it waits for the rest.</summary>
    /// <param name="direction">Which way they go.</param>
    /// <param name="bytes">What has come and was not decided yet; may be empty.</param>
    int Measure(Direction direction, ReadOnlySpan<byte> bytes);

    /// <summary>Decides on one whole message.</summary>
    /// <param name="direction">Which way it goes.</param>
    /// <param name="message">The message, only valid during the call.</param>
    Verdict See(Direction direction, ReadOnlySpan<byte> message);
}

/// <summary>What becomes of a message.</summary>
public enum Passage
{
    /// <summary>It is forwarded.</summary>
    Forward,

    /// <summary>It and what follows in its direction is withheld, silently.</summary>
    Hold,

    /// <summary>It is not forwarded, and the connection is cut.</summary>
    Cut,
}

/// <summary>What becomes of a message, once those before it are on their way.</summary>
/// <param name="Passage">Its passage.</param>
/// <param name="Act">
/// Something to await: after forwarding it, while it is held (it is forwarded at the end; without an act it is held until the
/// connection ends), or before the cut.
/// </param>
public readonly record struct Verdict(Passage Passage, Func<Task>? Act = null)
{
    /// <summary>Let it pass.</summary>
    public static Verdict Forward { get; } = new(Passage.Forward);
}

/// <summary>Decides on the bytes as they come, whatever they mean.</summary>
/// <param name="see">Decides.</param>
sealed class ChunkWatch(Func<Direction, byte[], Verdict> see) : IConnectionWatch
{
    public int Measure(Direction direction, ReadOnlySpan<byte> bytes) => bytes.Length;

    public Verdict See(Direction direction, ReadOnlySpan<byte> message) => see(direction, message.ToArray());
}

/// <summary>Lets everything pass.</summary>
sealed class NoWatch : IConnectionWatch
{
    public int Measure(Direction direction, ReadOnlySpan<byte> bytes) => bytes.Length;

    public Verdict See(Direction direction, ReadOnlySpan<byte> message) => Verdict.Forward;
}
