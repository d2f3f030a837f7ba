using TransferScheme.Platform.Deciding;
using TransferScheme.Referrals.GoingMissing;
using TransferScheme.TestKit;

namespace TransferScheme.Referrals.Tests.GoingMissing;

/// <summary>Missing episodes: owned, numbered, one at a time for each child, and the grant's 28 days.</summary>
public sealed class MissingTests
{
    static readonly DateTimeOffset Now = A.Monday.AddDays(2);
    static readonly OpenMissingEpisodeRequest Request = new(A.ChildId, A.Monday.AddDays(1), "P1");

    [Fact]
    public void Given_a_child_when_missing_and_found_then_an_episode_with_its_owner_and_another_may_follow()
    {
        var report = A.Sealed<PoliceReport>();
        var opened = new MissingEpisodeOpened(1, A.ChildId, Request.MissingSince, "officer", report);
        var closed = new MissingEpisodeClosed(1, Now);
        Given.Events<Referral, ReferralEvent>(A.Brothers).When(r => OpenMissingEpisode.Decide(r, Request, "officer", report, Now)).Then(opened);

        var missing = Given.Events<Referral, ReferralEvent>([.. A.Brothers, opened]);
        missing.State!.OverlayNames.ShouldBe(["missing"]);
        missing.When(r => OpenMissingEpisode.Decide(r, Request, "officer", report, Now)).ThenRejected("already-missing");
        missing.When(r => OpenMissingEpisode.Decide(r, Request with { ChildId = A.BrotherId }, "officer", report, Now))
            .Then(opened with { Number = 2, ChildId = A.BrotherId });
        missing.When(r => CloseMissingEpisode.Decide(r, 2, Now)).ThenRejected("episode-not-open");
        missing.When(r => CloseMissingEpisode.Decide(r, 1, Now)).Then(closed);

        var found = Given.Events<Referral, ReferralEvent>([.. A.Brothers, opened, closed]);
        found.State!.OverlayNames.ShouldBeEmpty();
        found.When(r => CloseMissingEpisode.Decide(r, 1, Now)).ThenRejected("episode-not-open");
        found.When(r => OpenMissingEpisode.Decide(r, Request, "officer", report, Now)).Then(opened with { Number = 2 });
    }

    [Fact]
    public void An_episode_is_of_a_child_of_an_open_referral_and_did_not_begin_in_the_future()
    {
        var report = A.Sealed<PoliceReport>();
        var eligible = Given.Events<Referral, ReferralEvent>(A.Eligible);
        eligible.When(r => OpenMissingEpisode.Decide(r, Request with { MissingSince = Now.AddSeconds(1) }, "o", report, Now))
            .ThenRejected("missingSince", RejectionKind.Invalid);
        eligible.When(r => OpenMissingEpisode.Decide(r, Request with { ChildId = A.BrotherId }, "o", report, Now))
            .ThenRejected("childId", RejectionKind.Invalid);
        foreach (var (end, code) in new[] { (A.Completed, "transfer-completed"), (A.Withdrawn, "referral-withdrawn"), (A.Closed, "referral-closed") })
        {
            Given.Events<Referral, ReferralEvent>(end).When(r => OpenMissingEpisode.Decide(r, Request, "o", report, Now)).ThenRejected(code);
            Given.Events<Referral, ReferralEvent>(end).When(r => CloseMissingEpisode.Decide(r, 1, Now)).ThenRejected(code);
        }
    }

    [Fact]
    public void With_a_child_who_leaves_the_group_its_episode_no_longer_counts() =>
        Given.Events<Referral, ReferralEvent>(
        [
            .. A.Brothers, new MissingEpisodeOpened(1, A.ChildId, A.Monday, "o", A.Sealed<PoliceReport>()),
            new ChildLeftGroup(A.ChildId, 1, "left-uk", true, null),
        ]).State!.OverlayNames.ShouldBeEmpty();

    [Theory]
    [InlineData("2026-03-02T10:00:00Z", "2026-03-30")]
    [InlineData("2026-03-02T00:00:00Z", "2026-03-30")]
    [InlineData("2026-06-30T23:30:00Z", "2026-07-29")]
    public void The_grant_is_paid_for_28_days_on_end_by_the_local_calendar(string since, string stopsOn) =>
        Grant.StopsOn(DateTimeOffset.Parse(since)).ShouldBe(DateOnly.Parse(stopsOn));
}
