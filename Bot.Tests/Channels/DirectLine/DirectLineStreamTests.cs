using System.Net.WebSockets;
using CareBot.Tests.Storage;

namespace CareBot.Tests.Channels.DirectLine;

public sealed class DirectLineStreamTests
{
    [Fact]
    public async Task A_second_socket_takes_the_place_of_the_first()
    {
        await using var host = await StartAsync();
        var chat = await host.StartChatAsync();
        using var first = await DirectLineHost.OpenAsync(chat.StreamUrl);
        await host.ReplyAsync(chat, 1, "satu");
        Assert.NotNull(await DirectLineHost.FrameAsync(first));

        using var second = await DirectLineHost.OpenAsync(chat.StreamUrl);
        var afterFirst = await DirectLineHost.FrameAsync(first);
        var replayed = await DirectLineHost.FrameAsync(second);

        Assert.Null(afterFirst);
        Assert.Equal((WebSocketCloseStatus.NormalClosure, "collision"), (first.CloseStatus, first.CloseStatusDescription));
        Assert.Equal("satu", (string)replayed!["activities"]![0]!["text"]!);
    }

    [Fact]
    public async Task Typing_is_shown_to_the_socket_and_leaves_the_watermark_alone()
    {
        await using var host = await StartAsync();
        var chat = await host.StartChatAsync();
        using var socket = await DirectLineHost.OpenAsync(chat.StreamUrl);
        await host.ReplyAsync(chat, 1, "satu");
        await DirectLineHost.FrameAsync(socket);

        await host.Channel.ShowTypingAsync(await host.AddressAsync(chat), CancellationToken.None);
        var frame = await DirectLineHost.FrameAsync(socket);

        Assert.Equal("typing", (string)frame!["activities"]![0]!["type"]!);
        Assert.Equal("Toko Senja", (string)frame["activities"]![0]!["from"]!["name"]!);
        Assert.Null(frame["watermark"]);
    }

    [Fact]
    public async Task A_new_address_without_a_watermark_brings_only_what_is_new()
    {
        await using var host = await StartAsync();
        var chat = await host.StartChatAsync();
        await host.ReplyAsync(chat, 1, "satu");
        var (_, again) = await host.CallAsync(HttpMethod.Get, $"conversations/{chat.Id}", chat.Token);
        using var socket = await DirectLineHost.OpenAsync((string)again["streamUrl"]!);

        await host.ReplyAsync(chat, 2, "dua");
        var frame = await DirectLineHost.FrameAsync(socket);

        Assert.Equal("dua", (string)Assert.Single(frame!["activities"]!)["text"]!);
    }

    [Fact]
    public async Task A_long_history_comes_whole_and_in_order()
    {
        await using var host = await StartAsync();
        var chat = await host.StartChatAsync();
        for (var i = 1; i <= 250; i++)
        {
            await host.ReplyAsync(chat, i, $"{i}");
        }

        using var socket = await DirectLineHost.OpenAsync(chat.StreamUrl);
        var texts = new List<string>();
        while (texts.Count < 250)
        {
            texts.AddRange((await DirectLineHost.FrameAsync(socket))!["activities"]!.Select(a => (string)a["text"]!));
        }

        Assert.Equal(Enumerable.Range(1, 250).Select(i => $"{i}"), texts);
    }

    [Fact]
    public async Task What_the_client_says_on_the_socket_is_ignored()
    {
        await using var host = await StartAsync();
        var chat = await host.StartChatAsync();
        using var socket = await DirectLineHost.OpenAsync(chat.StreamUrl);
        await socket.SendAsync(Array.Empty<byte>(), WebSocketMessageType.Text, true, CancellationToken.None);
        await socket.SendAsync(new byte[10_000], WebSocketMessageType.Binary, true, CancellationToken.None);

        await host.ReplyAsync(chat, 1, "satu");

        Assert.NotNull(await DirectLineHost.FrameAsync(socket));
    }

    [Fact]
    public async Task Sockets_are_closed_when_the_program_stops()
    {
        await using var host = await StartAsync();
        var chat = await host.StartChatAsync();
        using var socket = await DirectLineHost.OpenAsync(chat.StreamUrl);

        var stopping = host.StopAsync();
        var frame = await DirectLineHost.FrameAsync(socket);
        await stopping;

        Assert.Null(frame);
        Assert.Equal(WebSocketCloseStatus.EndpointUnavailable, socket.CloseStatus);
    }

    private static async Task<DirectLineHost> StartAsync() => await DirectLineHost.StartAsync(await TestDatabase.SqliteAsync());
}
