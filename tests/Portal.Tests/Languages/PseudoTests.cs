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
/// In a language that brackets every word of ours, whatever stands outside brackets is data, or was forgotten. Every role walks from its
/// home wherever links lead, and sends forms as they are to be told what they lack.
/// </summary>
[Collection(PortalCollection.Name)]
public sealed partial class PseudoTests(ThePortal portal)
{
    const RegexOptions Plain = RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant;
    const int Longest = 10_000;
    static readonly string[] Told = ["title", "aria-label", "alt", "placeholder", "data-one", "data-many", "data-over"];

    [Fact]
    public async Task Given_cases_at_many_stages_when_every_role_walks_the_pages_then_every_word_is_in_the_words()
    {
        using var offered = await portal.OfferAsync();
        using var accepted = await (await portal.OfferAsync()).AcceptAsync();
        using var completed = await (await (await portal.OfferAsync()).AcceptAsync()).CompleteAsync();
        using var declined = await (await portal.OfferAsync()).DraftAsync();
        var names = await NamesAsync();
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
                foreach (var words in Unbracketed(page, names))
                {
                    found.TryAdd(words, $"{user.Role} {address}");
                }
            }
        }

        seen.ShouldBeGreaterThan(100);
        found.Select(f => $"{f.Key}   ({f.Value})").ShouldBeEmpty();
    }

    // What stands outside brackets, where it is neither marked as somebody's own words or another language, nor a name, number or code.
    static IEnumerable<string> Unbracketed(IHtmlDocument page, IReadOnlySet<string> names) =>
        page.Descendants<IText>().Where(t => t.ParentElement is { } parent && !IsData(parent)).Select(t => t.Data)
            .Concat(page.All.Where(e => !IsData(e)).SelectMany(e => Told.Select(e.GetAttribute).OfType<string>()))
            .Where(words => Unknown().IsMatch(words) || Outside(words).Any(w => !names.Contains(w)))
            .Select(words => words.Trim());

    static int Count(Dictionary<string, int> kinds, string kind) => kinds[kind] = kinds.GetValueOrDefault(kind) + 1;

    static bool IsData(IElement element) =>
        element.Closest("script, style, code, .scheme-written, [lang]:not(html), option[lang], input, textarea") is not null;

    static IEnumerable<string> Outside(string words)
    {
        var (depth, outside) = (0, new System.Text.StringBuilder());
        foreach (var c in words)
        {
            depth += c == '[' ? 1 : c == ']' ? -1 : 0;
            outside.Append(depth == 0 && c != ']' ? c : ' ');
        }

        return Word().Matches(NotWords().Replace(outside.ToString(), " ")).Select(m => m.Value);
    }

    // Words of the names of authorities and of what the tests' people write.
    async Task<IReadOnlySet<string>> NamesAsync()
    {
        using var national = await portal.Scheme.As("national");
        var register = (await national.Get("authorities")).Expect(200).Json;
        var items = register as System.Text.Json.Nodes.JsonArray ?? register["items"]!.AsArray();
        return items.SelectMany(a => Word().Matches((string)a!["name"]!).Select(m => m.Value))
            .Concat(["TransferScheme", "Canary", "demo", "invalid", "NTS", "am", "pm"]).ToHashSet(StringComparer.Ordinal);
    }

    // References, addresses of e-mail, codes of authorities and of lists, times of day.
    [GeneratedRegex(@"NTS-[\d-]+|\S+@\S+|\b[A-Z]{1,3}\d+\b|\b\d{1,2}(:\d\d)?(am|pm)\b|Canary-\w+", Plain, Longest)]
    private static partial Regex NotWords();

    [GeneratedRegex(@"\p{L}{2,}", Plain, Longest)]
    private static partial Regex Word();

    [GeneratedRegex(@"\[\?", Plain, Longest)]
    private static partial Regex Unknown();

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
