using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace CareBot.Bot.Understanding.OpenAi;

/// <summary><c>POST /chat/completions</c>: one answer in JSON to messages of text.</summary>
internal sealed class OpenAiChat(OpenAiHttp http, string model) : IChatClient
{
    /// <exception cref="OutsideException">The service gave no answer, or an unfinished one.</exception>
    public Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var body = new
        {
            model,
            messages = messages.Select(message => new { role = message.Role.Value, content = message.Text }).ToArray(),
            response_format = new { type = options?.ResponseFormat is ChatResponseFormatJson ? "json_object" : "text" },
        };
        return http.PostAsync("/chat/completions", body, Read, cancellationToken);
    }

    /// <summary>The whole answer in one piece.</summary>
    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var update in (await this.GetResponseAsync(messages, options, cancellationToken)).ToChatResponseUpdates())
        {
            yield return update;
        }
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => serviceKey is null && serviceType?.IsInstanceOfType(this) == true ? this : null;

    public void Dispose()
    {
    }

    private static ChatResponse Read(JsonElement answer)
    {
        var choice = answer.GetProperty("choices")[0];
        return choice.GetProperty("finish_reason").GetString() == "stop" && choice.GetProperty("message").GetProperty("content").GetString() is { } content
            ? new(new ChatMessage(ChatRole.Assistant, content))
            : throw new FormatException("The answer is unfinished.");
    }
}
