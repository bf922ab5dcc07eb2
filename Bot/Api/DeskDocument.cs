using System.Text.Json.Nodes;
using CareBot.Bot.Api.Articles;
using CareBot.Bot.Api.Canned;
using CareBot.Bot.Api.Cases;
using CareBot.Bot.Api.Hours;
using CareBot.Bot.Api.People;
using CareBot.Bot.Api.Releases;
using CareBot.Bot.Api.Session;
using CareBot.Bot.Storage.Model;
using CareBot.Handoff;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace CareBot.Bot.Api;

/// <summary>The OpenAPI document of the desk's interface, at <c>/openapi/v1.json</c>; the desk's types are generated from it.</summary>
internal static class DeskDocument
{
    /// <summary>What the desk calls our types.</summary>
    private static readonly Dictionary<Type, string> Names = new()
    {
        [typeof(SessionView)] = "Session",
        [typeof(PersonRole)] = "Role",
        [typeof(PresenceState)] = "Presence",
        [typeof(CaseState)] = "CaseStatus",
        [typeof(CaseReason)] = "HandoffReason",
        [typeof(CaseDetails)] = "CaseDetail",
        [typeof(NotesView)] = "BotNotes",
        [typeof(RankedView)] = "Ranked",
        [typeof(CannedView)] = "Canned",
        [typeof(ArticleBody)] = "Article",
        [typeof(ReleaseRow)] = "Release",
        [typeof(HoursBody)] = "Hours",
        [typeof(PersonRow)] = "Person",
    };

    public static void AddDeskDocument(this IServiceCollection services) => services.AddOpenApi(options =>
    {
        options.ShouldInclude = description => description.RelativePath?.StartsWith("api/desk", StringComparison.Ordinal) == true;
        options.CreateSchemaReferenceId = type => Names.TryGetValue(Nullable.GetUnderlyingType(type.Type) ?? type.Type, out var name)
            ? name
            : OpenApiOptions.CreateDefaultSchemaReferenceId(type);
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = "CareBot desk";
            document.Servers?.Clear();
            foreach (var schema in document.Components?.Schemas?.Values.Where(s => s.Enum is not null) ?? [])
            {
                DropNull(schema.Enum!);
            }

            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, context, _) =>
        {
            if (context.Description.ActionDescriptor.EndpointMetadata.OfType<BrandChoice>().FirstOrDefault() is { } choice)
            {
                (operation.Parameters ??= []).Add(new OpenApiParameter
                {
                    Name = BrandChoice.Parameter,
                    In = ParameterLocation.Query,
                    Description = choice.OrAll ? "Key of a brand of yours; all of them without it." : "Key of a brand of yours; the first without it.",
                    Schema = new OpenApiSchema { Type = JsonSchemaType.String },
                });
            }

            return Task.CompletedTask;
        });
    });

    /// <summary>Where a value may be null, the place that refers to the enumeration says so.</summary>
    private static void DropNull(IList<JsonNode> values)
    {
        foreach (var value in values.Where(v => v is null || v.IsJsonNullSentinel()).ToList())
        {
            values.Remove(value);
        }
    }
}
