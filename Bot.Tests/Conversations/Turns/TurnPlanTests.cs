using CareBot.Bot.Conversations;
using CareBot.Tests.Storage;
using Microsoft.Bot.Schema;

namespace CareBot.Tests.Conversations.Turns;

/// <summary>Each case: what waits, in the order of acceptance, as key@second or key@second*attempts; and the keys of the next turn.</summary>
public sealed class TurnPlanTests
{
    [Theory]
    [InlineData("a@1", "a")]
    [InlineData("a@1 b@2 c@3", "a b c")]
    [InlineData("b@2 a@1", "a b")]
    [InlineData("a@1 b@1", "a b")]
    [InlineData("a@1 click@2 b@3", "a")]
    [InlineData("click@1 a@2", "click")]
    [InlineData("a@1 event@2", "a")]
    [InlineData("event@1 a@2", "event")]
    [InlineData("a@1 photo@2", "a")]
    [InlineData("a@1 line@2", "a")]
    [InlineData("line@1 a@2", "line")]
    [InlineData("a@1 empty@2", "a")]
    [InlineData("a@1*2 b@2", "a")]
    [InlineData("a@1*2 b@2*2", "a b")]
    public void The_next_turn_takes(string waiting, string taken)
    {
        var plan = TurnPlan.Next([.. waiting.Split(' ').Select(Event)]);
        Assert.Equal(taken, string.Join(' ', plan.Events.Select(e => e.Key)));
    }

    [Fact]
    public void Texts_are_joined_by_lines_on_the_newest_activity_and_the_stored_ones_stay_as_they_are()
    {
        var events = new[] { Event("b@2", 0), Event("a@1", 1) };
        var plan = TurnPlan.Next(events);
        Assert.Equal("a\nb", plan.Activity.Text);
        Assert.Equal("b", plan.Activity.Id);
        Assert.Equal(["a", "b"], plan.Texts);
        Assert.Equal("b", events[0].Activity.Text);
    }

    [Fact]
    public void Of_a_flood_the_first_twenty_are_taken() =>
        Assert.Equal(TurnPlan.MostTogether, TurnPlan.Next([.. Enumerable.Range(0, 30).Select(n => Event($"m{n}@{n}", n))]).Events.Count);

    [Fact]
    public void What_is_not_a_message_has_no_texts() => Assert.Empty(TurnPlan.Next([Event("event@1", 0)]).Texts);

    private static WaitingEvent Event(string text, int at)
    {
        var (key, when) = (text.Split('@')[0], text.Split('@')[1].Split('*'));
        var activity = new Activity(key == "event" ? ActivityTypes.Event : ActivityTypes.Message) { Id = key, Text = key == "empty" ? null : key };
        activity.Value = key == "click" ? "payload" : null;
        activity.Attachments = key == "photo" ? [new Attachment("image/png")] : null;
        activity.DeliveryMode = key == "line" ? DeliveryModes.ExpectReplies : null;
        return new(
            at,
            key,
            activity,
            TestRows.Noon.AddSeconds(int.Parse(when[0], System.Globalization.CultureInfo.InvariantCulture)),
            TestRows.Noon,
            when.Length > 1 ? int.Parse(when[1], System.Globalization.CultureInfo.InvariantCulture) : 0);
    }
}
