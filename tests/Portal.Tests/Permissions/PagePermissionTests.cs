using System.Collections.Concurrent;
using System.Net;
using System.Text.RegularExpressions;
using TransferScheme.Portal.Tests.Allocating;
using TransferScheme.Portal.Tests.Assessing;
using TransferScheme.Portal.Tests.Declining;
using TransferScheme.Portal.Tests.Visiting;
using TransferScheme.TestKit;
using TransferScheme.TestKit.Running;

namespace TransferScheme.Portal.Tests.Permissions;

/// <summary>
/// Who may open what: every route of the portal by every kind of reader, against the table of pages.txt. A page of a case is asked for of a
/// case that stands where the page has something to show; on the way every page is held to the content-security policy.
/// </summary>
[Collection(PortalCollection.Name)]
public sealed class PagePermissionTests(ThePortal portal)
{
    static readonly string[] Columns =
        ["nobody", "national", "auditor", "coordinator", "elsewhere", "entry", "offered", "stranger", "manager", "assessor"];

    static readonly string None = Guid.Empty.ToString();

    [Fact]
    public async Task Every_page_answers_every_reader_as_the_table_says()
    {
        using var cases = await Cases.PrepareAsync(portal);
        var faults = new ConcurrentQueue<string>();
        var table = new List<string> { $"{"route",-58} {string.Join(' ', Columns)}" };
        foreach (var route in SecondPortal.Routes())
        {
            var (path, journey) = cases.Fill(route);
            var readers = await cases.ReadersAsync(route, journey);
            var answers = await Task.WhenAll(readers.Select(async (reader, at) =>
            {
                using var answer = await reader.GetAsync(path);
                foreach (var fault in await FaultsAsync(answer))
                {
                    faults.Enqueue($"{route} for {Columns[at]}: {fault}");
                }

                return WordOf(answer).PadRight(Columns[at].Length);
            }));
            table.Add($"{route,-58} {string.Join(' ', answers)}".TrimEnd());
        }

        // For whoever changes the table knowingly.
        var told = Directory.CreateDirectory(Path.Combine(Repository.Root, "artifacts")).FullName;
        await File.WriteAllLinesAsync(Path.Combine(told, "pages.txt"), table);
        var expected = await File.ReadAllLinesAsync(Path.Combine(AppContext.BaseDirectory, "Permissions", "pages.txt"));
        string[] wanted = [.. expected.Where(l => !l.StartsWith('#'))];
        string.Join('\n', wanted.Except(table).Select(l => $"wanted   {l}").Concat(table.Except(wanted).Select(l => $"answered {l}")))
            .ShouldBeEmpty();
        faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task Nobody_sends_a_form_without_signing_in_and_what_they_sent_is_kept()
    {
        using var nobody = Reader.Nobody(portal.Scheme.Processes.Address);
        var open = new List<string>();
        foreach (var route in SecondPortal.Routes().Where(r => !IsNoPage(r)))
        {
            using var answer = await nobody.PostAsync(Fill(route, None, Journey.Kent));
            if (answer.StatusCode != HttpStatusCode.Unauthorized)
            {
                open.Add($"{(int)answer.StatusCode} {route}");
            }
            else
            {
                (await answer.Content.ReadAsStringAsync()).ShouldContain("name=\"Kept\"", customMessage: route);
            }
        }

        // These are for anybody, and take no form without its token.
        open.ShouldBe(
            ["400 /", "400 /accessibility", "400 /language/{language}", "400 /sign-in", "400 /sign-in/answer", "400 /sign-in/go-on",
             "400 /sign-out", "400 /{**path}"],
            ignoreOrder: true);
    }

    static bool IsNoPage(string route) =>
        route.StartsWith("/assets/", StringComparison.Ordinal) || route is "/favicon.ico" or "/figures/stream";

    static string Fill(string route, string id, string authority)
    {
        var first = route.Split('/')[1];
        return route.Contains('*', StringComparison.Ordinal)
            ? "/no-such-page"
            : Regex.Replace(
                route, "{(?<name>[a-z]+)}", m => Value(m.Groups["name"].Value), RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));

        string Value(string name) => name switch
        {
            "id" => id,
            "document" => None,
            "part" => "about",
            "number" or "n" => "1",
            "code" => first is "refusals" ? "G04" : authority,
            "item" => first is "transfers" ? "health" : "plan",
            "file" => "ledger",
            "language" => "en",
            "version" or "name" => "none",
            "kind" => "scheme",
            "of" => id,
            "act" => first switch
            {
                "offers" => "asked",
                "referrals" => "hold",
                "refusals" => "supplements",
                "directions" => "modify",
                _ => "route",
            },
            _ => throw new InvalidOperationException($"{route} asks for {name}, and the test has none."),
        };
    }

    static string WordOf(HttpResponseMessage answer) => (int)answer.StatusCode switch
    {
        200 => "page",
        204 => "nothing",
        >= 300 and < 400 when answer.Headers.Location!.ToString().StartsWith("/sign-in?", StringComparison.Ordinal) => "sign-in",
        >= 300 and < 400 => "on",
        var status => $"{status}",
    };

