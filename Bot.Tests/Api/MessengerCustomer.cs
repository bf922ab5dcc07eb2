using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using CareBot.Tests.Channels.Meta;
using Microsoft.AspNetCore.TestHost;

namespace CareBot.Tests.Api;

/// <summary>Somebody who writes to pages of Messenger, as Meta tells a whole bot with a desk.</summary>
/// <param name="Id">Page-scoped id.</param>
internal sealed record MessengerCustomer(DeskHost Host, string Id)
{
    /// <summary>One signed call with one message; the bot takes it with 200.</summary>
    public async Task TellAsync(string page, string messageId, string text)
    {
        var body = Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new
        {
            @object = "page",
            entry = new[]
            {
                new
                {
                    id = page, time = 1,
                    messaging = new[]
                    {
                        new
                        {
                            sender = new { id = this.Id }, recipient = new { id = page }, timestamp = this.Host.Clock.GetUtcNow().ToUnixTimeMilliseconds(),
                            message = new { mid = messageId, text },
                        },
                    },
                },
            },
        }));
        using var client = this.Host.Server.CreateClient();
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        content.Headers.Add("X-Hub-Signature-256", MetaVectors.Sign(body));
        Assert.Equal(HttpStatusCode.OK, (await client.PostAsync(new Uri("http://localhost/webhooks/messenger"), content)).StatusCode);
    }
}
