using System.Text.Json;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;
using CareBot.Dialogs.Understanding;

namespace CareBot.Bot.Understanding;

/// <summary>Asks Azure Conversational Language Understanding about one message. Thread-safe.</summary>
public sealed class CluClient(UnderstandingOptions options, HttpPipeline pipeline, TimeProvider clock)
{
    private readonly Uri address = new($"{options.Endpoint}/language/:analyze-conversations?api-version={options.ApiVersion}");

    /// <summary>Reads a message within the time limit. Private pieces are masked before the text leaves.</summary>
    /// <param name="text">What the customer wrote.</param>
    /// <param name="language"><c>id</c>, <c>en</c> or <c>ms</c>.</param>
    /// <param name="cancellationToken">Ends the turn.</param>
    /// <exception cref="OutsideException">The service gave no reading.</exception>
    /// <exception cref="OperationCanceledException">The turn ended.</exception>
    public async Task<CloudReading> ReadAsync(string text, string language, CancellationToken cancellationToken)
    {
        using var time = new CancellationTokenSource(options.TimeLimit, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, time.Token);
        var leaving = CluRequest.Leaving(text);
        using var message = pipeline.CreateMessage();
        message.Request.Method = RequestMethod.Post;
        message.Request.Uri.Reset(this.address);
        message.Request.Headers.SetValue("Content-Type", "application/json");
        message.Request.Headers.SetValue("Accept", "application/json");
        message.Request.Content = RequestContent.Create(CluRequest.Body(leaving, language, options));
        try
        {
            await pipeline.SendAsync(message, both.Token);
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested && FailureOf(error) is { } failure)
        {
            throw new OutsideException(failure, error.GetType().Name, inner: error);
        }

        return message.Response.Status == StatusCodes.Status200OK
            ? CluAnswer.Read(message.Response.Content.ToMemory(), text, leaving.Length)
            : throw Refusal(message.Response);
    }

    private static OutsideFailure? FailureOf(Exception error) => error switch
    {
        OperationCanceledException => OutsideFailure.TimeLimit,
        AuthenticationFailedException => OutsideFailure.Refused,
        AggregateException or RequestFailedException or IOException or HttpRequestException => OutsideFailure.Unavailable,
        _ => null,
    };

    private OutsideException Refusal(Response response)
    {
        var failure = response.Status switch
        {
            StatusCodes.Status401Unauthorized or StatusCodes.Status403Forbidden => OutsideFailure.Refused,
            StatusCodes.Status429TooManyRequests => OutsideFailure.Throttled,
            >= 400 and < 500 => OutsideFailure.Rejected,
            _ => OutsideFailure.Unavailable,
        };
        return new(failure, $"HTTP {response.Status}{CodeOf(response)}", CluRetry.After(response, clock));
    }

    /// <summary>The error code of the body, which tells operators what to mend; nothing if it does not look like one.</summary>
    private static string CodeOf(Response response)
    {
        const int LongestCode = 60;
        try
        {
            using var document = JsonDocument.Parse(response.Content.ToMemory());
            var code = document.RootElement.GetProperty("error").GetProperty("code").GetString();
            return code is { Length: > 0 and <= LongestCode } && code.All(char.IsAsciiLetterOrDigit) ? $" {code}" : "";
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return "";
        }
    }
}
