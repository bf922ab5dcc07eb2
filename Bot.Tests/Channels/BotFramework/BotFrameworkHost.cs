using System.Text;
using CareBot.Tests.StandIns;

namespace CareBot.Tests.Channels.BotFramework;

/// <summary>Settings and calls for tests of the Bot Framework channel.</summary>
internal static class BotFrameworkHost
{
    public const string Message =
        """
        {"type":"message","id":"bf3cc9a2","timestamp":"2026-09-01T08:00:00.123Z","serviceUrl":"https://smba.trafficmanager.net/amer/","channelId":"webchat",
         "from":{"id":"dl_42","name":"Ana"},"conversation":{"id":"abc123"},"recipient":{"id":"carebot@x","name":"CareBot"},
         "text":"Where is my order?","textFormat":"plain","locale":"en-GB","channelData":{"clientActivityID":"1693"},"callerId":"urn:evil","unheardOf":{"a":1}}
        """;

    /// <summary>With the app id of the vectors, whose keys and tokens come from the stand-in.</summary>
    public static Dictionary<string, string?> Settings(ConnectorStandIn connector, params (string Key, string? Value)[] more)
    {
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Channels:BotFramework:AppId"] = TokenVectors.AppId,
            ["Channels:BotFramework:AppPassword"] = "a password",
            ["Channels:BotFramework:OpenIdMetadata"] = connector.Login.OpenIdMetadata.AbsoluteUri,
            ["Channels:BotFramework:EmulatorOpenIdMetadata"] = connector.Login.OpenIdMetadata.AbsoluteUri,
            ["Channels:BotFramework:LoginUrl"] = connector.Address.AbsoluteUri,
        };
        foreach (var (key, value) in more)
        {
            settings["Channels:BotFramework:" + key] = value;
        }

        return settings;
    }

    public static Task<HttpResponseMessage> SayAsync(this ChannelHost host, string body, string? token = null, params (string Name, string Value)[] headers) =>
        host.SayAsync(Encoding.UTF8.GetBytes(body), token is null ? null : "Bearer " + token, headers);

    public static async Task<HttpResponseMessage> SayAsync(this ChannelHost host, byte[] body, string? authorization, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages") { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new("application/json");
        if (authorization is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        }

        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await host.Client.SendAsync(request);
    }
}
