using TransferScheme.FrontDoor.Host;
using TransferScheme.Platform.Hosting;

var builder = SchemeHost.CreateEdge(args);
builder.AddFrontDoor();
var app = builder.Build();
app.MapFrontDoor();
await app.RunAsync();
