using System.Globalization;
using System.Net;
using System.Text;
using CareBot.Bot.Channels;
using CareBot.Bot.Channels.Notices;
using CareBot.Tests.Dialogs;
using CareBot.Tests.StandIns;
using Microsoft.Bot.Schema;

namespace CareBot.Tests.Channels;

/// <summary>A customer's words in a platform's call.</summary>
internal sealed record Said(string Id, string Customer, string Text, long Second = 1_700_000_000);

/// <summary>A platform's refusal and the class it belongs to.</summary>
internal sealed record PlatformError(int Status, string Body, SendOutcome Outcome, params (string Name, string Value)[] Headers);

/// <summary>
/// What every channel of a platform keeps, in and out, against a strict stand-in: nothing unsigned is believed, nothing signed is lost, doubled or
/// brought out of order, nothing leaves that the platform would refuse, and every refusal is told apart.
/// </summary>
public abstract class ChannelContract : IAsyncLifetime
{
    private protected const string Shop = "1234";
    private protected const string Other = "4321";
    private protected const string Customer = "5678";
    private const int FewMutations = 1500;

    private protected IPlatformStandIn Platform { get; private set; } = null!;

    private protected ChannelHost Host { get; private set; } = null!;

    private protected abstract string ChannelId { get; }

    private protected abstract string Path { get; }

    /// <summary>The longest text of one message.</summary>
    private protected abstract int LongestText { get; }

    /// <summary>Bodies with signatures that were computed elsewhere; the account is <see cref="Shop"/>'s, or one that no setting names.</summary>
    private protected abstract IReadOnlyList<(string Body, string Signature)> Vectors { get; }

    /// <summary>Each class of refusal.</summary>
    private protected abstract IReadOnlyList<PlatformError> Errors { get; }

    /// <summary>The refusal that the window is over.</summary>
    private protected abstract PlatformError? WindowOver { get; }

    /// <summary>Own fixtures of every shape that the platform sends.</summary>
    private protected IReadOnlyList<string> Shapes => File.ReadAllLines(RepositoryFiles.Path($"Bot.Tests/Channels/Shapes/{this.ChannelId}.jsonl"));

    private protected abstract Task<IPlatformStandIn> StartPlatformAsync();

    /// <summary>Two accounts, <see cref="Shop"/> and <see cref="Other"/>, whose platform is at the address.</summary>
    private protected abstract Dictionary<string, string?> Settings(Uri platform);

    private protected abstract (string Header, string Value) Sign(byte[] body);

    /// <summary>A call with these messages.</summary>
    private protected abstract string Call(string account, params IEnumerable<Said> messages);

    /// <summary>A call whose middle event is broken.</summary>
    private protected abstract string CallWithBrokenMiddle(Said before, Said after);

    /// <summary>A picture without words.</summary>
    private protected abstract string PictureCall(string id);

    /// <summary>Our own words coming back.</summary>
    private protected abstract string OwnEcho(long outboxId, string id);

    /// <summary>Somebody else's words in our name.</summary>
    private protected abstract string ForeignEcho(string id, string text);

    /// <summary>The right question and answer of the webhook's registration.</summary>
    private protected abstract (string Query, string Answer) Verification { get; }

    /// <summary>Questions of a registration that are not right.</summary>
    private protected abstract IReadOnlyList<string> WrongVerifications { get; }

    public async ValueTask InitializeAsync()
    {
        this.Platform = await this.StartPlatformAsync();
        this.Host = await ChannelHost.StartAsync(this.Settings(this.Platform.Address));
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await this.Host.DisposeAsync();
        await this.Platform.DisposeAsync();
    }

    [Fact]
    public async Task The_registration_is_answered_and_a_wrong_one_refused()
    {
        using (var right = await this.Host.Client.GetAsync(this.Relative(this.Verification.Query)))
        {
            Assert.Equal(HttpStatusCode.OK, right.StatusCode);
            Assert.Equal(this.Verification.Answer, await right.Content.ReadAsStringAsync());
        }

        foreach (var question in this.WrongVerifications)
        {
            using var refused = await this.Host.Client.GetAsync(this.Relative(question));
            Assert.InRange((int)refused.StatusCode, 400, 403);
        }
    }

    [Fact]
    public async Task The_vectors_pass_and_every_mutated_vector_is_refused()
    {
        foreach (var (text, signature) in this.Vectors)
        {
            var body = Encoding.UTF8.GetBytes(text);
            Assert.Equal(HttpStatusCode.OK, await this.PostAsync(body, signature));
            var kept = this.Host.Inbox.Kept.Count;
            for (var at = 0; at < body.Length; at++)
            {
                var changed = (byte[])body.Clone();
                changed[at] ^= (byte)(1 << (at % 8));
                Assert.Equal(HttpStatusCode.Unauthorized, await this.PostAsync(changed, signature));
            }

            for (var at = 0; at < signature.Length; at++)
            {
                // The next character but two: of the last digit of base64 only some bits count.
                var changed = signature.ToCharArray();
                changed[at] = (char)(changed[at] ^ 4);
                Assert.Equal(HttpStatusCode.Unauthorized, await this.PostAsync(body, new string(changed)));
            }

            Assert.Equal(kept, this.Host.Inbox.Kept.Count);
        }
    }

