using TransferScheme.AgeAssessments;
using TransferScheme.Platform.Hosting;

var builder = SchemeHost.CreateBuilder(args);
builder.AddAgeAssessments();
var app = builder.BuildScheme();
app.MapAgeAssessments();
return await app.RunSchemeAsync(args);
