using TransferScheme.Portal.Tests.Declining;
using TransferScheme.Portal.Tests.Referring;
using TransferScheme.Portal.Tests.Visiting;

namespace TransferScheme.Portal.Tests.Faults;

/// <summary>What is typed of a person leaves no trace where it has no business: in addresses, titles and the logs of the hosts.</summary>
[Collection(PortalCollection.Name)]
public sealed class TraceTests(ThePortal portal)
{
    const string Sign = "Canary-trace";

    [Fact]
    public async Task Given_names_that_are_typed_on_many_pages_then_no_address_title_or_log_has_them()
    {
        using var journey = await portal.OfferAsync();
        var id = await ReferringTests.DraftAsync(portal);
        var traces = new List<string>();
        var pages = 0;
        await using var entry = await portal.OfKentAsync(Way.Usual);
        await using var receiver = await portal.VisitAsync(Way.Usual);
        await using var nobody = await portal.VisitAsync(Way.Plain);
        foreach (var visitor in new[] { entry, receiver, nobody })
        {
            visitor.Page.Request += (_, request) => traces.Add(request.Url);
        }

        // Names of a child, on a page that is sent with an error first.
        await OpenAsync(entry, $"/referrals/{id}/complete/about/1");
        await TypeAsync(entry, ("Answers[0].Text", $"{Sign}-given"), ("Answers[1].Text", $"{Sign}-family"));
        await PressAsync(entry, "Save and continue");
        await entry.DayAsync("Date of birth", "14", "8", "2010");
        await entry.ChooseAsync("Sex", "Female");
        await PressAsync(entry, "Save and continue");
        entry.Path().ShouldEndWith("/complete/languages/1");
        foreach (var page in new[] { "complete", "check", "", "access", "remove", "missing", "hold" })
        {
            await OpenAsync(entry, $"/referrals/{id}/{page}".TrimEnd('/'));
        }

        // The reason of a look, the name of a social worker; a case with names in it, as the receiving authority reads it.
        await receiver.SignInAsync("duty-officer", journey.Chosen);
        await OpenAsync(receiver, $"/offers/{journey.OfferId}/identity");
        await TypeAsync(receiver, ("Reason", $"{Sign}-reason"));
        await PressAsync(receiver, "Show me");
        (await receiver.WordsAsync()).ShouldContain("Canary-given");
        await OpenAsync(receiver, $"/offers/{journey.OfferId}/accept");
        await TypeAsync(
            receiver, ("Answer.Placement", $"{Sign}-place"), ("Answer.Name", $"{Sign}-worker"), ("Answer.Email", $"{Sign}@demo.invalid"));
        await PressAsync(receiver, "Continue");
        await receiver.Page.GetByLabel("Foster care").CheckAsync();
        await TypeAsync(receiver, ("Answer.Phone", "01632 960000"));
        await PressAsync(receiver, "Continue");
        await PressAsync(receiver, "Accept and send");
        await OpenAsync(receiver, $"/referrals/{journey.Id}");

        // Somebody's address, mistyped; and a form that waited for its person to sign in again.
        await OpenAsync(nobody, "/sign-in");
        await TypeAsync(nobody, ("Email", $"{Sign}-person@demo.invalid"), ("Password", $"{Sign}-password"));
        await PressAsync(nobody, "Sign in");
        await OpenAsync(entry, $"/referrals/{id}/complete/about/1");
        await TypeAsync(entry, ("Answers[0].Text", $"{Sign}-again"));
        await entry.Page.Context.ClearCookiesAsync(new() { Name = "session" });
        await PressAsync(entry, "Save and continue");
        await PressAsync(entry, "Sign in");

        pages.ShouldBeGreaterThan(20);
        traces.Count.ShouldBeGreaterThan(pages);
        traces.Where(IsTold).ShouldBeEmpty();
        foreach (var log in portal.Scheme.Processes.Hosts.Values.Select(h => h.LogFile))
        {
            var text = await ReadAsync(log);
            text.Length.ShouldBeGreaterThan(200);
            IsTold(text).ShouldBeFalse(log);
        }

        async Task OpenAsync(Visitor visitor, string path)
        {
            await visitor.Page.GotoAsync(path);
            await NoteAsync(visitor);
        }

        async Task PressAsync(Visitor visitor, string name)
        {
            await visitor.PressAsync(name);
            await NoteAsync(visitor);
        }

        async Task NoteAsync(Visitor visitor)
        {
            pages++;
            traces.Add(await visitor.Page.TitleAsync());
            traces.Add(visitor.Page.Url);
        }
    }

    [Fact]
    public void Given_a_trace_then_the_search_finds_it_however_an_address_writes_it() =>
        new[] { $"/x?name={Sign}-given", "/x?mail=Canary-trace%40demo.invalid", $"Child {Sign.ToUpperInvariant()}", "Canary-alias" }
            .Where(IsTold).Count().ShouldBe(4);

    // Canary-given and the like stand in the referral that journeys are made of.
    static bool IsTold(string text) => text.Contains("Canary-", StringComparison.OrdinalIgnoreCase);

    static async Task TypeAsync(Visitor visitor, params (string Field, string Text)[] answers)
    {
        foreach (var (field, text) in answers)
        {
            await Declines.FillAsync(visitor, field, text);
        }
    }

    static async Task<string> ReadAsync(string log)
    {
        await using var file = new FileStream(log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(file);
        return await reader.ReadToEndAsync();
    }
}
