using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Adapters;
using Microsoft.Bot.Builder.Integration;
using Microsoft.Bot.Schema;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CareBot.Tests.BotFramework;

public sealed class ActivityJsonTests
{
    [Fact]
    public void Unknown_properties_survive_a_round_trip()
    {
        const string json = """
            {
              "type": "message", "id": "1", "text": "halo", "unknown": { "a": [1, 2] },
              "from": { "id": "u", "name": "U", "extra": true },
              "conversation": { "id": "c", "isGroup": false, "more": "x" },
              "attachments": [ { "contentType": "image/png", "contentUrl": "https://example.org/a.png", "size": 12 } ],
              "entities": [ { "type": "mention", "text": "<at>Bot</at>", "mentioned": { "id": "b" } } ],
              "channelData": { "nested": { "deep": null } }
            }
            """;

        var activity = JsonConvert.DeserializeObject<Activity>(json)!;
        var written = JObject.Parse(JsonConvert.SerializeObject(activity, MessageSerializerSettings.Create()));

        Assert.True(JToken.DeepEquals(JObject.Parse(json), written), written.ToString());
        Assert.Equal("b", Assert.Single(activity.GetMentions()).Mentioned.Id);
    }

    [Fact]
    public void Kinds_below_a_kind_belong_to_it()
    {
        Assert.NotNull(new Activity("message/card").AsMessageActivity());
        Assert.NotNull(new Activity("MESSAGE").AsMessageActivity());
        Assert.Null(new Activity("messageX").AsMessageActivity());
        Assert.Null(new Activity().AsMessageActivity());
    }

    [Fact]
    public void The_recipients_mention_leaves_the_text()
    {
        var activity = new Activity(ActivityTypes.Message)
        {
            Text = "<at>Bot</at> where is my parcel",
            Recipient = new ChannelAccount("b", "Bot"),
            Entities = [new Mention(new ChannelAccount("b"), "<at>Bot</at>")],
        };

        Assert.True(activity.MentionsRecipient());
        Assert.Equal("where is my parcel", activity.RemoveRecipientMention());
    }

    [Fact]
    public void A_handoff_carries_context_and_transcript()
    {
        var turn = new TurnContext(new TestAdapter(), new TestAdapter().MakeActivity("help"));
        var transcript = new Transcript([turn.Activity]);

        var initiation = (Activity)EventFactory.CreateHandoffInitiation(turn, new { Skill = "returns" }, transcript);
        Assert.Equal("handoff.initiate", initiation.Name);
        Assert.Equal("returns", (string?)JObject.FromObject(initiation.Value)["Skill"]);
        Assert.Same(transcript, Assert.Single(initiation.Attachments).Content);
        Assert.Equal(turn.Activity.Conversation.Id, initiation.Conversation.Id);

        var status = EventFactory.CreateHandoffStatus(initiation.Conversation, "failed", "nobody there");
        Assert.Equal("handoff.status", status.Name);
        Assert.Equal("""{"state":"failed","message":"nobody there"}""", JsonConvert.SerializeObject(status.Value));
    }
}
