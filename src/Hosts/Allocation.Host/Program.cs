using TransferScheme.Allocation;
using TransferScheme.Platform.Hosting;

return await SchemeHost.RunAsync(args, () =>
{
    var builder = SchemeHost.CreateBuilder(args);
    builder.AddAllocation();
    var app = builder.BuildScheme();
    app.MapAllocation();
    return app;
});
