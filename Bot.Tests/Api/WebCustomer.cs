using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace CareBot.Tests.Api;

/// <summary>A customer on the website's chat, over Direct Line.</summary>
internal sealed class WebCustomer : IDisposable
{
    private readonly HttpClient client;
    private readonly string activities;

    private WebCustomer(HttpClient client, string conversation) =>
        (this.client, this.activities) = (client, $"/v3/directline/conversations/{conversation}/activities");

    public static async Task<WebCustomer> ArriveAsync(DeskHost host)
    {
        var http = host.Server.CreateClient();
        var token = await (await http.PostAsJsonAsync("/chat/token", new { })).Content.ReadFromJsonAsync<JsonElement>();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token.GetProperty("token").GetString());
        return new WebCustomer(http, token.GetProperty("conversationId").GetString()!);
    }

    public async Task SayAsync(string text, string type = "message")
    {
        var said = await this.client.PostAsJsonAsync(this.activities, new { type, text, from = new { role = "user" } });
        Assert.True(said.IsSuccessStatusCode, await said.Content.ReadAsStringAsync());
    }

    /// <summary>Sends a picture without words.</summary>
    public async Task SendPictureAsync(string name, byte[] content)
    {
        using var form = new MultipartFormDataContent();
        var part = new ByteArrayContent(content);
        part.Headers.ContentType = new MediaTypeHeaderValue("image/png");
        form.Add(part, "file", name);
        var said = await this.client.PostAsync(this.activities.Replace("/activities", "/upload", StringComparison.Ordinal), form);
        Assert.True(said.IsSuccessStatusCode, await said.Content.ReadAsStringAsync());
    }

    /// <summary>What the customer is shown from us, once there are so many messages.</summary>
    public async Task<List<(string? Name, string Text)>> ReadAsync(int count)
    {
        while (true)
        {
            var set = await this.client.GetFromJsonAsync<JsonElement>(this.activities, TestContext.Current.CancellationToken);
            var ours = set.GetProperty("activities").EnumerateArray()
                .Where(a => a.GetProperty("type").GetString() == "message" && a.GetProperty("from").GetProperty("role").GetString() == "bot")
                .Select(a => (a.GetProperty("from").TryGetProperty("name", out var name) ? name.GetString() : null, a.GetProperty("text").GetString()!))
                .ToList();
            if (ours.Count >= count)
            {
                return ours;
            }
        }
    }

    public void Dispose() => this.client.Dispose();
}
