using CareBot.Bot.Conversations;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace CareBot.Tests.Conversations.Turns;

public sealed class MergedRepliesTests
{
    [Fact]
    public void Neighbouring_texts_become_one_that_offers_what_the_last_offers()
    {
        var merged = MergedReplies.Of([MessageFactory.Text("Halo Sari."), Choices("Pilih ya.", "Retur", "Ongkir")]);
        var only = Assert.Single(merged);
        Assert.Equal("Halo Sari.\n\nPilih ya.", only.Text);
        Assert.Equal(["Retur", "Ongkir"], only.SuggestedActions.Actions.Select(a => a.Title));
    }

    [Fact]
    public void Pictures_and_events_stand_as_they_are_and_keep_their_place()
    {
        var picture = MessageFactory.Attachment(new Attachment("image/png", "https://shop.example/peta.png"));
        var merged = MergedReplies.Of([MessageFactory.Text("Ini petanya."), (Activity)picture, MessageFactory.Text("Buka jam 8."), MessageFactory.Text("Sampai jumpa.")]);
        Assert.Equal(["Ini petanya.", null, "Buka jam 8.\n\nSampai jumpa."], merged.Select(a => a.Text));
    }

    private static Activity Choices(string text, params string[] titles) => (Activity)MessageFactory.SuggestedActions([.. titles.Select(t => new CardAction(ActionTypes.ImBack, t, value: t))], text, null, null);
}
