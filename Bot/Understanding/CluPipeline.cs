using Azure.Core;
using Azure.Core.Pipeline;

namespace CareBot.Bot.Understanding;

/// <summary>Azure's HTTP pipeline for the service: repetitions, then the key or a token on every call.</summary>
internal static class CluPipeline
{
    private const string Scope = "https://cognitiveservices.azure.com/.default";

    /// <param name="options">Its key is used; without one, <paramref name="identity"/>.</param>
    /// <param name="identity">Vouches for us where there is no key.</param>
    /// <param name="clock">Tells how far a moment in <c>Retry-After</c> is.</param>
    /// <param name="transport">What carries the calls; null: the usual one.</param>
    public static HttpPipeline Make(UnderstandingOptions options, TokenCredential identity, TimeProvider clock, HttpPipelineTransport? transport = null)
    {
        var settings = new Settings { RetryPolicy = new CluRetry(options, clock) };
        settings.Retry.NetworkTimeout = options.TimeLimit;
        if (transport is not null)
        {
            settings.Transport = transport;
        }

        return HttpPipelineBuilder.Build(
            settings,
            options.Key is { } key ? new KeyPolicy(key) : new BearerTokenAuthenticationPolicy(identity, Scope));
    }

    private sealed class Settings : ClientOptions;

    private sealed class KeyPolicy(string key) : HttpPipelineSynchronousPolicy
    {
        public override void OnSendingRequest(HttpMessage message) => message.Request.Headers.SetValue("Ocp-Apim-Subscription-Key", key);
    }
}
