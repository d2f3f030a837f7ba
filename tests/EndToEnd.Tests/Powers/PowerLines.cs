using System.Text.Json.Nodes;
using TransferScheme.EndToEnd.Tests.Declining;

namespace TransferScheme.EndToEnd.Tests.Powers;

/// <summary>
/// The four powers of the Immigration Act 2016 that the scheme rests on, line by line: transfer of responsibility (section 69),
/// information (70), written reasons (71), and directions to comply (72). What the calls learn is one line here.
/// </summary>
static class PowerLines
{
    const string Form = "services-1";

    /// <summary>Two authorities move responsibility, and nobody else can; after the effect nobody undoes it.</summary>
    internal static IReadOnlyList<Line> Transfer { get; } =
    [
        new("69(1)", Party.National, "proposes terms in the place of the two", (w, c) => ProposeAsync(w, c), "403 forbidden"),
        new("69(1)", Party.Entry, "proposes terms", (w, c) => ProposeAsync(w, c), "200 accepted"),
        new("69(1)", Party.National, "signs in the place of an authority", (w, c) => SignAsync(w, c, Journey.Kent), "403 forbidden"),
        new("69(1)", Party.Entry, "signs for the other authority", (w, c) => SignAsync(w, c, w.Journey.Chosen), "403 drafter-of-other-side"),
        new("69(3)", Party.Entry, "sends the children before anybody signed", (w, c) => DepartAsync(w, c), "409 not-arranged"),
        new("69(1)", Party.Entry, "signs", (w, c) => SignAsync(w, c, Journey.Kent), "200 accepted"),
        new("69(1)", Party.Entry, "signs twice", (w, c) => SignAsync(w, c, Journey.Kent), "409 already-signed"),
        new("69(1)", Party.Receiving, "signs", (w, c) => SignAsync(w, c, w.Journey.Chosen), "200 arranged"),
        new("69(1)", Party.Entry, "reads the deed", (w, c) => c.Get($"transfers/{w.Journey.Id}/deed.html"), "200"),
        new("69(1)", Party.Receiving, "reads the deed", (w, c) => c.Get($"transfers/{w.Journey.Id}/deed.html"), "200"),
        new("69(1)", Party.National, "reads the deed", (w, c) => c.Get($"transfers/{w.Journey.Id}/deed.html"), "200"),
        new("69(1)", Party.Coordinator, "reads the deed", (w, c) => c.Get($"transfers/{w.Journey.Id}/deed.html"), "403"),
        new("69(1)", Party.Receiving, "signs an item off that nobody spoke of", (w, c) => HandOverAsync(w, c, "health"), "409 item-open"),
        new("69(1)", Party.Entry, "signs the care plan off as handed over", (w, c) => HandOverAsync(w, c, "carePlan"), "200 arranged"),
        new("69(1)", Party.Receiving, "signs it off as received", (w, c) => HandOverAsync(w, c, "carePlan"), "200 arranged"),
        new("69(1)", Party.National, "signs it off", (w, c) => HandOverAsync(w, c, "carePlan"), "403 forbidden"),
        new("69(1)", Party.Receiving, "proposes other terms when both have signed", (w, c) => ProposeAsync(w, c), "409 no-accepted-offer"),
        new("69(3)", Party.Receiving, "confirms an arrival before the departure", (w, c) => ArriveAsync(w, c), "409 not-in-transit"),
        new("69(3)", Party.Receiving, "records the departure", (w, c) => DepartAsync(w, c), "403 forbidden"),
        new("69(3)", Party.Entry, "records the departure", (w, c) => DepartAsync(w, c), "200 inTransit"),
        new("69(3)", Party.Receiving, "confirms an arrival of tomorrow", (w, c) => ArriveAsync(w, c, 1), "400 invalid"),
        new("69(3)", Party.Receiving, "confirms the arrival", (w, c) => ArriveAsync(w, c), "200 inTransit"),
        new("69(3)", Party.Entry, "withdraws when one has confirmed", (w, c) => WithdrawAsync(w, c), "409 arrival-confirmed"),
        new("69(3)", Party.Entry, "confirms the arrival: responsibility moves", (w, c) => ArriveAsync(w, c), "200 completed"),
        new("69(7)", Party.Entry, "withdraws after the effect", (w, c) => WithdrawAsync(w, c), "403 responsibility-moved"),
        new("69(7)", Party.Receiving, "says after the effect that the move failed",
            (w, c) => w.OnTransferAsync(c, "failed-move", """{ "reasonCode": "ill" }"""), "409 transfer-completed"),
        new("69(7)", Party.Receiving, "signs after the effect",
            (w, c) => SignAsync(w, c, w.Journey.Chosen), "409 transfer-completed"),
        new("69(7)", Party.Entry, "refers the children anew, whom it is not responsible for",
            (w, c) => ReferAnewAsync(w, c, Journey.Kent), "409 return-not-responsible"),
        new("69(7)", Party.Receiving, "refers them anew, as the authority that is responsible",
            (w, c) => ReferAnewAsync(w, c, w.Journey.Chosen), "201"),
        new("69(3)", Party.National, "reads who is responsible", (w, c) => c.Get($"transfers/{w.Journey.Id}"), "200 completed"),
    ];

