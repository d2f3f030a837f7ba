using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using TransferScheme.Portal.Tests.Declining;
using TransferScheme.Portal.Tests.Visiting;
using TransferScheme.Portal.Words;
using TransferScheme.TestKit.Running;

namespace TransferScheme.Portal.Tests.Languages;

/// <summary>
/// In a language that brackets every word of ours and marks those that have no Welsh, every role walks from its home wherever links lead,
/// and sends forms as they are to be told what they lack: what pages put together while they run has its Welsh too.
/// </summary>
[Collection(PortalCollection.Name)]
public sealed partial class PseudoTests(ThePortal portal)
{
    const RegexOptions Plain = RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant;
    const int Longest = 10_000;
    static readonly string[] Told = ["title", "aria-label", "alt", "placeholder", "data-one", "data-many", "data-over"];

    [Fact]
    public async Task Given_cases_at_many_stages_when_every_role_walks_the_pages_then_all_that_is_said_has_its_Welsh()
    {
        using var offered = await portal.OfferAsync();
        using var accepted = await (await portal.OfferAsync()).AcceptAsync();
        using var completed = await (await (await portal.OfferAsync()).AcceptAsync()).CompleteAsync();
        using var declined = await (await portal.OfferAsync()).DraftAsync();
        var found = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var (seen, kinds) = (0, new Dictionary<string, int>());
        foreach (var user in new (string Role, string? Of, string[] Begin)[]
        {
            ("duty-officer", Journey.Kent, [.. new[] { offered, accepted, completed }.Select(j => $"/referrals/{j.Id}"), "/referrals/new"]),
            ("duty-officer", offered.Chosen, [$"/offers/{offered.OfferId}"]),
            ("duty-officer", accepted.Chosen, [$"/transfers/{accepted.Id}"]),
            ("duty-officer", declined.Chosen, [$"/refusals/{declined.OfferId}"]),
            ("manager", declined.Chosen, [$"/refusals/{declined.OfferId}"]),
            ("coordinator", offered.Region, [$"/allocations/{offered.Id}"]),
            ("national", null, [$"/allocations/{declined.Id}"]),
            ("assessor", null, []),
            ("auditor", null, [$"/referrals/{completed.Id}"]),
        })
        {
            using var walker = new Walker(portal.Scheme.Processes.Address, kind => Count(kinds, $"{user.Role} {kind}") <= 2);
            await walker.SignInAsync(portal.Scheme.Demo.Users.First(
                u => u.Role == user.Role && (user.Of is null || u.Authority == user.Of || u.Region == user.Of)));
            await foreach (var (address, page) in walker.WalkAsync(["/", "/notice-for-the-child", .. user.Begin]))
            {
                seen++;
                foreach (var words in Unknown(page))
                {
                    found.TryAdd(words, $"{user.Role} {address}");
                }
            }
        }

        seen.ShouldBeGreaterThan(100);
        found.Select(f => $"{f.Key}   ({f.Value})").ShouldBeEmpty();
    }

    static IEnumerable<string> Unknown(IHtmlDocument page) =>
        page.Descendants<IText>().Select(t => t.Data).Concat(page.All.SelectMany(e => Told.Select(e.GetAttribute).OfType<string>()))
            .Where(words => words.Contains("[?", StringComparison.Ordinal)).Select(words => words.Trim());

    static int Count(Dictionary<string, int> kinds, string kind) => kinds[kind] = kinds.GetValueOrDefault(kind) + 1;

    /// <summary>Somebody with cookies and without a browser.</summary>
    sealed partial class Walker : IDisposable
    {
        static readonly string[] Elsewhere = ["/sign-out", "/language", "/docs"];
        readonly HttpClientHandler _handler = new() { CookieContainer = new CookieContainer() };
        readonly HttpClient _http;
        readonly HtmlParser _parser = new();
        readonly Func<string, bool> _isWanted;

        internal Walker(Uri address, Func<string, bool> isWanted)
        {
            _isWanted = isWanted;
            _handler.CookieContainer.Add(address, new Cookie(Text.Cookie, Text.Pseudo));
            _http = new HttpClient(_handler) { BaseAddress = address };
        }

        internal async Task SignInAsync(DemoUser user)
        {
            var form = (await ReadAsync(await _http.GetAsync("/sign-in")))!.QuerySelector<IHtmlFormElement>("main form")!;
            await SendAsync(form, "/sign-in", ("Email", user.Email), ("Password", user.Password));
        }

        // A few pages of a kind, by the pattern of their addresses.
        internal async IAsyncEnumerable<(string Address, IHtmlDocument Page)> WalkAsync(IEnumerable<string> begin)
        {
            var (seen, left) = (new HashSet<string>(), new Queue<string>(begin));
            while (left.TryDequeue(out var address))
            {
                if (!seen.Add(address) || !_isWanted(Varying().Replace(address.Split('?')[0], "*")))
                {
                    continue;
                }

                if (await ReadAsync(await _http.GetAsync(address)) is not { } page)
                {
                    continue;
                }

                yield return (address, page);
                foreach (var link in page.QuerySelectorAll("a[href^='/']").Select(a => a.GetAttribute("href")!.Split('#')[0]))
                {
                    if (!Elsewhere.Any(place => link.StartsWith(place, StringComparison.Ordinal)))
                    {
                        left.Enqueue(link);
                    }
                }

                // A step that only checks does nothing.
                var check = page.QuerySelector<IHtmlButtonElement>("main form button[value='check']");
                if (check?.Form is { } form && await SendAsync(form, address, (check.Name!, "check")) is { } told)
                {
                    yield return ($"{address} sent", told);
                }
            }
        }

        public void Dispose()
        {
            _http.Dispose();
            _handler.Dispose();
        }

        async Task<IHtmlDocument?> SendAsync(IHtmlFormElement form, string address, params (string Name, string Value)[] typed)
        {
            var hidden = form.QuerySelectorAll<IHtmlInputElement>("input[type=hidden]")
                .Select(input => (Name: input.Name!, input.Value)).Where(f => typed.All(t => t.Name != f.Name));
            using var content = new FormUrlEncodedContent(hidden.Concat(typed).Select(f => KeyValuePair.Create(f.Name, f.Value)));
            var action = form.GetAttribute("action");
            return await ReadAsync(await _http.PostAsync(string.IsNullOrEmpty(action) ? address : action, content));
        }

        async Task<IHtmlDocument?> ReadAsync(HttpResponseMessage answer)
        {
            using (answer)
            {
                // A deed and a statement stand as their service writes them.
                var isPage = answer.Content.Headers.ContentType?.MediaType == "text/html";
                var page = isPage ? _parser.ParseDocument(await answer.Content.ReadAsStringAsync()) : null;
                return page?.QuerySelector("html.govuk-template") is null ? null : page;
            }
        }

        [GeneratedRegex(@"[0-9a-f]{8}-[0-9a-f-]{27}|\bE\d{8}\b|(?<=/)\d+\b", Plain, Longest)]
        private static partial Regex Varying();
    }
}
