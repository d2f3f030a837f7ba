using System.Net;
using System.Net.Http.Json;
using System.Reflection;
using System.Reflection.Emit;
using TransferScheme.Platform.Calling;
using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Security;
using TransferScheme.Referrals.Guarding;
using TransferScheme.Referrals.Tests.After;

namespace TransferScheme.Referrals.Tests.Guarding;

/// <summary>Every way in which a referral, or a child's part in it, ends is known and asks the guard; children keep their past.</summary>
/// <param name="fixture">A host with a referral that has moved.</param>
public sealed class EndingsTests(CompletedHost fixture) : IClassFixture<CompletedHost>
{
    /// <summary>
    /// Where the events that end something are made, found in the compiled code: a way that is added stands out here. Two commands ask the
    /// guard; the third is the law that makes two authorities one, after which the children are in the care of the same authority.
    /// </summary>
    [Fact]
    public void Given_the_whole_service_when_searched_then_only_the_guarded_commands_and_a_merger_end_a_referral() =>
        Makers(typeof(ReferralWithdrawn), typeof(ReferralClosed), typeof(ChildLeftGroup))
            .ShouldBe(["CloseReferral", "Successors", "WithdrawReferral"]);

    /// <summary>What another service says ends no referral: no handler makes an event that does.</summary>
    [Fact]
    public void Given_every_message_when_handled_then_none_ends_a_referral() =>
        typeof(ReferralEvent).Assembly.GetTypes().Where(t => t.Namespace?.EndsWith(".Handling", StringComparison.Ordinal) == true)
            .SelectMany(Made).Intersect([typeof(ReferralWithdrawn), typeof(ReferralClosed), typeof(ChildLeftGroup)]).ShouldBeEmpty();

    /// <summary>Another service can ask, and end nothing: neither Allocation, Refusals nor AgeAssessments has a way in.</summary>
    [Fact]
    public void Given_another_service_when_it_would_end_a_referral_then_it_may_not()
    {
        foreach (var history in new[] { A.Started, A.Ineligible, A.Eligible, A.Offered, A.Declined, A.Accepted, A.Arranged, A.InTransit })
        {
            var referral = TestKit.Given.Events<Referral, ReferralEvent>(history).State!;
            var service = new Actor("a-service", Role.Service);
            ReferralsPolicy.MayWithdraw(service, referral).ShouldNotBe(Access.Granted);
            ReferralsPolicy.MayClose(service, referral).ShouldNotBe(Access.Granted);
            ReferralsPolicy.MayDepart(service, referral).ShouldNotBe(Access.Granted);
        }
    }

