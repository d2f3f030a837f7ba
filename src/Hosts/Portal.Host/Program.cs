using TransferScheme.Platform.Hosting;
using TransferScheme.Portal;

var app = SchemeHost.CreateEdge(args).Build();
app.UseEdge();
app.MapPortalHealth();
app.MapPortal();
await app.RunAsync();