    /// <summary>The national team asks for information, in a form and by a time; the authority returns it.</summary>
    internal static IReadOnlyList<Line> Information { get; } =
    [
        new("70", Party.Entry, "directs information of another authority", (w, c) => AskAsync(w, c, Form, 7), "403 forbidden"),
        new("70", Party.National, "directs information without a form", (w, c) => AskAsync(w, c, null, 7), "400 invalid"),
        new("70", Party.National, "directs information without a time", (w, c) => AskAsync(w, c, Form, null), "400 invalid"),
        new("70", Party.National, "directs information by yesterday", (w, c) => AskAsync(w, c, Form, -1), "400 invalid"),
        new("70", Party.National, "directs information, with form and time", (w, c) => AskAsync(w, c, Form, 7), "201 given"),
        new("70", Party.Receiving, "reads the direction", (w, c) => c.Get(w.Of("information")), "200 given"),
        new("70", Party.National, "decides what needs no notice",
            (w, c) => w.OnDirectionAsync(c, "information", "decision", Decision(false)), "409 no-notice"),
        new("70", Party.National, "directs the same form twice", (w, c) => AskAsync(w, c, Form, 7), "409 already-directed"),
        new("70", Party.Entry, "reads it in the register", (w, c) => c.Get(w.Of("information")), "200 given"),
        new("70", Party.Receiving, "prints it", (w, c) => c.Get($"{w.Of("information")}/direction.html"), "200"),
        new("70", Party.Receiving, "returns its services and accommodation in that form", ReturnAsync, "200"),
        new("70", Party.National, "reads the return", (w, c) => c.Get($"authorities/{w.Journey.Chosen}/services"), "200"),
        new("70", Party.National, "reads that it was answered", (w, c) => AnsweredAsync(w, c, "information"), "200 answered"),
    ];

    /// <summary>An authority does not answer; who asked reports it, and written reasons are directed, given and read.</summary>
    internal static IReadOnlyList<Line> Reasons { get; } =
    [
        new("71(1)", Party.Entry, "reports silence before the answer is due", (w, _) => w.Journey.ReportAsync(), "409 not-overdue"),
        new("71(2)", Party.National, "directs reasons before a report", (w, c) => AskReasonsAsync(w, c, 3), "409 no-non-compliance"),
        new("71(1)", Party.Entry, "reports silence when it is overdue", ReportWhenOverdueAsync, "201 underReview"),
        new("71(2)", Party.Entry, "directs reasons itself", (w, c) => AskReasonsAsync(w, c, 3), "403 forbidden"),
        new("71(2)", Party.National, "directs reasons by yesterday", (w, c) => AskReasonsAsync(w, c, -1), "400 invalid"),
        new("71(2)", Party.National, "directs written reasons, with a date", (w, c) => AskReasonsAsync(w, c, 3), "201 given"),
        new("71(2)", Party.National, "directs them twice", (w, c) => AskReasonsAsync(w, c, 3), "409 no-non-compliance"),
        new("71(2)", Party.Receiving, "reads the direction", (w, c) => c.Get(w.Of("reasons")), "200 given"),
        new("71(2)", Party.Receiving, "writes its reasons", async (w, _) => await w.Journey.CorrectAsync(
            Statement.Declining(await w.Journey.Scheme.TodayAsync(), "G04")), "200"),
        new("71(2)", Party.Receiving, "gives them without its manager", (w, c) => GiveAsync(w, c), "403 R10"),
        new("71(2)", Party.Manager, "gives them in writing", (w, c) => GiveAsync(w, c), "200 reasonsProvided"),
        new("71(2)", Party.Entry, "reads them, as the first recipient", ReadReasonsAsync, "200 reasonsProvided"),
        new("71(2)", Party.National, "reads them, as the second", ReadReasonsAsync, "200 reasonsProvided"),
        new("71(2)", Party.Entry, "reads that it was answered", (w, c) => AnsweredAsync(w, c, "reasons"), "200 answered"),
    ];

