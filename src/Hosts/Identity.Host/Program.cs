using TransferScheme.Identity;
using TransferScheme.Platform.Hosting;

var builder = SchemeHost.CreateBuilder(args);
builder.AddIdentity();
var app = builder.BuildScheme();
app.MapIdentity();
return await app.RunSchemeAsync(args);
