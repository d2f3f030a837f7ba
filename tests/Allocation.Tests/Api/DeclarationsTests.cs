using System.Net.Http.Json;
using System.Text.Json;
using TransferScheme.Platform.Security;

namespace TransferScheme.Allocation.Tests.Api;

/// <summary>What authorities and regions say of themselves, over HTTP: contacts, services, standards; and the lists of reasons.</summary>
public sealed class DeclarationsTests(AllocationHost fixture) : IClassFixture<AllocationHost>
{
    [Fact]
    public async Task Contacts_are_the_authoritys_own_and_every_signed_in_role_reads_them()
    {
        const string address = "/api/v1/authorities/S12000034/contacts";
        using var own = fixture.Host.Client(Role.ApiClient, "S12000034");
        using var other = fixture.Host.Client(Role.DutyOfficer, "E06000002");
        (await other.GetStringAsync(address)).ShouldBe(
            """{"gssCode":"S12000034","mailbox":null,"secondContact":null,"outOfHours":null,"police":null,"version":1}""");
        var contacts = new { mailbox = "duty@aberdeenshire.gov.uk", phone = "01632 960001", outOfHours = new { phone = "01632 960002" }, police = new { mailbox = "missing@police.example" } };
        (await Put(other, address, contacts, "\"1\"")).ShouldBe("403 forbidden");
        (await Put(own, address, contacts, null)).ShouldBe("428 if-match-missing");
        (await Put(own, address, new { mailbox = "Jane Smith", secondContact = new { }, police = new { } }, "\"1\""))
            .ShouldBe("400 invalid mailbox police secondContact");
        (await Put(own, address, new { mailbox = "duty@aberdeenshire.gov.uk", name = "Jane Smith" }, "\"1\"")).ShouldBe("400 invalid name");
        (await Put(own, address, contacts, "\"1\"")).ShouldBe("200 able");
        using var read = await other.GetAsync(address);
        read.Headers.ETag!.Tag.ShouldBe("\"2\"");
        (await read.Content.ReadAsStringAsync()).ShouldBe(
            """{"gssCode":"S12000034","mailbox":"duty@aberdeenshire.gov.uk","phone":"01632 960001","secondContact":null"""
            + ""","outOfHours":{"phone":"01632 960002"},"police":{"mailbox":"missing@police.example"},"version":2}""");
        (await Status(other, "/api/v1/authorities/E99999999/contacts")).ShouldBe(404);
        (await Status(fixture.Host.Client(), address)).ShouldBe(401);
    }

    [Fact]
    public async Task Services_are_returned_in_the_form_asked_and_every_signed_in_role_reads_them()
    {
        const string address = "/api/v1/authorities/E06000004/services";
        using var own = fixture.Host.Client(Role.DutyOfficer, "E06000004");
        using var other = fixture.Host.Client(Role.Coordinator, region: "wales");
        var version = (await other.GetFromJsonAsync<JsonElement>(address)).GetProperty("version").GetInt64();
        (await other.GetStringAsync(address)).ShouldBe(
            $$"""{"gssCode":"E06000004","asOf":null,"form":null,"services":[],"version":{{version}}}""");
        object foster = new { kind = "foster", description = "Carers in the area.", places = 12 };
        object[] services = [foster, new { kind = "advocacy", description = "Independent advocates." }];
        (await Put(other, address, new { asOf = "2026-01-31", form = "s70", services }, $"\"{version}\"")).ShouldBe("403 forbidden");
        (await Put(own, address, new { asOf = "2999-01-31", form = "s70", services }, $"\"{version}\"")).ShouldBe("400 invalid asOf");
        (await Put(own, address, new
        {
            asOf = "2026-01-31", form = "s70", services = new[] { foster, new { kind = "foster", description = "None.", places = -1 } },
        }, $"\"{version}\"")).ShouldBe("400 invalid services[1].places");
        (await Put(own, address, new { asOf = "2026-01-31", form = "s70", services }, $"\"{version}\"")).ShouldBe("200 able");
        (await other.GetStringAsync(address)).ShouldBe(
            """{"gssCode":"E06000004","asOf":"2026-01-31","form":"s70","services":["""
            + """{"kind":"foster","description":"Carers in the area.","places":12},"""
            + $$"""{"kind":"advocacy","description":"Independent advocates."}],"version":{{version + 1}}}""");
        (await Status(other, "/api/v1/authorities/E99999999/services")).ShouldBe(404);
    }

