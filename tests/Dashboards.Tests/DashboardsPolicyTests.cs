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
}