    [Fact]
    public async Task An_unsigned_call_changes_nothing()
    {
        var body = Encoding.UTF8.GetBytes(this.Call(Shop, new Said("m1", Customer, "halo")));
        foreach (var signature in new[] { null, "", "sha256=", "sha256=00", "sha1=" + new string('0', 40), this.Sign([]).Value, this.Sign(body).Value + "0", " " })
        {
            Assert.Equal(HttpStatusCode.Unauthorized, await this.PostAsync(body, signature));
        }

        Assert.Empty(this.Host.Inbox.Calls);
        Assert.Empty(this.Host.Notices.Told);
    }

    [Fact]
    public async Task What_comes_twice_is_kept_once()
    {
        var call = this.Call(Shop, new Said("m1", Customer, "halo"), new Said("m1", Customer, "halo"), new Said("m2", Customer, "halo"));
        for (var time = 0; time < 3; time++)
        {
            Assert.Equal(HttpStatusCode.OK, await this.PostSignedAsync(call));
        }

        Assert.Equal(["halo", "halo"], this.Host.Inbox.Kept.Select(e => e.Activity.Text));
        Assert.Equal(2, this.Host.Inbox.Kept.Select(e => e.Key).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task A_batch_is_kept_whole_and_in_order()
    {
        var said = Enumerable.Range(0, 40)
            .Select(n => new Said(string.Create(CultureInfo.InvariantCulture, $"m{n}"), n % 2 == 0 ? Customer : "8765", $"kalimat {n}", 1_700_000_000 + n)).ToList();
        Assert.Equal(HttpStatusCode.OK, await this.PostSignedAsync(this.Call(Shop, said)));
        Assert.Equal(said.Select(s => (s.Text, s.Second)), this.Host.Inbox.Kept.Select(e => (e.Activity.Text, e.PlatformAt.ToUnixTimeSeconds())));
        Assert.All(this.Host.Inbox.Kept, e => Messenger.StorableEvent.Check(e));
        Assert.All(this.Host.Inbox.Kept, e => Assert.Equal(
            (this.ChannelId, e.CustomerKey, e.ConversationKey), (e.Activity.ChannelId, e.Activity.From.Id, e.Activity.Conversation.Id)));
    }

    [Fact]
    public async Task A_broken_event_costs_only_itself()
    {
        Assert.Equal(HttpStatusCode.OK, await this.PostSignedAsync(
            this.CallWithBrokenMiddle(new Said("m1", Customer, "satu"), new Said("m3", Customer, "tiga"))));
        Assert.Equal(["satu", "tiga"], this.Host.Inbox.Kept.Select(e => e.Activity.Text));
    }

    [Fact]
    public async Task Each_account_gets_its_own_and_a_stranger_s_is_acknowledged()
    {
        Assert.Equal(HttpStatusCode.OK, await this.PostSignedAsync(this.Call(Shop, new Said("m1", Customer, "ke toko"))));
        Assert.Equal(HttpStatusCode.OK, await this.PostSignedAsync(this.Call(Other, new Said("m1", Customer, "ke cabang"))));
        Assert.Equal(HttpStatusCode.OK, await this.PostSignedAsync(this.Call("99999", new Said("m1", Customer, "ke siapa"))));
        Assert.Equal(
            [("shop", "ke toko"), ("other", "ke cabang")],
            this.Host.Inbox.Calls.SelectMany(c => c.Events.Select(e => (c.Account.Name, e.Activity.Text))));
        Assert.Contains(this.Host.Log.Lines, l => l.Contains("99999", StringComparison.Ordinal));
    }

    [Fact]
    public async Task While_the_database_is_away_the_platform_is_asked_to_come_again()
    {
        var call = this.Call(Shop, new Said("m1", Customer, "halo"));
        this.Host.Inbox.IsAway = true;
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await this.PostSignedAsync(call));
        this.Host.Inbox.IsAway = false;
        Assert.Equal(HttpStatusCode.OK, await this.PostSignedAsync(call));
        Assert.Single(this.Host.Inbox.Kept);
    }

    [Fact]
    public async Task Our_own_words_coming_back_are_not_answered()
    {
        Assert.Equal(HttpStatusCode.OK, await this.PostSignedAsync(this.OwnEcho(42, "e1")));
        Assert.Empty(this.Host.Inbox.Kept);
        Assert.All(this.Host.Notices.Told, n => Assert.True(n is PlatformNotice.OwnEcho { OutboxId: 42 } or PlatformNotice.SpokenElsewhere { MayBeOurs: true }));
    }

    [Fact]
    public async Task Who_answers_elsewhere_is_told_of()
    {
        Assert.Equal(HttpStatusCode.OK, await this.PostSignedAsync(this.ForeignEcho("e1", "Halo, saya Rina")));
        Assert.Empty(this.Host.Inbox.Kept);
        var spoken = Assert.IsType<PlatformNotice.SpokenElsewhere>(Assert.Single(this.Host.Notices.Told));
        Assert.Equal((Customer, "e1", "Halo, saya Rina"), (spoken.ConversationKey, spoken.PlatformId, spoken.Text));
        Assert.Equal((Customer, Shop), (spoken.Reference.User.Id, spoken.Reference.Bot.Id));
    }

    [Fact]
    public async Task A_picture_comes_along_without_being_fetched()
    {
        Assert.Equal(HttpStatusCode.OK, await this.PostSignedAsync(this.PictureCall("m1")));
        var inbound = Assert.Single(this.Host.Inbox.Kept);
        Assert.StartsWith("image/", Assert.Single(inbound.Activity.Attachments).ContentType, StringComparison.Ordinal);
        Assert.Equal(0, this.Platform.Calls);
    }

    [Fact]
    public async Task Bodies_that_are_no_call_are_refused()
    {
        Assert.Equal(HttpStatusCode.BadRequest, await this.PostSignedAsync("not json"));
        Assert.Equal(HttpStatusCode.BadRequest, await this.PostSignedAsync("[]"));
        Assert.Equal(HttpStatusCode.BadRequest, await this.PostSignedAsync(""));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await this.PostSignedAsync(new string(' ', (4 * 1024 * 1024) + 1)));
        Assert.Empty(this.Host.Inbox.Calls);
    }