    /// <summary>Notice, fourteen days with representations, a direction, its change and its end; what was arranged stands.</summary>
    internal static IReadOnlyList<Line> Directions { get; } =
    [
        new("72(5)", Party.Entry, "gives notice of a direction", (w, c) => w.DirectAsync(c, "scheme", Scheme(w)), "403 forbidden"),
        new("72(5)", Party.National, "gives notice of a direction", (w, c) => w.DirectAsync(c, "scheme", Scheme(w)), "201 notice"),
        new("72(6)", Party.National, "gives it on the day of the notice", (w, c) => DecideAsync(w, c), "409 period-running"),
        new("72(7)", Party.National, "makes representations", RepresentAsync, "403 forbidden"),
        new("72(6)", Party.National, "waits to the fourteenth day", (w, _) => w.WaitAsync(13), "200"),
        new("72(7)", Party.Receiving, "makes representations on the last day", RepresentAsync, "200 notice"),
        new("72(6)", Party.National, "gives it on the last day", (w, c) => DecideAsync(w, c), "409 period-running"),
        new("72(6)", Party.National, "waits to the fifteenth day", (w, _) => w.WaitAsync(1), "200"),
        new("72(7)", Party.Receiving, "makes representations late, which are kept", RepresentAsync, "200 notice"),
        new("72(7)", Party.National, "gives it with nothing considered", (w, c) => DecideAsync(w, c), "409 representations-not-considered"),
        new("72(7)", Party.Receiving, "considers its own", ConsiderAsync, "403 forbidden"),
        new("72(7)", Party.National, "considers what was made in time", ConsiderAsync, "200 notice"),
        new("72(4)", Party.National, "gives it without the finding",
            (w, c) => w.OnDirectionAsync(c, "scheme", "decision", """{ "given": true, "reasons": "It can." }"""), "409 finding-required"),
        new("72(4)", Party.National, "gives what unduly prejudices", (w, c) => DecideAsync(w, c, prejudice: true), "409 undue-prejudice"),
        new("72(3)", Party.Receiving, "gives it", (w, c) => DecideAsync(w, c), "403 forbidden"),
        new("72(3)", Party.National, "gives it, with the finding of the Act", (w, c) => DecideAsync(w, c), "200 given"),
        new("72(3)", Party.Entry, "reads the register", (w, c) => c.Get($"directions?authority={w.Journey.Chosen}&kind=scheme"), "200"),
        new("72(3)", Party.Coordinator, "prints the direction", (w, c) => c.Get($"{w.Of("scheme")}/direction.html"), "200"),
        new("72(8)", Party.National, "gives notice of a change", (w, c) => ChangeAsync(w, c, "modify", false), "200 changeNotice"),
        new("72(8)", Party.National, "changes it at once", (w, c) => DecideAsync(w, c), "409 period-running"),
        new("72(8)", Party.National, "waits for fourteen days more", (w, _) => w.WaitAsync(14), "200"),
        new("72(8)", Party.National, "changes it", (w, c) => DecideAsync(w, c), "200 given"),
        new("72(9)", Party.Receiving, "withdraws it", (w, c) => ChangeAsync(w, c, "withdraw", true), "403 forbidden"),
        new("72(9)", Party.National, "withdraws it early, as agreed", (w, c) => ChangeAsync(w, c, "withdraw", true), "200 withdrawn"),
        new("72(9)", Party.National, "changes what is withdrawn", (w, c) => ChangeAsync(w, c, "modify", false), "409 not-in-force"),
        new("72(10)", Party.National, "reads the transfer made before", (w, c) => c.Get($"transfers/{w.Journey.Id}"), "200 completed"),
    ];

    static async Task<Reply> ProposeAsync(PowersWalk w, Caller c) =>
        await w.OnTransferAsync(
            c, "arrangement",
            $$"""{ "effectiveAt": "{{await w.InDaysAsync(0)}}", "handover": [{ "item": "carePlan", "status": "ready" }] }""");

    static Task<Reply> HandOverAsync(PowersWalk w, Caller c, string item) => w.OnTransferAsync(c, $"handover/{item}", "{}");

    static Task<Reply> SignAsync(PowersWalk w, Caller c, string onBehalfOf) => w.OnTransferAsync(
        c, "signatures", $$"""{ "onBehalfOf": "{{onBehalfOf}}", "signedBy": "Officer", "office": "Office" }""");

    static async Task<Reply> DepartAsync(PowersWalk w, Caller c)
    {
        var now = await w.InDaysAsync(0);
        return await w.OnTransferAsync(c, "departure", $$"""{ "departedAt": "{{now}}", "escort": "Companion", "expectedAt": "{{now}}" }""");
    }

