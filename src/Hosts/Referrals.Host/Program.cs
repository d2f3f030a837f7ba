using TransferScheme.Referrals;
using TransferScheme.Platform.Hosting;

var builder = SchemeHost.CreateBuilder(args);
builder.AddReferrals();
var app = builder.BuildScheme();
app.MapReferrals();
await app.RunAsync();
