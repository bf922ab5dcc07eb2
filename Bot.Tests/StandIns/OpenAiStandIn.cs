using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace CareBot.Tests.StandIns;

/// <summary>
/// An endpoint with OpenAI's interface on 127.0.0.1. It refuses whatever the contract does not allow: no or another bearer, another path,
/// content type or model, unknown or missing keys, other dimensions, empty texts, too many texts or characters in one call. Thread-safe.
/// </summary>
internal sealed class OpenAiStandIn(int dimensions, Func<string, ReadOnlyMemory<float>> vectorOf) : OutsideStandIn
{
    public const string Key = "sk-0123456789", EmbeddingModel = "small-vectors", ChatModel = "small-chat";

    private readonly List<string> embedded = [];
    private readonly List<JsonElement> asked = [];

    /// <summary>With the version's path.</summary>
    public string Endpoint => new Uri(this.Address, "/v1").ToString();

    /// <summary>What the chat model answers to what it is given: message and article.</summary>
    public Func<JsonElement, string> Chat { get; set; } = _ => "{}";

    /// <summary>Every text that got a vector, in order.</summary>
    public IReadOnlyList<string> Embedded
    {
        get
        {
            lock (this.embedded)
            {
                return [.. this.embedded];
            }
        }
    }

    /// <summary>What the chat model was given.</summary>
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

    public async Task<OpenAiStandIn> StartAsync()
    {
        await this.ListenAsync();
        return this;
    }

    protected override async Task AnswerAsync(HttpContext context, string body)
    {
        var (status, answer) = Refusal(context.Request) ?? context.Request.Path.Value switch
        {
            "/v1/embeddings" => this.Embed(JsonElement.Parse(body)),
            "/v1/chat/completions" => this.Complete(JsonElement.Parse(body)),
            _ => Error(404, "not_found"),
        };
        await ConnectorStandIn.JsonAsync(context, status, answer);
    }

    private static (int, JsonObject)? Refusal(HttpRequest request) =>
        request.Headers.Authorization.ToString() != $"Bearer {Key}" ? Error(401, "invalid_api_key")
        : request.Method != "POST" || request.QueryString.HasValue ? Error(404, "not_found")
        : request.ContentType != "application/json" ? Error(415, "unsupported_media_type")
        : null;

    private (int, JsonObject) Embed(JsonElement body)
    {
        if (!Has(body, "model", "input", "encoding_format", "dimensions") || body.GetProperty("encoding_format").GetString() != "float"
            || body.GetProperty("dimensions").GetInt32() != dimensions)
        {
            return Error(400, "invalid_request_error");
        }

        string[] texts = [.. body.GetProperty("input").EnumerateArray().Select(text => text.GetString()!)];
        if (body.GetProperty("model").GetString() != EmbeddingModel)
        {
            return Error(404, "model_not_found");
        }

        if (texts.Length is 0 or > 96 || texts.Any(string.IsNullOrWhiteSpace) || texts.Sum(text => text.Length) > 60_000)
        {
            return Error(400, "invalid_request_error");
        }

        lock (this.embedded)
        {
            this.embedded.AddRange(texts);
        }

        // Newest first: a client that goes by the order of the list instead of by the index mixes them up.
        var data = texts.Select((text, i) => new JsonObject
        {
            ["object"] = "embedding", ["index"] = i, ["embedding"] = new JsonArray([.. vectorOf(text).ToArray().Select(value => (JsonNode)value)]),
        }).Reverse();
        return (200, new() { ["object"] = "list", ["data"] = new JsonArray([.. data]), ["model"] = EmbeddingModel });
    }

    private (int, JsonObject) Complete(JsonElement body)
    {
        if (!Has(body, "model", "messages", "response_format") || !Has(body.GetProperty("response_format"), "type")
            || body.GetProperty("response_format").GetProperty("type").GetString() != "json_object")
        {
            return Error(400, "invalid_request_error");
        }

        var messages = body.GetProperty("messages").EnumerateArray().ToArray();
        if (body.GetProperty("model").GetString() != ChatModel)
        {
            return Error(404, "model_not_found");
        }

        // The interface demands that the word JSON is said when JSON is wanted.
        if (messages is not [var system, var user] || system.GetProperty("role").GetString() != "system" || user.GetProperty("role").GetString() != "user"
            || !system.GetProperty("content").GetString()!.Contains("JSON", StringComparison.Ordinal))
        {
            return Error(400, "invalid_request_error");
        }

        var given = JsonElement.Parse(user.GetProperty("content").GetString()!);
        lock (this.asked)
        {
            this.asked.Add(given);
        }

        return (200, new()
        {
            ["choices"] = new JsonArray(new JsonObject
            {
                ["index"] = 0, ["finish_reason"] = "stop", ["message"] = new JsonObject { ["role"] = "assistant", ["content"] = this.Chat(given) },
            }),
        });
    }

    private static (int, JsonObject) Error(int status, string code) => (status, new() { ["error"] = new JsonObject { ["code"] = code, ["message"] = "No." } });

    private static bool Has(JsonElement element, params string[] keys) =>
        element.EnumerateObject().Select(p => p.Name).Order(StringComparer.Ordinal).SequenceEqual(keys.Order(StringComparer.Ordinal));
}