    // No page runs a script or wears a style that the policy does not know.
    static async Task<IReadOnlyList<string>> FaultsAsync(HttpResponseMessage answer)
    {
        if (answer.Content.Headers.ContentType?.MediaType != "text/html")
        {
            return [];
        }

        var policy = answer.Headers.TryGetValues("Content-Security-Policy", out var told) ? string.Join(' ', told) : "";
        var html = await answer.Content.ReadAsStringAsync();
        var nonce = All(policy, "script-src 'self' 'nonce-([^']{20,})'").SingleOrDefault();
        var faults = new List<string>();

        // A page that a service has made to be printed runs no script at all, and bears its style in itself.
        var isPrint = !policy.Contains("script-src", StringComparison.Ordinal);
        Add(nonce is null && !isPrint, "no nonce");
        Add(policy.Contains("unsafe", StringComparison.Ordinal), "unsafe");
        Add(!policy.Contains("default-src 'none'", StringComparison.Ordinal), "something is loaded by default");
        Add(All(html, "<script(?![^>]* (?:src|nonce)=)()").Any(), "a script in the page without the nonce");
        Add(All(html, "<script nonce=\"([^\"]*)\"").Any(other => WebUtility.HtmlDecode(other) != nonce), "another nonce");
        Add(!isPrint && All(html, "<style()|<[^>]+ style=\"()|<[a-z]+ [^>]*\\son[a-z]+=\"()").Any(), "a style or a handler in the page");
        return faults;

        void Add(bool isOne, string fault)
        {
            if (isOne)
            {
                faults.Add(fault);
            }
        }
    }

    static IEnumerable<string> All(string text, string pattern) =>
        Regex.Matches(text, pattern, RegexOptions.None, TimeSpan.FromSeconds(1)).Select(found => found.Groups[1].Value);

    /// <summary>The cases that pages are opened of, and who opens them.</summary>
    sealed class Cases : IDisposable
    {
        readonly Dictionary<DemoUser, Reader> _readers = [];
        readonly TheScheme _scheme;
        readonly Reader _nobody;

        Cases(TheScheme scheme) => (_scheme, _nobody) = (scheme, Reader.Nobody(scheme.Processes.Address));

        Journey Waiting { get; init; } = null!;

        Journey Offered { get; init; } = null!;

        Journey Accepted { get; init; } = null!;

        Journey Declined { get; init; } = null!;

        AgeCourse Age { get; init; } = null!;

        internal static async Task<Cases> PrepareAsync(ThePortal portal) => new(portal.Scheme)
        {
            Waiting = await portal.Scheme.WaitingAsync(),
            Offered = await portal.OfferAsync(),
            Accepted = await (await portal.OfferAsync()).AcceptAsync(),
            Declined = await (await (await portal.OfferAsync()).DraftAsync()).IssueAsync(),
            Age = await AgeCourse.BeginAsync(portal),
        };

        /// <summary>A page's address, and the journey that it is of.</summary>
        internal (string Path, Journey Journey) Fill(string route)
        {
            var (id, journey) = route.Split('/')[1] switch
            {
                "allocations" => (Waiting.Id, Waiting),
                "offers" => (Offered.OfferId, Offered),
                "refusals" => (Declined.OfferId, Declined),
                "assessments" => (Age.Id, Accepted),
                "directions" => (Guid.Empty, Accepted),
                _ => (Accepted.Id, Accepted),
            };
            return (PagePermissionTests.Fill(route, id.ToString(), Accepted.Chosen), journey);
        }

        /// <summary>Who opens it, in the order of the columns.</summary>
        internal async Task<IReadOnlyList<Reader>> ReadersAsync(string route, Journey journey)
        {
            var elsewhere = _scheme.Demo.Users.First(u =>
                u.Role == "coordinator" && u.Region is not ("south-east" or null) && u.Region != journey.Region);
            var stranger = _scheme.Demo.Users.First(u =>
                u.Role == "duty-officer" && u.Authority != Journey.Kent
                && new[] { Waiting, Offered, Accepted, Declined }.All(j => j.Chosen != u.Authority));

            // An offer and its statement are the affair of the authority that has it; all else here of Kent.
            var own = route.Split('/')[1] is "offers" or "refusals" ? journey.Chosen : Journey.Kent;
            return
            [
                _nobody, await OfAsync("national", null), await OfAsync("auditor", null), await OfAsync("coordinator", journey.Region),
                await OfAsync(elsewhere), await OfAsync("duty-officer", Journey.Kent), await OfAsync("duty-officer", journey.Chosen),
                await OfAsync(stranger), await OfAsync("manager", own), await OfAsync("assessor", own),
            ];
        }

        public void Dispose()
        {
            foreach (var reader in _readers.Values.Append(_nobody))
            {
                reader.Dispose();
            }

            Age.Dispose();
            foreach (var journey in new[] { Waiting, Offered, Accepted, Declined })
            {
                journey.Dispose();
            }
        }

        Task<Reader> OfAsync(string role, string? of) =>
            OfAsync(_scheme.Demo.Users.First(u => u.Role == role && (of is null || u.Authority == of || u.Region == of)));

        async Task<Reader> OfAsync(DemoUser user)
        {
            if (!_readers.TryGetValue(user, out var reader))
            {
                _readers[user] = reader = await Reader.SignInAsync(_scheme.Processes.Address, user);
            }

            return reader;
        }
    }
}
