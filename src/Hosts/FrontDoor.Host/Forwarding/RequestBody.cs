using System.Buffers;
using System.Net;

namespace TransferScheme.FrontDoor.Host.Forwarding;

/// <summary>The caller's body, sent on as it comes. It can be read once: nothing that has a body is sent twice.</summary>
/// <param name="request">The request that came.</param>
/// <param name="most">How many bytes it may have, where the server does not count them.</param>
sealed class RequestBody(HttpRequest request, long most) : HttpContent
{
    long _length;

    /// <summary>Whether the caller has sent all of it.</summary>
    internal bool IsRead { get; private set; }

    /// <inheritdoc/>
    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    /// <inheritdoc/>
    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(16 * 1024);
        try
        {
            while (await ReadAsync(buffer, cancellationToken) is > 0 and var read)
            {
                await stream.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
                await stream.FlushAsync(cancellationToken);
            }

            IsRead = true;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <inheritdoc/>
    protected override bool TryComputeLength(out long length)
    {
        length = request.ContentLength ?? 0;
        return request.ContentLength.HasValue;
    }

    async ValueTask<int> ReadAsync(byte[] buffer, CancellationToken ct)
    {
        try
        {
            var read = await request.Body.ReadAsync(buffer, ct);
            _length += read;
            return _length <= most ? read : throw new BadHttpRequestException("Too large.", StatusCodes.Status413PayloadTooLarge);
        }
        catch (IOException cause)
        {
            throw new BadUploadException(cause);
        }
    }
}

/// <summary>The caller's body cannot be read to its end: too long, malformed, or the caller is gone. No fault of the service.</summary>
/// <param name="cause">What was wrong.</param>
sealed class BadUploadException(IOException cause) : Exception(cause.Message, cause);
