using System.Globalization;
using CareBot.Bot.Channels;
using CareBot.Tests.StandIns;
using Microsoft.Bot.Schema;

namespace CareBot.Tests.Channels;

/// <summary>What leaves.</summary>
public abstract partial class ChannelContract
{
    [Fact]
    public async Task A_long_text_leaves_in_parts_that_the_platform_takes()
    {
        const string Family = "👨‍👩‍👧‍👦";
        var text = string.Join(' ', Enumerable.Range(0, 4000).Select(n => n % 9 == 0 ? Family + "é" : n.ToString(CultureInfo.InvariantCulture)));
        await this.SayAsync(new Activity(ActivityTypes.Message) { Text = text });
        var words = this.Platform.WordsTo(Customer);
        Assert.True(words.Count > 1);
        Assert.Equal(text, string.Join(' ', words));
    }

    [Fact]
    public async Task A_text_of_exactly_the_limit_leaves_in_one_message_and_a_longer_one_in_two()
    {
        foreach (var (length, messages) in new[] { (this.LongestText, 1), (this.LongestText + 1, 2) })
        {
            var text = new string('a', length);
            var payloads = this.Channel.Render(new Activity(ActivityTypes.Message) { Text = text });
            Assert.Equal(messages, payloads.Count);
            await this.SayAsync(new Activity(ActivityTypes.Message) { Text = text });
        }
    }

    [Fact]
    public async Task The_longest_word_is_cut_between_graphemes()
    {
        var text = string.Concat(Enumerable.Repeat("👨‍👩‍👧‍👦", 12_000 / 11));
        await this.SayAsync(new Activity(ActivityTypes.Message) { Text = text });
        var words = this.Platform.WordsTo(Customer);
        Assert.Equal(text, string.Concat(words));
        Assert.All(words, w => Assert.Equal(0, w!.Length % 11));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(10)]
    [InlineData(13)]
    [InlineData(40)]
    public async Task Choices_leave_however_many_there_are(int count)
    {
        var titles = Enumerable.Range(1, count).Select(n => $"Bagaimana cara membatalkan pesanan nomor {n}?").ToList();
        await this.SayAsync(Asking(titles));
        await this.SayAsync(Asking([.. Enumerable.Range(1, count).Select(n => $"no. {n}")]));
        Assert.All(this.Platform.WordsTo(Customer), w => Assert.NotNull(w));
    }

    [Fact]
    public async Task Cards_links_and_media_leave_as_the_platform_takes_them()
    {
        var card = new HeroCard(
            "Pesanan 17", "Dikirim", "Tiba **besok**", [new CardImage("https://toko.id/paket.png")],
            [new CardAction(ActionTypes.PostBack, "Agen", value: "agen"), new CardAction(ActionTypes.OpenUrl, "Lacak", value: "https://toko.id/lacak")]);
        await this.SayAsync(new Activity(ActivityTypes.Message)
        {
            Text = "# Lihat\n**ini** dan [itu](https://toko.id)",
            Attachments = [card.ToAttachment(), new Attachment("image/png", "https://toko.id/peta.png"), new Attachment("application/pdf", "https://toko.id/nota.pdf", name: "nota.pdf")],
            SuggestedActions = new SuggestedActions { Actions = [new CardAction(ActionTypes.OpenUrl, "Toko", value: "https://toko.id")] },
        });
        Assert.NotEmpty(this.Platform.WordsTo(Customer));
        await this.SayAsync(new Activity(ActivityTypes.Message) { Attachments = [card.ToAttachment()] });
    }

    [Fact]
    public void What_the_platform_cannot_show_is_no_call()
    {
        foreach (var type in new[] { ActivityTypes.Typing, ActivityTypes.Event, ActivityTypes.Trace, ActivityTypes.EndOfConversation })
        {
            Assert.Empty(this.Channel.Render(new Activity(type) { Text = "x" }));
        }

        Assert.Empty(this.Channel.Render(new Activity(ActivityTypes.Message) { Text = " " }));
    }

