using TransferScheme.Platform.Hosting;
using TransferScheme.Refusals;

return await SchemeHost.RunAsync(args, () =>
{
    var builder = SchemeHost.CreateBuilder(args);
    builder.AddRefusals();
    var app = builder.BuildScheme();
    app.MapRefusals();
    return app;
});
