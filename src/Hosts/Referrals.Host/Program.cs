using TransferScheme.Referrals;
using TransferScheme.Platform.Hosting;

var builder = SchemeHost.CreateBuilder(args);
builder.AddReferrals();
var app = builder.BuildScheme();
app.MapReferrals();
return await app.RunSchemeAsync(args);
