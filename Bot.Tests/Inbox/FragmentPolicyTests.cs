using CareBot.Bot.Conversations;
using CareBot.Bot.Inbox;
using Microsoft.Bot.Schema;

namespace CareBot.Tests.Inbox;

public sealed class FragmentPolicyTests
{
    private static readonly FragmentPolicy Policy = new(new ConversationsOptions { FragmentWaitMilliseconds = 700 });

    [Theory]
    [InlineData("halo")]
    [InlineData("Halo kak!")]
    [InlineData("min")]
    [InlineData("selamat pagi, kak")]
    [InlineData("permisi mau tanya")]
    [InlineData("good morning")]
    public void An_opening_waits_for_more(string text) =>
        Assert.Equal(TimeSpan.FromMilliseconds(700), Policy.WaitAfter(new Activity(ActivityTypes.Message) { Text = text }));

    [Theory]
    [InlineData("cara retur barang")]
    [InlineData("halo, paket saya dimana")]
    [InlineData("halo?")]
    [InlineData("ya")]
    [InlineData("boleh")]
    [InlineData("admin")]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("!!!")]
    [InlineData("halo halo halo halo halo halo halo halo halo")]
    public void Anything_else_is_taken_at_once(string? text) =>
        Assert.Equal(TimeSpan.Zero, Policy.WaitAfter(new Activity(ActivityTypes.Message) { Text = text }));

    [Fact]
    public void A_click_a_photo_a_caller_on_the_line_and_an_event_are_taken_at_once()
    {
        Activity[] others =
        [
            new(ActivityTypes.Message) { Text = "halo", Value = "halo" },
            new(ActivityTypes.Message) { Text = "halo", Attachments = [new Attachment("image/png")] },
            new(ActivityTypes.Message) { Text = "halo", DeliveryMode = DeliveryModes.ExpectReplies },
            new(ActivityTypes.Event) { Text = "halo" },
        ];
        Assert.All(others, activity => Assert.Equal(TimeSpan.Zero, Policy.WaitAfter(activity)));
    }
}
