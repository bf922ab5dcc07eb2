using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using CareBot.Bot.Channels.Webhooks;
using Newtonsoft.Json.Linq;

namespace CareBot.Bot.Channels.BotFramework;

/// <summary>One call of the Connector REST API, with the app id's token; the token goes to no address that is not trusted.</summary>
internal sealed class ConnectorCall(BotFrameworkOptions options, HttpClient http, ConnectorToken token, TimeProvider clock)
{
    /// <summary>Makes the call. A token can die before its time; a second refusal with a fresh one is an answer.</summary>
    /// <returns>The outcome, with the answer's <c>id</c>, and the answer's body.</returns>
    public async Task<(SendResult Result, JsonElement? Body)> MakeAsync(
        string? serviceUrl, HttpMethod method, string path, JObject? body, CancellationToken cancellationToken)
    {
        if (!ServiceUrlPolicy.Allows(options, serviceUrl))
        {
            return (new(SendOutcome.Rejected, Error: "the service address is not one that replies may go to"), null);
        }

        var endpoint = new Uri($"{serviceUrl!.TrimEnd('/')}/{path}");
        var json = body is null ? null : ActivityJson.Write(body);
        var first = await this.TryAsync(endpoint, method, json, cancellationToken);
        var (result, answer, _) = first.TokenRefused ? await this.TryAsync(endpoint, method, json, cancellationToken) : first;
        return (result, answer);
    }

    private async Task<(SendResult Result, JsonElement? Body, bool TokenRefused)> TryAsync(
        Uri endpoint, HttpMethod method, string? json, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, endpoint);
        request.Content = json is null ? null : new StringContent(json, Encoding.UTF8, "application/json");
        if (options.AppId is not null)
        {
            var credential = await token.GetAsync(cancellationToken);
            if (credential.Failure is { } failure)
            {
                return (failure, null, false);
            }

            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", credential.Token);
        }

        var (answer, fault) = await http.CallAsync(request, cancellationToken);
        if (answer is null)
        {
            return (new(SendOutcome.Transient, Error: fault), null, false);
        }

        if (answer.IsSuccess)
        {
            return (SendResult.Sent(answer.Body?.Id("id")), answer.Body, false);
        }

        var refused = answer.Status == StatusCodes.Status401Unauthorized ? request.Headers.Authorization?.Parameter : null;
        if (refused is not null)
        {
            token.Forget(refused);
        }

        return (ConnectorErrors.Classify(answer, clock.GetUtcNow()), null, refused is not null);
    }
}
