using TransferScheme.Allocation;
using TransferScheme.Platform.Hosting;

var builder = SchemeHost.CreateBuilder(args);
builder.AddAllocation();
var app = builder.BuildScheme();
app.MapAllocation();
await app.RunAsync();
