using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Security;
using TransferScheme.TestKit;

namespace TransferScheme.Referrals.Tests.Submitting;

/// <summary>Twenty thousand characters of any script come back as they went; what is no text is refused by its path.</summary>
public sealed class TextTests(ReferralsHost fixture) : IClassFixture<ReferralsHost>
{
    readonly SchemeTestHost _host = fixture.Host;

    [Theory]
    [InlineData("ሰላም ዓለም ")]
    [InlineData("مرحبا بالعالم ")]
    [InlineData("Xin chào thế giới\r\n\t")]
    [InlineData("𞤀𞤣𞤤𞤢𞤥 😀")]
    [InlineData("\"\\</>& ' ‮ ")]
    public async Task Any_script_comes_back_as_it_went(string phrase)
    {
        var endless = Enumerable.Repeat(phrase, Faults.Narrative).SelectMany(p => p.EnumerateRunes());
        var text = string.Concat(endless.Take(Faults.Narrative - 1).Select(r => r.ToString())) + "z";
        using var kent = _host.Client(Role.ApiClient, A.Kent);
        var (status, answer) = await PostAsync(kent, Form("summary", JsonSerializer.Serialize(text)));
        status.ShouldBe(HttpStatusCode.Created);
        var seen = JsonNode.Parse(await kent.GetStringAsync($"/api/v1/referrals/{answer["id"]}"))!;
        ((string?)seen["record"]!["childsViews"]!["summary"]).ShouldBe(text);

        (status, answer) = await PostAsync(kent, Form("summary", JsonSerializer.Serialize(text + "z")));
        status.ShouldBe(HttpStatusCode.BadRequest);
        answer["errors"]!.AsObject().Select(e => e.Key).ShouldBe(["childsViews.summary"]);
    }

    [Theory]
    [InlineData(@"a\u0000b")]
    [InlineData(@"a\u0007b")]
    [InlineData(@"a\u001bb")]
    [InlineData(@"a\u007fb")]
    [InlineData(@"a\u0085b")]
    [InlineData(@"a\ud800b")]
    [InlineData(@"a\udc00b")]
    [InlineData(@"a\udc00\ud800")]
    [InlineData(@"a\ud83d")]
    public async Task What_is_no_text_is_refused_by_its_path_wherever_it_stands(string escaped)
    {
        using var kent = _host.Client(Role.ApiClient, A.Kent);
        foreach (var (member, path) in new[] { ("summary", "childsViews.summary"), ("toldInLanguage", "childsViews.toldInLanguage") })
        {
            await RefusedAsync(kent, Form(member, $"\"{escaped}\""), path);
        }

        var named = Form("ownWords", "\"x\"").Replace(
            "\"sex\"", $"\"alsoKnownAs\": [\"x\", \"{escaped}\"], \"sex\"", StringComparison.Ordinal);
        await RefusedAsync(kent, named, "children[0].alsoKnownAs[1]");
    }

    [Fact]
    public async Task Bytes_that_are_no_utf8_are_refused_by_their_path()
    {
        using var kent = _host.Client(Role.ApiClient, A.Kent);
        foreach (byte[] bytes in new byte[][] { [0xED, 0xA0, 0x80], [0xFF], [0xC3] })
        {
            var parts = Form("summary", "\"?\"").Split('?');
            byte[] body = [.. Encoding.UTF8.GetBytes(parts[0]), .. bytes, .. Encoding.UTF8.GetBytes(parts[1])];
            await RefusedAsync(kent, body, "childsViews.summary");
        }
    }

    [Theory]
    [InlineData("""{"a\ud800": 1}""")]
    [InlineData("""{"children": [{"\udc00": 1}]}""")]
    public async Task A_member_whose_name_is_no_text_is_refused(string body)
    {
        using var kent = _host.Client(Role.ApiClient, A.Kent);
        (await PostAsync(kent, Encoding.UTF8.GetBytes(body))).Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("""{"enteredCareOn": "1999-01-01"}""", "enteredCareOn")]
    [InlineData("""{"enteredCareOn": "2090-01-01"}""", "enteredCareOn")]
    [InlineData("""{"arrivalTime": "25:00"}""", "arrivalTime")]
    [InlineData("""{"children": [{"nhsNumber": "12"}]}""", "children[0].nhsNumber")]
    [InlineData("""{"children": [{"age": {"status": "unsure"}}]}""", "children[0].age.status")]
    [InlineData("""{"children": [{"age": {"homeOfficeTreatsAs": "x"}}]}""", "children[0].age.homeOfficeTreatsAs")]
    [InlineData("""{"children": [{"notKnown": [{"path": "sex", "because": "x"}]}]}""", "children[0].notKnown[0].path")]
    [InlineData("""{"family": [{"relation": "x", "kind": "y"}]}""", "family[0].kind")]
    [InlineData("""{"legal": {"nrmReferral": {"referred": true, "decision": "y"}}}""", "legal.nrmReferral.decision")]
    [InlineData("""{"legal": {"nrmReferral": {"referred": false, "referredBy": "police"}}}""", "legal.nrmReferral.referred")]
    [InlineData("""{"needs": {"riskDetail": {"threats": ""}}}""", "needs.riskDetail.threats")]
    public async Task Each_further_member_is_checked_by_its_path(string change, string member)
    {
        using var kent = _host.Client(Role.ApiClient, A.Kent);
        var form = JsonNode.Parse(Form("summary", "\"x\""))!.AsObject();
        foreach (var (name, value) in JsonNode.Parse(change)!.AsObject())
        {
            form[name] = value?.DeepClone();
        }

        await RefusedAsync(kent, form.ToJsonString(), member);
    }

    static string Form(string member, string json)
    {
        var form = JsonSerializer.SerializeToNode(A.Form(), Json.Answers)!;
        form["childsViews"]![member] = "here";
        return form.ToJsonString().Replace("\"here\"", json, StringComparison.Ordinal);
    }

    static Task RefusedAsync(HttpClient client, string body, string path) => RefusedAsync(client, Encoding.UTF8.GetBytes(body), path);

    static async Task RefusedAsync(HttpClient client, byte[] body, string path)
    {
        var (status, answer) = await PostAsync(client, body);
        status.ShouldBe(HttpStatusCode.BadRequest);
        answer["errors"]!.AsObject().Select(e => e.Key).ShouldBe([path]);
    }

    static Task<(HttpStatusCode Status, JsonNode Answer)> PostAsync(HttpClient client, string body) =>
        PostAsync(client, Encoding.UTF8.GetBytes(body));

    static async Task<(HttpStatusCode Status, JsonNode Answer)> PostAsync(HttpClient client, byte[] body)
    {
        using var content = new ByteArrayContent(body) { Headers = { { "Content-Type", "application/json" } } };
        using var response = await client.PostAsync("/api/v1/referrals", content);
        return (response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync())!);
    }
}
