using System.Text.Json;
using System.Text.Json.Nodes;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Security;

namespace TransferScheme.Referrals.Tests.After;

/// <summary>Children are referred anew by the authority that is responsible now; the link is told to those who may see both ends.</summary>
public sealed class ReturnApiTests(CompletedHost fixture) : IClassFixture<CompletedHost>
{
    [Fact]
    public async Task Given_a_completed_case_when_its_receiver_refers_the_children_anew_then_both_are_linked_and_the_old_one_stands()
    {
        using var durham = fixture.Host.Client(Role.DutyOfficer, A.Durham);
        using var kent = fixture.Host.Client(Role.DutyOfficer, A.Kent);
        using var newcastle = fixture.Host.Client(Role.DutyOfficer, CompletedHost.Newcastle);
        using var national = fixture.Host.Client(Role.National);
        var id = await fixture.MoveAsync();
        var before = await fixture.StateAsync(id);
        var (status, answer) = await OfferedHost.Post(durham, "referrals", Form(id));
        status.ShouldBe(201, answer.ToJsonString());
        var anew = (Guid)answer["id"]!;

        var after = await fixture.StateAsync(id);
        (after.Version, after.Status, after.EffectiveAt, after.EntryAuthority, after.ReceivingAuthority).ShouldBe(
            (before.Version + 1, ReferralStatus.Completed, before.EffectiveAt, A.Kent, A.Durham));
        (await Link(durham, id, "returns")).ShouldBe($"{anew}");
        (await Link(durham, anew, "returnOf")).ShouldBe($"{id}");
        var child = (await OfferedHost.Get(durham, $"referrals/{anew}")).Answer["children"]![0]!;
        ((Guid)child["formerChildId"]!, (Guid)child["id"]! != before.ChildIds[0]).ShouldBe((before.ChildIds[0], true));
        (await Link(national, id, "returns")).ShouldBe($"{anew}");
        (await Link(national, anew, "returnOf")).ShouldBe($"{id}");

        // The former entry authority has no part in the new one, and the new one's receiver none in the old one.
        (await Link(kent, id, "returns")).ShouldBe("");
        (await OfferedHost.Get(kent, $"referrals/{anew}")).Status.ShouldBe(404);
        await fixture.AppendAsync(
            anew, new OfferNoted(A.OfferId, CompletedHost.Newcastle, "north-east"),
            new AcceptanceNoted(A.OfferId, CompletedHost.Newcastle));
        (await Link(newcastle, anew, "returnOf")).ShouldBe("");
        (await OfferedHost.Get(newcastle, $"referrals/{anew}")).Answer.ToJsonString().ShouldNotContain("formerChildId");

        // Where it is the former entry authority that the children are to come back to, it sees both.
        await fixture.AppendAsync(anew, new SwapNoted(A.OfferId, A.BrotherId, A.Kent, "south-east"));
        (await Link(kent, anew, "returnOf")).ShouldBe($"{id}");
        (await Link(kent, id, "returns")).ShouldBe($"{anew}");
    }

    [Fact]
    public async Task Given_a_case_or_a_child_that_cannot_be_when_referred_anew_then_a_code_and_nothing_is_linked()
    {
        using var durham = fixture.Host.Client(Role.DutyOfficer, A.Durham);
        using var kent = fixture.Host.Client(Role.DutyOfficer, A.Kent);
        using var newcastle = fixture.Host.Client(Role.DutyOfficer, CompletedHost.Newcastle);
        using var national = fixture.Host.Client(Role.National);
        var id = await fixture.MoveAsync();
        var version = (await fixture.StateAsync(id)).Version;
        var open = (Guid)(await OfferedHost.Post(durham, "referrals", Form(null))).Answer["id"]!;

        (await Told(durham, Form(Guid.CreateVersion7()))).ShouldBe("400 invalid returnOf");
        (await Told(newcastle, Form(id, CompletedHost.Newcastle))).ShouldBe("400 invalid returnOf");
        (await Told(durham, Form(open))).ShouldBe("409 return-not-completed");
        (await Told(kent, Form(id, A.Kent))).ShouldBe("409 return-not-responsible");
        (await Told(kent, Form(id))).ShouldBe("403 not-your-authority");
        (await Told(national, Form(id, A.Kent))).ShouldBe("409 return-not-responsible");
        (await Told(durham, Form(id, child: c => c["givenName"] = "Another"))).ShouldBe("400 invalid children[0]");
        (await Told(durham, Form(id, child: c => c["formerChildId"] = $"{Guid.CreateVersion7()}")))
            .ShouldBe("400 invalid children[0].formerChildId");
        (await Told(durham, Form(null, child: c => c["formerChildId"] = $"{A.ChildId}"))).ShouldBe("400 invalid children[0].formerChildId");
        ((await fixture.StateAsync(id)).Version, (await fixture.StateAsync(id)).AfterMove.Returns.Count).ShouldBe((version, 0));
    }

