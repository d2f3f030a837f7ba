using TransferScheme.Platform.Hosting;
using TransferScheme.Portal;

return await SchemeHost.RunAsync(args, () =>
{
    var app = SchemeHost.CreateEdge(args).Build();
    app.UseEdge();
    app.MapPortalHealth();
    app.MapPortal();
    return app;
});
