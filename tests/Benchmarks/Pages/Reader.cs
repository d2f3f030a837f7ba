using System.Net;
using System.Text.RegularExpressions;
using TransferScheme.TestKit.Running;

namespace TransferScheme.Benchmarks.Pages;

/// <summary>Somebody who is signed in to the portal and reads pages without a browser.</summary>
sealed partial class Reader : IDisposable
{
    readonly HttpClient _http;

    Reader(Uri address) => _http = new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer() }) { BaseAddress = address };

    /// <summary>Signs in as people do.</summary>
    /// <param name="address">The scheme's address.</param>
    /// <param name="user">Who.</param>
    public static async Task<Reader> SignInAsync(Uri address, DemoUser user)
    {
        var reader = new Reader(address);
        var form = await reader._http.GetStringAsync("sign-in");
        using var answers = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["Email"] = user.Email,
            ["Password"] = user.Password,
            ["__RequestVerificationToken"] = Token().Match(form).Groups["token"].Value,
        });
        using var answer = await reader._http.PostAsync("sign-in", answers);
        return answer.IsSuccessStatusCode && answer.RequestMessage!.RequestUri!.AbsolutePath != "/sign-in"
            ? reader
            : throw new InvalidOperationException($"A {user.Role} could not sign in: {answer.StatusCode}.");
    }

    /// <summary>Reads a page to its end.</summary>
    /// <param name="page">Its address.</param>
    /// <returns>Its bytes.</returns>
    public async Task<int> ReadAsync(string page)
    {
        using var answer = await _http.GetAsync(page);
        return answer.IsSuccessStatusCode && answer.RequestMessage!.RequestUri!.PathAndQuery == $"/{page}"
            ? (await answer.Content.ReadAsByteArrayAsync()).Length
            : throw new InvalidOperationException($"{page} answered {answer.StatusCode}, {answer.RequestMessage!.RequestUri}.");
    }

    public void Dispose() => _http.Dispose();

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Token();
}
