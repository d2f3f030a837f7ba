using System.Text.Json.Nodes;
using TransferScheme.Platform.Security;

namespace TransferScheme.Referrals.Tests.After;

/// <summary>
/// The columns of the need-to-know table once responsibility has moved, through the API: every member of a record that is filled to the
/// last, and who is shown it. The receiving authority has the whole record; the entry authority its own past and the outcome; the national
/// team name, date of birth and Home Office reference; the regions a status; nobody else anything.
/// </summary>
public sealed class NeedToKnowTests(CompletedHost fixture) : IClassFixture<CompletedHost>
{
    // Which members of the record, of the transfer and of a list each of them is shown beside the form. R the receiving authority, r its
    // assessor, E the entry authority, e its assessor, N the national team, C the coordinator of the entry region, D of the receiving
    // region, A an auditor, S one of our services.
    const string Expected =
        """
        children.ageBand RrENAS
        children.ageStatus REN
        children.dateOfBirth REN
        children.familyName REN
        children.givenName REN
        children.homeOfficeReference REN
        children.id RrENAS
        children.languages RrENAS
        children.sex RrENAS
        clocks RrEeNCDAS
        entryAuthority RrEeNCDAS
        id RrEeNCDAS
        inAuthorityCare RrENAS
        item.dueOn RrEeNCDAS
        item.entryAuthority RrEeNCDAS
        item.id RrEeNCDAS
        item.receivingAuthority RrEeNCDAS
        item.reference RrEeNCDAS
        item.size RrENAS
        item.status RrEeNCDAS
        item.version RrEeNCDAS
        missingEpisodes.childId RE
        missingEpisodes.foundAt RE
        missingEpisodes.grantStopsOn RE
        missingEpisodes.missingSince RE
        missingEpisodes.number RE
        missingEpisodes.owner RE
        missingEpisodes.policeReference RE
        objections.number RE
        objections.recordedOn RE
        objections.summary RE
        outcomes.children.childId RE
        outcomes.children.code RE
        outcomes.recordedOn RE
        outcomes.summary RE
        placementTypes RrENAS
        receivingAuthority RrEeNCDAS
        reference RrEeNCDAS
        rulesVersion RrENAS
        sections RE
        status RrEeNCDAS
        transfer.arrivalConfirmedBy RrEAS
        transfer.arrivals.arrivedAt RrEAS
        transfer.arrivals.onBehalfOf RrEAS
        transfer.attempts RrEAS
        transfer.departedAt RrEAS
        transfer.effectiveAt RrEeNCDAS
        transfer.entryAuthority RrEeNCDAS
        transfer.expectedAt RrEAS
        transfer.failedMoves RrEAS
        transfer.handover.handedOver RrEAS
        transfer.handover.item RrEAS
        transfer.handover.received RrEAS
        transfer.handover.status RrEAS
        transfer.handoverOpen.entry RrEAS
        transfer.handoverOpen.receiving RrEAS
        transfer.receivingAuthority RrEeNCDAS
        transfer.referralId RrEeNCDAS
        transfer.signedBy RrEAS
        transfer.status RrEeNCDAS
        transfer.transferKind RrEeNCDAS
        transfer.version RrEeNCDAS
        version RrEeNCDAS
        wanted RE
        warnings.code REN
        warnings.detail REN
        warnings.figures REN
        warnings.rule REN
        """;

