using System.Net;

namespace TransferScheme.Referrals.Tests.Attaching;

/// <summary>Text of some length that never is in memory as a whole: each part is made as it is sent.</summary>
/// <param name="length">How many bytes.</param>
/// <param name="isKnown">Whether its length is told before.</param>
/// <param name="sent">Told after each part, with how many bytes have gone.</param>
sealed class Generated(int length, bool isKnown, Action<int>? sent = null) : HttpContent
{
    internal const int Part = 64 * 1024;

    /// <summary>What stands in each part, a line of 64 bytes again and again.</summary>
    internal static byte[] Line { get; } = [.. "Canary-stream "u8, .. Enumerable.Repeat((byte)'.', 49), (byte)'\n'];

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        var part = new byte[Part];
        for (var i = 0; i < Part; i++)
        {
            part[i] = Line[i % Line.Length];
        }

        for (var gone = 0; gone < length;)
        {
            var next = Math.Min(Part, length - gone);
            await stream.WriteAsync(part.AsMemory(0, next));
            gone += next;
            sent?.Invoke(gone);
        }
    }

    protected override bool TryComputeLength(out long computed)
    {
        computed = length;
        return isKnown;
    }
}
