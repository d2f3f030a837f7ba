using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;
using TransferScheme.Platform.Scanning;

namespace TransferScheme.Platform.Documents;

/// <summary>How operations with a document as their body stand in the API document.</summary>
sealed class DocumentOperations : IOperationFilter
{
    /// <summary>Ends the name of the operations that answer a document.</summary>
    internal const string Answers = "DocumentContent";

    /// <inheritdoc/>
    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        if (context.MethodInfo.GetParameters().Any(p => p.ParameterType == typeof(Upload)))
        {
            operation.RequestBody = new OpenApiRequestBody
            {
                Required = true,
                Content = Contents(),
                Description = "The document, at most 20 MiB. Its type must be what it is by its content.",
            };
            operation.Parameters ??= [];
            var kinds = DocumentKinds.Of(context.ApiDescription.ActionDescriptor.EndpointMetadata);
            Describe(operation, "kind", $"What it is: {string.Join(", ", kinds)}.");
            Describe(operation, "Document-Title", "What people call it: UTF-8, percent-encoded, at most 200 characters.");
            operation.Parameters.Add(Header("If-Match", "ETag of the version of the case that was decided on."));
            operation.Parameters.Add(Header("Acting-Person", "The person for whom a client acts."));
        }
        else if (operation.OperationId?.EndsWith(Answers, StringComparison.Ordinal) == true)
        {
            operation.Responses ??= [];
            operation.Responses["200"] =
                new OpenApiResponse { Description = "The document; ETag is the hash of its content.", Content = Contents() };
        }
    }

    static Dictionary<string, OpenApiMediaType> Contents() => ContentJudge.Extensions.Keys.ToDictionary(
        type => type, _ => new OpenApiMediaType { Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" } });

    static void Describe(OpenApiOperation operation, string parameter, string description) =>
        operation.Parameters!.OfType<OpenApiParameter>().Where(p => p.Name == parameter).ToList().ForEach(p => p.Description = description);

    static OpenApiParameter Header(string name, string description) => new()
    {
        Name = name, In = ParameterLocation.Header, Description = description, Schema = new OpenApiSchema { Type = JsonSchemaType.String },
    };
}