    const string Form =
        """
        { "entryAuthority": "E10000016", "inAuthorityCare": true, "arrivedOn": "2026-03-01", "arrivalTime": "07:30:00", "arrivalPlace": "x",
          "meansOfTravel": "x", "metBy": "x", "enteredCareOn": "2026-03-01", "currentPlacement": "x", "earlierPresentation": "x",
          "notKnown": [{ "path": "family", "because": "x" }],
          "children": [{ "givenName": "Canary", "familyName": "Family", "alsoKnownAs": ["x"], "dateOfBirth": "2009-08-14", "sex": "female",
            "dateOfBirthInUse": "2009-08-14", "placeOfBirth": "x", "gender": "x", "ethnicity": "x", "nationality": "ER",
            "languages": ["ti"], "dialect": "x", "interpreter": true, "religion": "x", "homeOfficeReference": "x", "portReference": "x",
            "nhsNumber": "0123456789",
            "photograph": "01900000-0000-7000-8000-000000000009",
            "asylumClaim": { "madeOn": "2026-03-01", "determined": false, "ownRight": true, "alreadyProtected": false },
            "unaccompanied": { "separatedFromBothParents": true, "noResponsibleAdult": true, "source": "x", "livesWithRelative": false },
            "health": { "urgent": "x", "medication": "x", "allergies": "x", "disability": "x", "selfHarmRisk": "x", "pregnancy": "x",
              "inHospital": false, "screening": "x", "substanceUse": "x", "history": "x" },
            "age": { "status": "doubted", "leadAuthority": "x", "timescale": "x", "safeguards": "x", "reportShared": true,
              "homeOfficeTreatsAs": "child", "foundChildBy": "court" },
            "notKnown": [{ "path": "religion", "because": "x" }] }],
          "needs": { "placementTypes": ["foster"], "medical": "x", "risk": ["x"], "education": "x",
            "avoid": [{ "authority": "E08000021", "code": "safety" }], "educationLevel": "x", "diet": "x", "cultureAndFaith": "x",
            "riskDetail": { "trafficking": "x", "goingMissing": "x", "exploitation": "x", "threats": "x", "avoid": "x", "toOthers": "x",
              "intelligence": "x" }, "notKnown": [{ "path": "diet", "because": "x" }] },
          "family": [{ "relation": "x", "authority": "E10000016", "verified": true, "name": "x", "kind": "relative", "place": "x",
            "travelledWith": false, "inTouch": "x" }],
          "bestInterests": { "assessedOn": "2026-03-01", "assessedBy": "x", "summary": "x", "lastReviewedOn": "2026-03-01",
            "alternatives": "x", "notKnown": [{ "path": "alternatives", "because": "x" }] },
          "childsViews": { "recordedOn": "2026-03-01", "toldInLanguage": "ti", "advocateOffered": true, "summary": "x", "objects": false,
            "ownWords": "x", "notKnown": [{ "path": "ownWords", "because": "x" }] },
          "legal": { "careStatus": "s20", "solicitor": "x", "nrm": "x",
            "nrmReferral": { "referred": true, "referredBy": "police", "referredOn": "2026-03-01", "decision": "pending" },
            "bailConditions": "x", "careProceedings": false, "criminalProceedings": false, "criminalMatters": "x",
            "notKnown": [{ "path": "solicitor", "because": "x" }] },
          "logistics": { "earliestTravel": "2026-03-02", "escort": "x", "travelPlan": "x", "arrivalContact": "x", "belongings": "x",
            "documents": "x", "notKnown": [{ "path": "documents", "because": "x" }] } }
        """;

    [Fact]
    public async Task Every_member_of_the_record_is_shown_to_those_of_its_row_and_to_nobody_else()
    {
        var id = await fixture.MoveAsync(JsonNode.Parse(Form));
        using var durham = fixture.Host.Client(Role.ApiClient, A.Durham);
        var child = (await fixture.StateAsync(id)).ChildIds[0];
        await fixture.AppendAsync(id, new OutcomeDue("r", A.Kent, A.Durham, new(2026, 3, 30)));
        var outcomes = new[] { new { childId = child, code = "stable" } };
        await fixture.ActAsync(durham, id, "outcome", new { recordedOn = "2026-03-02", summary = "x", children = outcomes });

        var readers = Readers();
        var shown = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (letter, reader) in readers)
        {
            (string View, string Path)[] calls =
                [("", $"referrals/{id}"), ("transfer.", $"transfers/{id}"), ("item.", "referrals?limit=200")];
            foreach (var (view, path) in calls)
            {
                var (status, answer) = await OfferedHost.Get(reader, path);
                status.ShouldBe(200, $"{letter} {path}");
                var seen = view == "item." ? answer["items"]!.AsArray().Single(i => (Guid)i!["id"]! == id)! : answer;
                foreach (var member in Leaves(seen, view).Distinct())
                {
                    shown[member] = shown.GetValueOrDefault(member, "") + letter;
                }
            }
        }

