using CareBot.Bot.Channels;
using CareBot.Bot.Channels.DirectLine;
using CareBot.Tests.Storage;
using Newtonsoft.Json.Linq;

namespace CareBot.Tests.Channels.DirectLine;

/// <summary>What clients rely on, whatever the database.</summary>
public abstract class DirectLineContract
{
    protected abstract Task<TestDatabase> DatabaseAsync();

    [Fact]
    public async Task A_conversation_is_created_once_and_then_found()
    {
        await using var host = await this.StartAsync();
        var (_, generated) = await host.CallAsync(HttpMethod.Post, "tokens/generate", DirectLineHost.Secret, new { User = new { Id = "dl_42" } });
        var token = (string)generated["token"]!;

        var (first, created) = await host.CallAsync(HttpMethod.Post, "conversations", token, new { user = new { } });
        var (second, found) = await host.CallAsync(HttpMethod.Post, "conversations", token, new { user = new { } });

        Assert.Equal((201, 200), (first, second));
        Assert.Equal((string)generated["conversationId"]!, (string)created["conversationId"]!);
        Assert.Equal((string)created["conversationId"]!, (string)found["conversationId"]!);
        Assert.Equal(1800, (int)created["expires_in"]!);
        Assert.StartsWith("ws://127.0.0.1", (string)created["streamUrl"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_comes_back_with_an_id_and_its_client_id_and_only_once()
    {
        await using var host = await this.StartAsync();
        var chat = await host.StartChatAsync();
        var message = new { type = "message", text = "paket saya dimana", from = new { id = "somebody else", name = "Ana", role = "bot" }, channelData = new { clientActivityID = "m1", extra = 1 } };

        var (status, first) = await host.CallAsync(HttpMethod.Post, chat.Activities, chat.Token, message);
        var (again, second) = await host.CallAsync(HttpMethod.Post, chat.Activities, chat.Token, message);

        var (_, set) = await host.CallAsync(HttpMethod.Get, chat.Activities + "?watermark=", chat.Token);
        var echo = Assert.Single(set["activities"]!);
        Assert.Equal((200, 200), (status, again));
        Assert.Equal((string)first["id"]!, (string)second["id"]!);
        Assert.Equal((string)first["id"]!, (string)echo["id"]!);
        Assert.Equal("{\"clientActivityID\":\"m1\",\"extra\":1}", echo["channelData"]!.ToString(Newtonsoft.Json.Formatting.None));
        Assert.Equal((chat.User, "user"), ((string)echo["from"]!["id"]!, (string)echo["from"]!["role"]!));
        Assert.Equal("2026-09-01T08:00:00.000Z", ActivityTime(echo));
        Assert.Equal("1", (string)set["watermark"]!);
    }

    [Fact]
    public async Task Polling_from_a_watermark_brings_what_came_after_it_and_then_nothing()
    {
        await using var host = await this.StartAsync();
        var chat = await host.StartChatAsync();
        await host.ReplyAsync(chat, 1, "satu");
        await host.ReplyAsync(chat, 2, "dua");

        var (_, after) = await host.CallAsync(HttpMethod.Get, chat.Activities + "?watermark=1", chat.Token);
        var (_, idle) = await host.CallAsync(HttpMethod.Get, chat.Activities + "?watermark=2", chat.Token);

        Assert.Equal("dua", (string)Assert.Single(after["activities"]!)["text"]!);
        Assert.Empty(idle["activities"]!);
        Assert.Equal(("2", "2"), ((string)after["watermark"]!, (string)idle["watermark"]!));
    }

    [Fact]
    public async Task A_reply_that_is_sent_twice_is_seen_once()
    {
        await using var host = await this.StartAsync();
        var chat = await host.StartChatAsync();

        var first = await host.ReplyAsync(chat, 7, "halo");
        var second = await host.ReplyAsync(chat, 7, "halo");

        var (_, set) = await host.CallAsync(HttpMethod.Get, chat.Activities, chat.Token);
        Assert.Equal(SendResult.Sent($"{chat.Id}|b.7"), first);
        Assert.Equal(first, second);
        Assert.Equal("bot", (string)Assert.Single(set["activities"]!)["from"]!["role"]!);
    }

    [Fact]
    public async Task Entries_that_are_appended_at_the_same_time_are_numbered_without_gap_or_repetition()
    {
        await using var host = await this.StartAsync();
        var chat = await host.StartChatAsync();
        var address = await host.AddressAsync(chat);
        var writer = host.Service<CareBot.Bot.Storage.IWriter>();

        var numbers = await Task.WhenAll(Enumerable.Range(0, 40).Select(i => writer.WriteAsync(
            (db, ct) => StreamAppender.AppendAsync(db, address.ConversationId, new($"k{i % 20}", $"{{\"text\":\"{i % 20}\"}}"), host.Clock.GetUtcNow(), ct),
            CancellationToken.None)));

        Assert.Equal(20, numbers.Count(n => n is null));
        var (_, set) = await host.CallAsync(HttpMethod.Get, chat.Activities, chat.Token);
        Assert.Equal(20, set["activities"]!.Select(a => (string)a["text"]!).Distinct().Count());
    }

    [Fact]
    public async Task A_socket_replays_what_it_missed_and_then_brings_what_comes()
    {
        await using var host = await this.StartAsync();
        var chat = await host.StartChatAsync();
        await host.ReplyAsync(chat, 1, "halo");
        using var socket = await DirectLineHost.OpenAsync(chat.StreamUrl);

        var replayed = await DirectLineHost.FrameAsync(socket);
        await host.CallAsync(HttpMethod.Post, chat.Activities, chat.Token, new { type = "message", text = "hai" });
        var echo = await DirectLineHost.FrameAsync(socket);
        await host.ReplyAsync(chat, 2, "ada yang bisa dibantu?");
        var reply = await DirectLineHost.FrameAsync(socket);

        Assert.Equal(["halo", "hai", "ada yang bisa dibantu?"], new[] { replayed, echo, reply }.Select(f => (string)f!["activities"]![0]!["text"]!));
        Assert.Equal(["1", "2", "3"], new[] { replayed, echo, reply }.Select(f => (string)f!["watermark"]!));
    }

    private async Task<DirectLineHost> StartAsync() => await DirectLineHost.StartAsync(await this.DatabaseAsync());

    private static string ActivityTime(JToken activity) =>
        activity["timestamp"]!.Value<DateTime>().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", System.Globalization.CultureInfo.InvariantCulture);
}

public sealed class SqliteDirectLineTests : DirectLineContract
{
    protected override Task<TestDatabase> DatabaseAsync() => TestDatabase.SqliteAsync();
}

public sealed class PostgresDirectLineTests : DirectLineContract
{
    protected override Task<TestDatabase> DatabaseAsync() => TestDatabase.PostgresAsync();
}
