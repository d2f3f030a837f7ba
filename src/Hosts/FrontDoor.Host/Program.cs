using TransferScheme.FrontDoor.Host;
using TransferScheme.Platform.Hosting;

return await SchemeHost.RunAsync(args, () =>
{
    var builder = SchemeHost.CreateEdge(args);
    builder.AddFrontDoor();
    var app = builder.Build();
    app.MapFrontDoor();
    return app;
});
