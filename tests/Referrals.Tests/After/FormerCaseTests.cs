using TransferScheme.Platform.Security;
using TransferScheme.Referrals.Submitting;
using TransferScheme.TestKit;

namespace TransferScheme.Referrals.Tests.After;

/// <summary>From which case children are referred anew, by whom, and which of them.</summary>
public sealed class FormerCaseTests
{
    const string Elsewhere = "E09000001";
    static readonly Actor Durham = new("d", Role.ApiClient, A.Durham);
    static readonly Actor Kent = new("k", Role.ApiClient, A.Kent);
    static readonly Actor National = new("n", Role.National);
    static readonly DateTimeOffset Later = A.Monday.AddDays(30);
    static readonly ChildDetails Amal = new() { Id = A.ChildId, GivenName = "Amal", FamilyName = "Tesfay", DateOfBirth = new(2009, 8, 14) };
    static readonly ChildDetails Sami =
        new() { Id = A.BrotherId, GivenName = "Sami", FamilyName = "Tesfay", DateOfBirth = new(2011, 2, 3) };

    [Fact]
    public void Given_a_completed_referral_when_the_authority_that_is_responsible_now_refers_then_it_may()
    {
        var former = State(A.Completed);
        FormerCase.Reject(former, Durham, A.Durham, Later).ShouldBeNull();
        FormerCase.Reject(former, National, A.Durham, Later).ShouldBeNull();
    }

    [Fact]
    public void Given_a_referral_that_is_unknown_open_or_anothers_when_named_then_a_code_and_a_sentence()
    {
        var completed = State(A.Completed);
        Code(null, Durham, A.Durham).ShouldBe("returnOf");
        FormerCase.Reject(completed, new Actor("x", Role.ApiClient, Elsewhere), Elsewhere, Later)
            .ShouldBe(FormerCase.Reject(null, Durham, A.Durham, Later), "It is as unknown to a stranger as one that there is not.");
        foreach (var open in new[] { A.Accepted, A.Arranged, A.InTransit })
        {
            Code(State(open), Durham, A.Durham).ShouldBe("return-not-completed");
        }

        Code(State(A.Withdrawn), Kent, A.Kent).ShouldBe("return-not-completed");
        FormerCase.Reject(completed, Durham, A.Durham, completed.EffectiveAt!.Value.AddTicks(-1))!.Code
            .ShouldBe("return-not-completed", "It is agreed for later.");
        Code(completed, Kent, A.Kent).ShouldBe("return-not-responsible");
        Code(completed, National, A.Kent).ShouldBe("return-not-responsible");

        static string Code(Referral? former, Actor actor, string entry) => FormerCase.Reject(former, actor, entry, Later)!.Code;
    }

    [Fact]
    public void Given_children_by_their_details_or_their_former_id_when_identified_then_each_is_one_of_the_former_case()
    {
        Identified(Amal, Sami).ShouldBe([A.ChildId, A.BrotherId]);
        Identified(Sami, Amal).ShouldBe([A.BrotherId, A.ChildId]);
        Identified(Sami).ShouldBe([A.BrotherId]);
        Identified(Amal with { GivenName = "Aamal", DateOfBirth = new(2009, 8, 15) })
            .ShouldBe([A.ChildId], "Alike is enough: names are spelt and dates found anew.");
        Identified(new ChildDetails { GivenName = "Another", FamilyName = "Name", FormerChildId = A.BrotherId }).ShouldBe([A.BrotherId]);
        var (draft, none) = Case.Identify(A.Form() with { Children = null });
        (draft.Children, none).ShouldBe((null, null), "A draft may name its children later.");

        IEnumerable<Guid?> Identified(params ChildDetails[] children)
        {
            var (form, rejection) = Case.Identify(Form(children));
            rejection.ShouldBeNull();
            return form.Children!.Select(c => c.FormerChildId);
        }
    }

    [Fact]
    public void Given_a_child_who_is_none_of_them_when_identified_then_it_is_named()
    {
        Fault(Amal, new ChildDetails { GivenName = "Other", FamilyName = "Person", DateOfBirth = Amal.DateOfBirth })
            .ShouldBe("children[1]");
        Fault(new ChildDetails { GivenName = "Amal" }).ShouldBe("children[0]", "Without a date of birth a child is like nobody.");
        Fault(Amal, Amal).ShouldBe("children[1]", "One child is not referred twice.");
        Fault(Amal with { FormerChildId = Guid.CreateVersion7() }).ShouldBe("children[0].formerChildId");
        Fault(Amal with { FormerChildId = A.ChildId }, Sami with { FormerChildId = A.ChildId }).ShouldBe("children[1].formerChildId");

        string Fault(params ChildDetails[] children) => Case.Identify(Form(children)).Rejection!.Code;
    }

    static FormerCase Case => new(State(A.Completed), [Amal, Sami]);

    static ReferralForm Form(params ChildDetails[] children) =>
        A.Form() with { Children = [.. children.Select(c => c with { Id = null })] };

    static Referral State(ReferralEvent[] events) => Given.Events<Referral, ReferralEvent>(events).State!;
}
