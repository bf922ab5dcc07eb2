using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Adapters;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;

namespace CareBot.Tests.BotFramework;

public sealed class StateTests
{
    private readonly Dictionary<string, JObject> _stored = [];
    private readonly CountingStorage _storage;

    public StateTests() => _storage = new CountingStorage(new MemoryStorage(_stored));

    private static TurnContext Turn(string? user = "u", string? conversation = "c", string? channel = "test") => new(
        new TestAdapter(),
        new Activity(ActivityTypes.Message)
        {
            ChannelId = channel,
            From = new ChannelAccount(user),
            Conversation = new ConversationAccount(id: conversation),
        });

    [Fact]
    public async Task A_value_lasts_to_the_next_turn_under_the_key_of_its_state()
    {
        var state = new UserState(_storage);
        var name = state.CreateProperty<string>("name");
        var turn = Turn();
        await name.SetAsync(turn, "Sari");
        await state.SaveChangesAsync(turn);

        Assert.Equal("Sari", await name.GetAsync(Turn()));
        Assert.Equal(["test/users/u"], _stored.Keys);
    }

    [Fact]
    public async Task Only_a_changed_state_is_written()
    {
        var state = new ConversationState(_storage);
        var list = state.CreateProperty<List<string>>("list");
        var turn = Turn();
        (await list.GetAsync(turn, () => [])).Add("a");
        await state.SaveChangesAsync(turn);
        await state.SaveChangesAsync(turn);
        Assert.Equal(1, _storage.Writes);

        (await list.GetAsync(turn)).Add("b");
        await state.SaveChangesAsync(turn);
        Assert.Equal(2, _storage.Writes);

        await state.SaveChangesAsync(turn, force: true);
        Assert.Equal(3, _storage.Writes);
    }

    [Fact]
    public async Task Without_a_value_and_a_factory_the_answer_is_the_default()
    {
        var state = new PrivateConversationState(_storage);
        Assert.Equal(0, await state.CreateProperty<int>("count").GetAsync(Turn()));
        Assert.Null(await state.CreateProperty<string>("name").GetAsync(Turn()));
    }

    [Fact]
    public async Task Clearing_empties_and_deleting_removes()
    {
        var state = new ConversationState(_storage);
        var name = state.CreateProperty<string>("name");
        var turn = Turn();
        await name.SetAsync(turn, "Sari");
        await state.SaveChangesAsync(turn);

        await state.ClearStateAsync(turn);
        await state.SaveChangesAsync(turn);
        Assert.Null(await name.GetAsync(Turn()));

        await state.DeleteAsync(turn);
        Assert.Empty(_stored);
    }

    [Fact]
    public async Task Missing_ids_are_refused()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => new UserState(_storage).LoadAsync(Turn(user: null)));
        await Assert.ThrowsAsync<InvalidOperationException>(() => new ConversationState(_storage).LoadAsync(Turn(conversation: null)));
        await Assert.ThrowsAsync<InvalidOperationException>(() => new ConversationState(_storage).LoadAsync(Turn(channel: null)));
    }

    [Fact]
    public async Task An_item_that_someone_else_changed_is_not_overwritten()
    {
        var storage = new MemoryStorage();
        await storage.WriteAsync(new Dictionary<string, object> { ["k"] = new Item { Text = "first" } }, default);
        var mine = (Item)(await storage.ReadAsync(["k"], default))["k"];
        var theirs = (Item)(await storage.ReadAsync(["k"], default))["k"];
        theirs.Text = "second";
        await storage.WriteAsync(new Dictionary<string, object> { ["k"] = theirs }, default);

        mine.Text = "third";
        await Assert.ThrowsAsync<Exception>(() => storage.WriteAsync(new Dictionary<string, object> { ["k"] = mine }, default));
        mine.ETag = "*";
        await storage.WriteAsync(new Dictionary<string, object> { ["k"] = mine }, default);
        Assert.Equal("third", ((Item)(await storage.ReadAsync(["k"], default))["k"]).Text);
    }

    private sealed class Item : IStoreItem
    {
        public string? Text { get; set; }

        public string? ETag { get; set; }
    }

    private sealed class CountingStorage(IStorage inner) : IStorage
    {
        public int Writes { get; private set; }

        public Task<IDictionary<string, object>> ReadAsync(string[] keys, CancellationToken cancellationToken = default) =>
            inner.ReadAsync(keys, cancellationToken);

        public Task WriteAsync(IDictionary<string, object> changes, CancellationToken cancellationToken = default)
        {
            Writes++;
            return inner.WriteAsync(changes, cancellationToken);
        }

        public Task DeleteAsync(string[] keys, CancellationToken cancellationToken = default) => inner.DeleteAsync(keys, cancellationToken);
    }
}
