using CareBot.Tests.Storage;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;

namespace CareBot.Tests.Channels.DirectLine;

public sealed class DirectLineRenderTests
{
    [Theory]
    [InlineData(ActivityTypes.Typing, null)]
    [InlineData(ActivityTypes.Trace, null)]
    [InlineData(ActivityTypes.ConversationUpdate, null)]
    [InlineData(ActivityTypes.Event, "handoff.initiate")]
    public async Task What_is_not_the_customers_business_does_not_leave(string type, string? name)
    {
        await using var host = await DirectLineHost.StartAsync(await TestDatabase.SqliteAsync());

        Assert.Empty(host.Channel.Render(new Activity(type) { Name = name }));
    }

    [Fact]
    public async Task A_reply_keeps_what_clients_show_and_loses_what_is_ours()
    {
        await using var host = await DirectLineHost.StartAsync(await TestDatabase.SqliteAsync());
        var reply = new Activity(ActivityTypes.Message)
        {
            Id = "inner",
            Text = "Pilih *satu*",
            TextFormat = "markdown",
            ReplyToId = "c1|c.m1",
            From = new("web", "Sari"),
            Recipient = new("u1"),
            ServiceUrl = "https://inner.example",
            SuggestedActions = new() { To = ["somebody"], Actions = [new CardAction("imBack", "Ya", value: "Ya")] },
        };

        var rendered = JObject.Parse(Assert.Single(host.Channel.Render(reply)));

        Assert.Equal("c1|c.m1", (string)rendered["replyToId"]!);
        Assert.Equal("""{"id":"web","name":"Sari","role":"bot"}""", rendered["from"]!.ToString(Newtonsoft.Json.Formatting.None));
        Assert.Equal("Ya", (string)rendered["suggestedActions"]!["actions"]![0]!["value"]!);
        Assert.Null(rendered["suggestedActions"]!["to"]);
        Assert.Null(rendered["serviceUrl"]);
        Assert.Null(rendered["id"]);
    }
}
