using TransferScheme.Refusals;
using TransferScheme.Platform.Hosting;

var builder = SchemeHost.CreateBuilder(args);
builder.AddRefusals();
var app = builder.BuildScheme();
app.MapRefusals();
return await app.RunSchemeAsync(args);
