using TransferScheme.Platform.Hosting;

namespace TransferScheme.AgeAssessments;

/// <summary>The AgeAssessments service: the workflow of an age assessment, from a doubt raised to findings with their scope.</summary>
public static class AgeAssessmentsModule
{
    /// <summary>Registers the service. It has its own schema; no act is recorded in it yet.</summary>
    /// <param name="builder">The host.</param>
    public static WebApplicationBuilder AddAgeAssessments(this WebApplicationBuilder builder) =>
        builder.AddSchemeStore<IAgeAssessmentStore>("age_assessments", _ => { });

    /// <summary>Maps the service's routes. It has none yet.</summary>
    /// <param name="routes">Where to map them.</param>
    public static IEndpointRouteBuilder MapAgeAssessments(this IEndpointRouteBuilder routes) => routes;
}
