using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;
using TransferScheme.Platform.Deciding;

namespace TransferScheme.Platform.Hosting;

/// <summary>The OpenAPI 3.1 document at <c>/openapi/v1.json</c> and its page at <c>/docs</c>, made from the routes as they are.</summary>
static class ApiDocument
{
    internal static void AddApiDocument(this IServiceCollection services)
    {
        services.AddEndpointsApiExplorer();
        services.AddSwaggerGen(options =>
        {
            options.SwaggerDoc("v1", new OpenApiInfo
            {
                Title = "TransferScheme",
                Version = "v1",
                Description = "Coordination of transfers of unaccompanied children between local authorities. Errors are application/problem+json.",
            });
            options.CustomOperationIds(description => description.ActionDescriptor.EndpointMetadata.OfType<Microsoft.AspNetCore.Routing.EndpointNameMetadata>().LastOrDefault()?.EndpointName);
            options.TagActionsBy(description => [(description.RelativePath ?? "").Split('/') is ["api", "v1", var segment, ..] ? segment : "operations"]);
            options.SupportNonNullableReferenceTypes();
            options.AddSecurityDefinition("bearer", new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.OAuth2,
                Flows = new OpenApiOAuthFlows
                {
                    ClientCredentials = new OpenApiOAuthFlow { TokenUrl = new Uri("/connect/token", UriKind.Relative), Scopes = new Dictionary<string, string>() },
                },
            });
            options.AddSecurityRequirement(document => new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference("bearer", document)] = [] });
            options.OperationFilter<SharedParts>();
            foreach (var file in Directory.EnumerateFiles(AppContext.BaseDirectory, "TransferScheme.*.xml"))
            {
                options.IncludeXmlComments(file);
            }
        });
    }

    /// <summary>Serves the document and its page to anybody: they tell what can be asked, and nothing of a child.</summary>
    internal static void UseApiDocument(this WebApplication app)
    {
        app.UseSwagger(options =>
        {
            options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
            options.RouteTemplate = "openapi/{documentName}.json";
        });
        app.UseSwaggerUI(options =>
        {
            options.RoutePrefix = "docs";
            options.SwaggerEndpoint("/openapi/v1.json", "TransferScheme v1");
        });
    }

    /// <summary>What every operation of a kind has: headers of commands, and the problems that it may answer.</summary>
    sealed class SharedParts : IOperationFilter
    {
        public void Apply(OpenApiOperation operation, OperationFilterContext context)
        {
            operation.Parameters ??= [];
            operation.Summary ??= Words(operation.OperationId ?? "");
            var method = context.ApiDescription.HttpMethod;
            if (method is "POST" or "PUT" && context.MethodInfo.GetParameters().Any(p => p.ParameterType.IsGenericType && p.ParameterType.GetGenericTypeDefinition() == typeof(Command<>)))
            {
                operation.Parameters.Add(Header("If-Match", "ETag of the version decided on; needed for an existing case."));
                operation.Parameters.Add(Header("Idempotency-Key", "Repeats with the same key get the first answer."));
                operation.Parameters.Add(Header("Acting-Person", "The person for whom a client acts."));
            }

            operation.Responses ??= [];
            foreach (var (status, text) in Problems.Where(p => !operation.Responses.ContainsKey(p.Status)))
            {
                operation.Responses[status] = new OpenApiResponse { Description = text };
            }
        }

        static readonly (string Status, string Text)[] Problems =
        [
            ("400", "Malformed or invalid: errors names the members."), ("401", "No valid token."), ("403", "Not yours to do."),
            ("404", "Unknown, or not yours to know."), ("409", "The rules say no in this state."),
            ("412", "The case has changed: changes tells what happened since."),
            ("413", "Too large."), ("422", "Idempotency-Key used for another request."), ("428", "If-Match is missing."),
        ];

        // "SubmitReferral" reads "Submit referral".
        static string Words(string name) =>
            string.Concat(name.Index().Select(c => c.Index > 0 && char.IsAsciiLetterUpper(c.Item) ? $" {char.ToLowerInvariant(c.Item)}" : $"{c.Item}"));

        static OpenApiParameter Header(string name, string description) =>
            new() { Name = name, In = ParameterLocation.Header, Description = description, Schema = new OpenApiSchema { Type = JsonSchemaType.String } };
    }
}
