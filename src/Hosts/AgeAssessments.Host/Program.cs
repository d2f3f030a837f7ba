using TransferScheme.AgeAssessments;
using TransferScheme.Platform.Hosting;

return await SchemeHost.RunAsync(args, () =>
{
    var builder = SchemeHost.CreateBuilder(args);
    builder.AddAgeAssessments();
    var app = builder.BuildScheme();
    app.MapAgeAssessments();
    return app;
});
