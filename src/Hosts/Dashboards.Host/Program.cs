using TransferScheme.Dashboards;
using TransferScheme.Platform.Hosting;

var builder = SchemeHost.CreateBuilder(args);
builder.AddDashboards();
var app = builder.BuildScheme();
app.MapDashboards();
return await app.RunSchemeAsync(args);
