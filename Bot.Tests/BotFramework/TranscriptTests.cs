using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Adapters;
using Microsoft.Bot.Schema;

namespace CareBot.Tests.BotFramework;

public sealed class TranscriptTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 7, 9, 0, 0, TimeSpan.Zero);

    private readonly MemoryTranscriptStore _store = new();

    private static Activity Said(string id, string text, int minute = 0) => new(ActivityTypes.Message)
    {
        Id = id,
        Text = text,
        ChannelId = "test",
        Conversation = new ConversationAccount(id: "c"),
        From = new ChannelAccount("u", "Sari", RoleTypes.User),
        Recipient = new ChannelAccount("b", "Bot", RoleTypes.Bot),
        Timestamp = Start.AddMinutes(minute),
    };

    private async Task<List<Activity>> ReadAsync(DateTimeOffset from = default) =>
        [.. (await _store.GetTranscriptActivitiesAsync("test", "c", startDate: from)).Items.Cast<Activity>()];

    [Fact]
    public async Task A_changed_message_shows_its_last_words_at_its_first_time()
    {
        await _store.LogActivityAsync(Said("1", "helo"));
        await _store.LogActivityAsync(Said("2", "how are you", minute: 1));
        var update = Said("1", "hello", minute: 2);
        update.Type = ActivityTypes.MessageUpdate;
        await _store.LogActivityAsync(update);

        var first = (await ReadAsync())[0];
        Assert.Equal((ActivityTypes.Message, "hello", Start), (first.Type, first.Text, first.Timestamp));
        Assert.Equal(2, (await ReadAsync()).Count);
    }

    [Fact]
    public async Task A_deleted_message_leaves_a_tombstone_without_words_or_names()
    {
        await _store.LogActivityAsync(Said("1", "my number is 0812"));
        var deletion = Said("1", "", minute: 2);
        deletion.Type = ActivityTypes.MessageDelete;
        await _store.LogActivityAsync(deletion);

        var stone = Assert.Single(await ReadAsync());
        Assert.Equal((ActivityTypes.MessageDelete, "1", Start), (stone.Type, stone.Id, stone.Timestamp));
        Assert.Equal(("deleted", RoleTypes.User), (stone.From.Id, stone.From.Role));
        Assert.Equal(("deleted", RoleTypes.Bot), (stone.Recipient.Id, stone.Recipient.Role));
        Assert.Null(stone.Text);
        Assert.Null(stone.From.Name);
    }

    [Fact]
    public async Task A_change_of_what_was_never_said_is_passed_over()
    {
        var update = Said("9", "hello");
        update.Type = ActivityTypes.MessageUpdate;
        await _store.LogActivityAsync(update);

        Assert.Empty(await ReadAsync());
    }

    [Fact]
    public async Task Pages_follow_each_other_to_the_end_and_from_a_time_on()
    {
        for (var i = 0; i < 45; i++)
        {
            await _store.LogActivityAsync(Said($"{i}", "word", minute: i));
        }

        var seen = new List<string>();
        string? token = null;
        do
        {
            var page = await _store.GetTranscriptActivitiesAsync("test", "c", token, Start.AddMinutes(5));
            seen.AddRange(page.Items.Select(activity => activity.Id));
            token = page.ContinuationToken;
        }
        while (token is not null);

        Assert.Equal(Enumerable.Range(5, 40).Select(i => $"{i}"), seen);
    }

    [Fact]
    public async Task What_a_turn_changes_and_deletes_is_taken_down_with_it()
    {
        var adapter = new TestAdapter().Use(new TranscriptLoggerMiddleware(_store));
        await new TestFlow(adapter, async (turn, cancellationToken) =>
        {
            var first = await turn.SendActivityAsync("one moment", cancellationToken: cancellationToken);
            var second = await turn.SendActivityAsync("oops", cancellationToken: cancellationToken);
            await turn.UpdateActivityAsync(new Activity(ActivityTypes.Message) { Id = first.Id, Text = "here it is" }, cancellationToken);
            await turn.DeleteActivityAsync(second.Id, cancellationToken);
        }).Send("where is it").StartTestAsync();

        var (channel, conversation) = (adapter.Conversation.ChannelId, adapter.Conversation.Conversation.Id);
        var taken = (await _store.GetTranscriptActivitiesAsync(channel, conversation)).Items.Cast<Activity>();
        Assert.Equal(["where is it", "here it is", null], taken.Select(activity => activity.Text));
    }
}
