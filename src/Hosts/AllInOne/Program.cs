using TransferScheme.AgeAssessments;
using TransferScheme.Allocation;
using TransferScheme.Dashboards;
using TransferScheme.Identity;
using TransferScheme.Platform.Hosting;
using TransferScheme.Portal;
using TransferScheme.Referrals;
using TransferScheme.Refusals;

return await SchemeHost.RunAsync(args, () =>
{
    var builder = SchemeHost.CreateBuilder(args);
    builder.AddIdentity().AddReferrals().AddAllocation().AddAgeAssessments().AddRefusals().AddDashboards().AddPortal();
    var app = builder.BuildScheme();
    app.MapIdentity().MapReferrals().MapAllocation().MapAgeAssessments().MapRefusals().MapDashboards().MapPortal();
    return app;
});
