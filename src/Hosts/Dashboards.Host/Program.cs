using TransferScheme.Dashboards;
using TransferScheme.Platform.Hosting;

return await SchemeHost.RunAsync(args, () =>
{
    var builder = SchemeHost.CreateBuilder(args);
    builder.AddDashboards();
    var app = builder.BuildScheme();
    app.MapDashboards();
    return app;
});