    [Fact]
    public async Task Standards_are_the_regions_coordinators_and_earlier_ones_are_kept()
    {
        const string address = "/api/v1/regions/scotland/standards";
        using var coordinator = fixture.Host.Client(Role.Coordinator, region: "scotland");
        using var other = fixture.Host.Client(Role.Coordinator, region: "wales");
        (await other.GetStringAsync(address)).ShouldBe(
            """{"region":"scotland","name":"Scotland","edition":0,"asOf":null,"standards":null,"ageAssessmentPractice":null"""
            + ""","version":1}""");
        var text = new { asOf = "2026-01-31", standards = "Ours.", ageAssessmentPractice = "Two assessors." };
        (await Put(coordinator, "/api/v1/regions/atlantis/standards", text, "\"1\"")).ShouldBe("404 not-found");
        (await Put(other, address, text, "\"1\"")).ShouldBe("403 forbidden");
        (await Put(coordinator, address, text, null)).ShouldBe("428 if-match-missing");
        (await Put(coordinator, address, text, "\"2\"")).ShouldBe("412 stale");
        (await Put(coordinator, address, new { asOf = "2026-01-31", standards = "", ageAssessmentPractice = "Two." }, "\"1\""))
            .ShouldBe("400 invalid standards");
        (await Put(coordinator, address, new { asOf = "2999-01-31", standards = "Ours.", ageAssessmentPractice = "Two." }, "\"1\""))
            .ShouldBe("400 invalid asOf");
        (await Put(coordinator, address, text, "\"1\"")).ShouldBe("200 standardsSet");
        var first = Uri.EscapeDataString(DateTimeOffset.UtcNow.ToString("O"));
        (await Put(coordinator, address, new { asOf = "2026-02-28", standards = "Newer.", ageAssessmentPractice = "Two." }, "\"2\""))
            .ShouldBe("200 standardsSet");
        (await other.GetStringAsync(address)).ShouldBe(
            """{"region":"scotland","name":"Scotland","edition":2"""
            + ""","asOf":"2026-02-28","standards":"Newer.","ageAssessmentPractice":"Two.","version":3}""");
        (await other.GetFromJsonAsync<JsonElement>($"{address}?asAt={first}")).GetProperty("standards").GetString().ShouldBe("Ours.");
        (await Status(other, "/api/v1/regions/atlantis/standards")).ShouldBe(404);
    }

    [Fact]
    public async Task The_lists_of_reasons_are_versioned_and_open_to_every_signed_in_role()
    {
        using var client = fixture.Host.Client(Role.Assessor, "E06000002");
        var lists = await client.GetFromJsonAsync<JsonElement>("/api/v1/reason-codes");
        lists.EnumerateObject().Select(list => list.Name).ShouldBe(
            ["version", "hold", "withdraw", "closure", "failedMove", "unsuitable", "participation", "outOfOrder", "deferral",
                "rerouting", "outcome"]);
        lists.GetProperty("closure")[0].GetRawText().ShouldBe(
            """{"code":"turned-18","text":"The child turned 18.","since":1,"deprecated":false}""");
        (await Status(fixture.Host.Client(), "/api/v1/reason-codes")).ShouldBe(401);
    }

    static async Task<int> Status(HttpClient client, string address)
    {
        using var answer = await client.GetAsync(address);
        return (int)answer.StatusCode;
    }

    static Task<string> Put(HttpClient client, string address, object body, string? etag) =>
        AllocationHost.Told(client, HttpMethod.Put, address, body, etag);
}