    [Fact]
    public async Task Given_a_return_when_its_children_are_corrected_then_they_are_still_those_of_the_former_case()
    {
        using var durham = fixture.Host.Client(Role.DutyOfficer, A.Durham);
        var id = await fixture.MoveAsync();
        var former = (await fixture.StateAsync(id)).ChildIds[0];
        var form = Form(id, child: c =>
        {
            c["givenName"] = "Another";
            c["formerChildId"] = $"{former}";
        });
        form.Remove("legal");
        var (status, draft) = await OfferedHost.Post(durham, "referrals", form);
        (status, (string?)draft["status"]).ShouldBe((201, "incomplete"));
        var (anew, child) = ((Guid)draft["id"]!, draft["children"]![0]!["id"]!);

        (await Put(anew, Children(child, "Third", null))).ShouldBe(200);
        (await fixture.StateAsync(anew)).Children.Single().FormerChildId.ShouldBe(former, "It is known by its own identifier.");
        (await Put(anew, Children(child, "Third", Guid.CreateVersion7()))).ShouldBe(400);
        var plain = (Guid)(await OfferedHost.Post(durham, "referrals", Without(Form(null), "legal"))).Answer["id"]!;
        (await Put(plain, Children(null, "Fixture", former))).ShouldBe(400);
        (await Put(plain, Children(null, "Fixture", null))).ShouldBe(200);

        async Task<int> Put(Guid referral, JsonArray children)
        {
            using var request = new HttpRequestMessage(HttpMethod.Put, $"/api/v1/referrals/{referral}/sections/children")
            {
                Content = System.Net.Http.Json.JsonContent.Create(children),
            };
            request.Headers.TryAddWithoutValidation("If-Match", $"\"{(await fixture.StateAsync(referral)).Version}\"");
            using var response = await durham.SendAsync(request);
            return (int)response.StatusCode;
        }
    }

    static JsonArray Children(JsonNode? id, string givenName, Guid? former)
    {
        var child = Form(null)["children"]![0]!.DeepClone().AsObject();
        child["givenName"] = givenName;
        if (id is not null)
        {
            child["id"] = id.DeepClone();
        }

        if (former is not null)
        {
            child["formerChildId"] = $"{former}";
        }

        return [child];
    }

    static JsonObject Without(JsonObject form, string section)
    {
        form.Remove(section);
        return form;
    }

    static JsonObject Form(Guid? returnOf, string authority = A.Durham, Action<JsonNode>? child = null)
    {
        var sent = A.Form() with { EntryAuthority = authority, ReturnOf = returnOf };
        var form = JsonSerializer.SerializeToNode(sent, Json.Answers)!.AsObject();
        child?.Invoke(form["children"]![0]!);
        return form;
    }

    static async Task<string> Link(HttpClient reader, Guid id, string member)
    {
        var (status, answer) = await OfferedHost.Get(reader, $"referrals/{id}");
        status.ShouldBe(200);
        return answer[member] is JsonArray many ? string.Join(' ', many.Select(m => $"{m}")) : $"{answer[member]}";
    }

    static async Task<string> Told(HttpClient client, JsonNode form)
    {
        var (status, answer) = await OfferedHost.Post(client, "referrals", form);
        return string.Join(' ', [$"{status}", $"{answer["code"]}", .. (answer["errors"]?.AsObject() ?? []).Select(e => e.Key)]);
    }
}