    [Fact]
    public async Task Every_refusal_is_told_apart()
    {
        var payload = this.Channel.Render(new Activity(ActivityTypes.Message) { Text = "halo" })[0];
        foreach (var error in this.Errors)
        {
            this.Platform.Faults.Next(new StandInFault.Answer(error.Status, error.Body, error.Headers));
            var result = await this.Channel.SendAsync(this.Send(payload), CancellationToken.None);
            Assert.True(error.Outcome == result.Outcome, $"{error.Status} {error.Body}: {result.Outcome}, not {error.Outcome}");
            Assert.DoesNotContain("rahasia", result.Error ?? "", StringComparison.Ordinal);
        }

        Assert.Empty(Enum.GetValues<SendOutcome>().Except(this.Errors.Select(e => e.Outcome)).Except([SendOutcome.Sent, this.WindowOver is null ? SendOutcome.WindowClosed : SendOutcome.Sent]));
    }

    [Fact]
    public async Task What_stands_between_us_and_the_platform_is_worth_another_try()
    {
        var payload = this.Channel.Render(new Activity(ActivityTypes.Message) { Text = "halo" })[0];
        foreach (var fault in new StandInFault[]
        {
            new StandInFault.Answer(502, "<html>"), new StandInFault.Answer(503, ""), new StandInFault.Answer(302, "", ("Location", "http://127.0.0.1:1/")),
            new StandInFault.Drop(false), new StandInFault.Drop(true),
        })
        {
            this.Platform.Faults.Next(fault);
            Assert.Equal(SendOutcome.Transient, (await this.Channel.SendAsync(this.Send(payload), CancellationToken.None)).Outcome);
        }

        this.Platform.Faults.Next(new StandInFault.Answer(429, "", ("Retry-After", "120")));
        var hasty = await this.Channel.SendAsync(this.Send(payload), CancellationToken.None);
        Assert.Equal((SendOutcome.RateLimited, 120d), (hasty.Outcome, hasty.RetryAfter?.TotalSeconds));
        Assert.Equal(SendOutcome.Sent, (await this.Channel.SendAsync(this.Send(payload), CancellationToken.None)).Outcome);
    }

    [Fact]
    public async Task The_bot_s_words_do_not_leave_when_the_window_is_over()
    {
        if (this.WindowOver is not { } over)
        {
            Assert.Null(this.Channel.Window);
            return;
        }

        Assert.NotNull(this.Channel.Window);
        this.Platform.Faults.Next(new StandInFault.Answer(over.Status, over.Body, over.Headers));
        var payload = this.Channel.Render(new Activity(ActivityTypes.Message) { Text = "halo" })[0];
        Assert.Equal(SendOutcome.WindowClosed, (await this.Channel.SendAsync(this.Send(payload), CancellationToken.None)).Outcome);
        Assert.Empty(this.Platform.WordsTo(Customer));
    }

    [Fact]
    public async Task An_account_that_left_the_settings_sends_nothing()
    {
        var send = this.Send(this.Channel.Render(new Activity(ActivityTypes.Message) { Text = "halo" })[0]);
        var stranger = send with { Address = send.Address with { Account = send.Address.Account with { ExternalId = "99999" } } };
        Assert.Equal(SendOutcome.TokenDead, (await this.Channel.SendAsync(stranger, CancellationToken.None)).Outcome);
        Assert.Equal(0, this.Platform.Calls);
    }

    [Fact]
    public async Task A_failed_typing_bubble_is_of_no_consequence()
    {
        this.Platform.Faults.Next(new StandInFault.Answer(500, ""), 2);
        await this.Channel.ShowTypingAsync(this.Address, CancellationToken.None);
        await this.Channel.ShowTypingAsync(this.Address, CancellationToken.None);
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        await this.Channel.ShowTypingAsync(this.Address, cancelled.Token);
        Assert.Empty(this.Platform.Refused);
    }

    private static Activity Asking(IReadOnlyList<string> titles) => new(ActivityTypes.Message)
    {
        Text = "Yang mana?",
        SuggestedActions = new SuggestedActions { Actions = [.. titles.Select(t => new CardAction(ActionTypes.ImBack, t, value: t))] },
    };
}
