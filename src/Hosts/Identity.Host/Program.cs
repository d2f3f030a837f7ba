using TransferScheme.Identity;
using TransferScheme.Platform.Hosting;

return await SchemeHost.RunAsync(args, () =>
{
    var builder = SchemeHost.CreateBuilder(args);
    builder.AddIdentity();
    var app = builder.BuildScheme();
    app.MapIdentity();
    return app;
});
