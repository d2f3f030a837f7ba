using System.Net;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Http.Features;
using TransferScheme.Platform.Documents;

namespace TransferScheme.FrontDoor.Host.Tests;

/// <summary>
/// A document goes through as a stream of up to 20 MiB, and once, by itself or in the form of a page; nothing else may be as long.
/// </summary>
public sealed class DocumentBodyTests
{
    const string Document = "/api/v1/referrals/1/documents/2";
    const string Page = "/refusals/1/evidence";
    const string Form = "multipart/form-data; boundary=x";

    [Theory]
    [InlineData("PUT", Document, "application/pdf", Upload.Most, true)]
    [InlineData("PUT", Document, "application/pdf", Upload.Most, false)]
    [InlineData("POST", Page, Form, Upload.MostInForm, true)]
    [InlineData("POST", Page, Form, Upload.MostInForm, false)]
    public async Task A_document_of_20_MiB_flows_through_before_its_end_and_is_sent_once(
        string method, string path, string contentType, long length, bool known)
    {
        var (began, whole) = (new TaskCompletionSource(), 0L);
        await using var service = await StubService.StartAsync(async http =>
        {
            http.Features.GetRequiredFeature<IHttpMaxRequestBodySizeFeature>().MaxRequestBodySize = null;
            var part = new byte[64 * 1024];
            while (await http.Request.Body.ReadAsync(part) is > 0 and var read)
            {
                whole += read;
                began.TrySetResult();
            }

            http.Response.StatusCode = 503;
        });
        await using var door = await Door.StartAsync(new() { ["referrals"] = service.Address, ["portal"] = service.Address });
        using var request = Request(method, path, contentType, new Waiting((int)length, known, began.Task));
        using var answer = await door.Client.SendAsync(request);
        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (whole, service.Requests.Count).ShouldBe((length, 1));
    }

    [Theory]
    [InlineData("PUT", Document, null, true, "20 MiB")]
    [InlineData("PUT", Document, null, false, "20 MiB")]
    [InlineData("POST", Document, Form, true, "1 MiB")]
    [InlineData("PUT", "/api/v1/referrals/1/sections/needs", null, true, "1 MiB")]
    [InlineData("PUT", "/api/v1/referrals/1/documents/2/3", null, true, "1 MiB")]
    [InlineData("POST", Page, Form, true, "20 MiB")]
    [InlineData("POST", Page, Form, false, "20 MiB")]
    [InlineData("POST", Page, "application/x-www-form-urlencoded", true, "1 MiB")]
    public async Task What_is_longer_is_too_large_and_reaches_nobody_whole(
        string method, string path, string? contentType, bool known, string most)
    {
        var whole = 0;
        await using var service = await StubService.StartAsync(async http =>
        {
            http.Features.GetRequiredFeature<IHttpMaxRequestBodySizeFeature>().MaxRequestBodySize = null;
            await http.Request.Body.CopyToAsync(Stream.Null);
            whole++;
        });
        await using var door = await Door.StartAsync(new() { ["referrals"] = service.Address, ["portal"] = service.Address });
        using var request = Request(method, path, contentType, new Waiting((int)Upload.MostInForm + 1, known, Task.CompletedTask));
        using var answer = await door.Client.SendAsync(request);
        (await answer.Content.ReadAsStringAsync()).ShouldContain(most);
        await answer.ShouldBeProblemAsync(HttpStatusCode.RequestEntityTooLarge, "too-large");
        whole.ShouldBe(0);
    }

    static HttpRequestMessage Request(string method, string path, string? contentType, HttpContent content)
    {
        content.Headers.ContentType = contentType is null ? null : MediaTypeHeaderValue.Parse(contentType);
        return new HttpRequestMessage(new HttpMethod(method), path) { Content = content };
    }

    // Its second part comes only when the first has arrived.
    sealed class Waiting(int length, bool known, Task first) : HttpContent
    {
        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            var part = new byte[64 * 1024];
            for (var gone = 0; gone < length;)
            {
                var next = Math.Min(part.Length, length - gone);
                await stream.WriteAsync(part.AsMemory(0, next));
                await stream.FlushAsync();
                gone += next;
                await first.WaitAsync(TimeSpan.FromSeconds(10));
            }
        }

        protected override bool TryComputeLength(out long computed)
        {
            computed = length;
            return known;
        }
    }
}