    [Fact]
    public async Task Nobody_s_words_stand_in_the_log()
    {
        await this.PostSignedAsync(this.Call(Shop, new Said("m1", Customer, "rahasia sekali")));
        await this.PostSignedAsync(this.ForeignEcho("e1", "rahasia sekali"));
        await this.PostSignedAsync(this.Call("99999", new Said("m1", Customer, "rahasia sekali")));
        Assert.DoesNotContain(this.Host.Log.Lines, l => l.Contains("rahasia", StringComparison.Ordinal));
    }

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

    [Fact]
    public async Task However_a_call_is_mutated_it_is_answered_and_what_is_kept_can_be_stored()
    {
        var mutations = new JsonMutations(20260901);
        var shapes = this.Shapes;
        for (var at = 0; at < FewMutations; at++)
        {
            var body = mutations.Of(shapes[at % shapes.Count]);
            Assert.InRange((int)await this.PostAsync(body, this.Sign(body).Value), 200, 404);
            if (at % 10 == 0)
            {
                Assert.Equal(HttpStatusCode.Unauthorized, await this.PostAsync(body, this.Sign([1]).Value));
            }
        }

        Assert.Equal(0, this.Host.Log.Exceptions);
        Assert.NotEmpty(this.Host.Inbox.Kept);
        Assert.All(this.Host.Inbox.Calls.SelectMany(c => c.Events), Messenger.StorableEvent.Check);
    }

    [Fact]
    public async Task Every_shape_is_read()
    {
        foreach (var shape in this.Shapes)
        {
            Assert.Equal(HttpStatusCode.OK, await this.PostSignedAsync(shape));
        }

        Assert.Equal(0, this.Host.Log.Exceptions);
    }

    private protected IChannel Channel => this.Host.Channel(this.ChannelId);

    private protected virtual ReplyAddress Address => new(
        this.Host.Account(this.ChannelId, "shop"), 7, Customer, Customer,
        new ConversationReference { ActivityId = "wamid.last", User = new ChannelAccount(Customer), Bot = new ChannelAccount(Shop), Conversation = new ConversationAccount(id: Customer) });

    private protected OutboundSend Send(string payload, long id = 42) => new(id, this.Address, payload, 1);

    private protected async Task<HttpStatusCode> PostSignedAsync(string body)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        return await this.PostAsync(bytes, this.Sign(bytes).Value);
    }

    /// <summary>Everything is rendered and sent; the platform must take it all.</summary>
    private protected async Task SayAsync(Activity reply)
    {
        var payloads = this.Channel.Render(reply);
        Assert.NotEmpty(payloads);
        for (var at = 0; at < payloads.Count; at++)
        {
            var result = await this.Channel.SendAsync(this.Send(payloads[at], 100 + at), CancellationToken.None);
            Assert.True(result.Outcome == SendOutcome.Sent, $"{result.Outcome} {result.Error}: {string.Join("; ", this.Platform.Refused)} — {payloads[at]}");
            Assert.NotNull(result.PlatformId);
        }
    }

    private static Activity Asking(IReadOnlyList<string> titles) => new(ActivityTypes.Message)
    {
        Text = "Yang mana?",
        SuggestedActions = new SuggestedActions { Actions = [.. titles.Select(t => new CardAction(ActionTypes.ImBack, t, value: t))] },
    };

    private Uri Relative(string query) => new($"{this.Path}?{query}", UriKind.Relative);

    private async Task<HttpStatusCode> PostAsync(byte[] body, string? signature)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, this.Path) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new("application/json");
        if (signature is not null)
        {
            request.Headers.TryAddWithoutValidation(this.Sign(body).Header, signature);
        }

        using var answer = await this.Host.Client.SendAsync(request);
        return answer.StatusCode;
    }
}
