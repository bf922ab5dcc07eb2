using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace CareBot.Tests.StandIns;

/// <summary>
/// Azure Conversational Language Understanding on 127.0.0.1. It refuses whatever the contract does not allow: another path or version, none or
/// two proofs, another content type, unknown or missing keys, a text that is too long, a project that it does not have. Thread-safe.
/// </summary>
internal sealed class CluStandIn : OutsideStandIn
{
    public const string Key = "0123456789abcdef", Token = "identity-token", Project = "Shop", Deployment = "production";

    private readonly List<JsonElement> asked = [];

    /// <summary>What is predicted.</summary>
    public string Prediction { get; set; } = """{"projectKind":"Conversation","topIntent":"None","intents":[{"category":"None","confidenceScore":0.4}],"entities":[]}""";

    /// <summary>The conversation items of the calls that were in order.</summary>
    public IReadOnlyList<JsonElement> Asked
    {
        get
        {
            lock (this.asked)
            {
                return [.. this.asked];
            }
        }
    }

    public static async Task<CluStandIn> StartAsync()
    {
        var clu = new CluStandIn();
        await clu.ListenAsync();
        return clu;
    }

    protected override async Task AnswerAsync(HttpContext context, string body)
    {
        if (Refusal(context.Request, body) is { } refusal)
        {
            await ConnectorStandIn.JsonAsync(context, refusal.Status, new JsonObject
            {
                ["error"] = new JsonObject { ["code"] = refusal.Code, ["message"] = refusal.Message },
            });
            return;
        }

        var item = JsonElement.Parse(body).GetProperty("analysisInput").GetProperty("conversationItem");
        lock (this.asked)
        {
            this.asked.Add(item);
        }

        await ConnectorStandIn.JsonAsync(context, 200, new JsonObject
        {
            ["kind"] = "ConversationResult",
            ["result"] = new JsonObject { ["query"] = item.GetProperty("text").GetString(), ["prediction"] = JsonNode.Parse(this.Prediction) },
        });
    }

    private static (int Status, string Code, string Message)? Refusal(HttpRequest request, string body)
    {
        var (key, bearer) = (request.Headers["Ocp-Apim-Subscription-Key"].ToString(), request.Headers.Authorization.ToString());
        if ((key, bearer) is not ((Key, "") or ("", "Bearer " + Token)))
        {
            return (401, "Unauthorized", "Access denied.");
        }

        if (request.Method != "POST" || request.Path != "/language/:analyze-conversations" || request.QueryString.Value != "?api-version=2023-04-01")
        {
            return (404, "NotFound", "Resource not found.");
        }

        return request.ContentType != "application/json" ? (415, "InvalidRequest", "Content type.") : Refusal(body);
    }

    private static (int Status, string Code, string Message)? Refusal(string body)
    {
        var root = JsonElement.Parse(body);
        if (!Has(root, "kind", "analysisInput", "parameters") || root.GetProperty("kind").GetString() != "Conversation"
            || !Has(root.GetProperty("analysisInput"), "conversationItem")
            || !Has(root.GetProperty("analysisInput").GetProperty("conversationItem"), "id", "participantId", "modality", "language", "text")
            || !Has(root.GetProperty("parameters"), "projectName", "deploymentName", "stringIndexType", "verbose", "isLoggingEnabled"))
        {
            return (400, "InvalidRequest", "The body is not of the known form.");
        }

        var parameters = root.GetProperty("parameters");
        if (parameters.GetProperty("projectName").GetString() != Project || parameters.GetProperty("deploymentName").GetString() != Deployment)
        {
            return (404, "ProjectNotFound", "The project does not exist.");
        }

        var item = root.GetProperty("analysisInput").GetProperty("conversationItem");
        return item.GetProperty("text").GetString() is not { Length: > 0 and <= 1000 }
            || item.GetProperty("language").GetString() is not ("id" or "en" or "ms")
            || parameters.GetProperty("stringIndexType").GetString() != "Utf16CodeUnit"
            || parameters.GetProperty("isLoggingEnabled").GetBoolean()
                ? (400, "InvalidArgument", "A value is not allowed.")
                : null;
    }

    private static bool Has(JsonElement element, params string[] keys) =>
        element.EnumerateObject().Select(p => p.Name).Order(StringComparer.Ordinal).SequenceEqual(keys.Order(StringComparer.Ordinal));
}
