using TransferScheme.Allocation;
using TransferScheme.Platform.Hosting;

var builder = SchemeHost.CreateBuilder(args);
builder.AddAllocation();
var app = builder.BuildScheme();
app.MapAllocation();
return await app.RunSchemeAsync(args);
