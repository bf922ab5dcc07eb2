using Azure.Core;
using Azure.Core.Pipeline;
using CareBot.Bot.Conversations;
using CareBot.Bot.Understanding;
using CareBot.Dialogs.Understanding;
using CareBot.Tests.StandIns;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging.Abstractions;

namespace CareBot.Tests.Understanding;

/// <summary>A turn's understanding that asks the stand-in, with a clock that stands.</summary>
internal sealed class CluHost : IOutsideHost
{
    private readonly HttpClient http;

    private CluHost(CluStandIn service, UnderstandingOptions options, TokenCredential identity)
    {
        this.Service = service;
        // Tokens travel over https only: the transport leads the service's public address to this machine.
        this.http = new HttpClient(new Redirection(service.Address) { InnerHandler = new SocketsHttpHandler() });
        this.Tally = new OutsideTally(this.Clock);
        var pipeline = CluPipeline.Make(options, identity, this.Clock, new HttpClientTransport(this.http));
        this.Understanding = new CloudUnderstanding(new CluClient(options, pipeline, this.Clock), this.Tally, NullLogger<CloudUnderstanding>.Instance);
    }

    public CluStandIn Service { get; }

    OutsideStandIn IOutsideHost.Service => this.Service;

    public StoppedTimers Clock { get; } = new();

    public OutsideTally Tally { get; }

    private CloudUnderstanding Understanding { get; }

    public static async Task<CluHost> StartAsync(Func<UnderstandingOptions, UnderstandingOptions>? change = null, TokenCredential? identity = null)
    {
        var options = new UnderstandingOptions
        {
            AsksClu = true, Endpoint = "https://shop.cognitiveservices.test", Project = CluStandIn.Project, Key = CluStandIn.Key, RetryPause = TimeSpan.Zero,
        };
        return new(await CluStandIn.StartAsync(), change?.Invoke(options) ?? options, identity ?? new Identity(null));
    }

    public Task<CloudReading?> AskAsync(string text, CancellationToken? cancellation = null)
    {
        var activity = new Activity { Type = ActivityTypes.Message, Text = text };
        return this.Understanding.ReadAsync(new TurnPlan([], activity, [text]), "id", cancellation ?? TestContext.Current.CancellationToken);
    }

    async Task<object?> IOutsideHost.AskAsync(CancellationToken cancellationToken) => await this.AskAsync("kenapa paket saya belum dikirim", cancellationToken);

    public async Task<HealthStatus> HealthAsync() => (await new OutsideHealth("The language service", this.Tally).CheckHealthAsync(new())).Status;

    public async ValueTask DisposeAsync()
    {
        this.http.Dispose();
        await this.Service.DisposeAsync();
    }

    /// <summary>An identity that gives one token, or fails.</summary>
    public sealed class Identity(Exception? failure) : TokenCredential
    {
        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) => failure is not null ? throw failure
            : requestContext.Scopes is ["https://cognitiveservices.azure.com/.default"] ? new(CluStandIn.Token, DateTimeOffset.MaxValue)
            : throw new InvalidOperationException("Another scope than the service's.");

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            new(this.GetToken(requestContext, cancellationToken));
    }

    private sealed class Redirection(Uri to) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.RequestUri = new UriBuilder(request.RequestUri!) { Scheme = to.Scheme, Host = to.Host, Port = to.Port }.Uri;
            return base.SendAsync(request, cancellationToken);
        }
    }
}
