using System.Text.Json.Nodes;
using TransferScheme.Portal.Pages.Cases;
using TransferScheme.Portal.Scheme;
using TransferScheme.Portal.Words;

namespace TransferScheme.Portal.Tests.Cases;

/// <summary>A record of whatever members is said in words, and nothing of it is left out but identifiers.</summary>
public sealed class RecordWordsTests
{
    static readonly Text English = new();

    static readonly RecordWords Words = new(
        English, new Dates(English), new Codes(English),
        new Dictionary<string, AuthorityEntry> { ["E10000016"] = new("E10000016", "Kent", "south-east", "England") },
        new Dictionary<string, string> { ["0198c0de-0000-7000-8000-000000000001"] = "Amal" });

    [Theory]
    [InlineData("""{ "arrivedOn": "2026-12-10" }""", "Arrived on: 10 December 2026")]
    [InlineData("""{ "interpreter": true, "inAuthorityCare": false }""", "Needs an interpreter: Yes|Looked after by the entry authority: No")]
    [InlineData("""{ "missingSince": "2026-12-10T17:40:00+00:00" }""", "Missing since: 10 December 2026 at 5:40pm")]
    [InlineData("""{ "nationality": "ER", "languages": ["ti", "hi"] }""", "Nationality: Eritrea|Languages: Tigrinya, hi")]
    [InlineData("""{ "placementTypes": ["foster", "supportedLodgings"], "alsoKnownAs": [] }""", "Placement types: Foster care, Supported lodgings|Also known as: None")]
    [InlineData("""{ "leadAuthority": "E10000016" }""", "Lead authority: Kent")]
    [InlineData("""{ "childId": "0198c0de-0000-7000-8000-000000000001" }""", "Child: Amal")]
    [InlineData("""{ "photograph": "0198c0de-0000-7000-8000-000000000002", "diet": null }""", "")]
    [InlineData("""{ "health": { "selfHarmRisk": "None known", "urgent": "Insulin" } }""", "Health: Risk of self-harm: None known\nUrgent: Insulin")]
    [InlineData("""{ "family": [{ "relation": "cousin" }, { "relation": "aunt" }] }""", "Family 1: Relation: cousin|Family 2: Relation: aunt")]
    [InlineData("""{ "notKnown": [{ "path": "health.medication", "because": "Not asked" }] }""", "Not known: Path: Health: medication\nBecause: Not asked")]
    [InlineData("""{ "reasonCode": "careOrder", "source": "claimed" }""", "Reason code: Care order|Source: Claimed")]
    public void Given_members_of_a_record_then_they_are_said_in_words(string record, string expected) =>
        string.Join('|', Words.Of(JsonNode.Parse(record)!.AsObject()).Select(l => $"{l.Label}: {l.Value}")).ShouldBe(expected);

    [Theory]
    [InlineData("children[0].dateOfBirth", "Child 1: date of birth, as claimed")]
    [InlineData("children[1].health.medication", "Child 2: health, medication")]
    [InlineData("legal.careStatus", "Legal: care status")]
    [InlineData("arrivedOn", "Arrived on")]
    public void Given_the_path_of_an_answer_then_people_know_what_is_asked(string path, string expected) => Words.Path(path).ShouldBe(expected);
}