    [Fact]
    public async Task Given_a_child_referred_anew_when_something_is_to_end_then_the_age_doubted_in_the_referral_before_counts()
    {
        using var durham = fixture.Host.Client(Role.DutyOfficer, A.Durham);
        var id = await fixture.MoveAsync();
        var former = (await fixture.StateAsync(id)).ChildIds[0];
        var form = (System.Text.Json.Nodes.JsonObject)System.Text.Json.JsonSerializer.SerializeToNode(A.Form(), Platform.Problems.Json.Answers)!;
        form["returnOf"] = id;
        form["entryAuthority"] = A.Durham;
        var (status, answer) = await OfferedHost.Post(durham, "referrals", form);
        status.ShouldBe(201, answer.ToJsonString());
        var anew = await fixture.StateAsync((Guid)answer["id"]!);
        using var pending = new Pending(former);
        var guard = new AgeGuard(
            new ServiceCalls(new HttpClient(pending, disposeHandler: false) { BaseAddress = new Uri("http://ages.invalid") }),
            fixture.Host.Get<IReferralStore>());
        Decision<ReferralEvent> closed = new ReferralClosed(A.Durham, "left-uk", true, null);
        (await guard.EndingAsync(closed, anew, null, default)).Rejection!.Code.ShouldBe("age-pending");
        (await guard.EndingAsync(closed, anew, anew.ChildIds[0], default)).Rejection!.Code.ShouldBe("age-pending");
        (await guard.TravellingAsync(closed, anew, default)).Rejection!.Code.ShouldBe("age-pending");
        (await guard.EndingAsync(closed, await fixture.StateAsync(id) with { Children = [] }, null, default)).Rejection.ShouldBeNull();

        // After a yes the end names them, so that a doubt which is raised there meanwhile is still found by its message.
        using var nobody = new Pending(Guid.NewGuid());
        guard = new AgeGuard(
            new ServiceCalls(new HttpClient(nobody, disposeHandler: false) { BaseAddress = new Uri("http://ages.invalid") }),
            fixture.Host.Get<IReferralStore>());
        (await guard.EndingAsync(closed, anew, null, default)).Events.Cast<ReferralClosed>().Single().FormerChildren.ShouldBe([former]);
        Decision<ReferralEvent> withdrawn = new ReferralWithdrawn(A.Durham, "duplicate", true, null);
        (await guard.EndingAsync(withdrawn, anew, null, default)).Events.Cast<ReferralWithdrawn>().Single().FormerChildren.ShouldBe([former]);
        Decision<ReferralEvent> left = new ChildLeftGroup(anew.ChildIds[0], 1, "left-uk", true, null);
        (await guard.EndingAsync(left, anew, anew.ChildIds[0], default)).Events.Cast<ChildLeftGroup>().Single().FormerChildren.ShouldBe([former]);
        Decision<ReferralEvent> departed = new DepartureRecorded(A.Kent, A.Durham, A.Monday, A.Monday, A.Sealed<Journey>());
        (await guard.TravellingAsync(departed, anew, default)).Events.Cast<DepartureRecorded>().Single().FormerChildren.ShouldBe([former]);
        (await guard.EndingAsync(closed, await fixture.StateAsync(id), null, default)).Events.Cast<ReferralClosed>().Single()
            .FormerChildren.ShouldBeNull();
    }

    static IEnumerable<string> Makers(params Type[] ends) => typeof(ReferralEvent).Assembly.GetTypes()
        .Where(t => Made(t).Intersect(ends).Any()).Select(Outermost).Where(n => !n.EndsWith("Publisher", StringComparison.Ordinal))
        .Except(ends.Select(e => e.Name)).Distinct().Order(StringComparer.Ordinal);

    static string Outermost(Type type) => type.DeclaringType is { } outer ? Outermost(outer) : type.Name;

    // Whatever a type makes anew, by the instruction that does so; a byte that only looks like it names nothing, or something else.
    static IEnumerable<Type> Made(Type type)
    {
        const BindingFlags own = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static
            | BindingFlags.DeclaredOnly;
        foreach (var body in type.GetMethods(own).Cast<MethodBase>().Concat(type.GetConstructors(own)).Select(m => (m.GetMethodBody(), m)))
        {
            var code = body.Item1?.GetILAsByteArray() ?? [];
            for (var at = 0; at + 4 < code.Length; at++)
            {
                if (code[at] == OpCodes.Newobj.Value && Resolve(body.m, BitConverter.ToInt32(code, at + 1)) is { } made)
                {
                    yield return made;
                }
            }
        }
    }

    static Type? Resolve(MethodBase method, int token)
    {
        try
        {
            return method.Module.ResolveMethod(
                token, method.DeclaringType!.GetGenericArguments(), method.IsGenericMethod ? method.GetGenericArguments() : [])?.DeclaringType;
        }
        catch (Exception failure) when (failure is ArgumentException or BadImageFormatException)
        {
            return null;
        }
    }

    /// <summary>An AgeAssessments in which one age is pending.</summary>
    sealed class Pending(Guid child) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var no = new { allowed = false, code = "age-pending", detail = "Wait." };
            var isIt = request.RequestUri!.Query.Contains($"{child}", StringComparison.Ordinal);
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK)
            {
                Content = JsonContent.Create(isIt ? new { travel = no, end = no } : AgesStub.Yes),
            });
        }
    }
}
