using System.Text;
using CareBot.Bot.Channels.Meta;
using CareBot.Tests.Channels.Meta;

namespace CareBot.Tests.Channels.Messenger;

/// <summary>Settings and calls for tests of the Messenger channel.</summary>
internal static class MessengerHost
{
    public const string Path = "/webhooks/messenger";
    public const string Page = "1234";
    public const string Token = "EAAtestPageToken";

    public static Dictionary<string, string?> Settings(params (string Key, string? Value)[] more)
    {
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Channels:Messenger:AppSecret"] = MetaVectors.AppSecret,
            ["Channels:Messenger:VerifyToken"] = "words of our own",
            ["Channels:Messenger:ProfileLookup"] = "false",
            ["Channels:Messenger:WatchMinutes"] = "0",
            ["Channels:Messenger:Accounts:shop:Id"] = Page,
            ["Channels:Messenger:Accounts:shop:AccessToken"] = Token,
        };
        foreach (var (key, value) in more)
        {
            settings["Channels:Messenger:" + key] = value;
        }

        return settings;
    }

    public static Task<HttpResponseMessage> PostSignedAsync(this ChannelHost host, string body) => host.PostSignedAsync(Encoding.UTF8.GetBytes(body));

    public static Task<HttpResponseMessage> PostSignedAsync(this ChannelHost host, byte[] body) => host.PostAsync(body, MetaVectors.Sign(body));

    public static async Task<HttpResponseMessage> PostAsync(this ChannelHost host, byte[] body, string? signature)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Path) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new("application/json");
        if (signature is not null)
        {
            request.Headers.TryAddWithoutValidation(MetaSignature.Header, signature);
        }

        return await host.Client.SendAsync(request);
    }

    /// <summary>A call with one entry of the page: each item gets sender 5678, the page and a time.</summary>
    public static string Envelope(params string[] events) =>
        $$"""{"object":"page","entry":[{"id":"{{Page}}","time":1700000000000,"messaging":[{{string.Join(',', events.Select(Item))}}]}]}""";

    private static string Item(string subject) =>
        $$"""{"sender":{"id":"5678"},"recipient":{"id":"{{Page}}"},"timestamp":1700000000123,{{subject}}}""";
}
