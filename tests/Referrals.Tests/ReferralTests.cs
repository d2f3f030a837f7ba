using System.Text.Json;
using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Security;
using TransferScheme.TestKit;

namespace TransferScheme.Referrals.Tests;

/// <summary>The state, its events and the policy.</summary>
public sealed class ReferralTests
{
    [Fact]
    public void Every_event_is_handled_and_survives_json()
    {
        var cases = A.Completed.Append(new ReferralFoundIneligible(A.Kent, "v", [])).Append(new SectionRecorded("needs", A.Sealed<SectionContent>())).ToList();
        typeof(ReferralEvent).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(ReferralEvent))).Except(cases.Select(e => e.GetType())).ShouldBeEmpty();
        foreach (var e in cases.Skip(1))
        {
            var json = JsonSerializer.Serialize(e, e.GetType());
            JsonSerializer.Serialize(JsonSerializer.Deserialize(json, e.GetType()), e.GetType()).ShouldBe(json);
            Referral.Evolve(Given.Events<Referral, ReferralEvent>(A.Proposed).State, e).ShouldNotBeNull();
        }
    }

    [Fact]
    public void An_event_that_cannot_come_throws() =>
        Should.Throw<InvalidOperationException>(() => Referral.Evolve(null, new AcceptanceNoted(A.OfferId, A.Durham)));

    [Fact]
    public void Each_stage_has_its_status() =>
        new[] { A.Started, A.Eligible, A.Offered, A.Accepted, A.Arranged, A.InTransit, A.Completed }
            .Select(h => Given.Events<Referral, ReferralEvent>(h).State!.Status.Name())
            .ShouldBe(["incomplete", "awaitingAllocation", "offered", "accepted", "arranged", "inTransit", "completed"]);

    // Who sees how much, stage by stage: the need-to-know table of the scheme. N nothing, M minimum facts, I identity, F full record.
    [Theory]
    [InlineData(Role.National, null, null, "IIIIII")]
    [InlineData(Role.Auditor, null, null, "MMMMMM")]
    [InlineData(Role.Service, null, null, "MMMMMM")]
    [InlineData(Role.Portal, null, null, "NNNNNN")]
    [InlineData(Role.Coordinator, null, "south-east", "MMMMMM")]
    [InlineData(Role.Coordinator, null, "north-east", "NNMMMM")]
    [InlineData(Role.Coordinator, null, "london", "NNNNNN")]
    [InlineData(Role.DutyOfficer, A.Kent, null, "FFFFFF")]
    [InlineData(Role.ApiClient, A.Kent, null, "FFFFFF")]
    [InlineData(Role.Manager, A.Kent, null, "FFFFFF")]
    [InlineData(Role.Assessor, A.Kent, null, "MMMMMM")]
    [InlineData(Role.DutyOfficer, A.Durham, null, "NNMFFF")]
    [InlineData(Role.ApiClient, A.Durham, null, "NNMFFF")]
    [InlineData(Role.Manager, A.Durham, null, "NNNFFF")]
    [InlineData(Role.Assessor, A.Durham, null, "NNNMMM")]
    [InlineData(Role.DutyOfficer, "E09000001", null, "NNNNNN")]
    [InlineData(Role.ApiClient, "E09000001", null, "NNNNNN")]
    [InlineData(Role.Manager, "E09000001", null, "NNNNNN")]
    public void Everybody_sees_what_they_need_at_each_stage_and_no_more(Role role, string? authority, string? region, string expected)
    {
        var actor = new Actor("someone", role, authority, region);
        var stages = new[] { A.Started, A.Eligible, A.Offered, A.Accepted, A.InTransit, A.Completed }.Select(h => Given.Events<Referral, ReferralEvent>(h).State!).ToList();
        string.Concat(stages.Select(r => ReferralsPolicy.Sees(actor, r).ToString()[0])).ShouldBe(expected);
        foreach (var referral in stages.Where(r => ReferralsPolicy.Sees(actor, r) is Disclosure.Nothing))
        {
            ReferralsPolicy.MayCorrect(actor, referral).ShouldBe(Access.Hidden);
            ReferralsPolicy.MayArrange(actor, referral).ShouldBe(Access.Hidden);
        }
    }

    [Fact]
    public void Only_the_two_authorities_arrange_only_the_entry_authority_corrects_and_departs()
    {
        var referral = Given.Events<Referral, ReferralEvent>(A.Accepted).State!;
        Access[] Rights(Role role, string? authority)
        {
            var actor = new Actor("someone", role, authority);
            return [ReferralsPolicy.MayCorrect(actor, referral), ReferralsPolicy.MayArrange(actor, referral), ReferralsPolicy.MayDepart(actor, referral)];
        }

        Rights(Role.DutyOfficer, A.Kent).ShouldBe([Access.Granted, Access.Granted, Access.Granted]);
        Rights(Role.ApiClient, A.Durham).ShouldBe([Access.Forbidden, Access.Granted, Access.Forbidden]);
        Rights(Role.National, null).ShouldBe([Access.Forbidden, Access.Forbidden, Access.Forbidden]);
        Rights(Role.Manager, A.Kent).ShouldBe([Access.Forbidden, Access.Forbidden, Access.Forbidden]);
        Rights(Role.DutyOfficer, "E09000001").ShouldBe([Access.Hidden, Access.Hidden, Access.Hidden]);
    }

    [Fact]
    public void An_authority_sees_its_own_staffs_reads_and_an_auditor_everybodys()
    {
        var referral = Given.Events<Referral, ReferralEvent>(A.Completed).State!;
        ReferralsPolicy.SeesAccessLog(new Actor("a", Role.Auditor), referral)!(A.Kent).ShouldBeTrue();
        var kent = ReferralsPolicy.SeesAccessLog(new Actor("k", Role.DutyOfficer, A.Kent), referral)!;
        (kent(A.Kent), kent(A.Durham), kent(null)).ShouldBe((true, false, false));
        var national = ReferralsPolicy.SeesAccessLog(new Actor("n", Role.National), referral)!;
        (national(null), national(A.Kent)).ShouldBe((true, false));
        ReferralsPolicy.SeesAccessLog(new Actor("x", Role.DutyOfficer, "E09000001"), referral).ShouldBeNull();
    }
}
