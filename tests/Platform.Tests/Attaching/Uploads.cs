using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using TransferScheme.Platform.Documents;

namespace TransferScheme.Platform.Tests.Attaching;

/// <summary>Uploads without a server.</summary>
static class Uploads
{
    internal static Task<Upload> Of(byte[] content, string type = "text/plain") => Of(new MemoryStream(content), type);

    internal static async Task<Upload> Of(Stream body, string type = "text/plain")
    {
        var http = new DefaultHttpContext();
        http.Features.Set<IHttpMaxRequestBodySizeFeature>(new Limit());
        (http.Request.Body, http.Request.ContentType) = (body, type);
        return (await Upload.BindAsync(http))!;
    }

    sealed class Limit : IHttpMaxRequestBodySizeFeature
    {
        public bool IsReadOnly => false;

        public long? MaxRequestBodySize { get; set; }
    }
}

/// <summary>A body that breaks off after some bytes, as when a line is cut.</summary>
/// <param name="after">How many come.</param>
sealed class CutStream(int after) : MemoryStream
{
    int _left = after;

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_left == 0)
        {
            throw new IOException("The line is cut.");
        }

        var length = Math.Min(_left, buffer.Length);
        buffer.Span[..length].Fill((byte)'a');
        _left -= length;
        return ValueTask.FromResult(length);
    }
}