        // The form itself: all that was sent, and to nobody but the two authorities.
        var record = shown.Where(s => s.Key.StartsWith("record.", StringComparison.Ordinal)).ToList();
        record.ShouldAllBe(s => s.Value == "RE");
        record.Select(s => s.Key).ShouldBe(
            Leaves(JsonNode.Parse(Form), "record.").Append("record.children.id").Distinct().Order(StringComparer.Ordinal));
        string[] found = [.. shown.Except(record).Select(s => $"{s.Key} {s.Value}")];
        found.ShouldBe(Expected.Split('\n'), string.Join('\n', found.Except(Expected.Split('\n'))));
        readers.ForEach(r => r.Reader.Dispose());
    }

    [Fact]
    public async Task Who_has_no_column_is_told_nothing_by_any_call()
    {
        var id = await fixture.MoveAsync();
        using var stranger = fixture.Host.Client(Role.DutyOfficer, "E09000001");
        using var declined = fixture.Host.Client(Role.ApiClient, CompletedHost.Newcastle);
        using var elsewhere = fixture.Host.Client(Role.Coordinator, region: "london");
        using var portal = fixture.Host.Client(Role.Portal);
        foreach (var reader in new[] { stranger, declined, elsewhere, portal })
        {
            foreach (var path in new[] { "referrals", "transfers" })
            {
                (await OfferedHost.Get(reader, $"{path}/{id}")).Status.ShouldBe(404);
                (await OfferedHost.Get(reader, $"{path}/{id}?asAt={Uri.EscapeDataString($"{A.Monday:O}")}")).Status.ShouldBe(404);
            }

            (await OfferedHost.Get(reader, $"referrals/{id}/access-log")).Status.ShouldBe(404);
            (await OfferedHost.Get(reader, $"referrals/{id}/matching-facts")).Status.ShouldBe(404);
            (await OfferedHost.Get(reader, "referrals?limit=200")).Answer["items"]!.ToJsonString().ShouldNotContain(id.ToString());
        }
    }

    [Fact]
    public async Task Each_keeps_a_log_of_its_own_reads_a_status_leaves_none_and_how_often_others_read_is_not_for_the_entry_authority()
    {
        var id = await fixture.MoveAsync();
        foreach (var (_, reader) in Readers())
        {
            (await OfferedHost.Get(reader, $"referrals/{id}")).Status.ShouldBe(200);
            reader.Dispose();
        }

        using var auditor = fixture.Host.Client(Role.Auditor);
        (await Lines(auditor)).ShouldBe(
            ["ApiClient Full", "Assessor Minimum", "DutyOfficer Past", "National Identity", "Auditor Minimum", "Service Minimum"]);
        using var kent = fixture.Host.Client(Role.DutyOfficer, A.Kent);
        using var durham = fixture.Host.Client(Role.DutyOfficer, A.Durham);
        using var national = fixture.Host.Client(Role.National);
        (await Lines(kent)).ShouldBe(["DutyOfficer Past"]);
        (await Lines(durham)).ShouldBe(["ApiClient Full", "Assessor Minimum"]);
        (await Lines(national)).ShouldBe(["National Identity"]);
        (await OfferedHost.Get(kent, $"referrals/{id}/access-log")).Answer["chain"].ShouldBeNull();
        ((int)(await OfferedHost.Get(durham, $"referrals/{id}/access-log")).Answer["chain"]!["lines"]!).ShouldBe(6);

        async Task<IEnumerable<string>> Lines(HttpClient reader) =>
            (await OfferedHost.Get(reader, $"referrals/{id}/access-log")).Answer["items"]!.AsArray()
            .Select(l => $"{l!["role"]} {l["disclosure"]}");
    }

    [Fact]
    public async Task As_at_a_time_the_case_of_then_is_shown_under_the_access_of_today()
    {
        using var kent = fixture.Host.Client(Role.DutyOfficer, A.Kent);
        using var coordinator = fixture.Host.Client(Role.Coordinator, region: "south-east");
        using var durham = fixture.Host.Client(Role.DutyOfficer, A.Durham);
        var id = await fixture.MoveAsync();
        var moved = (await OfferedHost.Get(kent, $"referrals/{id}")).Answer;
        var before = await fixture.AdvanceAsync(TimeSpan.FromMinutes(1));
        await fixture.ActAsync(durham, id, "outcome", new { recordedOn = "2026-03-02", summary = "Canary-outcome" });
        await fixture.AppendAsync(id, new SectionRecorded("needs", A.Sealed<SectionContent>()));
        var after = await fixture.AdvanceAsync(TimeSpan.FromMinutes(1));

        foreach (var (asAt, outcomes) in new[] { ($"?asAt={before}", 0), ($"?asAt={after}", 1), ("", 1) })
        {
            var past = (await OfferedHost.Get(kent, $"referrals/{id}{asAt}")).Answer;
            ((long)past["version"]!, past["outcomes"]?.AsArray().Count ?? 0).ShouldBe(((long)moved["version"]!, outcomes));
            past["record"]!["needs"]!["placementTypes"]!.AsArray().Count.ShouldBe(1);
            (await OfferedHost.Get(coordinator, $"referrals/{id}{asAt}")).Answer["children"]!.AsArray().ShouldBeEmpty();
            ((long)(await OfferedHost.Get(kent, $"transfers/{id}{asAt}")).Answer["version"]!).ShouldBe((long)moved["version"]!);
        }

        using var national = fixture.Host.Client(Role.National);
        var then = $"referrals/{id}?asAt={fixture.Arranged}";
        var theirs = (await OfferedHost.Get(national, then)).Answer;
        ((string?)theirs["status"], (string?)theirs["children"]![0]!["givenName"]).ShouldBe(("arranged", "Fixture"));
        theirs["missingEpisodes"].ShouldBeNull();
        ((string?)(await OfferedHost.Get(coordinator, then)).Answer["status"]).ShouldBe("arranged");
        (await OfferedHost.Get(coordinator, then)).Answer["children"]!.AsArray().ShouldBeEmpty();
        (await OfferedHost.Get(kent, then)).Answer["missingEpisodes"]!.AsArray().Count.ShouldBe(1);
        var item = (await OfferedHost.Get(kent, "referrals?limit=200")).Answer["items"]!.AsArray().Single(i => (Guid)i!["id"]! == id)!;
        ((long)item["version"]!).ShouldBe((long)moved["version"]!);
        ((long)(await OfferedHost.Get(durham, $"referrals/{id}")).Answer["version"]!).ShouldBe((long)moved["version"]! + 2);
    }

    List<(char Letter, HttpClient Reader)> Readers() =>
    [
        ('R', fixture.Host.Client(Role.ApiClient, A.Durham)), ('r', fixture.Host.Client(Role.Assessor, A.Durham)),
        ('E', fixture.Host.Client(Role.DutyOfficer, A.Kent)), ('e', fixture.Host.Client(Role.Assessor, A.Kent)),
        ('N', fixture.Host.Client(Role.National)), ('C', fixture.Host.Client(Role.Coordinator, region: "south-east")),
        ('D', fixture.Host.Client(Role.Coordinator, region: "north-east")), ('A', fixture.Host.Client(Role.Auditor)),
        ('S', fixture.Host.Client(Role.Service)),
    ];

    // Paths of what has a value, lists without their numbers; what the form asks for by its questions is one member.
    static IEnumerable<string> Leaves(JsonNode? node, string path) => node switch
    {
        JsonObject o => o.SelectMany(m => m.Key is "sections" or "wanted" or "clocks" or "figures"
            ? [$"{path}{m.Key}"]
            : Leaves(m.Value, $"{path}{m.Key}.")),
        JsonArray a => a.SelectMany(item => Leaves(item, path)),
        null => [],
        _ => [path.TrimEnd('.')],
    };
}
