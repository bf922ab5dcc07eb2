using System.Text;
using CareBot.Bot.Channels;
using Microsoft.Bot.Schema;

namespace CareBot.Tests.Channels;

/// <summary>An event as the inbox has it.</summary>
internal sealed record KeptActivity(string Key, string Conversation, string? Text, string? Role);

/// <summary>How a channel's own words come back to it.</summary>
internal enum OwnWords
{
    /// <summary>The channel brings them like anybody's: they are known by who wrote them, and nothing is kept.</summary>
    ComeBack,

    /// <summary>Only customers call: whoever claims to be the bot is the customer.</summary>
    NeverComeBack,
}

/// <summary>
/// What channels keep whose callers bring whole activities under a token of their own instead of signed batches: the same promises as
/// <see cref="ChannelContract"/>'s, as far as the protocol has the matter.
/// </summary>
public abstract partial class ActivityContract : IAsyncLifetime
{
    private protected const string Ana = "ana";
    private protected const string Budi = "budi";

    /// <summary>Calls whose token is no good, as the header <c>Authorization</c> has it; null for none.</summary>
    private protected abstract IReadOnlyList<string?> WrongCredentials { get; }

    private protected abstract RecordingLog Log { get; }

    private protected abstract IChannel Channel { get; }

    public abstract ValueTask InitializeAsync();

    public abstract ValueTask DisposeAsync();

    /// <summary>A message of the customer under the client's or channel's own id.</summary>
    private protected abstract string MessageOf(string customer, string id, string text);

    /// <summary>A call in the customer's conversation; with the right token if none is given.</summary>
    private protected abstract Task<int> PostAsync(string customer, byte[] body, string? authorization = "");

    private protected abstract Task<IReadOnlyList<KeptActivity>> KeptAsync();

    private protected abstract Task<ReplyAddress> AddressAsync(string customer);

    /// <summary>A new conversation of the customer, where the number of calls in one is limited.</summary>
    private protected virtual Task BeginAgainAsync(string customer) => Task.CompletedTask;

    /// <summary>The words that the customer got, in order.</summary>
    private protected abstract Task<IReadOnlyList<string?>> HeardAsync(string customer);

    /// <summary>The database goes away, or is back.</summary>
    private protected abstract void TakeAway(bool away);

    /// <summary>A call in which a message of the bot's own stands.</summary>
    private protected abstract string OwnWordsOf(string customer, string id, string text);

    private protected abstract OwnWords Own { get; }

    /// <summary>Whether we show the customer's own words to their client; otherwise the channel has done so, and nothing may be sent.</summary>
    private protected abstract bool EchoesCustomers { get; }

    /// <summary>The customer's own words that their client or channel got from us, in order.</summary>
    private protected abstract Task<IReadOnlyList<string?>> EchoedAsync(string customer);

    /// <summary>How each class of refusal is brought about for the next send.</summary>
    private protected abstract IReadOnlyList<(SendOutcome Outcome, Action Bring)> Refusals { get; }

    /// <summary>The classes that cannot come on this channel, each with the reason.</summary>
    private protected abstract IReadOnlyDictionary<SendOutcome, string> NoRefusals { get; }

    [Fact]
    public async Task A_call_without_a_good_token_changes_nothing()
    {
        await this.SayAsync(Ana, "m0", "halo");
        foreach (var wrong in this.WrongCredentials)
        {
            Assert.InRange(await this.PostAsync(Ana, Encoding.UTF8.GetBytes(this.MessageOf(Ana, "m1", "palsu")), wrong), 401, 403);
        }

        Assert.Equal(["halo"], (await this.KeptAsync()).Select(k => k.Text));
    }

