using Microsoft.AspNetCore.Http;
using TransferScheme.Platform.Security;
using TransferScheme.Referrals.Guarding;

namespace TransferScheme.Referrals.Tests.Guarding;

/// <summary>Nothing ends, and nobody travels, on a pending age; no answer is a no.</summary>
/// <param name="host">The host, with an AgeAssessments that says what a test has it say.</param>
public sealed class AgeGuardTests(OfferedHost host) : IClassFixture<OfferedHost>
{
    static readonly object Pending = new
    {
        ageCase = "pending",
        travel = new { allowed = false, code = "age-pending", detail = "Wait." },
        end = new { allowed = false, code = "age-pending", detail = "Wait." },
    };

    [Fact]
    public void Given_one_answer_that_is_no_or_missing_then_it_is_a_rejection()
    {
        AgeGuard.Verdict yes = new(true, null, null), no = new(false, "age-pending", "Wait.");
        AgeGuard.Rejected([yes, yes]).ShouldBeNull();
        AgeGuard.Rejected([yes, no])!.Code.ShouldBe("age-pending");
        AgeGuard.Rejected([yes, null])!.Code.ShouldBe("age-not-confirmed");
        AgeGuard.Rejected([new AgeGuard.Verdict(false, null, null)])!.Code.ShouldBe("age-not-confirmed");
    }

    [Theory]
    [InlineData("withdrawal", "duplicate")]
    [InlineData("closure", "left-uk")]
    public async Task Given_a_pending_age_when_a_referral_is_to_end_then_it_stays_open(string act, string reason)
    {
        using var kent = host.Host.Client(Role.ApiClient, A.Kent);
        var id = await host.ReferAsync();
        var version = (long)(await OfferedHost.Get(kent, $"referrals/{id}")).Answer["version"]!;
        var body = new { reasonCode = reason };
        host.AgeAnswer = () => Results.Json(Pending);
        var answer = await OfferedHost.Post(kent, $"referrals/{id}/{act}", body, version);
        (answer.Status, (string?)answer.Answer["code"]).ShouldBe((409, "age-pending"));
        host.AgeAnswer = () => Results.NotFound();
        answer = await OfferedHost.Post(kent, $"referrals/{id}/{act}", body, version);
        (answer.Status, (string?)answer.Answer["code"]).ShouldBe((409, "age-not-confirmed"));
        host.AgeAnswer = () => Results.Json(AgesStub.Yes);
        (await OfferedHost.Post(kent, $"referrals/{id}/{act}", body, version)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Given_no_answer_when_a_referral_is_to_end_then_it_is_not_a_silent_yes()
    {
        using var kent = host.Host.Client(Role.ApiClient, A.Kent);
        var id = await host.ReferAsync();
        var version = (long)(await OfferedHost.Get(kent, $"referrals/{id}")).Answer["version"]!;
        host.AgeAnswer = () => Results.Text("not an answer");
        var body = new { reasonCode = "duplicate" };
        var answer = await OfferedHost.Post(kent, $"referrals/{id}/withdrawal", body, version);
        (answer.Status, (string?)answer.Answer["code"]).ShouldBe((503, "age-not-confirmed"));
        host.AgeAnswer = () => Results.Json(AgesStub.Yes);
    }
}
