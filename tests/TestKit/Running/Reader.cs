using System.Net;
using System.Text.RegularExpressions;

namespace TransferScheme.TestKit.Running;

/// <summary>Somebody who reads pages without a browser, which is quick: for what only statuses, headers and HTML tell.</summary>
/// <param name="at">Where the pages are.</param>
/// <param name="cookies">The session's cookies; empty for nobody signed in.</param>
public sealed class Reader(Uri at, string cookies) : IDisposable
{
    readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = at };

    /// <summary>Nobody signed in.</summary>
    /// <param name="at">Where the pages are.</param>
    public static Reader Nobody(Uri at) => new(at, "");

    /// <summary>A demo person, signed in by the page's form.</summary>
    /// <param name="at">Where the pages are.</param>
    /// <param name="user">Who.</param>
    public static async Task<Reader> SignInAsync(Uri at, DemoUser user)
    {
        var jar = new CookieContainer();
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = jar }) { BaseAddress = at };
        var form = await http.GetStringAsync("/sign-in");
        const string Hidden = "name=\"__RequestVerificationToken\"[^>]* value=\"(?<token>[^\"]+)\"";
        var token = Regex.Match(form, Hidden, RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Groups["token"].Value;
        using var answers = new FormUrlEncodedContent(
            [new("Email", user.Email), new("Password", user.Password), new("__RequestVerificationToken", token)]);
        using var answer = await http.PostAsync("/sign-in", answers);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect, user.Email);
        return new Reader(at, jar.GetCookieHeader(at));
    }

    /// <summary>Asks for a page as a browser does.</summary>
    /// <param name="path">Its address.</param>
    public Task<HttpResponseMessage> GetAsync(string path) => SendAsync(HttpMethod.Get, path);

    /// <summary>Sends an empty form.</summary>
    /// <param name="path">Where to.</param>
    public Task<HttpResponseMessage> PostAsync(string path) => SendAsync(HttpMethod.Post, path, new FormUrlEncodedContent([]));

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, HttpContent? content = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        request.Headers.TryAddWithoutValidation("Accept", "text/html,*/*;q=0.8");
        if (cookies.Length > 0)
        {
            request.Headers.TryAddWithoutValidation("Cookie", cookies);
        }

        return await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }
}