    [Fact]
    public async Task What_comes_twice_is_kept_once_even_at_the_same_moment()
    {
        await this.SayAsync(Ana, "m1", "halo");
        var again = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => this.PostAsync(Ana, Encoding.UTF8.GetBytes(this.MessageOf(Ana, "m1", "halo")))));
        Assert.All(again, status => Assert.InRange(status, 200, 202));
        await this.SayAsync(Ana, "m2", "halo");
        var kept = await this.KeptAsync();
        Assert.Equal(2, kept.Count);
        Assert.Equal(2, kept.Select(k => k.Key).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task Each_conversation_has_its_own_in_the_order_in_which_it_was_said()
    {
        for (var n = 0; n < 20; n++)
        {
            await this.SayAsync(n % 2 == 0 ? Ana : Budi, $"m{n}", $"kalimat {n}");
        }

        var kept = (await this.KeptAsync()).ToLookup(k => k.Conversation);
        Assert.Equal(2, kept.Count);
        Assert.Equal(
            [[.. Enumerable.Range(0, 10).Select(n => $"kalimat {2 * n}")], [.. Enumerable.Range(0, 10).Select(n => $"kalimat {(2 * n) + 1}")]],
            kept.Select(k => k.Select(e => e.Text!).ToList()).OrderBy(k => k[0], StringComparer.Ordinal));
    }

    [Fact]
    public async Task Bodies_that_are_no_activity_or_too_large_are_refused()
    {
        await this.SayAsync(Ana, "m0", "halo");
        foreach (var body in new[] { "", "not json", "[]", "5", "{\"type\":{}}" })
        {
            Assert.Equal(400, await this.PostAsync(Ana, Encoding.UTF8.GetBytes(body)));
        }

        foreach (var characters in new[] { 256 * 1024, 4_200_000 })
        {
            Assert.Equal(413, await this.PostAsync(Ana, Encoding.UTF8.GetBytes(this.MessageOf(Ana, "m1", new string('a', characters)))));
        }

        Assert.Single(await this.KeptAsync());
    }

    [Fact]
    public async Task However_a_call_is_mutated_it_is_answered_and_nothing_breaks()
    {
        var mutations = new JsonMutations(20261122);
        await this.SayAsync(Ana, "m0", "halo");
        for (var at = 0; at < 300; at++)
        {
            if (at % 25 == 0)
            {
                await this.BeginAgainAsync(Ana);
            }

            Assert.InRange(await this.PostAsync(Ana, mutations.Of(this.MessageOf(Ana, $"x{at}", "halo é😀"))), 200, 499);
        }

        Assert.Equal(0, this.Log.Exceptions);
    }

    [Fact]
    public async Task Long_replies_leave_whole_and_in_order()
    {
        await this.SayAsync(Ana, "m1", "halo");
        var texts = new[] { "satu", string.Concat(Enumerable.Repeat("👨‍👩‍👧‍👦é ", 2000)), "tiga" };
        for (var n = 0; n < texts.Length; n++)
        {
            await this.ReplyAsync(Ana, n + 1, texts[n]);
        }

        Assert.Equal(texts, await this.HeardAsync(Ana));
    }

    [Fact]
    public async Task A_reply_reaches_only_the_one_it_is_for()
    {
        await this.SayAsync(Ana, "m1", "halo");
        await this.SayAsync(Budi, "m2", "halo");
        await this.ReplyAsync(Budi, 1, "untuk Budi");
        Assert.Empty(await this.HeardAsync(Ana));
        Assert.Equal(["untuk Budi"], await this.HeardAsync(Budi));
    }

    [Fact]
    public async Task There_is_no_window_and_what_is_ours_alone_is_no_call()
    {
        Assert.Null(this.Channel.Window);
        Assert.Empty(this.Channel.Render(new Activity(ActivityTypes.Trace) { Text = "x" }));
        await this.SayAsync(Ana, "m1", "halo");
        await this.Channel.ShowTypingAsync(await this.AddressAsync(Ana), CancellationToken.None);
        Assert.Equal(0, this.Log.Exceptions);
    }

    [Fact]
    public async Task Nobody_s_words_stand_in_the_log()
    {
        await this.SayAsync(Ana, "m1", "rahasia sekali");
        await this.ReplyAsync(Ana, 1, "rahasia sekali");
        await this.PostAsync(Ana, Encoding.UTF8.GetBytes(this.MessageOf(Ana, "m2", "rahasia sekali")), this.WrongCredentials[^1]);
        Assert.DoesNotContain(this.Log.Lines, l => l.Contains("rahasia", StringComparison.Ordinal));
    }

    private protected async Task SayAsync(string customer, string id, string text) =>
        Assert.InRange(await this.PostAsync(customer, Encoding.UTF8.GetBytes(this.MessageOf(customer, id, text))), 200, 202);

    private async Task ReplyAsync(string customer, long id, string text)
    {
        var address = await this.AddressAsync(customer);
        var reply = new Activity(ActivityTypes.Message) { Text = text, From = new ChannelAccount("bot"), Recipient = new ChannelAccount(customer) };
        var result = await this.Channel.SendAsync(new(id, address, Assert.Single(this.Channel.Render(reply)), 1), CancellationToken.None);
        Assert.True(result.Outcome == SendOutcome.Sent, $"{result.Outcome} {result.Error}");
        Assert.NotNull(result.PlatformId);
    }
}
