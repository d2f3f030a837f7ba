using TransferScheme.Dashboards.Streaming;
using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Security;

namespace TransferScheme.Dashboards.Tests;

public sealed class DashboardsPolicyTests
{
    [Fact]
    public void Given_every_role_then_all_who_sign_in_may_read_counts_of_councils_duties_and_the_portal_itself_may_not() =>
        Enum.GetValues<Role>().Select(role => (role, DashboardsPolicy.MayRead(new Actor("subject", role)))).ShouldBe(
        [
            (Role.National, Access.Granted),
            (Role.Coordinator, Access.Granted),
            (Role.DutyOfficer, Access.Granted),
            (Role.Assessor, Access.Granted),
            (Role.Manager, Access.Granted),
            (Role.Auditor, Access.Granted),
            (Role.ApiClient, Access.Granted),
            (Role.Service, Access.Granted),
            (Role.Portal, Access.Forbidden),
        ]);

    [Fact]
    public void Given_every_role_then_people_and_councils_systems_follow_and_each_is_told_of_the_own_cases_alone()
    {
        var some = new Audience(
            false, new HashSet<string> { Story.Kent, Story.Leeds }, new HashSet<string> { Story.Kent }, new HashSet<string> { "south-east" });
        Enum.GetValues<Role>().Select(role => (
            role, DashboardsPolicy.MayFollow(new Actor("subject", role)), Sees(role, Story.Kent, "south-east"),
            Sees(role, Story.Leeds, "london"), Sees(role, Story.York, "wales"))).ShouldBe(
        [
            (Role.National, Access.Granted, true, true, true),
            (Role.Coordinator, Access.Granted, true, false, false),
            (Role.DutyOfficer, Access.Granted, true, true, false),
            (Role.Assessor, Access.Granted, true, false, false),
            (Role.Manager, Access.Granted, true, true, false),
            (Role.Auditor, Access.Granted, true, true, true),
            (Role.ApiClient, Access.Granted, true, true, false),
            (Role.Service, Access.Forbidden, false, false, false),
            (Role.Portal, Access.Forbidden, false, false, false),
        ]);
        DashboardsPolicy.Sees(new Actor("subject", Role.Coordinator, Region: "wales"), Audience.Everybody).ShouldBeTrue();
        DashboardsPolicy.Sees(new Actor("subject", Role.Coordinator), some).ShouldBeFalse();

        bool Sees(Role role, string authority, string region) => DashboardsPolicy.Sees(new Actor("subject", role, authority, region), some);
    }
}
