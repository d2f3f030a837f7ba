using System.Buffers;
using Microsoft.AspNetCore.Http;
using TransferScheme.Platform.Attaching;
using TransferScheme.Platform.Scanning;

namespace TransferScheme.Platform.Documents;

/// <summary>A document as the answer: opened and sent chunk by chunk, to be saved and never shown in place.</summary>
/// <param name="attachments">Where the content is.</param>
/// <param name="document">The document.</param>
/// <param name="key">The key of its chunks.</param>
sealed class DocumentResult(Attachments attachments, AttachedDocument document, byte[] key) : IResult
{
    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var (content, ct) = (document.Content, httpContext.RequestAborted);
        var pool = ArrayPool<byte>.Shared;
        var (clear, closed) = (pool.Rent(ChunkCipher.Clear), pool.Rent(ChunkCipher.Clear + ChunkCipher.Tag));
        try
        {
            using var cipher = attachments.Cipher(content.Id, key);
            for (var number = 0; number <= Attachments.LastOf(content); number++)
            {
                var length = await attachments.ReadAsync(cipher, content, number, closed, clear, ct);
                if (number == 0)
                {
                    Begin(httpContext.Response);
                }

                await httpContext.Response.Body.WriteAsync(clear.AsMemory(0, length), ct);
            }
        }
        catch (Exception) when (httpContext.Response.HasStarted)
        {
            // Part of it has gone out: the connection breaks, so that nobody takes the part for the whole.
            httpContext.Abort();
            throw;
        }
        finally
        {
            pool.Return(clear, clearArray: true);
            pool.Return(closed);
        }
    }

    // The name says nothing of what it is about: it stays in the histories of browsers, and in folders of downloads.
    void Begin(HttpResponse response)
    {
        var content = document.Content;
        response.ContentType = content.MediaType == "text/plain" ? "text/plain; charset=utf-8" : content.MediaType;
        response.ContentLength = content.Length;
        response.Headers.ETag = $"\"{content.Hash}\"";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.ContentDisposition =
            $"attachment; filename=\"{document.DocumentId}-{document.Number}.{ContentJudge.Extensions[content.MediaType]}\"";
    }
}
