using TransferScheme.Platform.Hosting;
using TransferScheme.Referrals;

return await SchemeHost.RunAsync(args, () =>
{
    var builder = SchemeHost.CreateBuilder(args);
    builder.AddReferrals();
    var app = builder.BuildScheme();
    app.MapReferrals();
    return app;
});