    static async Task<Reply> ArriveAsync(PowersWalk w, Caller c, int days = 0) => await w.OnTransferAsync(
        c, "arrival", $$"""{ "arrivedAt": "{{await w.InDaysAsync(days)}}", "receivedBy": "Receiver" }""");

    static Task<Reply> WithdrawAsync(PowersWalk w, Caller c) =>
        w.OnAsync(c, $"referrals/{w.Journey.Id}", "withdrawal", """{ "reasonCode": "family-found" }""");

    static Task<Reply> ReferAnewAsync(PowersWalk w, Caller c, string authority)
    {
        var form = JsonNode.Parse(Journey.Form)!;
        (form["entryAuthority"], form["returnOf"]) = (authority, w.Journey.Id);
        return c.Post("referrals", form.ToJsonString());
    }

    static async Task<Reply> AskAsync(PowersWalk w, Caller c, string? form, int? days)
    {
        var body = new JsonObject { ["kind"] = "information", ["authority"] = w.Journey.Chosen };
        if (form is not null)
        {
            body["form"] = form;
        }

        if (days is { } n)
        {
            body["dueAt"] = await w.InDaysAsync(n);
        }

        return await w.DirectAsync(c, "information", body.ToJsonString());
    }

    static async Task<Reply> ReturnAsync(PowersWalk w, Caller c)
    {
        var path = $"authorities/{w.Journey.Chosen}/services";
        var version = (await c.Get(path)).Expect(200).Version;
        return await c.Send(
            HttpMethod.Put, path,
            $$"""
            { "asOf": "{{(await w.InDaysAsync(0))[..10]}}", "form": "{{Form}}",
              "services": [ { "kind": "foster", "description": "Foster homes for two", "places": 12, "languages": ["ti"] } ] }
            """, version);
    }

    static async Task<Reply> AskReasonsAsync(PowersWalk w, Caller c, int days) => await w.DirectAsync(
        c, "reasons",
        $$"""
        { "kind": "reasons", "authority": "{{w.Journey.Chosen}}", "referralId": "{{w.Journey.Id}}",
          "dueAt": "{{await w.InDaysAsync(days)}}" }
        """);

    // That the answer is overdue reaches Refusals by message.
    static async Task<Reply> ReportWhenOverdueAsync(PowersWalk w, Caller c)
    {
        await w.Journey.FallSilentAsync();
        return await TestKit.Poll.ForAsync(
            w.Journey.ReportAsync, r => r.Status != 409, TimeSpan.FromSeconds(20), "the offer to be overdue for Refusals");
    }

    static Task<Reply> GiveAsync(PowersWalk w, Caller c) => w.OnAsync(c, $"refusals/{w.Journey.OfferId}", "written-reasons", "{}");

    static async Task<Reply> ReadReasonsAsync(PowersWalk w, Caller c)
    {
        var refusal = await c.Get($"refusals/{w.Journey.OfferId}");
        refusal.Expect(200).Json["writtenReasons"].ShouldNotBeNull();
        return refusal;
    }

    static string Scheme(PowersWalk w) => $$"""{ "kind": "scheme", "authority": "{{w.Journey.Chosen}}" }""";

    static Task<Reply> RepresentAsync(PowersWalk w, Caller c) =>
        w.OnDirectionAsync(c, "scheme", "representations", """{ "text": "Our service would break down." }""");

    static Task<Reply> DecideAsync(PowersWalk w, Caller c, bool prejudice = false) =>
        w.OnDirectionAsync(c, "scheme", "decision", Decision(prejudice));

    static Task<Reply> ConsiderAsync(PowersWalk w, Caller c) =>
        w.OnDirectionAsync(c, "scheme", "representations/1/consideration", """{ "note": "Strain is not a breakdown." }""");

    // The answer is told by message.
    static Task<Reply> AnsweredAsync(PowersWalk w, Caller c, string name) => c.GetWhen(w.Of(name), r => r["status"] == "answered");

    static Task<Reply> ChangeAsync(PowersWalk w, Caller c, string act, bool agreed) => w.OnDirectionAsync(
        c, "scheme", "change",
        $$"""{ "act": "{{act}}", "reasons": "The figures have changed."{{(agreed ? ", \"withAgreement\": true" : "")}} }""");

    static string Decision(bool prejudice) =>
        $$"""
        { "given": true, "reasons": "It can comply.",
          "finding": { "unduePrejudice": {{(prejudice ? "true" : "false")}}, "reasons": "As to each function." } }
        """;
}
