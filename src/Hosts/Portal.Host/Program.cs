using TransferScheme.Platform.Hosting;
using TransferScheme.Portal;

return await SchemeHost.RunAsync(args, () =>
{
    var builder = SchemeHost.CreateEdge(args);
    builder.AddPortal();
    var app = builder.Build();
    app.UseEdge();
    app.MapPortalHealth();
    app.MapPortal();
    return app;
});
