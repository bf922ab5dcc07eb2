namespace CareBot.Bot.Understanding.OpenAi;

/// <summary>The connections to endpoints that speak OpenAI's interface, for as long as the process lives.</summary>
internal sealed class OpenAiClients : IDisposable
{
    public HttpClient Http { get; } = OpenAiHttp.Client();

    public void Dispose() => this.Http.Dispose();
}
